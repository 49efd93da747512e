// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Ingest.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_waiting = 4096;
constexpr std::size_t most_together = 256;

Reply try_later(std::string why) {
    return refused(Refusal{"unavailable", std::move(why), 0, 30});
}

} // namespace

Ingest::Ingest(DatabaseAddress address, const Clock& clock, KeeperSettings settings, Metrics& metrics)
    : m_address(std::move(address)), m_clock(clock), m_settings(settings), m_metrics(metrics),
      m_thread([this] { work(); }) {}

Ingest::~Ingest() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_come.notify_one();
    m_thread.join();
}

void Ingest::submit(std::string message, Done done) {
    {
        const std::lock_guard lock(m_mutex);
        if (m_waiting.size() < most_waiting && !m_ending) {
            m_waiting.push_back({std::move(message), std::move(done)});
            m_come.notify_one();
            return;
        }
    }
    done(try_later("too much to do"));
}

std::size_t Ingest::waiting() const {
    const std::lock_guard lock(m_mutex);
    return m_waiting.size();
}

void Ingest::work() {
    for (;;) {
        std::vector<Message> batch;
        {
            std::unique_lock lock(m_mutex);
            m_come.wait(lock, [&] { return m_ending || !m_waiting.empty(); });
            if (m_waiting.empty())
                break;
            const auto count = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), most_together));
            std::move(m_waiting.begin(), m_waiting.begin() + count, std::back_inserter(batch));
            m_waiting.erase(m_waiting.begin(), m_waiting.begin() + count);
        }
        take_in(std::move(batch));
    }
    m_keeper.reset();
    m_database.reset();
}

void Ingest::take_in(std::vector<Message> messages) {
    if (!m_database) {
        auto database = Database::open(m_address, Planning::once);
        if (!database) {
            for (Message& message : messages)
                message.done(try_later("the database does not answer"));
            m_metrics.reports_refused.add("unavailable", static_cast<std::int64_t>(messages.size()));
            return;
        }
        m_database = std::move(*database);
        m_keeper = std::make_unique<Keeper>(*m_database, m_clock, m_settings);
    }
    std::vector<std::string> bytes;
    bytes.reserve(messages.size());
    for (Message& message : messages)
        bytes.push_back(std::move(message.bytes));
    const auto start = std::chrono::steady_clock::now();
    std::vector<Reply> replies = m_keeper->keep(bytes);
    m_metrics.commits.add(std::chrono::steady_clock::now() - start);
    for (std::size_t i = 0; i < messages.size(); ++i) {
        if (replies[i].code.empty())
            m_metrics.reports_kept += 1;
        else
            m_metrics.reports_refused.add(replies[i].code, 1);
        messages[i].done(std::move(replies[i]));
    }
}

} // namespace rinnova::fleet
