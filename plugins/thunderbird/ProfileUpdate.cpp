// SPDX-License-Identifier: Apache-2.0
#include "ProfileUpdate.h"

#include "Digest.h"
#include "Origin.h"
#include "ProfileLock.h"
#include "sdk/Target.h"

#include <algorithm>
#include <unordered_map>

namespace rinnova::thunderbird {

namespace {

constexpr unsigned new_file_mode = 0600;

std::optional<Error> unusable(const Secret* password) {
    if (password == nullptr)
        return Error{
            ErrorCode::not_found, translate("thunderbird", "No password was given for this slot."), {}, {}};
    const bool usable = password->expose(
        [](std::string_view bytes) { return !bytes.empty() && bytes.find('\0') == std::string_view::npos; });
    if (usable)
        return std::nullopt;
    return Error{ErrorCode::invalid_data,
                 translate("thunderbird", "Thunderbird cannot keep such a password."),
                 {},
                 {}};
}

SlotOutcome outcome_of(ErrorCode code) {
    switch (code) {
    case ErrorCode::busy:
        return SlotOutcome::pending;
    case ErrorCode::locked:
        return SlotOutcome::locked;
    case ErrorCode::needs_user:
        return SlotOutcome::needs_user;
    case ErrorCode::not_found:
    case ErrorCode::ambiguous:
    case ErrorCode::conflict:
    case ErrorCode::unsupported:
    case ErrorCode::permission_denied:
    case ErrorCode::unreachable:
    case ErrorCode::auth_rejected:
    case ErrorCode::invalid_data:
    case ErrorCode::timed_out:
    case ErrorCode::internal:
        break;
    }
    return SlotOutcome::failed;
}

} // namespace

Error changed_meanwhile(const Slot& slot) {
    return Error{ErrorCode::conflict,
                 translate("thunderbird", "This login was changed in Thunderbird after the plan was made."),
                 translate("thunderbird", "Try again."), slot.location};
}

ProfileUpdate::ProfileUpdate(std::filesystem::path profile, const sdk::Secrets& secrets, Timestamp now,
                             Live& live, sdk::Receipt& receipt)
    : m_profile(std::move(profile)), m_secrets(secrets), m_now(now), m_live(live), m_receipt(receipt) {}

void ProfileUpdate::add(const sdk::PlannedChange& change, std::size_t number) {
    Item item;
    item.change = &change;
    item.number = number;
    item.password = m_secrets.password_for(change.slot.id);
    const auto login = wanted_login(change.slot);
    if (change.action == sdk::Action::impossible)
        return finish(item, change.error.value_or(Error{}));
    if (change.action == sdk::Action::none)
        return finish(item, SlotOutcome::absent);
    if (!login)
        return finish(item, login.error());
    if (const auto error = unusable(item.password))
        return finish(item, *error);
    item.login = *login;
    m_items.push_back(std::move(item));
}

void ProfileUpdate::run() {
    if (m_items.empty())
        return;
    if (const auto checked = check_profile(); !checked)
        return finish_all(checked.error());
    // Held until the end of this function, when everything is written.
    const auto lock = ProfileLock::acquire(m_profile);
    if (!lock) {
        finish_all(lock.error());
        const auto thunderbird =
            lock.error().code == ErrorCode::busy ? m_live.reached(m_profile) : std::nullopt;
        return thunderbird ? run_live(*thunderbird, lock.error()) : void();
    }
    ProfileView view = ProfileView::open(m_profile, m_secrets.unlock_for(m_profile.string()), wanted());
    if (!view.logins())
        return finish_all(view.logins().error());
    std::optional<LoginEdit> edit;
    if (view.keys())
        edit.emplace(view.logins()->bytes(), view.logins()->index, *view.keys(), m_now);
    find_twins();
    for (std::size_t i = 0; i < m_items.size(); ++i)
        if (m_items[i].twin == i)
            settle(i, view, edit);
    const Result<void> written = edit ? write(view, *edit) : Result<void>();
    if (!written)
        note(translate("thunderbird", "Not all of Thunderbird's files could be brought up to date: %1",
                       {written.error().message}));
    for (Item& item : m_items)
        if (!written && item.place != Item::Place::untouched && item.place != Item::Place::holds_it)
            finish(item, written.error());
    settle_twins();
}

Result<void> ProfileUpdate::check_profile() const {
    const auto prefs = read_prefs(m_profile);
    if (!prefs)
        return tl::unexpected(prefs.error());
    return check_supported(*prefs, m_profile);
}

// Two slots of one login (spelled in two ways, or given twice) are written once.
void ProfileUpdate::find_twins() {
    std::unordered_map<std::string, std::size_t> first;
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        const WantedLogin& login = m_items[i].login;
        m_items[i].twin =
            first.try_emplace(origin_key(login.origin) + '\0' + login.username, i).first->second;
    }
}

