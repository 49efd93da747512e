// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"

#include "GuidedSteps.h"
#include "MailScript.h"

namespace rinnova::apple_mail {

namespace {

// The locator of a slot that a configuration profile brought, with that profile's UUID behind it.
constexpr std::string_view managed_mark = "managed:";

// The last entry that is begun within these has its questions answered before the engine gives a call up.
constexpr std::chrono::seconds longest_reading{30};
constexpr std::chrono::seconds longest_writing{100};

bool is_managed(const Slot& slot) {
    return slot.locator.starts_with(managed_mark);
}

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
    if (server.managed)
        slot.locator = std::string(managed_mark) + server.profile;
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
    : m_home(context.home), m_scripting(context.experiments.contains("apple-mail-scripting")),
      m_mac(std::move(mac)) {}

Result<sdk::Discovery> AppleMailTarget::discover(const sdk::DiscoverScope&) {
    auto known = known_servers(m_home, m_mac);
    if (!known)
        return tl::unexpected(known.error());
    sdk::Discovery discovery;
    discovery.problems = std::move(known->problems);
    for (const MailServer& server : known->servers)
        discovery.slots.push_back(slot_of(server));
    return discovery;
}

sdk::PlannedChange AppleMailTarget::planned(const sdk::Change& change, const KeychainEntries& entries) const {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    const auto* entry = entries.entry_for(change.slot);
    if (entry == nullptr || !m_mac.mail_uses_login_keychain()) {
        planned.action = sdk::Action::ask_person;
        planned.summary = translate("apple-mail", "You do this one in Mail: “%1”.", {change.slot.location});
        planned.steps = steps_for_person(change.slot, entries);
        return planned;
    }
    security_tool::wait_until_told_apart(*entry);
    planned.precondition = security_tool::state_of(*entry);
    planned.summary = translate("apple-mail", "The entry “%1” of the keychain.", {*entry->label});
    if (m_mac.person_present) {
        planned.action = sdk::Action::replace;
        planned.steps = security_tool::questions_after_renewal(*entry);
    } else {
        const Error nobody = security_tool::nobody_to_answer(change.slot.location);
        planned.action = sdk::Action::unlock;
        planned.steps = {nobody.message + " " + nobody.hint};
    }
    return planned;
}

Result<sdk::Plan> AppleMailTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    if (changes.empty())
        return plan;
    const auto entries = KeychainEntries::of(m_mac);
    for (const sdk::Change& change : changes)
        plan.changes.push_back(planned(change, entries));
    return plan;
}

std::vector<std::string> AppleMailTarget::steps_for_person(const Slot& slot,
                                                           const KeychainEntries& entries) const {
    std::vector<std::string> steps = guided_steps(slot, is_managed(slot), m_mac);
    const auto* entry = m_mac.mail_uses_login_keychain() ? nullptr : entries.entry_for(slot);
    if (entry != nullptr) // a slot of the target `keychain`, and perhaps the one that Mail reads
        steps.insert(
            steps.begin(),
            translate("apple-mail",
                      "The keychain has an entry “%1”, which Rinnova renews by itself. On this version Mail "
                      "mostly keeps its password elsewhere: once that is done, quit Mail and open it again. "
                      "If it collects and sends, the steps below are done.",
                      {*entry->label}));
    return steps;
}

SlotResult AppleMailTarget::left_to_person(const sdk::PlannedChange& change,
                                           const KeychainEntries& entries) const {
    SlotResult result{change.slot, SlotOutcome::needs_user, steps_for_person(change.slot, entries),
                      std::nullopt};
    result.slot.detail =
        translate("apple-mail", "Waits for you; then “rinnova confirm %1”.", {change.slot.id});
    return result;
}

SlotResult AppleMailTarget::tried_by_script(const sdk::PlannedChange& change, const KeychainEntries& entries,
                                            const Secret* password) const {
    SlotResult result = left_to_person(change, entries);
    if (!m_scripting || password == nullptr || !m_mac.version || !m_mac.person_present)
        return result;
    // Mail does not say what it holds: whether it took the password, only a login shows. It is never called
    // done.
    if (set_password_by_script(m_mac, change.slot, *password)) {
        result.steps.insert(result.steps.begin(),
                            translate("apple-mail",
                                      "Mail was asked to take the password (an experiment). Quit Mail, open "
                                      "it again: if it collects and sends, the steps below are done."));
        result.slot.detail = translate("apple-mail",
                                       "Mail was asked to take it; see whether it logs in, then “rinnova "
                                       "confirm %1”.",
                                       {change.slot.id});
    }
    return result;
}

SlotResult AppleMailTarget::written(const sdk::PlannedChange& change, const KeychainEntries& entries,
                                    const Secret* password) const {
    SlotResult result{change.slot, SlotOutcome::failed, {}, std::nullopt};
    const auto* entry = entries.entry_for(change.slot);
    const auto tool = security_tool_of(m_mac);
    const auto fails_with = [&](Error error) {
        switch (error.code) {
        case ErrorCode::locked:
            result.outcome = SlotOutcome::locked;
            result.steps = {error.message + " " + error.hint};
            break;
        case ErrorCode::needs_user:   // the question was cancelled
        case ErrorCode::invalid_data: // it holds something else
            return left_to_person(change, entries);
        case ErrorCode::not_found:
            result.outcome = SlotOutcome::absent;
            break;
        default:
            result.error = std::move(error);
        }
        return result;
    };
    if (entry == nullptr) {
        result.outcome = SlotOutcome::absent;
        return result;
    }
    if (!m_mac.person_present)
        return fails_with(security_tool::nobody_to_answer(change.slot.location));
    if (password == nullptr)
        return fails_with(
            {ErrorCode::internal, translate("apple-mail", "There is no password for this slot."), {}, {}});
    const auto renewed =
        security_tool::renew(tool, *entry, *password, security_tool::state_of(*entry) == change.precondition);
    if (!renewed)
        return fails_with(renewed.error());
    if (*renewed == security_tool::Renewal::needless) {
        result.outcome = SlotOutcome::unchanged;
        return result;
    }
    result.outcome = SlotOutcome::updated;
    result.steps = security_tool::questions_after_renewal(*entry);
    return result;
}

SlotResult AppleMailTarget::result_of(const sdk::PlannedChange& change, const KeychainEntries& entries,
                                      const Secret* password) const {
    return change.precondition.empty() ? tried_by_script(change, entries, password)
                                       : written(change, entries, password);
}

void AppleMailTarget::open_accounts_pane() const {
    if (m_mac.version && m_mac.person_present)
        (void)security_tool::run_tool(m_mac.open, {accounts_pane(m_mac)}, {}, std::chrono::seconds(5), 4096);
}

Result<sdk::Receipt> AppleMailTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    if (plan.changes.empty())
        return receipt;
    const auto entries = KeychainEntries::of(m_mac);
    bool opens_pane = false;
    security_tool::Questions questions(longest_writing);
    for (const sdk::PlannedChange& change : plan.changes) {
        if (const auto over = questions.over(); over && !change.precondition.empty()) {
            receipt.results.push_back({change.slot, SlotOutcome::failed, {}, over});
            continue;
        }
        receipt.results.push_back(result_of(change, entries, secrets.password_for(change.slot.id)));
        if (const auto& error = receipt.results.back().error)
            questions.failed(*error);
        const bool left = receipt.results.back().outcome == SlotOutcome::needs_user;
        if (left && change.slot.locator.size() > managed_mark.size() && is_managed(change.slot))
            receipt.profiles[change.slot.id] = change.slot.locator.substr(managed_mark.size());
        opens_pane = opens_pane || left;
    }
    if (opens_pane)
        open_accounts_pane();
    return receipt;
}

