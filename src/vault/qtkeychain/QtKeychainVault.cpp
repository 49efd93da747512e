// SPDX-License-Identifier: Apache-2.0
#include "vault/qtkeychain/QtKeychainVault.h"

#include "base/Text.h"
#include "vault/EntryNames.h"

namespace rinnova {

namespace {

std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '/')
            result += "%2F";
        else if (c == '%')
            result += "%25";
        else
            result += c;
    }
    return result;
}

Error locked() {
    return {ErrorCode::locked, translate("vault", "The keychain is locked."), {}, {}};
}

Error no_such_entry(const VaultKey& key) {
    return {ErrorCode::not_found, translate("vault", "The keychain has no such entry."), {}, label_of(key)};
}

} // namespace

std::string qtkeychain_key(const VaultKey& key) {
    return std::string(to_string(key.kind)) + '/' + escaped(key.account.provider) + '/' +
           escaped(key.account.login) + '/' + escaped(key.id);
}

std::chrono::milliseconds QtKeychainVault::job_limit() const {
    return m_options.interactive ? m_options.call_limit + m_options.prompt_limit : m_options.call_limit;
}

Result<bool> QtKeychainVault::is_open() {
    auto open = wallet_is_open(m_wallet, m_options.call_limit);
    if (open)
        m_was_there = true;
    else if (m_was_there && open.error().code == ErrorCode::unsupported)
        open.error().code = ErrorCode::unreachable; // there was one a moment ago: its entries exist
    return open;
}

Result<void> QtKeychainVault::may_be_called() {
    const auto open = is_open();
    if (!open)
        return tl::unexpected(open.error());
    if (!*open && !m_options.interactive)
        return tl::unexpected(locked());
    if (m_wallet == Wallet::secret_service)
        renew_session_of_qtkeychain(m_owner);
    return {};
}

Result<void> QtKeychainVault::must_be_open() {
    const auto open = is_open();
    if (!open)
        return tl::unexpected(open.error());
    if (!*open)
        return tl::unexpected(locked());
    return {};
}

Error QtKeychainVault::why_failed(const std::optional<JobEnd>& end) {
    // What the keychain says of itself explains more than the job's error, which may be none.
    if (const auto open = must_be_open(); !open)
        return open.error();
    if (!end)
        return {ErrorCode::timed_out,
                translate("vault", "The keychain's service does not answer."),
                translate("vault", "Log out and in again if it stays like this."),
                {}};
    switch (end->error) {
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return locked();
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return {
            ErrorCode::unsupported, translate("vault", "No keychain is running in this session."), {}, {}};
    case QKeychain::NoError:
    case QKeychain::EntryNotFound:
        return {ErrorCode::internal,
                translate("vault", "The keychain did not keep an entry as it was given."),
                {},
                {}};
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::OtherError:
        break;
    }
    return {ErrorCode::internal, translate("vault", "The keychain said: %1", {end->text}), {}, {}};
}

Result<void> QtKeychainVault::open() {
    return may_be_called()
        .and_then([&]() -> Result<void> {
            const auto open = is_open();
            if (open && *open)
                return {};
            // Asking for any entry makes the desktop ask the person.
            static_cast<void>(read_entry("open", job_limit()));
            return must_be_open();
        })
        .map_error(with_ways_out);
}

Result<Secret> QtKeychainVault::load(const VaultKey& key) {
    return check_key(key)
        .and_then([&] { return may_be_called(); })
        .and_then([&] { return read(key); })
        .map_error(with_ways_out);
}

Result<Secret> QtKeychainVault::read(const VaultKey& key) {
    auto end = read_entry(qtkeychain_key(key), job_limit());
    if (end && end->error == QKeychain::NoError && !end->secret->empty())
        return std::move(*end->secret);
    if (!end || end->error != QKeychain::EntryNotFound)
        return tl::unexpected(why_failed(end));
    // QtKeychain says "not found" of a closed keychain as well.
    if (const auto open = must_be_open(); !open)
        return tl::unexpected(open.error());
    return tl::unexpected(no_such_entry(key));
}

Result<void> QtKeychainVault::store(const VaultKey& key, const Secret& secret) {
    return check_key(key)
        .and_then([&] { return check_secret(secret); })
        .and_then([&] { return may_be_called(); })
        .and_then([&] { return write(key, secret); })
        .map_error(with_ways_out);
}

Result<void> QtKeychainVault::write(const VaultKey& key, const Secret& secret) {
    const auto end = write_entry(qtkeychain_key(key), secret, job_limit());
    if (!end || end->error != QKeychain::NoError)
        return tl::unexpected(why_failed(end));
    const auto kept = read(key);
    if (!kept && kept.error().code != ErrorCode::not_found)
        return tl::unexpected(kept.error());
    if (!kept || !(*kept == secret))
        return tl::unexpected(why_failed(end));
    return {};
}

Result<void> QtKeychainVault::erase(const VaultKey& key) {
    return check_key(key)
        .and_then([&] { return may_be_called(); })
        .and_then([&] { return remove(key); })
        .map_error(with_ways_out);
}

Result<void> QtKeychainVault::remove(const VaultKey& key) {
    const auto end = remove_entry(qtkeychain_key(key), job_limit());
    if (!end || (end->error != QKeychain::NoError && end->error != QKeychain::EntryNotFound))
        return tl::unexpected(why_failed(end));
    const auto left = read(key);
    if (left)
        return fail(ErrorCode::internal, translate("vault", "The keychain did not remove an entry."), {},
                    label_of(key));
    if (left.error().code != ErrorCode::not_found)
        return tl::unexpected(left.error());
    return {};
}

Result<std::vector<VaultEntry>> QtKeychainVault::list() {
    return fail(ErrorCode::unsupported, translate("vault", "This keychain cannot list its entries."));
}

} // namespace rinnova
