// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "PrimaryPassword.h"

#include <cstdlib>

/// Keys of a profile without a primary password, for programs that are about something else. The wrapped key
/// is one that NSS 3.87 and 3.125 open, with the form before NSS 3.49; see PrimaryPassword_test.cpp.
inline rinnova::thunderbird::SdrKeys trial_keys() {
    using namespace rinnova::thunderbird;
    const auto from_hex = [](std::string_view digits) {
        std::string bytes;
        for (std::size_t i = 0; i + 1 < digits.size(); i += 2)
            bytes += static_cast<char>(std::strtol(std::string(digits.substr(i, 2)).c_str(), nullptr, 16));
        return bytes;
    };
    Key4 key4;
    key4.global_salt = from_hex("4fffdfdf096da4febda598c5724c6da91bd55ac6");
    const std::string wrapped = from_hex("304c3028060b2a864886f70d010c0501033019041476cc143a8a24b05131366bb3c"
                                         "09d64347a51615502010104207112bf0a51e1"
                                         "342bd31a0227336e3aeb1fe2eab5f82724ad4c846d3c48f43487");
    key4.password_check = wrapped;
    key4.keys = {{Cipher::des3, wrapped}};
    auto keys = SdrKeys::open(key4, nullptr);
    if (!keys)
        std::abort();
    return std::move(*keys);
}
