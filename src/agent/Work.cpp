// SPDX-License-Identifier: Apache-2.0
#include "agent/Work.h"

#include "base/FreeMemory.h"
#include "base/Residue.h"

#include <algorithm>

namespace rinnova::agent {

Work::~Work() {
    if (m_thread.joinable())
        m_thread.join();
}

void Work::add(std::shared_ptr<Job> job) {
    if (m_ended)
        return job->dropped();
    m_waiting.push_back(std::move(job));
    begin_next();
}

bool Work::forget(const std::shared_ptr<Job>& job) {
    return std::erase(m_waiting, job) > 0;
}

void Work::post(std::function<void()> task) {
    QMetaObject::invokeMethod(&m_context, std::move(task), Qt::QueuedConnection);
}

void Work::begin_next() {
    if (m_running || m_waiting.empty())
        return;
    m_running = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_running->before();
    m_thread = std::thread([this, job = m_running] {
        job->run(job->stop.get_token());
        wipe_residue();
        post([this] { finish(); });
    });
}

void Work::finish() {
    m_thread.join();
    const auto job = std::move(m_running);
    job->done();
    if (m_ended)
        return m_ended();
    begin_next();
    if (!m_running)
        give_free_memory_back();
}

void Work::stop(std::function<void()> ended) {
    m_ended = std::move(ended);
    for (const auto& job : std::exchange(m_waiting, {}))
        job->dropped();
    if (m_running)
        m_running->stop.request_stop();
    else
        m_ended();
}

} // namespace rinnova::agent