bool ProfileUpdate::may_create(const Item& item) {
    return item.change->create || item.change->action == sdk::Action::create;
}

void ProfileUpdate::settle(std::size_t index, ProfileView& view, std::optional<LoginEdit>& edit) {
    Item& item = m_items[index];
    const Standing standing = view.standing(index);
    const bool as_planned = view.still_holds(index, item.change->precondition);
    switch (standing.kind) {
    case Standing::Kind::stored:
        return settle_stored(item, view.match(index), *edit, as_planned);
    case Standing::Kind::absent:
        return settle_absent(item, view, edit, as_planned);
    case Standing::Kind::unreadable:
        if (standing.can_be_added && may_create(item))
            return settle_absent(item, view, edit, as_planned);
        return finish(item, *standing.error);
    case Standing::Kind::locked:
        return finish(item, *standing.error);
    }
}

void ProfileUpdate::settle_stored(Item& item, const LoginMatch& match, LoginEdit& edit, bool as_planned) {
    std::vector<std::size_t> stale;
    for (const std::size_t record : match.records)
        if (!edit.holds(record, *item.password))
            stale.push_back(record);
    if (stale.empty()) {
        item.place = Item::Place::holds_it;
        return finish(item, SlotOutcome::unchanged);
    }
    if (!as_planned)
        return finish(item, changed_meanwhile(item.change->slot));
    for (const std::size_t record : stale)
        if (const auto possible = edit.can_change(record); !possible)
            return finish(item, possible.error());
    for (const std::size_t record : stale)
        if (const auto changed = edit.change(record, item.content()); !changed)
            return finish(item, changed.error());
    item.place = Item::Place::rewritten;
    finish(item, SlotOutcome::updated);
}

void ProfileUpdate::settle_absent(Item& item, ProfileView& view, std::optional<LoginEdit>& edit,
                                  bool as_planned) {
    if (!may_create(item))
        return finish(item, SlotOutcome::absent);
    if (!edit)
        return finish(item, view.keys().error());
    if (!as_planned)
        return finish(item, changed_meanwhile(item.change->slot));
    if (const auto added = edit->add(item.content()); !added)
        return finish(item, added.error());
    item.place = Item::Place::added;
    finish(item, SlotOutcome::updated);
}

void ProfileUpdate::settle_twins() {
    for (std::size_t i = 0; i < m_items.size(); ++i) {
        Item& item = m_items[i];
        const Item& first = m_items[item.twin];
        if (item.twin == i)
            continue;
        if (!(*item.password == *first.password)) {
            finish(item, Error{ErrorCode::conflict,
                               translate("thunderbird",
                                         "Another slot of the same login was given another password."),
                               {},
                               item.change->slot.location});
            continue;
        }
        SlotResult result = m_receipt.results[first.number];
        Slot slot = item.change->slot;
        slot.state = result.slot.state;
        slot.detail = result.slot.detail;
        slot.password_changed = result.slot.password_changed;
        result.slot = std::move(slot);
        m_receipt.results[item.number] = std::move(result);
    }
}

Result<void> ProfileUpdate::write(ProfileView& view, LoginEdit& edit) {
    auto backup = open_backup(view);
    Drafts drafts;
    auto drafted = backup ? draft_backup(*backup, *view.keys(), drafts) : Result<void>();
    if (drafted)
        drafted = draft(*view.logins(), edit, drafts);
    return drafted ? write_drafts(drafts) : drafted;
}

