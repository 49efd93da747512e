// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/AccountsModel.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;

namespace {

std::vector<AccountStatus> some_accounts() {
    auto expired = account("antonio@pec.it", ValidityState::expired, -2);
    auto due = account("mario.rossi@pec.it", ValidityState::due, 9);
    auto fine = account("studio@pec.it", ValidityState::ok, 80);
    auto unfinished = account("zeta@pec.it", ValidityState::ok, 90);
    unfinished.open = 1;
    unfinished.slots = {imap_slot(SlotState::pending)};
    auto drifted = account("beta@pec.it", ValidityState::ok, 60);
    drifted.slots = {imap_slot(SlotState::stale)};
    drifted.account.provider = "generic:mail.example.it";
    return {fine, drifted, due, unfinished, expired};
}

QString text(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole) {
    return model.index(row, column).data(role).toString();
}

QStringList logins(const AccountsFilter& filter) {
    QStringList list;
    for (int row = 0; row < filter.rowCount(); ++row)
        list.append(text(filter, row, AccountsModel::account));
    return list;
}

} // namespace

TEST_CASE("the most urgent account comes first, and every cell says in words what it draws") {
    screen();
    AccountsModel model;
    model.set(some_accounts());
    CHECK(text(model, 0, AccountsModel::account) == QStringLiteral("antonio@pec.it"));
    CHECK(text(model, 0, AccountsModel::time_left).startsWith(QStringLiteral("expired")));
    CHECK(text(model, 1, AccountsModel::account) == QStringLiteral("mario.rossi@pec.it"));
    CHECK(text(model, 1, AccountsModel::time_left, Qt::AccessibleTextRole).contains(QStringLiteral("9")));
    CHECK(text(model, 1, AccountsModel::time_left, Qt::AccessibleTextRole).contains(QStringLiteral("2026")));
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < AccountsModel::column_count; ++column)
            CHECK_FALSE(text(model, row, column, Qt::AccessibleTextRole).isEmpty());
}

TEST_CASE("the search looks for all words in all that is shown") {
    screen();
    AccountsModel model;
    model.set(some_accounts());
    AccountsFilter filter(model);
    filter.search(QStringLiteral("PEC.it"));
    CHECK(filter.rowCount() == 5);
    filter.search(QStringLiteral("rossi aruba"));
    CHECK(logins(filter) == QStringList{QStringLiteral("mario.rossi@pec.it")});
    filter.search(QStringLiteral("mail.example"));
    CHECK(logins(filter) == QStringList{QStringLiteral("beta@pec.it")});
    filter.search(QStringLiteral("nobody"));
    CHECK(filter.rowCount() == 0);
}

TEST_CASE("the filters show what is due, what is unfinished and what has drifted") {
    screen();
    AccountsModel model;
    model.set(some_accounts());
    AccountsFilter filter(model);
    filter.show_only(AccountsFilter::Which::due);
    CHECK(logins(filter) ==
          QStringList{QStringLiteral("antonio@pec.it"), QStringLiteral("mario.rossi@pec.it")});
    filter.show_only(AccountsFilter::Which::unfinished);
    CHECK(logins(filter) == QStringList{QStringLiteral("zeta@pec.it")});
    filter.show_only(AccountsFilter::Which::drifted);
    CHECK(logins(filter) == QStringList{QStringLiteral("beta@pec.it")});
}

TEST_CASE("new states of the same accounts do not throw the view back to its beginning") {
    screen();
    AccountsModel model;
    model.set(some_accounts());
    int resets = 0;
    int changes = 0;
    QObject::connect(&model, &QAbstractItemModel::modelReset, [&] { ++resets; });
    QObject::connect(&model, &QAbstractItemModel::dataChanged, [&] { ++changes; });
    auto accounts = some_accounts();
    accounts[0].slots = {imap_slot(SlotState::unknown)};
    model.set(accounts);
    CHECK(resets == 0);
    CHECK(changes == 1);
    accounts.pop_back();
    model.set(accounts);
    CHECK(resets == 1);
}

TEST_CASE("columns sort by what they mean") {
    screen();
    AccountsModel model;
    model.set(some_accounts());
    AccountsFilter filter(model);
    filter.sort(AccountsModel::time_left, Qt::DescendingOrder);
    CHECK(logins(filter).front() == QStringLiteral("zeta@pec.it"));
    filter.sort(AccountsModel::account, Qt::AscendingOrder);
    CHECK(logins(filter).front() == QStringLiteral("antonio@pec.it"));
    filter.sort(AccountsModel::copies, Qt::DescendingOrder);
    CHECK(filter.rowCount() == 5);
}
