// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"

#include "GuidedSteps.h"

namespace rinnova::apple_mail {

namespace {

constexpr std::string_view managed_mark = "managed";

Slot slot_of(const MailServer& server) {
    Slot slot;
    slot.id = slot_id("apple-mail", {server.identifier});
    slot.target = "apple-mail";
    slot.kind = server.kind;
    slot.host = server.host;
    slot.port = server.port;
    slot.tls = server.tls;
    slot.username = server.username;
    slot.location = server.account;
    slot.locator = server.managed ? managed_mark : "";
    return slot;
}

Error out_of_reach(const Slot& slot) {
    return {ErrorCode::unsupported,
            translate("apple-mail", "Only Mail itself can see what it holds."),
            {},
            slot.location};
}

} // namespace

AppleMailTarget::AppleMailTarget(const sdk::TargetContext& context, Mac mac)
    : m_home(context.home), m_mac(std::move(mac)) {}

Result<sdk::Discovery> AppleMailTarget::discover(const sdk::DiscoverScope&) {
    KnownServers known = known_servers(m_home, m_mac);
    sdk::Discovery discovery;
    discovery.problems = std::move(known.problems);
    for (const MailServer& server : known.servers)
        discovery.slots.push_back(slot_of(server));
    return discovery;
}

Result<sdk::Plan> AppleMailTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    for (const sdk::Change& change : changes) {
        sdk::PlannedChange planned;
        planned.slot = change.slot;
        planned.action = sdk::Action::ask_person;
        planned.summary = translate("apple-mail", "You do this one in Mail: “%1”.", {change.slot.location});
        planned.steps = guided_steps(change.slot, change.slot.locator == managed_mark, m_mac);
        plan.changes.push_back(std::move(planned));
    }
    return plan;
}

Result<sdk::Receipt> AppleMailTarget::apply(const sdk::Plan& plan, const sdk::Secrets&) {
    sdk::Receipt receipt;
    for (const sdk::PlannedChange& change : plan.changes) {
        SlotResult result{change.slot, SlotOutcome::needs_user, change.steps, std::nullopt};
        result.slot.detail =
            translate("apple-mail", "Waits for you; then “rinnova confirm %1”.", {change.slot.id});
        receipt.results.push_back(std::move(result));
    }
    return receipt;
}

std::vector<Result<Secret>> AppleMailTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> answers;
    for (const Slot& slot : slots)
        answers.emplace_back(tl::unexpected(out_of_reach(slot)));
    return answers;
}

std::vector<sdk::SlotCheck> AppleMailTarget::verify(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<sdk::SlotCheck> checks;
    for (const Slot& slot : slots)
        checks.push_back({slot.id, SlotState::unknown, {}});
    return checks;
}

} // namespace rinnova::apple_mail
