// SPDX-License-Identifier: Apache-2.0
// The part of ProfileUpdate that has the running Thunderbird make the changes.
#include "ProfileUpdate.h"
#include "sdk/Target.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace rinnova::thunderbird {

namespace {

// It saves at once when the add-on asks for it, and by itself a second and a half after a change.
constexpr std::chrono::seconds writing_limit{3};
constexpr std::chrono::milliseconds writing_pause{50};

} // namespace

/// Everything is pending, as `busy` has it, until something better is known.
void ProfileUpdate::run_live(const ProcessId& thunderbird, const Error& busy) {
    ProfileView view = ProfileView::open(m_profile, m_secrets.unlock_for(m_profile.string()), wanted());
    if (!view.logins())
        return finish_all(view.logins().error());
    find_twins();
    std::vector<LiveItem> items;
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].twin == i)
            if (auto item = prepare_live(i, view))
                items.push_back(std::move(*item));
    std::vector<LiveLogin> logins;
    for (const LiveItem& live : items)
        logins.push_back({live.origin, live.item->login.username, &live.held, live.item->password});
    if (!logins.empty()) {
        const auto outcomes = renew_live(*m_live.clients, thunderbird, logins);
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (outcomes)
                finish_live(*items[i].item, (*outcomes)[i], busy);
            else
                finish(*items[i].item, SlotOutcome::pending, busy.message + " " + outcomes.error().message);
        }
    }
    wait_until_written(busy);
    settle_twins();
}

/// What Thunderbird has in its memory alone is gone with its next start, when it could not write its file (it
/// does not say so): that is not done.
void ProfileUpdate::wait_until_written(const Error& busy) {
    std::vector<std::size_t> awaited;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const SlotOutcome outcome = m_receipt.results[m_items[i].number].outcome;
        if (m_items[i].twin == i && (outcome == SlotOutcome::updated || outcome == SlotOutcome::unchanged))
            awaited.push_back(i);
    }
    for (const auto end = std::chrono::steady_clock::now() + writing_limit; !awaited.empty();) {
        ProfileView view = ProfileView::open(m_profile, m_secrets.unlock_for(m_profile.string()), wanted());
        std::erase_if(awaited, [&](std::size_t index) { return is_written(index, view); });
        if (std::chrono::steady_clock::now() >= end)
            break;
        if (!awaited.empty())
            std::this_thread::sleep_for(writing_pause);
    }
    for (const std::size_t index : awaited)
        finish(
            m_items[index], SlotOutcome::pending,
            busy.message + " " +
                translate("thunderbird", "It has the new password, but did not write it to its file yet."));
}

bool ProfileUpdate::is_written(std::size_t index, ProfileView& view) const {
    if (!view.logins() || !view.keys())
        return false;
    const auto& records = view.match(index).records;
    return !records.empty() && std::all_of(records.begin(), records.end(), [&](std::size_t record) {
        const auto held = view.password(record);
        return held && *held == *m_items[index].password;
    });
}

/// What is to be asked about a login; none, and a result, where there is nothing to ask.
std::optional<ProfileUpdate::LiveItem> ProfileUpdate::prepare_live(std::size_t index, ProfileView& view) {
    Item& item = m_items[index];
    const Standing standing = view.standing(index);
    switch (standing.kind) {
    case Standing::Kind::stored:
        break;
    case Standing::Kind::absent:
        if (!may_create(item))
            finish(item, SlotOutcome::absent);
        return std::nullopt;
    case Standing::Kind::locked:
    case Standing::Kind::unreadable:
        if (!standing.can_be_added || !may_create(item))
            finish(item, *standing.error);
        return std::nullopt;
    }
    const auto& records = view.match(index).records;
    auto held = view.password(records.front());
    if (!held || records.size() > 1)
        return std::nullopt;
    if (!(*held == *item.password) && !view.still_holds(index, item.change->precondition)) {
        finish(item, changed_meanwhile(item.change->slot));
        return std::nullopt;
    }
    const TextRange& hostname = view.logins()->index.logins[records.front()].hostname;
    const auto origin = decode_json_string(hostname.of(view.logins()->bytes()));
    if (!origin)
        return std::nullopt;
    if (!m_live.asked.insert(m_profile.string() + '\0' + *origin + '\0' + item.login.username).second) {
        finish(item, changed_meanwhile(item.change->slot));
        return std::nullopt;
    }
    return LiveItem{&item, std::move(*held), *origin};
}

void ProfileUpdate::finish_live(Item& item, LiveOutcome outcome, const Error& busy) {
    switch (outcome) {
    case LiveOutcome::updated:
        return finish(item, SlotOutcome::updated);
    case LiveOutcome::unchanged:
        return finish(item, SlotOutcome::unchanged);
    case LiveOutcome::differs:
        return finish(item, changed_meanwhile(item.change->slot));
    case LiveOutcome::locked:
        return finish(item, SlotOutcome::pending,
                      busy.message + " " +
                          translate("thunderbird", "Its primary password has not been typed yet."));
    case LiveOutcome::absent:
    case LiveOutcome::later:
        return finish(item, busy);
    case LiveOutcome::failed:
        return finish(item, SlotOutcome::pending,
                      busy.message + " " +
                          translate("thunderbird", "Its add-on could not replace the password."));
    }
}

} // namespace rinnova::thunderbird
