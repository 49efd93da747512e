// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <string_view>

namespace rinnova::keychain {

/// How a program wrote the password: Windows' own dialogues and cmdkey in UTF-16, others as UTF-8; some with
/// a closing NUL.
struct BlobForm {
    bool wide = false;
    bool closed = false;

    bool operator==(const BlobForm&) const = default;
};

/// UTF-16 when it has an even size and a NUL as the high byte of a character, as all of western Europe's
/// have. One NUL alone, behind what is a line of UTF-8, closes that.
BlobForm form_of(std::string_view blob);

/// The password that a blob holds, as UTF-8. `invalid-data` when it is no line of text, or holds control
/// characters: UTF-16 that has no NUL by which to know it reads as such.
Result<Secret> password_in(std::string_view blob);
/// The blob of a password.
Secret blob_of(const Secret& password, const BlobForm& form);

} // namespace rinnova::keychain
