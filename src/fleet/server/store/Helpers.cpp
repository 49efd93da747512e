// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/store/Helpers.h"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>

namespace rinnova::fleet {

Helpers::Helpers() : m_count(std::clamp(std::thread::hardware_concurrency(), 2U, 4U) - 1), m_pool(m_count) {}

Helpers::~Helpers() {
    m_pool.join();
}

void Helpers::share_out(std::size_t count, const std::function<void(std::size_t)>& work) {
    if (count == 0)
        return;
    std::atomic<std::size_t> next = 0;
    const auto take = [&] {
        for (std::size_t i = next++; i < count; i = next++)
            work(i);
    };
    const std::size_t helping = std::min(m_count, count - 1);
    std::latch done(static_cast<std::ptrdiff_t>(helping));
    for (std::size_t i = 0; i < helping; ++i)
        boost::asio::post(m_pool, [&] {
            take();
            done.count_down();
        });
    take();
    done.wait();
}

} // namespace rinnova::fleet
