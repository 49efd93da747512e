// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Parts.h"
#include "agent/Work.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace rinnova::agent {

/// Calls of the agent's own, in a row with those of clients: each has a service of its own.
class Errands {
  public:
    /// `before`: on the main thread, just before each of them.
    Errands(const Parts& parts, Work& work, std::function<void()> before)
        : m_parts(parts), m_work(work), m_before(std::move(before)) {}

    /// `call` on the work's thread, `done` with its result on the main thread, unless this one has gone
    /// before. `person`: somebody has just asked for it, so that the desktop may prompt him.
    /// `speaks_with_fleet`: of a job.
    template <typename T>
    void add(std::function<Result<T>(LocalService&, std::stop_token)> call,
             std::function<void(const Result<T>&)> done, bool person = false,
             bool speaks_with_fleet = false) {
        const auto result = std::make_shared<std::optional<Result<T>>>();
        auto job = std::make_shared<Work::Job>();
        job->before = m_before;
        job->run = [&parts = m_parts, call = std::move(call), result, person](std::stop_token stop) {
            try {
                auto service = parts.make_service(parts.language, person);
                if (service)
                    result->emplace(call(**service, std::move(stop)));
                else
                    result->emplace(tl::unexpected(service.error()));
            } catch (const std::exception& problem) {
                result->emplace(fail(ErrorCode::internal, problem.what()));
            }
        };
        job->done = [result, done = std::move(done), here = std::weak_ptr(m_here)] {
            if (here.lock())
                done(**result);
        };
        job->dropped = [] {};
        job->speaks_with_fleet = speaks_with_fleet;
        m_work.add(std::move(job));
    }

  private:
    const Parts& m_parts;
    Work& m_work;
    std::function<void()> m_before;
    std::shared_ptr<int> m_here = std::make_shared<int>(); ///< as long as this one is
};

} // namespace rinnova::agent
