// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "BlockCipher.h"
#include "KeyWrapping.h"
#include "sdk/Target.h"

#include <filesystem>
#include <string>
#include <vector>

namespace rinnova::thunderbird {

/// What key4.db, NSS's key database, says about the key of the stored passwords.
///
/// It is SQLite: table `metaData(id, item1, item2)`, whose row `password` holds the global salt and an
/// encrypted known text; table `nssPrivate`, a row for each object, the columns named after PKCS#11's
/// attributes in hexadecimal: `a0` CKA_CLASS, `a100` CKA_KEY_TYPE, `a102` CKA_ID, `a11` CKA_VALUE
/// (encrypted). Numbers are four bytes, big-endian.
struct Key4 {
    struct Key {
        Cipher cipher = Cipher::aes256;
        std::string value; ///< encoded, see KeyWrapping
        bool operator==(const Key&) const = default;
    };
    std::string global_salt;
    std::string password_check; ///< encoded, see KeyWrapping
    std::vector<Key>
        keys; ///< those with the CKA_ID of stored passwords: none in a profile that never stored one

    bool operator==(const Key4&) const = default;
};

/// Reads a database from memory. `invalid-data` when it is none, or not Mozilla's.
Result<Key4> parse_key4(std::string bytes);

/// Reads `key4.db` of a profile without locking or touching it. `not-found`; `busy` when changes to it stand
/// in a journal beside it; else as AtomicFile::open and parse_key4.
Result<Key4> read_key4(const std::filesystem::path& profile);

} // namespace rinnova::thunderbird
