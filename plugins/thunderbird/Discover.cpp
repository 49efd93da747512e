// SPDX-License-Identifier: Apache-2.0
#include "ProfileView.h"
#include "Profiles.h"
#include "ThunderbirdTarget.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

namespace {

std::optional<Timestamp> password_changed(const LoginsFile& logins, const LoginMatch& match) {
    std::optional<Timestamp> last;
    for (const std::size_t record : match.records) {
        const LoginRecord& login = logins.index.logins[record];
        const auto milliseconds = whole_number(login.time_password_changed.of(logins.bytes()));
        if (milliseconds && *milliseconds != 0)
            last = std::max(last, std::optional(std::chrono::floor<std::chrono::seconds>(
                                      std::chrono::sys_time<std::chrono::milliseconds>(
                                          std::chrono::milliseconds(*milliseconds)))));
    }
    return last;
}

void describe(Slot& slot, ProfileView& view, std::size_t number) {
    const Standing standing = view.standing(number);
    switch (standing.kind) {
    case Standing::Kind::stored:
        slot.state = SlotState::unknown;
        slot.password_changed = password_changed(*view.logins(), view.match(number));
        return;
    case Standing::Kind::absent:
        slot.state = SlotState::absent;
        slot.detail = translate("thunderbird", "Thunderbird does not remember a password for this server.");
        return;
    case Standing::Kind::locked:
        slot.state = SlotState::locked;
        break;
    case Standing::Kind::unreadable:
        slot.state = SlotState::unreadable;
        break;
    }
    slot.detail = standing.error->message;
}

// A missing key is no problem of a profile that never stored a password, and a locked one is none at all.
bool is_problem(const Error& error) {
    return error.code != ErrorCode::locked && error.code != ErrorCode::unsupported;
}

void discover_profile(const std::filesystem::path& profile, sdk::Discovery& discovery) {
    const auto prefs = read_prefs(profile);
    if (!prefs) {
        if (prefs.error().code != ErrorCode::not_found)
            discovery.problems.push_back(prefs.error());
        return;
    }
    std::vector<Slot> slots = slots_of(profile, mail_servers(*prefs));
    if (slots.empty())
        return;
    if (const auto supported = check_supported(*prefs, profile); !supported) {
        discovery.problems.push_back(supported.error());
        for (Slot& slot : slots) {
            slot.state = SlotState::unreadable;
            slot.detail = supported.error().message;
        }
    } else {
        std::vector<WantedLogin> wanted;
        for (const Slot& slot : slots)
            wanted.push_back({slot.locator, slot.username});
        ProfileView view = ProfileView::open(profile, nullptr, wanted);
        if (!view.logins())
            discovery.problems.push_back(view.logins().error());
        if (!view.keys() && is_problem(view.keys().error()))
            discovery.problems.push_back(view.keys().error());
        for (std::size_t i = 0; i < slots.size(); ++i)
            describe(slots[i], view, i);
    }
    for (Slot& slot : slots)
        discovery.slots.push_back(std::move(slot));
}

} // namespace

// Every mail server of every profile is of interest: the scope's hosts narrow nothing down here.
Result<sdk::Discovery> ThunderbirdTarget::discover(const sdk::DiscoverScope&) {
    Profiles profiles = find_profiles(m_context);
    sdk::Discovery discovery;
    discovery.problems = std::move(profiles.problems);
    for (const std::filesystem::path& profile : profiles.folders)
        discover_profile(profile, discovery);
    return discovery;
}

} // namespace rinnova::thunderbird
