// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Answer.h"

#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/JsonMembers.h"
#include "model/Date.h"

#include <algorithm>
#include <array>
#include <utility>

namespace rinnova::fleet {

namespace {

/// At most so long before its end a password is due (`first_reminder_days`).
constexpr std::chrono::days earliest_renewal{30};

RenewedElsewhere read_hint(const Members& members) {
    RenewedElsewhere hint;
    hint.name.provider = members.word("provider", most_provider_bytes);
    hint.name.login = members.text_or("account", most_login_bytes, {});
    hint.name.pseudonym = members.text_or("pseudonym", 32, {});
    if (hint.name.login.empty() == hint.name.pseudonym.empty())
        members.wrong("account");
    hint.renewed_at = members.moment("renewed_at");
    hint.expires = members.optional_date("expires");
    return hint;
}

/// One that cannot be read does not take the others, and the policy, with it.
std::vector<RenewedElsewhere> read_hints(const Members& document) {
    std::vector<RenewedElsewhere> hints;
    for (const Members& hint : document.objects("renewed_elsewhere", most_accounts)) {
        try {
            hints.push_back(read_hint(hint));
        } catch (const Malformed&) {
            continue;
        }
    }
    return hints;
}

Json to_json_value(const RenewedElsewhere& hint) {
    Json json = Json::object();
    if (hint.name.pseudonym.empty())
        json["account"] = hint.name.login;
    else
        json["pseudonym"] = hint.name.pseudonym;
    json["provider"] = hint.name.provider;
    json["renewed_at"] = to_iso(hint.renewed_at);
    json["expires"] = date_or_null(hint.expires);
    return json;
}

} // namespace

std::string to_json(const ReportAnswer& answer) {
    Json json{{"protocol", protocol_version},
              {"sequence", answer.sequence},
              {"server_time", to_iso(answer.server_time)},
              {"policy_version", answer.policy_version},
              {"policy", nullptr},
              {"renewed_elsewhere", Json::array()},
              {"next_report_seconds", answer.next_report_seconds}};
    if (!answer.policy.empty())
        json["policy"] = to_base64url(answer.policy);
    for (const RenewedElsewhere& hint : answer.renewed_elsewhere)
        json["renewed_elsewhere"].push_back(to_json_value(hint));
    return json.dump();
}

Result<ReportAnswer> report_answer_from_json(std::string_view text) {
    ReportAnswer answer;
    const auto read = read_document(text, [&](const Members& document) {
        answer.sequence = static_cast<std::uint64_t>(document.integer("sequence", 0, INT64_MAX));
        answer.server_time = document.moment("server_time");
        answer.policy_version = document.optional_integer("policy_version", 0, INT64_MAX).value_or(0);
        if (document.find("policy") != nullptr) {
            const auto policy = from_base64url(document.text("policy", most_policy_bytes * 2));
            if (!policy)
                document.wrong("policy");
            answer.policy = *policy;
        }
        answer.renewed_elsewhere = read_hints(document);
        answer.next_report_seconds =
            static_cast<int>(document.optional_integer("next_report_seconds", 60, 604800).value_or(86400));
    });
    if (!read)
        return tl::unexpected(read.error());
    return answer;
}

std::string to_json(const Refusal& refusal) {
    Json error{{"code", refusal.code}, {"message", refusal.message}};
    if (refusal.code == "sequence")
        error["last_sequence"] = refusal.last_sequence;
    if (refusal.retry_after_seconds > 0)
        error["retry_after_seconds"] = refusal.retry_after_seconds;
    return Json{{"protocol", protocol_version}, {"error", std::move(error)}}.dump();
}

Result<Refusal> refusal_from_json(std::string_view text) {
    Refusal refusal;
    const auto read = read_document(text, [&](const Members& document) {
        const auto error = document.optional_object("error");
        if (!error)
            document.wrong("error");
        refusal.code = error->word("code");
        refusal.message = error->text_or("message", 500, {});
        refusal.last_sequence =
            static_cast<std::uint64_t>(error->optional_integer("last_sequence", 0, INT64_MAX).value_or(0));
        refusal.retry_after_seconds =
            static_cast<int>(error->optional_integer("retry_after_seconds", 0, 604800).value_or(0));
    });
    if (!read)
        return tl::unexpected(read.error());
    return refusal;
}

int http_status(const Refusal& refusal) {
    constexpr std::array<std::pair<std::string_view, int>, 11> statuses{{{"malformed", 400},
                                                                         {"unsupported-protocol", 426},
                                                                         {"too-large", 413},
                                                                         {"unknown-device", 401},
                                                                         {"bad-signature", 401},
                                                                         {"revoked", 403},
                                                                         {"sequence", 409},
                                                                         {"cloned", 409},
                                                                         {"token-refused", 403},
                                                                         {"too-many", 429},
                                                                         {"unavailable", 503}}};
    const auto found = std::find_if(statuses.begin(), statuses.end(),
                                    [&](const auto& status) { return status.first == refusal.code; });
    return found == statuses.end() ? 500 : found->second;
}

bool is_behind(const PasswordAge& own, const PasswordAge& other) {
    if (!other.renewed_at || (own.renewed_at && *own.renewed_at >= *other.renewed_at))
        return false;
    if (!other.expires)
        return !own.expires;
    const bool early =
        own.renewed_at && own.expires &&
        std::chrono::floor<std::chrono::days>(*other.renewed_at) + earliest_renewal < *own.expires;
    if (early && other.computed)
        return false;
    return !own.expires || *own.expires < *other.expires;
}

Timestamp on_servers_clock(Timestamp of_machine, Timestamp made_at, Timestamp received_at) {
    return std::clamp(received_at - (made_at - of_machine), Timestamp{}, received_at);
}

} // namespace rinnova::fleet
