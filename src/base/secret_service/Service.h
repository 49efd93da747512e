// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// A client of the Secret Service (https://specifications.freedesktop.org/secret-service-spec/), the keychain
/// of Linux desktops: gnome-keyring, KeePassXC, KWallet's newer versions.
namespace rinnova::secret_service {

using Attributes = std::map<std::string, std::string, std::less<>>;

/// How long to wait: for an answer of the service, and for a person before its question.
struct Limits {
    std::chrono::milliseconds call{25'000};
    std::chrono::milliseconds prompt{120'000};
};

enum class Prompts {
    allowed, ///< a person is there
    refused, ///< nobody is: what would need a question is `locked`
};

struct Item {
    std::string path; ///< of the D-Bus object; may be another one after the service's next start
    Attributes attributes;
    std::string label;
    bool locked = false;
    std::uint64_t created = 0;  ///< seconds since 1970, UTC; 0 when the service does not say
    std::uint64_t modified = 0; ///< the same; of the label and the attributes too

    bool operator==(const Item&) const = default;
};

struct Collection {
    std::string path; ///< stays the same; names the keyring's file
    std::string label;
    bool locked = false;
    std::vector<std::string> items; ///< their paths

    bool operator==(const Collection&) const = default;
};

/// Paths of items.
struct Found {
    std::vector<std::string> unlocked;
    std::vector<std::string> locked;
};

struct StoredSecret {
    Secret secret;
    std::string content_type;
};

enum class Presence { running, startable, none };

/// Whether this session has a keychain, without starting one. `none` too when there is no session.
Result<Presence> presence(std::chrono::milliseconds limit);

/// A connection with the service. Holds one transfer session and no list of anything: every answer is the
/// service's own at that moment. Nothing prompts unless prompts are allowed, and nothing is ever taken for
/// "not there" because the service is locked, slow or gone.
///
/// Errors of all calls: `locked`; `timed-out` (no answer within the limit); `unreachable` (went away);
/// `permission-denied`; `internal` with the service's words. `not-found` only for a collection or item that
/// is named by its path and is gone. To be used by one thread at a time; the application's main loop need not
/// run.
class Service {
  public:
    /// Has the bus start the service if none runs. `unsupported` without a session bus or anybody to be the
    /// service.
    static Result<Service> connect(const Limits& limits, Prompts prompts);

    Service(Service&& other) noexcept;
    Service& operator=(Service&& other) noexcept;
    ~Service();

    /// The collection that new entries belong into; empty when the desktop has none yet.
    Result<std::string> default_collection();
    Result<std::vector<std::string>> collections();
    Result<Collection> collection(const std::string& path);
    /// Of a collection; cheaper than all of its properties.
    Result<bool> is_locked(const std::string& collection);
    /// Makes the default collection; the service asks for its password.
    Result<std::string> create_default_collection(const std::string& label);

    /// Unlocks collections or items, all with one question where the service can.
    Result<void> unlock(const std::vector<std::string>& paths);

    /// Items of all collections that have these attributes, letter for letter. A service may be unable to
    /// search what is locked: finding nothing says something of unlocked collections only.
    Result<Found> search(const Attributes& attributes);
    Result<Item> item(const std::string& path);
    /// Of an item; cheaper than all of its properties.
    Result<Attributes> attributes_of(const std::string& item);

    Result<StoredSecret> secret_of(const std::string& item);
    /// Replaces the secret and nothing else of the item.
    Result<void> replace_secret(const std::string& item, const Secret& secret,
                                const std::string& content_type);
    /// Adds an item to an unlocked collection, or replaces the one with exactly these attributes. Returns its
    /// path.
    Result<std::string> create_item(const std::string& collection, const std::string& label,
                                    const Attributes& attributes, const Secret& secret);
    /// A service may have it confirmed by the person (KeePassXC does): then `locked` where prompts are
    /// refused.
    Result<void> delete_item(const std::string& item);
    /// Deletes it unless the service would ask: `locked` then.
    Result<void> delete_item_unasked(const std::string& item);

  private:
    struct Connection;
    explicit Service(std::unique_ptr<Connection> connection);
    /// The path of the prompt that it takes; empty when it is done.
    Result<std::string> start_deleting(const std::string& item);
    std::unique_ptr<Connection> m_connection;
};

} // namespace rinnova::secret_service
