// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "fleet/server/http/Server.h"

#include <chrono>
#include <optional>
#include <string>

namespace rinnova::fleet {

// What the command line says; one struct for each command.

struct ServeCommand {
    std::string listen = "127.0.0.1:8443";
    std::string database;
    std::string certificate, key;
    bool behind_proxy = false;
    std::string user_header;
    int silent_days = 7;
    int history_days = 730;
    int messages_per_second = 50; ///< of one address; 0: any number
};

struct TokenCommand {
    std::string database, group, key_file;
    std::int64_t uses = 1;
    std::string expires = "24h";
    bool pseudonyms = false;
};

struct TokensCommand {
    std::string database;
    std::string withdraw; ///< the first digits of its hash; empty: list
    bool revoke_devices = false;
};

struct AdminAddCommand {
    std::string database, name;
    std::string role = "viewer";
    bool password_stdin = false;
};

/// Somebody, or a key for programs, who may look no longer.
struct RemoveCommand {
    std::string database, name;
    bool key = false;
};

struct ReportCommand {
    std::string database;
    std::string format = "table";
    std::string group, state, due_within, key_file;
};

struct DeviceCommand {
    std::string database;
    std::string revoke; ///< an id, or its first digits; empty: list
    std::string format = "table";
};

struct PolicyCommand {
    std::string database, key_file, file, output;
    bool publish = false;
};

struct ApiKeyCommand {
    std::string database, name;
    std::string scope = "read"; ///< `overview`: counts without a name
};

/// What a command prints, or why it could not.
using Printed = Result<std::string>;

Printed run(const TokenCommand& command, const Clock& clock);
Printed run(const TokensCommand& command, const Clock& clock, const std::string& language);
Printed run(const AdminAddCommand& command, const Clock& clock);
Printed run(const RemoveCommand& command, const Clock& clock);
/// Prints as it goes.
Result<void> run(const ReportCommand& command, const Clock& clock, const std::string& language);
Printed run(const DeviceCommand& command, const Clock& clock, const std::string& language);
Printed run(const PolicyCommand& command, const Clock& clock);
Printed run(const ApiKeyCommand& command, const Clock& clock);
Result<void> run(const ServeCommand& command, const Clock& clock);

/// `24h`, `14d`, `30m`. `invalid-data` for anything else, or none in a lifetime.
Result<std::chrono::seconds> duration_from(std::string_view text);
/// Where a fleet is kept when nobody says.
std::string usual_database();
/// Who runs this, for the audit log.
std::string operator_name();

} // namespace rinnova::fleet