/// None where nothing has to change in it.
std::optional<LoginsFile> ProfileUpdate::open_backup(ProfileView& view) {
    const bool concerned =
        std::any_of(m_items.begin(), m_items.end(), [](const Item& item) { return item.is_stored(); });
    std::error_code ignored;
    const std::filesystem::path path = m_profile / "logins-backup.json";
    if (!concerned || view.logins()->path == path ||
        std::filesystem::equivalent(path, view.logins()->path, ignored))
        return std::nullopt;
    auto backup = open_logins_backup(m_profile);
    if (backup)
        return std::move(*backup);
    note(translate("thunderbird",
                   "Thunderbird's own copy of the logins cannot be read and was left alone: %1",
                   {backup.error().message}));
    return std::nullopt;
}

Result<void> ProfileUpdate::draft_backup(LoginsFile& backup, SdrKeys& keys, Drafts& drafts) {
    std::vector<const Item*> items;
    std::vector<WantedLogin> logins;
    for (const Item& item : m_items) {
        if (!item.is_stored())
            continue;
        items.push_back(&item);
        logins.push_back(item.login);
    }
    const LoginMatches matches = match_logins(backup.bytes(), backup.index, &keys, logins);
    LoginEdit edit(backup.bytes(), backup.index, keys, m_now);
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const std::size_t record : matches.logins[i].records)
            if (!edit.holds(record, *items[i]->password))
                if (const auto changed = edit.change(record, items[i]->content()); !changed)
                    note(changed.error().message);
    return draft(backup, edit, drafts);
}

Result<void> ProfileUpdate::draft(LoginsFile& logins, LoginEdit& edit, Drafts& drafts) {
    if (edit.empty()) {
        if (logins.file)
            m_receipt.hash_after[logins.path.string()] = sha256(logins.bytes());
        return {};
    }
    auto text = edit.finish();
    if (!text)
        return tl::unexpected(text.error());
    drafts.push_back({logins, std::move(*text)});
    return {};
}

Result<void> ProfileUpdate::write_drafts(const Drafts& drafts) {
    std::vector<AtomicFile::NewContent> changed;
    for (const Draft& draft : drafts)
        if (draft.logins.file)
            changed.push_back({*draft.logins.file, draft.text});
    if (auto replaced = AtomicFile::replace_in_order(changed); !replaced)
        return replaced;
    for (const Draft& draft : drafts) {
        if (!draft.logins.file)
            if (auto made = AtomicFile::create(draft.logins.path, draft.text, new_file_mode); !made)
                return made;
        m_receipt.hash_after[draft.logins.path.string()] = sha256(draft.text);
    }
    return {};
}

void ProfileUpdate::finish(Item& item, SlotOutcome outcome, std::string detail) {
    SlotResult& result = m_receipt.results[item.number];
    result = SlotResult{item.change->slot, outcome, {}, std::nullopt};
    result.slot.state = state_after(outcome);
    result.slot.detail = std::move(detail);
    if (outcome == SlotOutcome::updated)
        result.slot.password_changed = m_now;
    if (outcome == SlotOutcome::locked)
        result.steps = {translate("thunderbird",
                                  "Give the primary password of this profile once: rinnova unlock %1",
                                  {item.change->slot.id})};
}

void ProfileUpdate::finish(Item& item, const Error& error) {
    const SlotOutcome outcome = outcome_of(error.code);
    finish(item, outcome, error.message);
    if (outcome != SlotOutcome::failed)
        return;
    std::optional<Error>& told = m_receipt.results[item.number].error;
    told = error;
    if (told->where.empty())
        told->where = m_profile.string();
}

void ProfileUpdate::finish_all(const Error& error) {
    for (Item& item : m_items)
        finish(item, error);
}

void ProfileUpdate::note(const std::string& detail) {
    for (const Item& item : m_items)
        if (item.place != Item::Place::untouched)
            m_receipt.results[item.number].slot.detail = detail;
}

std::vector<WantedLogin> ProfileUpdate::wanted() const {
    std::vector<WantedLogin> logins;
    logins.reserve(m_items.size());
    for (const Item& item : m_items)
        logins.push_back(item.login);
    return logins;
}

} // namespace rinnova::thunderbird
