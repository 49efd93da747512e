// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <plist/plist.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace rinnova::apple_mail {

struct FreePlist {
    void operator()(void* plist) const noexcept { plist_free(plist); }
};
/// The root of a property list; its nodes live as long as it does.
using Plist = std::unique_ptr<void, FreePlist>;

/// Nothing when it is no property list, or one whose shape would do harm (PlistShape.h).
Plist parse_plist(std::string_view bytes);

/// A value that is no container. Nothing: of another type, or absent.
using Scalar = std::variant<std::monostate, bool, std::int64_t, std::string>;

/// `node` may be null. Text that is no UTF-8 is none.
Scalar scalar_of(plist_t node);

/// The text of a dictionary's member; empty when there is none.
std::string text_in(plist_t dictionary, const char* key);
/// The member itself; null when there is none, or `dictionary` is no dictionary.
plist_t member_of(plist_t dictionary, const char* key);

std::string text_of(const Scalar& value);
/// Property lists of Mail's have numbers as texts, too.
std::optional<std::int64_t> number_of(const Scalar& value);
/// Also `1`, `0`, `YES` and `NO`, as older versions wrote them.
std::optional<bool> flag_of(const Scalar& value);

} // namespace rinnova::apple_mail
