// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Replies.h"

namespace rinnova::handover {

namespace {

/// One request a connection: how it ends tells whether what was sent has arrived.
template <typename Reply>
void add_manners(Reply& reply, const std::string& policy) {
    reply.keep_alive(false);
    reply.set(http::field::cache_control, "no-store");
    reply.set("Content-Security-Policy", policy);
    reply.set("X-Content-Type-Options", "nosniff");
    reply.set("Referrer-Policy", "no-referrer");
    reply.set("X-Frame-Options", "DENY");
}

constexpr const char* nothing = "default-src 'none'; frame-ancestors 'none'";

} // namespace

PageReply page_reply(http::status status, std::string html, const std::string& nonce, unsigned version) {
    PageReply reply(status, version, std::move(html));
    add_manners(reply, "default-src 'none'; style-src 'nonce-" + nonce +
                           "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
    reply.set(http::field::content_type, "text/html; charset=utf-8");
    reply.prepare_payload();
    return reply;
}

PageReply text_reply(http::status status, unsigned version) {
    PageReply reply(status, version, std::string(http::obsolete_reason(status)) + "\n");
    add_manners(reply, nothing);
    reply.set(http::field::content_type, "text/plain; charset=utf-8");
    reply.prepare_payload();
    return reply;
}

FileReply file_reply(const Secret& file, const std::string& file_name, unsigned version) {
    FileReply reply(http::status::ok, version);
    reply.body() = file.expose(
        [](std::string_view bytes) { return boost::beast::span<const char>(bytes.data(), bytes.size()); });
    add_manners(reply, nothing);
    reply.set(http::field::content_type, "application/x-apple-aspen-config");
    // Not as an attachment: a device takes up a profile by its type.
    reply.set(http::field::content_disposition, "inline; filename=\"" + file_name + "\"");
    reply.prepare_payload();
    return reply;
}

} // namespace rinnova::handover
