// SPDX-License-Identifier: Apache-2.0
#include "agent/Channel.h"
#include "base/Text.h"

#include <QProcess>
#include <QTimer>

namespace rinnova {

CommandChannel::CommandChannel(std::vector<std::string> command, std::chrono::milliseconds limit)
    : m_command(std::move(command)), m_limit(limit) {}

CommandChannel::~CommandChannel() {
    for (QProcess* process : m_running.findChildren<QProcess*>()) {
        process->disconnect();
        process->kill();
        process->waitForFinished();
    }
}

void CommandChannel::send(const ChannelMessage& message, Done done) {
    auto* process = new QProcess(&m_running);
    auto* limit = new QTimer(process);
    const std::string program = m_command.front();
    const auto answer = [process, done = std::move(done)](const Result<void>& sent) {
        process->disconnect();
        QObject::connect(process, &QProcess::finished, process, &QObject::deleteLater);
        process->kill();
        if (process->state() == QProcess::NotRunning)
            process->deleteLater();
        done(sent);
    };
    QObject::connect(process, &QProcess::errorOccurred, process, [=](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            answer(fail(ErrorCode::not_found,
                        translate("agent", "The command of the second channel cannot be started."), {},
                        program));
    });
    QObject::connect(process, &QProcess::finished, process, [=](int status, QProcess::ExitStatus how) {
        if (how == QProcess::NormalExit && status == 0)
            return answer({});
        answer(fail(ErrorCode::internal,
                    how == QProcess::NormalExit
                        ? translate("agent", "The command of the second channel ended with %1.",
                                    {std::to_string(status)})
                        : translate("agent", "The command of the second channel crashed."),
                    {}, program));
    });
    limit->setSingleShot(true);
    QObject::connect(limit, &QTimer::timeout, process, [=] {
        answer(fail(ErrorCode::timed_out,
                    translate("agent", "The command of the second channel does not end."), {}, program));
    });
    process->setStandardOutputFile(QProcess::nullDevice());
    process->setStandardErrorFile(QProcess::nullDevice());
    QStringList arguments;
    for (std::size_t i = 1; i < m_command.size(); ++i)
        arguments << QString::fromStdString(m_command[i]);
    process->start(QString::fromStdString(program), arguments);
    process->write(QByteArray::fromStdString(message.subject + "\n\n" + message.text + "\n"));
    process->closeWriteChannel();
    limit->start(m_limit);
}

} // namespace rinnova
