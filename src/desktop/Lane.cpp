// SPDX-License-Identifier: Apache-2.0
#include "desktop/Lane.h"

#include "base/Residue.h"

#include <utility>

namespace rinnova::desktop {

Lane::~Lane() {
    stop_current();
}

void Lane::add(Work work) {
    const std::lock_guard lock(m_mutex);
    m_waiting.push_back(std::move(work));
    if (!m_thread.joinable())
        m_thread = std::jthread([this](const std::stop_token& end) { run(end); });
    m_news.notify_one();
}

void Lane::stop_current() {
    const std::lock_guard lock(m_mutex);
    m_current.request_stop();
}

void Lane::run(const std::stop_token& end) {
    std::unique_lock lock(m_mutex);
    while (m_news.wait(lock, end, [this] { return !m_waiting.empty(); })) {
        if (end.stop_requested())
            return;
        Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_current = std::stop_source();
        const std::stop_token stop = m_current.get_token();
        lock.unlock();
        work(stop);
        work = {};
        wipe_residue();
        lock.lock();
    }
}

} // namespace rinnova::desktop
