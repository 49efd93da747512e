// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Join.h"

#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/ReportParts.h"

namespace rinnova::fleet {

namespace {

/// 32 bytes in base64url.
std::string read_bytes(const Members& document, std::string_view name) {
    const auto bytes = from_base64url(document.text(name, 64));
    if (!bytes || bytes->size() != 32)
        document.wrong(name);
    return *bytes;
}

} // namespace

std::string to_json(const JoinRequest& request) {
    return Json{{"protocol", protocol_version},
                {"token", to_base64url(request.token)},
                {"key", to_base64url(request.key.bytes)},
                {"machine", request.machine},
                {"device", device_json(request.device)}}
        .dump();
}

Result<JoinRequest> join_request_from_json(std::string_view text) {
    JoinRequest request;
    const auto read = read_document(text, [&](const Members& document) {
        (void)document.integer("protocol", protocol_version, protocol_version);
        request.token = read_bytes(document, "token");
        request.key = PublicKey{read_bytes(document, "key")};
        request.machine = read_machine(document);
        request.device = read_device(document);
    });
    if (!read)
        return tl::unexpected(read.error());
    return request;
}

std::string to_json(const JoinAnswer& answer) {
    return Json{{"protocol", protocol_version},
                {"device", answer.device},
                {"group", answer.group},
                {"last_sequence", answer.last_sequence}}
        .dump();
}

Result<JoinAnswer> join_answer_from_json(std::string_view text) {
    JoinAnswer answer;
    const auto read = read_document(text, [&](const Members& document) {
        answer.device = document.word("device");
        answer.group = document.text_or("group", 128, {});
        answer.last_sequence =
            static_cast<std::uint64_t>(document.optional_integer("last_sequence", 0, INT64_MAX).value_or(0));
    });
    if (!read)
        return tl::unexpected(read.error());
    return answer;
}

} // namespace rinnova::fleet
