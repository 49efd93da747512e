// SPDX-License-Identifier: Apache-2.0
#include "vault/EntryNames.h"

#include "base/SecretInput.h"
#include "base/Text.h"
#include "model/Names.h"

namespace rinnova {

namespace {

constexpr Names<VaultKey::Kind, 6> kind_names{{{VaultKey::Kind::credential, "credential"},
                                               {VaultKey::Kind::unlock, "unlock"},
                                               {VaultKey::Kind::second_channel, "second-channel"},
                                               {VaultKey::Kind::fleet, "fleet"},
                                               {VaultKey::Kind::self_test, "self-test"},
                                               {VaultKey::Kind::fingerprint_key, "fingerprint-key"}}};

bool is_plain_text(const std::string& text) {
    return is_utf8(text) && text.find('\0') == std::string::npos;
}

} // namespace

std::string_view to_string(VaultKey::Kind kind) noexcept {
    return name_of(kind_names, kind);
}

std::optional<VaultKey::Kind> vault_kind_from(std::string_view text) noexcept {
    return value_of(kind_names, text);
}

std::string label_of(const VaultKey& key) {
    switch (key.kind) {
    case VaultKey::Kind::credential:
        return translate("vault", "Rinnova: %1", {key.account.login});
    case VaultKey::Kind::unlock:
        return translate("vault", "Rinnova: primary password of %1", {key.id});
    case VaultKey::Kind::second_channel:
        return translate("vault", "Rinnova: password of %1, for notices", {key.id});
    case VaultKey::Kind::fleet:
        return translate("vault", "Rinnova: key for the administrator's fleet");
    case VaultKey::Kind::self_test:
        return translate("vault", "Rinnova: test entry");
    case VaultKey::Kind::fingerprint_key:
        return translate("vault", "Rinnova: key that tells passwords apart");
    }
    return {};
}

Result<void> check_key(const VaultKey& key) {
    // A keychain that searches by attributes would take all of an account's passwords for one without an id.
    const bool nameless = key.kind == VaultKey::Kind::credential && key.id.empty();
    if (nameless || !is_plain_text(key.account.provider) || !is_plain_text(key.account.login) ||
        !is_plain_text(key.id))
        return fail(ErrorCode::invalid_data, translate("vault", "An account's name is no proper text."));
    return {};
}

Result<void> check_secret(const Secret& secret) {
    if (secret.empty())
        return fail(ErrorCode::invalid_data,
                    translate("vault", "There is nothing to keep: the password is empty."));
    return {};
}

Error with_ways_out(Error error) {
    if (error.where.empty())
        error.where = translate("vault", "the keychain");
    if (error.code != ErrorCode::unsupported && error.code != ErrorCode::locked)
        return error;
    if (error.hint.empty() && error.code == ErrorCode::locked)
        error.hint =
            translate("vault", "Log in to the desktop, or unlock the keychain there, and try again.");
    if (!error.hint.empty())
        error.hint += ' ';
    error.hint +=
        error.code == ErrorCode::locked
            ? translate("vault", "With --without-vault only the mail programs get the password.")
            : translate("vault", "Install gnome-keyring or KeePassXC and log in again, or use "
                                 "--without-vault: then only the mail programs get the password, and "
                                 "Rinnova keeps no copy.");
    return error;
}

} // namespace rinnova
