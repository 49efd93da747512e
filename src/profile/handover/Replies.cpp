// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Replies.h"

namespace rinnova::handover {

namespace {

constexpr const char* nothing = "default-src 'none'; frame-ancestors 'none'";

Head head_of(http::status status, const char* type, std::size_t length, const std::string& policy) {
    Head head;
    head.version(11);
    head.result(status);
    head.set(http::field::content_type, type);
    head.set(http::field::content_length, std::to_string(length));
    // One request a connection: how it ends tells whether what was sent has arrived.
    head.set(http::field::connection, "close");
    head.set(http::field::cache_control, "no-store");
    head.set("Content-Security-Policy", policy);
    head.set("X-Content-Type-Options", "nosniff");
    head.set("Referrer-Policy", "no-referrer");
    head.set("X-Frame-Options", "DENY");
    return head;
}

} // namespace

Head page_head(http::status status, const std::string& nonce, std::size_t length) {
    return head_of(status, "text/html; charset=utf-8", length,
                   "default-src 'none'; style-src 'nonce-" + nonce +
                       "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
}

Head text_head(http::status status, std::size_t length) {
    return head_of(status, "text/plain; charset=utf-8", length, nothing);
}

Head file_head(const std::string& file_name, std::size_t length) {
    Head head = head_of(http::status::ok, "application/x-apple-aspen-config", length, nothing);
    // Not as an attachment: a device takes up a profile by its type.
    head.set(http::field::content_disposition, "inline; filename=\"" + file_name + "\"");
    return head;
}

} // namespace rinnova::handover
