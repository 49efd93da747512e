// SPDX-License-Identifier: Apache-2.0
#include "vault/libsecret/SecretServiceVault.h"

#include "base/Text.h"
#include "vault/EntryNames.h"
#include "vault/libsecret/EntryAttributes.h"

#include <algorithm>
#include <tuple>

namespace rinnova {

namespace {

using secret_service::Prompts;
using secret_service::Service;

constexpr const char* content_type = "text/plain";

Error no_such_entry(const VaultKey& key) {
    return {ErrorCode::not_found, translate("vault", "The keychain has no such entry."), {}, label_of(key)};
}

/// KeePassXC's manner, while its database is open.
Error asks_for_permission(Error error) {
    if (error.code != ErrorCode::locked)
        return error;
    return {
        ErrorCode::locked,
        translate("vault", "The keychain asks a person before it gives out an entry."),
        translate("vault", "Run the command in a terminal of your desktop session, and allow the access."),
        {}};
}

/// KeePassXC resolves what stands in braces when a password is read (`{USERNAME}`), and declines what refers
/// to another entry (`{REF:P@T:…}`).
Error with_hint_at_braces(Error error, const Secret& secret) {
    const bool braces =
        secret.expose([](std::string_view text) { return text.find('{') != std::string_view::npos; });
    if (braces && error.hint.empty() &&
        (error.code == ErrorCode::internal || error.code == ErrorCode::locked))
        error.hint = translate("vault", "KeePassXC takes words in braces for its own: generate a password "
                                        "without { and }.");
    return error;
}

bool has_all(const secret_service::Attributes& attributes, const secret_service::Attributes& wanted) {
    return std::includes(attributes.begin(), attributes.end(), wanted.begin(), wanted.end());
}

/// gnome-keyring's collection that lives in memory and ends with the session: no place for a password to
/// keep.
bool is_forgotten_at_logout(const std::string& collection) {
    return collection == "/org/freedesktop/secrets/collection/session";
}

} // namespace

SecretServiceVault::SecretServiceVault(const VaultOptions& options, std::unique_ptr<const Clock> clock)
    : m_options(options), m_clock(std::move(clock)) {}

Error SecretServiceVault::told(Error error) {
    if (error.code == ErrorCode::unreachable || error.code == ErrorCode::timed_out)
        m_service.reset();
    return with_ways_out(std::move(error));
}

Result<void> SecretServiceVault::open() {
    return connect_and_unlock().map_error([&](Error error) { return told(std::move(error)); });
}

Result<void> SecretServiceVault::connect() {
    auto service = Service::connect({m_options.call_limit, m_options.prompt_limit},
                                    m_options.interactive ? Prompts::allowed : Prompts::refused);
    if (!service) {
        Error error = std::move(service.error());
        // There was one a moment ago: its entries exist.
        if (m_had_service && error.code == ErrorCode::unsupported)
            error.code = ErrorCode::unreachable;
        return tl::unexpected(std::move(error));
    }
    m_service.emplace(std::move(*service));
    m_had_service = true;
    return {};
}

Result<void> SecretServiceVault::connect_and_unlock() {
    for (const bool again : {false, true}) {
        if (!m_service)
            if (const auto connected = connect(); !connected)
                return connected;
        auto ready = unlock_default_collection();
        // A service that ended since the last call can be started anew.
        if (ready || again || ready.error().code != ErrorCode::unreachable)
            return ready;
        m_service.reset();
    }
    return {};
}

Result<void> SecretServiceVault::unlock_default_collection() {
    auto path = m_service->default_collection();
    if (!path)
        return tl::unexpected(path.error());
    if (path->empty() || is_forgotten_at_logout(*path)) {
        if (!m_options.interactive)
            return fail(
                ErrorCode::locked,
                translate("vault", "The keychain has not been set up yet: it has no default keyring."),
                translate("vault", "It is set up at your next login on the desktop."));
        path = m_service->create_default_collection(translate("vault", "Login"));
        if (!path)
            return tl::unexpected(path.error());
        if (path->empty())
            return fail(ErrorCode::locked, translate("vault", "The keychain was not set up."));
    }
    const auto locked = m_service->is_locked(*path);
    if (!locked)
        return tl::unexpected(locked.error());
    if (*locked)
        if (const auto unlocked = m_service->unlock({*path}); !unlocked)
            return unlocked;
    m_collection = *path;
    return {};
}

Result<void> SecretServiceVault::ensure_open() {
    // Asked anew for every call: a search in a locked KeePassXC would put a dialog before whoever is there.
    if (m_service && !m_collection.empty())
        if (const auto locked = m_service->is_locked(m_collection); locked && !*locked)
            return {};
    return connect_and_unlock();
}

Result<secret_service::Item> SecretServiceVault::readable(const std::string& path,
                                                          const secret_service::Attributes& attributes) {
    auto item = m_service->item(path);
    // gnome-keyring shows hashes in place of attributes while a collection is locked; KeePassXC locks items
    // one by one, and shows their attributes all the same.
    if (!item || !item->locked || has_all(item->attributes, attributes))
        return item;
    if (const auto unlocked = m_service->unlock({path}); !unlocked)
        return tl::unexpected(unlocked.error());
    return m_service->item(path);
}

Result<SecretServiceVault::Items>
SecretServiceVault::find_in_open(const secret_service::Attributes& attributes) {
    const auto found = m_service->search(attributes);
    if (!found)
        return tl::unexpected(found.error());
    std::vector<std::string> paths = found->unlocked;
    paths.insert(paths.end(), found->locked.begin(), found->locked.end());
    Items items;
    for (const std::string& path : paths) {
        auto item = readable(path, attributes);
        if (!item && item.error().code == ErrorCode::not_found)
            continue; // deleted meanwhile, by another program
        if (!item)
            return tl::unexpected(item.error());
        // Some services ignore letter case when they search.
        if (has_all(item->attributes, attributes))
            items.push_back(std::move(*item));
    }
    return items;
}

Result<void> SecretServiceVault::unlock(const Items& items) {
    std::vector<std::string> locked;
    for (const secret_service::Item& item : items)
        if (item.locked)
            locked.push_back(item.path);
    return m_service->unlock(locked).map_error(asks_for_permission);
}

Result<Secret> SecretServiceVault::secret_of(const std::string& path) {
    auto found = m_service->secret_of(path);
    // A permission that was given for one use, and is used up.
    if (!found && found.error().code == ErrorCode::locked)
        if (const auto unlocked = m_service->unlock({path}); unlocked)
            found = m_service->secret_of(path);
    if (!found)
        return tl::unexpected(found.error());
    return std::move(found->secret);
}

Result<SecretServiceVault::Items> SecretServiceVault::find(const secret_service::Attributes& attributes) {
    auto items = find_in_open(attributes);
    if (!items || !items->empty())
        return items;
    // Some services cannot look into what is locked: that nothing was found counts only when all is open.
    if (const auto open = unlock_default_collection(); !open)
        return tl::unexpected(open.error());
    return find_in_open(attributes);
}

Result<void> SecretServiceVault::store(const VaultKey& key, const Secret& secret) {
    return check_key(key)
        .and_then([&] { return check_secret(secret); })
        .and_then([&] { return ensure_open(); })
        .and_then([&] {
            return write(key, secret).map_error([&](Error error) {
                return with_hint_at_braces(std::move(error), secret);
            });
        })
        .map_error([&](Error error) {
            if (error.code == ErrorCode::not_found)
                error = {ErrorCode::conflict,
                         translate("vault", "The keychain was changed while an entry was being written."),
                         translate("vault", "Try again."), label_of(key)};
            return told(std::move(error));
        });
}

Result<void> SecretServiceVault::write(const VaultKey& key, const Secret& secret) {
    const auto items = find_in_open(identity_of(key));
    if (!items)
        return tl::unexpected(items.error());
    if (const auto unlocked = unlock(*items); !unlocked)
        return unlocked;
    std::vector<std::string> written;
    // Two of the same (a copied keyring, say) are both brought to the new value, so that none can be read as
    // old.
    for (const secret_service::Item& item : *items) {
        if (const auto replaced = m_service->replace_secret(item.path, secret, content_type); !replaced)
            return replaced;
        written.push_back(item.path);
    }
    if (written.empty()) {
        auto made = create(key, secret);
        if (!made)
            return tl::unexpected(made.error());
        written.push_back(std::move(*made));
    }
    for (const std::string& item : written) {
        const auto kept = secret_of(item);
        if (!kept)
            return tl::unexpected(kept.error());
        if (!(*kept == secret))
            return fail(ErrorCode::internal,
                        translate("vault", "The keychain gave back something else than it was given."), {},
                        label_of(key));
    }
    return {};
}

Result<std::string> SecretServiceVault::create(const VaultKey& key, const Secret& secret) {
    const auto attributes = attributes_of(key, m_clock->now());
    auto made = m_service->create_item(m_collection, label_of(key), attributes, secret);
    if (made || made.error().code != ErrorCode::locked)
        return made;
    // Locked since `open`: a person who is there can say otherwise.
    if (const auto open = unlock_default_collection(); !open)
        return tl::unexpected(open.error());
    return m_service->create_item(m_collection, label_of(key), attributes, secret);
}

Result<Secret> SecretServiceVault::load(const VaultKey& key) {
    return check_key(key)
        .and_then([&] { return ensure_open(); })
        .and_then([&] { return read(key); })
        .map_error([&](Error error) { return told(std::move(error)); });
}

Result<Secret> SecretServiceVault::read(const VaultKey& key) {
    auto found = read_once(key);
    // An item that went between two calls: either the entry was erased, or the service was started anew and
    // numbers its items differently. Looking again tells.
    return found || found.error().code != ErrorCode::not_found ? std::move(found) : read_once(key);
}

Result<Secret> SecretServiceVault::read_once(const VaultKey& key) {
    const auto items = find(identity_of(key));
    if (!items)
        return tl::unexpected(items.error());
    if (items->empty())
        return tl::unexpected(no_such_entry(key));
    const auto newest = std::max_element(items->begin(), items->end(), [](const auto& a, const auto& b) {
        return std::tie(a.modified, a.path) < std::tie(b.modified, b.path);
    });
    if (const auto unlocked = unlock({*newest}); !unlocked)
        return tl::unexpected(unlocked.error());
    auto found = secret_of(newest->path);
    // A service that was killed between making an entry and filling it leaves an empty one.
    if (found && found->empty())
        return fail(ErrorCode::invalid_data,
                    translate("vault", "The keychain's entry is empty: it was never filled."), {},
                    label_of(key));
    return found;
}

Result<void> SecretServiceVault::erase(const VaultKey& key) {
    return check_key(key)
        .and_then([&] { return ensure_open(); })
        .and_then([&] { return remove(key); })
        .map_error([&](Error error) { return told(std::move(error)); });
}

Result<void> SecretServiceVault::remove(const VaultKey& key) {
    const auto items = find(identity_of(key));
    if (!items)
        return tl::unexpected(items.error());
    for (const secret_service::Item& item : *items) {
        // No one is to be asked whether a test entry may go.
        const auto deleted = key.kind == VaultKey::Kind::self_test ? m_service->delete_item_unasked(item.path)
                                                                   : m_service->delete_item(item.path);
        if (!deleted && deleted.error().code != ErrorCode::not_found)
            return deleted;
    }
    return {};
}

Result<std::vector<VaultEntry>> SecretServiceVault::list() {
    return ensure_open().and_then([&] { return read_list(); }).map_error([&](Error error) {
        return told(std::move(error));
    });
}

Result<std::vector<VaultEntry>> SecretServiceVault::read_list() {
    const auto items = find(common_attributes());
    if (!items)
        return tl::unexpected(items.error());
    std::vector<VaultEntry> entries;
    for (const secret_service::Item& item : *items)
        if (auto entry = entry_from(item))
            entries.push_back(std::move(*entry));
    std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    return entries;
}

} // namespace rinnova
