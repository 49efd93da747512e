// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "integration/vault_session/Tools.h"

#include <cstdint>
#include <string>
#include <vector>

namespace rinnova_test {

inline const std::string login_collection = "/org/freedesktop/secrets/collection/login";

/// Everything that the Secret Service has of an item, as libsecret's own reader sees it.
struct StoredItem {
    std::string path; ///< names its collection too
    std::string label;
    Attributes attributes; ///< with the schema, `xdg:schema`
    std::string secret;
    std::string content_type;
    std::uint64_t created = 0;
    std::uint64_t modified = 0;

    bool operator==(const StoredItem&) const = default;
};

/// All items with these attributes in unlocked collections, by their paths.
std::vector<StoredItem> items_with(const Attributes& attributes);

/// What is left of an item when its password and the time of its change are taken away, in lines. Without the
/// schema that gnome-keyring gives to every item that has none, whoever writes into the collection, when it
/// reads its file again (pkcs11/secret-store/gkm-secret-binary.c).
std::string unchanging(const StoredItem& item);
/// The same of all items with these attributes.
std::string unchanging(const Attributes& attributes);

/// An item as libsecret makes it for a program that adds and never replaces: also beside its like.
void add_item(const std::string& label, const Attributes& attributes, const std::string& secret,
              const std::string& collection = login_collection);
/// All with these attributes.
void remove_items(const Attributes& attributes);

/// The paths of a collection's items in its own order, in one line.
std::string order_of_items(const std::string& collection = login_collection);

} // namespace rinnova_test
