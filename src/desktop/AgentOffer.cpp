// SPDX-License-Identifier: Apache-2.0
#include "desktop/AgentOffer.h"

#include "base/ProgramStart.h"
#include "desktop/QtText.h"

#include <QCoreApplication>
#include <QHBoxLayout>

namespace rinnova::desktop {

namespace {

/// The command line's program, beside this one: it knows how an agent is installed here. Empty: it is
/// missing.
QString installer() {
    const auto start = start_of(QCoreApplication::applicationDirPath().toStdString() + "/rinnova", {});
    return start ? QString::fromStdU16String(start->executable.u16string()) : QString();
}

} // namespace

AgentOffer::AgentOffer(QWidget* parent) : QWidget(parent), m_there(!installer().isEmpty()) {
    m_words.setText(qt(translate("desktop", "You are not warned while this window is closed.")));
    m_words.setWordWrap(true);
    m_words.setTextFormat(Qt::PlainText);
    m_button.setText(qt(translate("desktop", "S&witch the warnings on")));
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(12, 8, 12, 0);
    line->addWidget(&m_words, 1);
    line->addWidget(&m_button);
    hide();
    connect(&m_button, &QPushButton::clicked, this, [this] { install(); });
    connect(&m_program, &QProcess::finished, this, [this](int code) { installed(code); });
    connect(&m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            installed(-1);
    });
}

void AgentOffer::set_agent_runs(bool runs) {
    if (m_program.state() == QProcess::NotRunning)
        setVisible(!runs && m_there);
}

void AgentOffer::install() {
    m_button.setEnabled(false);
    m_words.setText(qt(translate("desktop", "One moment…")));
    m_program.start(installer(), {QStringLiteral("agent"), QStringLiteral("install")});
}

void AgentOffer::installed(int code) {
    m_button.setEnabled(true);
    if (code == 0) {
        hide();
        Q_EMIT set_up();
        return;
    }
    m_words.setText(qt(translate("desktop", "The warnings could not be switched on: %1",
                                 {m_program.readAllStandardError().trimmed().toStdString()})));
}

} // namespace rinnova::desktop