std::vector<Result<Secret>> AppleMailTarget::read(const std::vector<Slot>& slots, const sdk::Secrets&) {
    std::vector<Result<Secret>> answers;
    if (slots.empty())
        return answers;
    const auto entries = m_mac.mail_uses_login_keychain() ? KeychainEntries::of(m_mac) : KeychainEntries();
    const auto tool = security_tool_of(m_mac);
    security_tool::Questions questions(longest_reading);
    for (const Slot& slot : slots) {
        const auto* entry = entries.entry_for(slot);
        if (entry == nullptr)
            answers.emplace_back(tl::unexpected(out_of_reach(slot)));
        else if (!m_mac.person_present)
            answers.emplace_back(tl::unexpected(security_tool::nobody_to_answer(slot.location)));
        else if (const auto over = questions.over())
            answers.emplace_back(tl::unexpected(*over));
        else
            answers.push_back(security_tool::password_in(tool, *entry));
        if (!answers.back())
            questions.failed(answers.back().error());
    }
    return answers;
}

std::vector<sdk::SlotCheck> AppleMailTarget::verify(const std::vector<Slot>& slots,
                                                    const sdk::Secrets& secrets) {
    std::vector<sdk::SlotCheck> checks;
    const auto held = read(slots, secrets);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        sdk::SlotCheck check{slots[i].id, SlotState::unknown, {}};
        const Secret* expected = secrets.password_for(slots[i].id);
        if (held[i]) {
            if (expected != nullptr)
                check.state = *held[i] == *expected ? SlotState::in_sync : SlotState::stale;
        } else if (held[i].error().code != ErrorCode::unsupported) {
            const ErrorCode code = held[i].error().code;
            check.state = code == ErrorCode::locked || code == ErrorCode::needs_user ? SlotState::locked
                          : code == ErrorCode::not_found                             ? SlotState::absent
                                                                                     : SlotState::unreadable;
            check.detail = held[i].error().message;
        }
        checks.push_back(std::move(check));
    }
    return checks;
}

} // namespace rinnova::apple_mail
