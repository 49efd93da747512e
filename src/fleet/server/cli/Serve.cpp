// SPDX-License-Identifier: Apache-2.0
#include "base/PathText.h"
#include "base/ServiceManager.h"
#include "base/Text.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/App.h"
#include "fleet/server/cli/Commands.h"
#include "fleet/server/cli/Signals.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/store/Upkeep.h"
#include "model/Account.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <thread>

namespace rinnova::fleet {

namespace {

constexpr std::chrono::seconds grace{20};

/// A line of JSON for each event, on standard error.
class EventLog {
  public:
    explicit EventLog(const Clock& clock) : m_clock(clock) {}
    void write(std::string_view event, std::string_view text) {
        const std::string line =
            Json{{"time", to_iso(m_clock.now())}, {"event", event}, {"text", plain(text, 1000)}}.dump() +
            "\n";
        const std::lock_guard lock(m_mutex);
        std::fwrite(line.data(), 1, line.size(), stderr);
    }

  private:
    const Clock& m_clock;
    std::mutex m_mutex;
};

/// `HOST:PORT`, `[::1]:PORT`.
Result<void> set_listen(ServerSettings& settings, const std::string& text) {
    const auto colon = text.rfind(':');
    unsigned short port = 0;
    if (colon != std::string::npos) {
        const auto [end, error] = std::from_chars(text.data() + colon + 1, text.data() + text.size(), port);
        if (error == std::errc() && end == text.data() + text.size() && colon > 0) {
            settings.host = text.substr(0, colon);
            if (settings.host.starts_with('[') && settings.host.ends_with(']'))
                settings.host = settings.host.substr(1, settings.host.size() - 2);
            settings.port = port;
            return {};
        }
    }
    return fail(ErrorCode::invalid_data, translate("fleet", "“%1” is no address to listen at.", {text}),
                translate("fleet", "Say HOST:PORT."));
}

Result<ServerSettings> settings_of(const ServeCommand& command) {
    ServerSettings settings;
    if (auto set = set_listen(settings, command.listen); !set)
        return tl::unexpected(set.error());
    if (command.behind_proxy == !(command.certificate.empty() || command.key.empty()))
        return fail(
            ErrorCode::invalid_data, translate("fleet", "Agents and browsers speak TLS alone."),
            translate("fleet",
                      "Name a certificate with --tls-cert and --tls-key, or say --behind-proxy when a "
                      "proxy on this machine does it."));
    settings.certificate = path_from_utf8(command.certificate);
    settings.key = path_from_utf8(command.key);
    settings.behind_proxy = command.behind_proxy;
    return settings;
}

} // namespace

Result<void> run(const ServeCommand& command, const Clock& clock) {
    auto settings = settings_of(command);
    const auto address = database_address_from(command.database);
    if (!settings || !address)
        return tl::unexpected(!settings ? settings.error() : address.error());
    if (!command.user_header.empty() && !command.behind_proxy)
        return fail(ErrorCode::invalid_data,
                    translate("fleet", "--user-header is for servers behind a proxy."));
    block_signals();
    allow_many_files();
    if (auto fleet = open_fleet(command.database); !fleet)
        return tl::unexpected(fleet.error());
    EventLog log(clock);
    Metrics metrics;
    Ingest ingest(*address, clock, {}, metrics);
    AppSettings app_settings;
    app_settings.silent_days = command.silent_days;
    app_settings.user_header = to_lower(command.user_header);
    app_settings.limit_addresses = command.messages_per_second > 0;
    if (command.messages_per_second > 0)
        app_settings.address_rate.pause =
            std::chrono::milliseconds(std::max(1, 1000 / command.messages_per_second));
    App app(*address, ingest, metrics, clock, app_settings,
            [&](std::string_view event, std::string_view text) { log.write(event, text); });
    auto server = Server::listen(
        *settings,
        [&](Request request, Respond respond) { app.handle(std::move(request), std::move(respond)); },
        metrics);
    if (!server)
        return tl::unexpected(server.error());
    const Upkeep upkeep(*address, clock, command.history_days,
                        [&](std::string_view event, std::string_view text) { log.write(event, text); });
    log.write("listening", settings->host + ":" + std::to_string((*server)->port()));
    std::thread signals([&] {
        while (wait_for_signal() == Signal::reload) {
            const auto read = (*server)->reload_certificate();
            log.write("certificate", read ? "read again" : read.error().message);
        }
        tell_service_manager("STOPPING=1");
        log.write("stopping", "requests under way are answered");
        (*server)->stop(grace);
    });
    tell_service_manager("READY=1");
    (*server)->run();
    signals.join();
    log.write("stopped", "");
    return {};
}

} // namespace rinnova::fleet
