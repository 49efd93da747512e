// SPDX-License-Identifier: Apache-2.0
#include "vault/qtkeychain/KeychainJob.h"

#include "vault/EntryNames.h"

#include <QEventLoop>
#include <QTimer>

#include <memory>

namespace rinnova {

namespace {

template <typename Job>
std::unique_ptr<Job> make_job(const std::string& key) {
    auto job = std::make_unique<Job>(QString::fromLatin1(vault_service));
    job->setAutoDelete(false);
    job->setInsecureFallback(false); // the default, and not one to leave to chance
    job->setKey(QString::fromStdString(key));
    return job;
}

/// Whether the job ended within the limit. One that did not is let go of: what it waits for will still call
/// it.
template <typename Job>
bool run(std::unique_ptr<Job>& job, std::chrono::milliseconds limit) {
    QEventLoop loop;
    bool finished = false;
    const auto connection = QObject::connect(job.get(), &QKeychain::Job::finished, &loop, [&] {
        finished = true;
        loop.quit();
    });
    QTimer::singleShot(limit, &loop, [&] { loop.quit(); });
    job->start();
    loop.exec(QEventLoop::ExcludeUserInputEvents);
    if (finished)
        return true;
    QObject::disconnect(connection);
    job->setAutoDelete(true);
    static_cast<void>(job.release());
    return false;
}

JobEnd end_of(const QKeychain::Job& job) {
    return {job.error(), job.errorString().toStdString(), std::nullopt};
}

/// Wipes the bytes for all who share them, QtKeychain's job among them.
void wipe_shared(const QByteArray& bytes) {
    wipe(std::span<char>(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())));
}

} // namespace

std::optional<JobEnd> read_entry(const std::string& key, std::chrono::milliseconds limit) {
    auto job = make_job<QKeychain::ReadPasswordJob>(key);
    if (!run(job, limit))
        return std::nullopt;
    JobEnd end = end_of(*job);
    if (end.error == QKeychain::NoError) {
        const QByteArray bytes = job->binaryData();
        end.secret =
            Secret::copy_of(std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
        wipe_shared(bytes);
    }
    return end;
}

std::optional<JobEnd> write_entry(const std::string& key, const Secret& secret,
                                  std::chrono::milliseconds limit) {
    auto job = make_job<QKeychain::WritePasswordJob>(key);
    const QByteArray bytes = secret.expose(
        [](std::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); });
    job->setBinaryData(bytes);
    if (!run(job, limit))
        return std::nullopt;
    wipe_shared(bytes);
    return end_of(*job);
}

std::optional<JobEnd> remove_entry(const std::string& key, std::chrono::milliseconds limit) {
    auto job = make_job<QKeychain::DeletePasswordJob>(key);
    if (!run(job, limit))
        return std::nullopt;
    return end_of(*job);
}

} // namespace rinnova
