// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/FileWatch.h"

#include <QTimer>

#include <chrono>

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

    /// As FileWatch's.
    Result<void> set(const std::vector<std::filesystem::path>& files) { return m_files.set(files); }

  private:
    Settling m_settling;
    FileWatch m_files;
};

} // namespace rinnova
