// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/FileWatch.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <optional>

namespace rinnova {

/// Waits for a burst to end: programs write a lot, and one look afterwards is enough. Sleeps while nothing
/// happens.
class Settling {
  public:
    struct Pauses {
        std::chrono::milliseconds quiet{2'000};    ///< after the last sign
        std::chrono::milliseconds longest{20'000}; ///< after the first one, however much follows
    };
    Settling(std::function<void()> settled, Pauses pauses);

    void sign();

  private:
    Pauses m_pauses;
    QTimer m_quiet;
    QTimer m_longest;
};

/// Tells when the clients have stored something: the slots whose stores these are may have drifted.
class StoreWatch {
  public:
    explicit StoreWatch(std::function<void()> changed, Settling::Pauses pauses = {})
        : m_settling(std::move(changed), pauses),
          m_files(FileWatch::Links::followed, [this] { m_settling.sign(); }) {}

    /// As FileWatch's. One that joins later counts as stored: nobody has seen what became of it until now.
    Result<void> set(std::vector<std::filesystem::path> files) {
        const bool joins = m_known && std::any_of(files.begin(), files.end(), [this](const auto& file) {
                               return std::find(m_known->begin(), m_known->end(), file) == m_known->end();
                           });
        auto watched = m_files.set(files);
        m_known = std::move(files);
        if (joins)
            m_settling.sign();
        return watched;
    }

  private:
    Settling m_settling;
    FileWatch m_files;
    std::optional<std::vector<std::filesystem::path>> m_known; ///< none before the first call
};

} // namespace rinnova
