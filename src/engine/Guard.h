// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Residue.h"
#include "base/Text.h"

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace rinnova {

/// Runs a plugin's code on a thread of its own. What it throws becomes `internal`; when it takes longer than
/// `limit` its thread is left behind and the result is `timed-out`. `call` therefore owns all that it uses.
template <typename Value>
Result<Value> run_guarded(const std::string& plugin, std::chrono::milliseconds limit,
                          std::function<Result<Value>()> call) {
    struct Pending {
        std::mutex mutex;
        std::condition_variable done;
        std::optional<Result<Value>> result;
    };
    auto pending = std::make_shared<Pending>();
    std::thread worker([pending, call = std::move(call), plugin] {
        const auto threw = [&](const char* what) {
            return fail(ErrorCode::internal, translate("engine", "The plugin %1 failed: %2", {plugin, what}),
                        {}, plugin);
        };
        std::optional<Result<Value>> result;
        try {
            result.emplace(call());
        } catch (const std::exception& problem) {
            result.emplace(threw(problem.what()));
        } catch (...) {
            result.emplace(threw("unknown exception"));
        }
        wipe_residue();
        const std::lock_guard guard(pending->mutex);
        pending->result = std::move(result);
        pending->done.notify_one();
    });
    std::unique_lock guard(pending->mutex);
    if (!pending->done.wait_for(guard, limit, [&] { return pending->result.has_value(); })) {
        worker.detach();
        return fail(ErrorCode::timed_out, translate("engine", "The plugin %1 does not answer.", {plugin}), {},
                    plugin);
    }
    Result<Value> result = std::move(*pending->result);
    guard.unlock();
    worker.join();
    return result;
}

} // namespace rinnova
