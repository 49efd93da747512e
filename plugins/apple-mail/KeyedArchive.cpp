// SPDX-License-Identifier: Apache-2.0
#include "KeyedArchive.h"

#include <array>

namespace rinnova::apple_mail {

namespace {

/// What an archived object is kept under inside its class's dictionary (NSString, NSMutableString, NSNumber).
constexpr std::array wrapped_values{"NS.string", "NS.bytes", "NS.intval", "NS.boolval"};

/// The object that a UID refers to; null when `uid` is none or leads nowhere.
plist_t object_of(plist_t objects, plist_t uid) {
    if (uid == nullptr || plist_get_node_type(uid) != PLIST_UID)
        return nullptr;
    std::uint64_t index = 0;
    plist_get_uid_val(uid, &index);
    return index < plist_array_get_size(objects)
               ? plist_array_get_item(objects, static_cast<std::uint32_t>(index))
               : nullptr;
}

} // namespace

Scalar scalar_of_archive(std::string_view bytes) {
    if (bytes.size() > largest_archive)
        return {};
    const Plist archive = parse_plist(bytes);
    if (!archive)
        return {};
    plist_t objects = member_of(archive.get(), "$objects");
    if (objects == nullptr || plist_get_node_type(objects) != PLIST_ARRAY)
        return scalar_of(archive.get());
    // One step only: what an archive refers to in circles leads nowhere.
    plist_t root = object_of(objects, member_of(member_of(archive.get(), "$top"), "root"));
    if (root == nullptr)
        return {};
    for (const char* key : wrapped_values)
        if (plist_t wrapped = member_of(root, key)) {
            plist_t referred = object_of(objects, wrapped);
            return scalar_of(referred != nullptr ? referred : wrapped);
        }
    const Scalar value = scalar_of(root);
    return value == Scalar(std::string("$null")) ? Scalar() : value;
}

} // namespace rinnova::apple_mail
