// SPDX-License-Identifier: Apache-2.0
#include "agent/Work.h"

#include "base/FreeMemory.h"
#include "base/Residue.h"

#include <algorithm>
#include <exception>

namespace rinnova::agent {

Work::~Work() {
    m_closing = true;
    // Those that ran to the end are gone already; nobody gives the others their turn any more.
    std::set<std::shared_ptr<Begun>> left(m_back.begin(), m_back.end());
    left.merge(m_aside);
    if (m_running)
        left.insert(m_running);
    for (const auto& begun : left) {
        begun->job->stop.request_stop();
        begun->turn.release();
        begun->thread.join();
    }
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
    if (m_running)
        return;
    if (!m_back.empty()) {
        m_running = std::move(m_back.front());
        m_back.pop_front();
        m_running->job->before();
        return m_running->turn.release();
    }
    const auto next = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto& job) {
        return m_aside.empty() || !job->speaks_with_fleet;
    });
    if (next == m_waiting.end())
        return;
    m_running = std::make_shared<Begun>();
    m_running->job = std::move(*next);
    m_waiting.erase(next);
    m_running->job->before();
    m_running->thread = std::thread([this, job = m_running->job] {
        job->run(job->stop.get_token());
        wipe_residue();
        post([this] { finish(); });
    });
}

void Work::aside(const std::function<void()>& wait) {
    if (m_closing)
        return wait();
    const auto own = m_running; // until the first of these posts is taken
    post([this, own] {
        m_aside.insert(own);
        m_running.reset();
        begin_next();
    });
    std::exception_ptr thrown;
    try {
        wait();
    } catch (...) {
        thrown = std::current_exception();
    }
    post([this, own] {
        m_aside.erase(own);
        m_back.push_back(own);
        begin_next();
    });
    own->turn.acquire();
    if (thrown)
        std::rethrow_exception(thrown);
}

void Work::finish() {
    m_running->thread.join();
    const auto job = m_running->job;
    m_running.reset();
    job->done();
    begin_next();
    if (m_ended)
        return end_if_nothing_runs();
    if (!m_running)
        give_free_memory_back();
}

void Work::stop(std::function<void()> ended) {
    m_ended = std::move(ended);
    for (const auto& job : std::exchange(m_waiting, {}))
        job->dropped();
    for (const auto& begun : m_aside)
        begun->job->stop.request_stop();
    for (const auto& begun : m_back)
        begun->job->stop.request_stop();
    if (m_running)
        m_running->job->stop.request_stop();
    end_if_nothing_runs();
}

void Work::end_if_nothing_runs() {
    if (!m_running && m_back.empty() && m_aside.empty())
        m_ended();
}

} // namespace rinnova::agent
