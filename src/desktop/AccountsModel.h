// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Requests.h"

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include <vector>

namespace rinnova::desktop {

/// The accounts with their state, a row each, the most urgent first.
class AccountsModel final : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Column { account, provider, time_left, copies, notice, column_count };
    enum Role {
        sort_role = Qt::UserRole,
        tone_role,     ///< a Tone, as int
        shape_role,    ///< a Shape, as int
        note_role,     ///< a second, fainter line
        fraction_role, ///< of the validity that is left, 0 to 1; invalid when not known
        haystack_role, ///< all that a search looks through, in lower case
    };

    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<AccountStatus> fresh);
    const std::vector<AccountStatus>& accounts() const { return m_accounts; }
    const AccountStatus& at(int row) const { return m_accounts[static_cast<std::size_t>(row)]; }
    /// -1 when it is not there.
    int row_of(const AccountKey& key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    struct Row {
        QString provider{};
        QString time_left{};
        QString date{};
        QString copies{};
        QString notice{};
        QString note{};
        QString haystack{};
    };
    static Row words_for(const AccountStatus& status);
    QString text(const QModelIndex& index) const;
    QVariant sort_key(const QModelIndex& index) const;

    std::vector<AccountStatus> m_accounts;
    std::vector<Row> m_rows;
};

/// Needs somebody: due or expired, or unfinished.
bool is_due(const AccountStatus& account);
/// Places that a renewal has not reached, or a pasted password that waits.
bool is_unfinished(const AccountStatus& account);
/// A place holds another password.
bool has_drifted(const AccountStatus& account);

/// What of the list is shown.
class AccountsFilter final : public QSortFilterProxyModel {
    Q_OBJECT
  public:
    enum class Which { all, due, unfinished, drifted };

    explicit AccountsFilter(AccountsModel& model);

    void show_only(Which which);
    /// All of these words, wherever they stand.
    void search(const QString& text);

  protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

  private:
    AccountsModel& m_model;
    Which m_which = Which::all;
    QStringList m_words;
};

} // namespace rinnova::desktop
