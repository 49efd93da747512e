// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/ReportContent.h"

#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/JsonMembers.h"

#include <algorithm>
#include <tuple>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_login = 320;
constexpr std::size_t most_word = 64;
constexpr std::size_t most_provider = 280;
constexpr std::size_t most_groups = 64;
constexpr int most_count = 10000;
/// The envelope's first line: kind, sender, number, signature.
constexpr std::size_t line_bytes = 256;

/// An id of ours, as the protocol takes it: a plugin may have others.
std::string word(std::string_view text, std::size_t most = most_word) {
    std::string result;
    for (const char c : to_lower(text.substr(0, most)))
        result +=
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == ':'
                ? c
                : '-';
    return result.empty() ? "-" : result;
}

std::vector<ReportedSlots> counted(const std::vector<Slot>& slots) {
    std::map<std::tuple<std::string, SlotKind, SlotState>, int> counts;
    for (const Slot& slot : slots)
        ++counts[{word(slot.target), slot.kind, slot.state}];
    std::vector<ReportedSlots> all;
    for (const auto& [key, count] : counts)
        if (all.size() < most_groups)
            all.push_back(
                {std::get<0>(key), std::get<1>(key), std::get<2>(key), std::min(count, most_count)});
    return all;
}

std::vector<ReportedFinding> counted(const std::vector<Finding>& findings, const AccountKey& account) {
    std::map<std::pair<std::string, Severity>, int> counts;
    for (const Finding& finding : findings)
        if (finding.account == account)
            ++counts[{word(finding.rule), finding.severity}];
    std::vector<ReportedFinding> all;
    for (const auto& [key, count] : counts)
        if (all.size() < most_groups)
            all.push_back({key.first, key.second, std::min(count, most_count)});
    return all;
}

bool fits(const PackedReport& packed) {
    return packed.json.size() <= most_report_bytes &&
           packed.payload.size() + line_bytes <= most_envelope_bytes;
}

PackedReport packed_as_it_is(const Report& report) {
    PackedReport packed{to_json(report), {}};
    packed.payload = compress(packed.json);
    return packed;
}

} // namespace

std::vector<ReportedAccount> reported_accounts(const ReportSources& sources, const Naming& naming) {
    std::vector<const AccountStatus*> order;
    for (const AccountStatus& account : sources.accounts)
        if (account.tracked)
            order.push_back(&account);
    std::stable_sort(order.begin(), order.end(), [](const AccountStatus* one, const AccountStatus* other) {
        const auto& a = one->validity.expires;
        const auto& b = other->validity.expires;
        return a && (!b || *a < *b);
    });
    if (order.size() > most_accounts)
        order.resize(most_accounts);
    std::vector<ReportedAccount> all;
    for (const AccountStatus* account : order) {
        ReportedAccount reported;
        reported.name = naming(
            {word(account->account.provider, most_provider), plain(account->account.login, most_login)});
        reported.state = account->state;
        reported.validity = account->validity;
        reported.open = std::min(account->open, most_count);
        reported.staged = account->staged;
        reported.slots = counted(account->slots);
        if (const auto rotation = sources.rotations.find(account->account);
            rotation != sources.rotations.end())
            reported.rotation = rotation->second;
        reported.findings = counted(sources.findings, account->account);
        all.push_back(std::move(reported));
    }
    return all;
}

std::string content_hash(const Report& report) {
    Report content = report;
    content.instance.clear();
    content.made_at = {};
    return to_hex(sha256(to_json(content)));
}

PackedReport pack(Report report) {
    PackedReport packed = packed_as_it_is(report);
    if (fits(packed))
        return packed;
    report.problems.emplace_back("shortened");
    for (ReportedAccount& account : report.accounts)
        account.findings.clear();
    packed = packed_as_it_is(report);
    if (fits(packed))
        return packed;
    for (ReportedAccount& account : report.accounts)
        account.slots.clear();
    packed = packed_as_it_is(report);
    while (!fits(packed) && !report.accounts.empty()) {
        report.accounts.resize(report.accounts.size() * 3 / 4);
        packed = packed_as_it_is(report);
    }
    return packed;
}

} // namespace rinnova::fleet
