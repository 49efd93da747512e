// SPDX-License-Identifier: Apache-2.0
#include "Screen.h"
#include "desktop/DateField.h"

#include <QCalendarWidget>
#include <QKeyEvent>

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;
using namespace rinnova::desktop::test;
using namespace std::chrono;

namespace {

constexpr Date in_february{2027y / 2 / 20};

struct Typed {
    QApplication& application = screen();
    DateField field{Date{2026y / 1 / 1}, Date{2036y / 1 / 1}};

    explicit Typed(const QString& keys) {
        field.set_date(in_february);
        field.show();
        field.selectAll();
        for (const QChar key : keys) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(key));
            QCoreApplication::sendEvent(&field, &press);
        }
    }
};

} // namespace

TEST_CASE("a date is typed as one likes, over whatever stood there") {
    for (const char* keys : {"30/11/2026", "30112026", "30.11.2026", "30-11-26", "301126", " 30 11 2026 ",
                             "2026-11-30", "Scadenza 30/11/2026"}) {
        CAPTURE(keys);
        const auto date = Typed(QString::fromUtf8(keys)).field.date();
        REQUIRE(date);
        CHECK(to_iso(*date) == "2026-11-30");
    }
    CHECK(to_iso(*Typed(QStringLiteral("1/2/2027")).field.date()) == "2027-02-01");
}

TEST_CASE("what is no date, or none that can be meant, is told apart") {
    for (const char* keys : {" ", "31/02/2027", "30/11", "tomorrow", "3011202", "30/11/0001", "30/11/2055"}) {
        CAPTURE(keys);
        const auto date = Typed(QString::fromUtf8(keys)).field.date();
        REQUIRE_FALSE(date);
        CHECK(date.error().code == ErrorCode::invalid_data);
    }
}

TEST_CASE("up and down are a day, and stay within what can be meant") {
    Typed typed(QStringLiteral("01/01/2026"));
    QKeyEvent down(QEvent::KeyPress, Qt::Key_Down, Qt::NoModifier);
    QCoreApplication::sendEvent(&typed.field, &down);
    CHECK(to_iso(*typed.field.date()) == "2026-01-01");
    QKeyEvent up(QEvent::KeyPress, Qt::Key_Up, Qt::NoModifier);
    QCoreApplication::sendEvent(&typed.field, &up);
    CHECK(to_iso(*typed.field.date()) == "2026-01-02");
}

TEST_CASE("a day chosen in the calendar is taken over") {
    Typed typed(QStringLiteral("30/11/2026"));
    QKeyEvent open(QEvent::KeyPress, Qt::Key_F4, Qt::NoModifier);
    QCoreApplication::sendEvent(&typed.field, &open);
    auto* calendar = typed.field.findChild<QCalendarWidget*>();
    REQUIRE(calendar != nullptr);
    CHECK(calendar->isVisible());
    CHECK(calendar->selectedDate() == QDate(2026, 11, 30));
    Q_EMIT calendar->clicked(QDate(2026, 12, 24));
    CHECK_FALSE(calendar->isVisible());
    CHECK(to_iso(*typed.field.date()) == "2026-12-24");
}

TEST_CASE("the calendar lies on the screen, wherever the date stands") {
    Typed typed(QStringLiteral("30/11/2026"));
    const QRect room = typed.field.screen()->availableGeometry();
    for (const QPoint corner : {room.topLeft(), room.topRight(), room.bottomLeft(), room.bottomRight()}) {
        typed.field.move(corner - QPoint(typed.field.width() / 2, typed.field.height()));
        QKeyEvent press(QEvent::KeyPress, Qt::Key_F4, Qt::NoModifier);
        QCoreApplication::sendEvent(&typed.field, &press);
        const auto* calendar = typed.field.findChild<QCalendarWidget*>();
        REQUIRE(calendar != nullptr);
        CHECK(calendar->isVisible());
        const QRect there = calendar->geometry();
        CHECK(there.bottom() <= room.bottom());
        CHECK(there.left() >= room.left());
        CHECK(there.right() <= room.right());
        typed.field.findChild<QCalendarWidget*>()->hide();
    }
}
