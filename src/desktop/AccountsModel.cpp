// SPDX-License-Identifier: Apache-2.0
#include "desktop/AccountsModel.h"

#include "desktop/Looks.h"
#include "desktop/QtText.h"
#include "service/Words.h"

#include <QLocale>

#include <algorithm>
#include <limits>

namespace rinnova::desktop {

namespace {

constexpr int usual_life = 90;

Tone tone_of(const AccountStatus& account) {
    return word_for(account.state).tone;
}

/// The worst of its places.
SlotState worst_state(const std::vector<Slot>& slots) {
    constexpr std::array order{SlotState::failed, SlotState::unreadable, SlotState::stale,
                               SlotState::locked, SlotState::needs_user, SlotState::pending,
                               SlotState::absent, SlotState::unknown,    SlotState::in_sync};
    for (const SlotState state : order)
        if (std::any_of(slots.begin(), slots.end(), [&](const Slot& slot) { return slot.state == state; }))
            return state;
    return SlotState::unknown;
}

std::optional<double> fraction_left(const AccountStatus& account) {
    if (!account.days_left)
        return std::nullopt;
    int life = usual_life;
    if (account.validity.issued && account.validity.expires)
        life =
            std::max(life, static_cast<int>((*account.validity.expires - *account.validity.issued).count()));
    return std::clamp(static_cast<double>(*account.days_left) / life, 0.0, 1.0);
}

QString note_for(const AccountStatus& account) {
    if (!account.staged.empty())
        return qt(word_for_staged(account.staged));
    if (account.open > 0)
        return qt(translate_count("desktop", "%n copy(ies) still to be done", account.open));
    if (has_drifted(account))
        return qt(translate("desktop", "a place holds another password"));
    return qt(account.note);
}

} // namespace

bool is_due(const AccountStatus& account) {
    return account.state == ValidityState::due || account.state == ValidityState::expired;
}

bool is_unfinished(const AccountStatus& account) {
    return account.open > 0 || !account.staged.empty();
}

bool has_drifted(const AccountStatus& account) {
    return std::any_of(account.slots.begin(), account.slots.end(),
                       [](const Slot& slot) { return slot.state == SlotState::stale; });
}

AccountsModel::Row AccountsModel::words_for(const AccountStatus& status) {
    Row row;
    row.provider = provider_in_words(status.account.provider);
    row.time_left = expiry_in_words(status);
    row.date = status.validity.expires ? long_date(*status.validity.expires) : QString();
    row.copies = copies_in_words(status.slots);
    row.notice = notice_in_words(status.next_notice);
    row.note = note_for(status);
    row.haystack = qt(status.account.login).toLower() + u'\n' + row.provider.toLower() + u'\n' +
                   qt(status.account.provider) + u'\n' + row.time_left.toLower() + u'\n' +
                   row.date.toLower() + u'\n' + row.copies.toLower() + u'\n' + qt(status.note).toLower();
    return row;
}

void AccountsModel::set(std::vector<AccountStatus> fresh) {
    sort_by_urgency(fresh);
    const bool same_order = fresh.size() == m_accounts.size() &&
                            std::equal(fresh.begin(), fresh.end(), m_accounts.begin(),
                                       [](const auto& a, const auto& b) { return a.account == b.account; });
    // The view keeps its place when only what stands in the rows has changed.
    if (!same_order)
        beginResetModel();
    m_accounts = std::move(fresh);
    m_rows.clear();
    m_rows.reserve(m_accounts.size());
    for (const AccountStatus& one : m_accounts)
        m_rows.push_back(words_for(one));
    if (!same_order)
        endResetModel();
    else if (!m_accounts.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, column_count - 1));
}

int AccountsModel::row_of(const AccountKey& key) const {
    const auto found = std::find_if(m_accounts.begin(), m_accounts.end(),
                                    [&](const AccountStatus& one) { return one.account == key; });
    return found == m_accounts.end() ? -1 : static_cast<int>(found - m_accounts.begin());
}

int AccountsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_accounts.size());
}

int AccountsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : column_count;
}

QString AccountsModel::text(const QModelIndex& index) const {
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case account:
        return qt(at(index.row()).account.login);
    case provider:
        return row.provider;
    case time_left:
        return row.time_left;
    case copies:
        return row.copies;
    case notice:
        return row.notice;
    default:
        return {};
    }
}

QVariant AccountsModel::sort_key(const QModelIndex& index) const {
    const AccountStatus& status = at(index.row());
    switch (index.column()) {
    case time_left:
        return status.days_left.value_or(std::numeric_limits<int>::max());
    case copies:
        return static_cast<int>(worst_state(status.slots));
    case notice:
        return qt(status.next_notice.value_or("~"));
    default:
        return text(index);
    }
}

QVariant AccountsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const AccountStatus& status = at(index.row());
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::AccessibleTextRole: {
        const QString note = data(index, note_role).toString();
        return note.isEmpty() ? text(index) : text(index) + QStringLiteral(", ") + note;
    }
    case note_role:
        return index.column() == account ? row.note : index.column() == time_left ? row.date : QString();
    case sort_role:
        return sort_key(index);
    case haystack_role:
        return row.haystack;
    case tone_role:
        if (index.column() == time_left)
            return static_cast<int>(tone_of(status));
        if (index.column() == copies)
            return static_cast<int>(status.slots.empty() ? Tone::faint
                                                         : word_for(worst_state(status.slots)).tone);
        return static_cast<int>(Tone::plain);
    case shape_role:
        if (index.column() == time_left)
            return static_cast<int>(shape_of(status.state));
        if (index.column() == copies)
            return static_cast<int>(shape_of(worst_state(status.slots)));
        return {};
    case fraction_role:
        if (const auto fraction = fraction_left(status); fraction && index.column() == time_left)
            return *fraction;
        return {};
    default:
        return {};
    }
}

QVariant AccountsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    switch (section) {
    case account:
        return qt(translate("desktop", "Account"));
    case provider:
        return qt(translate("desktop", "Provider"));
    case time_left:
        return qt(translate("desktop", "Time left"));
    case copies:
        return qt(translate("desktop", "Stored copies"));
    case notice:
        return qt(translate("desktop", "Next notice"));
    default:
        return {};
    }
}

AccountsFilter::AccountsFilter(AccountsModel& model) : m_model(model) {
    setSourceModel(&model);
    setSortRole(AccountsModel::sort_role);
}

void AccountsFilter::show_only(Which which) {
    m_which = which;
    invalidateFilter();
}

void AccountsFilter::search(const QString& text) {
    m_words = text.toLower().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool AccountsFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    const AccountStatus& account = m_model.at(row);
    const bool wanted = m_which == Which::all || (m_which == Which::due && is_due(account)) ||
                        (m_which == Which::unfinished && is_unfinished(account)) ||
                        (m_which == Which::drifted && has_drifted(account));
    if (!wanted)
        return false;
    if (m_words.isEmpty())
        return true;
    const QString haystack = m_model.data(m_model.index(row, 0), AccountsModel::haystack_role).toString();
    return std::all_of(m_words.begin(), m_words.end(),
                       [&](const QString& word) { return haystack.contains(word); });
}

bool AccountsFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(AccountsModel::sort_role);
    const QVariant b = right.data(AccountsModel::sort_role);
    if (a == b)
        return left.row() < right.row();
    if (a.typeId() == QMetaType::Int)
        return a.toInt() < b.toInt();
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

} // namespace rinnova::desktop
