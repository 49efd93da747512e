// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <variant>

namespace rinnova {

// A page behind a link that nobody guesses, on which a phone fetches one profile once. Counted as given when
// the phone's system has acknowledged the last byte and the phone has not broken off: previews, scanners and
// a download that was cut use nothing up.

struct HandOverLimits {
    std::chrono::milliseconds lifetime = std::chrono::minutes(8); ///< as long as a device keeps a profile
    std::chrono::milliseconds request = std::chrono::seconds(15); ///< from connecting to a whole request
    std::chrono::milliseconds download = std::chrono::seconds(60);
    /// How long a phone may keep the connection open behind the last acknowledged byte before that counts.
    std::chrono::milliseconds settle = std::chrono::seconds(3);
    std::size_t connections = 200;
    int wrong_codes = 5;
};

struct HandOverRequest {
    std::string interface; ///< `wlan0`: its address is listened at; empty: loopback
    std::string account;   ///< as the page names it
    std::string file_name; ///< as a browser saves it
    std::string language;  ///< `it` or `en`, for browsers that wish neither
    bool ask_code = false; ///< the file holds a password: six digits first
    HandOverLimits limits{};
};

// What happens meanwhile.
struct HandOverReady {
    std::string link;
    std::string fingerprint; ///< of the certificate: SHA-256, in hexadecimal, colons between the bytes
    std::string code;        ///< empty when none is asked for
    std::string qr;          ///< the link as a QR code: a line of `#` and blanks for each row, `#` is dark
};
struct HandOverOpened {};
struct HandOverWrongCode {
    int left; ///< how often one may still be tried
};
struct HandOverCut {};
using HandOverNews = std::variant<HandOverReady, HandOverOpened, HandOverWrongCode, HandOverCut>;
/// Called from within `hand_over`, on the thread that called it.
using HandOverListener = std::function<void(const HandOverNews&)>;

enum class HandOverEnd {
    given,
    expired,
    too_many_wrong_codes,
    stopped, ///< the caller's wish
};

} // namespace rinnova
