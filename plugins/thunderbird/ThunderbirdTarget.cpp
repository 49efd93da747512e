// SPDX-License-Identifier: Apache-2.0
#include "ThunderbirdTarget.h"

#include "ByProfile.h"
#include "ProfileUpdate.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

namespace {

const Slot& itself(const Slot& slot) {
    return slot;
}

/// Opens each profile once, and hands each slot's number, view and number within the view to `visit`. Slots
/// that are none of ours are left out.
template <typename Visit>
void visit_slots(const std::vector<Slot>& slots, const sdk::Secrets& secrets, Visit visit) {
    for (const auto& [profile, numbers] : by_profile(slots, itself)) {
        std::vector<WantedLogin> wanted;
        std::vector<std::size_t> ours;
        for (const std::size_t number : numbers) {
            auto login = wanted_login(slots[number]);
            if (!login)
                continue;
            wanted.push_back(std::move(*login));
            ours.push_back(number);
        }
        if (ours.empty())
            continue;
        ProfileView view = ProfileView::open(path_from_utf8(profile), secrets.unlock_for(profile), wanted);
        for (std::size_t i = 0; i < ours.size(); ++i)
            visit(ours[i], view, i);
    }
}

Error not_readable(const Slot& slot) {
    return Error{ErrorCode::invalid_data,
                 translate("thunderbird", "The stored password cannot be read."),
                 {},
                 slot.location};
}

Result<Secret> read_slot(const Slot& slot, ProfileView& view, std::size_t number) {
    const Standing standing = view.standing(number);
    if (standing.kind == Standing::Kind::absent)
        return fail(ErrorCode::not_found,
                    translate("thunderbird", "Thunderbird does not remember a password for this server."), {},
                    slot.location);
    if (standing.kind != Standing::Kind::stored)
        return tl::unexpected(*standing.error);
    auto password = view.password(view.match(number).records.front());
    if (!password)
        return tl::unexpected(not_readable(slot));
    return std::move(*password);
}

void compare(sdk::SlotCheck& check, const Slot& slot, const Secret* expected, ProfileView& view,
             std::size_t number) {
    for (const std::size_t record : view.match(number).records) {
        const auto stored = view.password(record);
        if (!stored) {
            check.state = SlotState::unreadable;
            check.detail = not_readable(slot).message;
            return;
        }
        if (expected == nullptr) {
            check.state = SlotState::unknown;
            return;
        }
        if (!(*stored == *expected)) {
            check.state = SlotState::stale;
            check.detail = translate("thunderbird", "Thunderbird holds another password.");
            return;
        }
    }
    check.state = SlotState::in_sync;
}

sdk::SlotCheck check_slot(const Slot& slot, const Secret* expected, ProfileView& view, std::size_t number) {
    sdk::SlotCheck check{slot.id, SlotState::unknown, {}};
    const Standing standing = view.standing(number);
    switch (standing.kind) {
    case Standing::Kind::stored:
        compare(check, slot, expected, view, number);
        return check;
    case Standing::Kind::absent:
        check.state = SlotState::absent;
        check.detail = translate("thunderbird", "Thunderbird does not remember a password for this server.");
        return check;
    case Standing::Kind::locked:
        check.state = SlotState::locked;
        break;
    case Standing::Kind::unreadable:
        check.state = SlotState::unreadable;
        break;
    }
    check.detail = standing.error->message;
    return check;
}

} // namespace

Result<sdk::Receipt> ThunderbirdTarget::apply(const sdk::Plan& plan, const sdk::Secrets& secrets) {
    sdk::Receipt receipt;
    receipt.results.resize(plan.changes.size());
    for (const auto& [profile, numbers] :
         by_profile(plan.changes, [](const auto& change) -> const Slot& { return change.slot; })) {
        ProfileUpdate update(path_from_utf8(profile), secrets, m_context.clock->now(), m_live, receipt);
        for (const std::size_t number : numbers)
            update.add(plan.changes[number], number);
        update.run();
    }
    return receipt;
}

std::vector<Result<Secret>> ThunderbirdTarget::read(const std::vector<Slot>& slots,
                                                    const sdk::Secrets& unlock) {
    std::vector<Result<Secret>> secrets;
    for (const Slot& slot : slots)
        secrets.emplace_back(tl::unexpected(not_readable(slot)));
    visit_slots(slots, unlock, [&](std::size_t slot, ProfileView& view, std::size_t number) {
        secrets[slot] = read_slot(slots[slot], view, number);
    });
    return secrets;
}

std::vector<sdk::SlotCheck> ThunderbirdTarget::verify(const std::vector<Slot>& slots,
                                                      const sdk::Secrets& secrets) {
    std::vector<sdk::SlotCheck> checks;
    for (const Slot& slot : slots)
        checks.push_back({slot.id, SlotState::unknown, not_readable(slot).message});
    visit_slots(slots, secrets, [&](std::size_t slot, ProfileView& view, std::size_t number) {
        checks[slot] = check_slot(slots[slot], secrets.password_for(slots[slot].id), view, number);
    });
    return checks;
}

Result<void> ThunderbirdTarget::try_unlock(const std::string& location, const Secret& password) {
    const std::filesystem::path profile = path_from_utf8(location);
    if (!profile.is_absolute() || !read_prefs(profile))
        return fail(ErrorCode::not_found,
                    translate("thunderbird", "There is no Thunderbird profile at this place."), {}, location);
    const auto key4 = read_key4(profile);
    if (!key4 && key4.error().code == ErrorCode::not_found)
        return fail(ErrorCode::unsupported,
                    translate("thunderbird", "This Thunderbird profile has no primary password."), {},
                    location);
    if (!key4)
        return tl::unexpected(key4.error());
    auto checked = check_primary_password(*key4, password);
    if (!checked)
        checked.error().where = location;
    return checked;
}

} // namespace rinnova::thunderbird
