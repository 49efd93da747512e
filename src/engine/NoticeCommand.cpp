// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeCommand.h"

#include "base/Text.h"

#include <QEventLoop>
#include <QProcess>
#include <QTimer>

namespace rinnova {

namespace {

/// Comes back at the end of the process or of the limit, or when it is asked to stop.
void wait_for_end(QEventLoop& loop, QProcess& process, const std::stop_token& stop,
                  std::chrono::milliseconds limit) {
    QTimer timer;
    QObject::connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    QObject::connect(&timer, &QTimer::timeout, &loop, &QEventLoop::quit);
    const std::stop_callback asked(
        stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    timer.start(limit);
    if (process.state() != QProcess::NotRunning)
        loop.exec();
}

} // namespace

Result<void> run_notice_command(const std::vector<std::string>& command, const ChannelMessage& message,
                                std::stop_token stop, std::chrono::milliseconds limit) {
    const std::string& program = command.front();
    QStringList arguments;
    for (std::size_t i = 1; i < command.size(); ++i)
        arguments << QString::fromStdString(command[i]);
    QEventLoop loop; // first: a thread that has none yet gets from it what tells of the process
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(QString::fromStdString(program), arguments);
    if (!process.waitForStarted(-1))
        return fail(ErrorCode::invalid_data,
                    translate("engine", "The command of the second channel cannot be started."), {}, program);
    process.write(QByteArray::fromStdString(message.subject + "\n\n" + message.text + "\n"));
    process.closeWriteChannel();
    wait_for_end(loop, process, stop, limit);
    if (process.state() != QProcess::NotRunning) {
        process.kill();
        process.waitForFinished(-1);
        return fail(ErrorCode::timed_out,
                    translate("engine", "The command of the second channel does not end."), {}, program);
    }
    if (process.exitStatus() != QProcess::NormalExit)
        return fail(ErrorCode::internal, translate("engine", "The command of the second channel crashed."),
                    {}, program);
    if (process.exitCode() != 0)
        return fail(ErrorCode::internal,
                    translate("engine", "The command of the second channel ended with %1.",
                              {std::to_string(process.exitCode())}),
                    {}, program);
    return {};
}

} // namespace rinnova
