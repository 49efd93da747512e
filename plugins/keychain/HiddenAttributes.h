// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecretService.h"

#include <map>
#include <string>
#include <string_view>

namespace rinnova::keychain {

using Attributes = secret_service::Attributes;

/// gnome-keyring does not show the attributes of a keyring that has been locked since its start: its file
/// holds them as MD5 in hexadecimal digits until it is unlocked, and they come as `gkr:compat:hashed:<name>`
/// (gnome-keyring, pkcs11/secret-store/gkm-secret-fields.c).

/// Words that may stand behind hashes: hosts, logins, protocols, ports.
class KnownWords {
  public:
    void add(std::string_view word);
    /// The word with this hash; empty when it is not known.
    std::string_view behind(std::string_view hash) const;

  private:
    std::map<std::string, std::string, std::less<>> m_by_hash;
};

/// The attributes with what could be revealed; hashed ones that could not are left out, but for a
/// protocol, which stays a hash: that it is none of the words matters. Attributes that are shown stay as they
/// are.
Attributes reveal(const Attributes& attributes, const KnownWords& words);

/// What makes an item the one it is, the same whether its attributes are shown or hashed: a line for each
/// attribute. An entry of KeePassXC has an identifier of its own (`Uuid`), and that alone counts: its other
/// attributes follow what the user edits.
std::string identity_of(const Attributes& attributes);

} // namespace rinnova::keychain
