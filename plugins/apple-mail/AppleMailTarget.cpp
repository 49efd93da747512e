// SPDX-License-Identifier: Apache-2.0
#include "AppleMailTarget.h"

#include "GuidedSteps.h"
#include "MailScript.h"

#include <algorithm>

namespace rinnova::apple_mail {

namespace {

// The locator of a slot that a configuration profile brought, with that profile's UUID behind it.
constexpr std::string_view managed_mark = "managed:";

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

/// Told beforehand: an update makes the system forget which programs may read the entry (Item.cpp,
/// updateSSGroup, of Apple's Security).
std::vector<std::string> announcement(const security_tool::InternetItem& entry) {
    std::vector<std::string> steps{
        translate("apple-mail", "Afterwards the system asks once for the keychain's password, when Mail "
                                "reads it: choose Always Allow.")};
    if (const std::string command = security_tool::SecurityTool::repair_command(entry); !command.empty())
        steps.push_back(translate("apple-mail", "To be spared the question, in the Terminal: %1", {command}));
    return steps;
}

Error nobody_there(const Slot& slot) {
    return {ErrorCode::locked,
            translate("apple-mail",
                      "The system may ask whether the keychain may be read, and nobody is there to answer."),
            translate("apple-mail", "Run it from a Terminal on the desktop of this Mac."), slot.location};
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
    KnownServers known = known_servers(m_home, m_mac);
    sdk::Discovery discovery;
    discovery.problems = std::move(known.problems);
    for (const MailServer& server : known.servers)
        discovery.slots.push_back(slot_of(server));
    return discovery;
}

sdk::PlannedChange AppleMailTarget::planned(const sdk::Change& change, const KeychainEntries& entries) const {
    sdk::PlannedChange planned;
    planned.slot = change.slot;
    const auto* entry = entries.entry_for(change.slot);
    if (entry != nullptr && m_mac.person_present)
        planned.precondition = KeychainEntries::state_of(*entry);
    if (entry == nullptr || !m_mac.mail_uses_login_keychain()) {
        planned.action = sdk::Action::ask_person;
        planned.summary = translate("apple-mail", "You do this one in Mail: “%1”.", {change.slot.location});
        planned.steps = guided_steps(change.slot, is_managed(change.slot), m_mac);
        return planned;
    }
    planned.precondition = KeychainEntries::state_of(*entry);
    planned.summary = translate("apple-mail", "The entry “%1” of the keychain.", {*entry->label});
    if (m_mac.person_present) {
        planned.action = sdk::Action::replace;
        planned.steps = announcement(*entry);
    } else {
        planned.action = sdk::Action::unlock;
        planned.steps = {nobody_there(change.slot).message + " " + nobody_there(change.slot).hint};
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

SlotResult AppleMailTarget::left_to_person(const sdk::PlannedChange& change) const {
    SlotResult result{change.slot, SlotOutcome::needs_user,
                      guided_steps(change.slot, is_managed(change.slot), m_mac), std::nullopt};
    result.slot.detail =
        translate("apple-mail", "Waits for you; then “rinnova confirm %1”.", {change.slot.id});
    return result;
}

SlotResult AppleMailTarget::tried_by_script(const sdk::PlannedChange& change, const Secret* password) const {
    SlotResult result = left_to_person(change);
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
        case ErrorCode::needs_user: // the question was cancelled
            return left_to_person(change);
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
        return fails_with(nobody_there(change.slot));
    if (password == nullptr)
        return fails_with(
            {ErrorCode::internal, translate("apple-mail", "There is no password for this slot."), {}, {}});
    const auto held = tool.password(*entry);
    if (!held)
        return fails_with(held.error());
    if (*held == *password) {
        result.outcome = SlotOutcome::unchanged;
        return result;
    }
    if (KeychainEntries::state_of(*entry) != change.precondition)
        return fails_with({ErrorCode::conflict,
                           translate("apple-mail", "The keychain's entry was changed meanwhile."),
                           translate("apple-mail", "Try again."), change.slot.location});
    if (auto done = tool.set_password(*entry, *password); !done)
        return fails_with(done.error());
    result.outcome = SlotOutcome::updated;
    result.steps = announcement(*entry);
    return result;
}

/// A leftover that may still be the one: renewed, and never called done.
SlotResult AppleMailTarget::renewed_beside(const sdk::PlannedChange& change, const KeychainEntries& entries,
                                           const Secret* password) const {
    const SlotResult renewed = written(change, entries, password);
    SlotResult result = left_to_person(change);
    const auto* entry = entries.entry_for(change.slot);
    if (entry == nullptr ||
        (renewed.outcome != SlotOutcome::updated && renewed.outcome != SlotOutcome::unchanged))
        return result;
    std::vector<std::string> steps{
        translate("apple-mail",
                  "The keychain's entry “%1” has the new password now. Quit Mail and open it again: if it "
                  "collects and sends, the "
                  "last steps are done. On this version it mostly keeps the password elsewhere.",
                  {*entry->label})};
    for (std::string& step : announcement(*entry))
        steps.push_back(std::move(step));
    result.steps.insert(result.steps.begin(), steps.begin(), steps.end());
    return result;
}

SlotResult AppleMailTarget::result_of(const sdk::PlannedChange& change, const KeychainEntries& entries,
                                      const Secret* password) const {
    if (change.precondition.empty())
        return tried_by_script(change, password);
    return m_mac.mail_uses_login_keychain() ? written(change, entries, password)
                                            : renewed_beside(change, entries, password);
}

void AppleMailTarget::open_accounts_pane() const {
    if (m_mac.version && m_mac.person_present)
        (void)security_tool::run_tool(m_mac.open, {accounts_pane(m_mac)}, {}, std::chrono::seconds(5), 4096);
}

Result<sdk::Receipt> AppleMailTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    const auto is_entry = [](const sdk::PlannedChange& change) { return !change.precondition.empty(); };
    const bool any_entry = std::any_of(plan.changes.begin(), plan.changes.end(), is_entry);
    const auto entries = any_entry ? KeychainEntries::of(m_mac) : KeychainEntries();
    bool opens_pane = false;
    std::optional<Error> unanswered;
    for (const sdk::PlannedChange& change : plan.changes) {
        if (unanswered && is_entry(change)) {
            receipt.results.push_back({change.slot, SlotOutcome::failed, {}, unanswered});
            continue;
        }
        receipt.results.push_back(result_of(change, entries, secrets.password_for(change.slot.id)));
        const auto& error = receipt.results.back().error;
        if (error && error->code == ErrorCode::timed_out)
            unanswered = error;
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
    std::optional<Error> unanswered;
    for (const Slot& slot : slots) {
        const auto* entry = entries.entry_for(slot);
        if (entry == nullptr)
            answers.emplace_back(tl::unexpected(out_of_reach(slot)));
        else if (!m_mac.person_present)
            answers.emplace_back(tl::unexpected(nobody_there(slot)));
        else if (unanswered)
            answers.emplace_back(tl::unexpected(*unanswered));
        else
            answers.push_back(tool.password(*entry));
        // A question that nobody answered is not put again for every other slot.
        if (!answers.back() && answers.back().error().code == ErrorCode::timed_out)
            unanswered = answers.back().error();
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
