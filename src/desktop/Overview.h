// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desktop/AccountsModel.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeView>
#include <QWidget>

#include <optional>

namespace rinnova::desktop {

/// The list of all accounts, with what there is to do for the chosen one.
class Overview final : public QWidget {
    Q_OBJECT
  public:
    explicit Overview(AccountsModel& model, QWidget* parent = nullptr);

    std::optional<AccountKey> chosen() const;
    void choose(const AccountKey& account);
    /// What the list shows has changed.
    void refresh();
    void find();
    QByteArray columns() const;
    void restore_columns(const QByteArray& columns);

  Q_SIGNALS:
    void renew_wanted(const rinnova::AccountKey& account);
    void account_wanted(const rinnova::AccountKey& account);
    void many_wanted();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void fill();
    void update_buttons();
    AccountKey key_at(const QModelIndex& index) const;

    AccountsModel& m_model;
    AccountsFilter m_filter;
    QLineEdit m_search;
    QComboBox m_which;
    QTreeView m_list;
    QLabel m_summary;
    QLabel m_nothing;
    QPushButton m_renew;
    QPushButton m_open;
    QPushButton m_many;
    std::optional<AccountKey> m_wanted;
};

} // namespace rinnova::desktop
