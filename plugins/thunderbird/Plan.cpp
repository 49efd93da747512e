// SPDX-License-Identifier: Apache-2.0
#include "ByProfile.h"
#include "ProfileLock.h"
#include "ThunderbirdTarget.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

namespace {

void refuse(sdk::PlannedChange& planned, const Error& error) {
    planned.action = sdk::Action::impossible;
    planned.summary = error.message;
    planned.error = error;
}

void need_unlock(sdk::PlannedChange& planned) {
    planned.action = sdk::Action::unlock;
    planned.summary = translate("thunderbird", "Needs the profile's primary password first.");
    planned.steps = {translate("thunderbird",
                               "Give the primary password of this profile once: rinnova unlock %1",
                               {planned.slot.id})};
}

void plan_addition(sdk::PlannedChange& planned, ProfileView& view) {
    if (!planned.create) {
        planned.action = sdk::Action::none;
        planned.summary =
            translate("thunderbird", "Thunderbird does not remember a password for this server.");
    } else if (view.keys()) {
        planned.action = sdk::Action::create;
        planned.summary = translate("thunderbird", "Add the password to Thunderbird's logins.");
    } else if (view.keys().error().code == ErrorCode::locked) {
        need_unlock(planned);
    } else {
        refuse(planned, view.keys().error());
    }
}

void plan_slot(sdk::PlannedChange& planned, ProfileView& view, std::size_t number) {
    const Standing standing = view.standing(number);
    planned.precondition = view.precondition(number);
    switch (standing.kind) {
    case Standing::Kind::stored:
        planned.action = sdk::Action::replace;
        planned.summary = translate("thunderbird", "Replace the password among Thunderbird's logins.");
        return;
    case Standing::Kind::absent:
        return plan_addition(planned, view);
    case Standing::Kind::locked:
        return need_unlock(planned);
    case Standing::Kind::unreadable:
        if (standing.can_be_added && planned.create)
            return plan_addition(planned, view);
        return refuse(planned, *standing.error);
    }
}

bool would_write(sdk::Action action) {
    return action == sdk::Action::replace || action == sdk::Action::create || action == sdk::Action::unlock;
}

Result<void> check_profile(const std::filesystem::path& profile) {
    const auto prefs = read_prefs(profile);
    if (!prefs)
        return tl::unexpected(prefs.error());
    return check_supported(*prefs, profile);
}

void plan_profile(const std::filesystem::path& profile, const Live& live,
                  const std::vector<sdk::PlannedChange*>& changes) {
    if (const auto checked = check_profile(profile); !checked) {
        for (sdk::PlannedChange* planned : changes)
            refuse(*planned, checked.error());
        return;
    }
    std::vector<WantedLogin> wanted;
    for (const sdk::PlannedChange* planned : changes)
        wanted.push_back({planned->slot.locator, planned->slot.username});
    ProfileView view = ProfileView::open(profile, nullptr, wanted);
    const auto holder = ProfileLock::holder(profile);
    const auto writable = check_writable(profile);
    for (std::size_t i = 0; i < changes.size(); ++i) {
        sdk::PlannedChange& planned = *changes[i];
        plan_slot(planned, view, i);
        if (!would_write(planned.action))
            continue;
        if (!holder || !writable) {
            refuse(planned, !holder ? holder.error() : writable.error());
        } else if (*holder && planned.action == sdk::Action::replace && live.reached(profile)) {
            planned.summary = translate("thunderbird", "Replace the password in the running Thunderbird.");
        } else if (*holder && planned.action == sdk::Action::unlock && live.reached(profile)) {
            continue;
        } else if (*holder) {
            planned.action = sdk::Action::wait;
            planned.summary =
                describe(**holder) + " " + translate("thunderbird", "It is done when Thunderbird is closed.");
        }
    }
}

} // namespace

Result<sdk::Plan> ThunderbirdTarget::plan(const std::vector<sdk::Change>& changes) {
    sdk::Plan plan;
    for (const sdk::Change& change : changes) {
        sdk::PlannedChange planned;
        planned.slot = change.slot;
        planned.create = change.create;
        plan.changes.push_back(std::move(planned));
    }
    for (const auto& [profile, numbers] :
         by_profile(changes, [](const auto& change) -> const Slot& { return change.slot; })) {
        std::vector<sdk::PlannedChange*> ours;
        for (const std::size_t number : numbers) {
            sdk::PlannedChange& planned = plan.changes[number];
            if (const auto login = wanted_login(planned.slot); !login)
                refuse(planned, login.error());
            else
                ours.push_back(&planned);
        }
        if (!ours.empty())
            plan_profile(path_from_utf8(profile), m_live, ours);
    }
    return plan;
}

} // namespace rinnova::thunderbird
