// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>

namespace rinnova::fleet {

/// Counts by a label.
class LabelledCount {
  public:
    void add(const std::string& label, std::int64_t count);
    std::map<std::string, std::int64_t> values() const;

  private:
    mutable std::mutex m_mutex;
    std::map<std::string, std::int64_t> m_values;
};

/// How long something took, in Prometheus' cumulative buckets.
class Durations {
  public:
    static constexpr std::array<double, 9> bounds{0.001, 0.005, 0.01, 0.025, 0.05,
                                                  0.1,   0.25,  1,    5}; ///< seconds

    void add(std::chrono::steady_clock::duration time);
    std::string text(const std::string& name, const std::string& help) const;

  private:
    mutable std::mutex m_mutex;
    std::array<std::int64_t, bounds.size()> m_counts{};
    std::int64_t m_count = 0;
    double m_sum = 0;
};

/// What this process has done; for /metrics.
struct Metrics {
    std::atomic<std::int64_t> reports_kept = 0;
    LabelledCount reports_refused; ///< by the refusal's code
    LabelledCount responses;       ///< by status
    std::atomic<std::int64_t> connections = 0;
    std::atomic<std::int64_t> connections_cut = 0; ///< too slow, or too many
    std::atomic<std::int64_t> sign_ins_refused = 0;
    Durations commits;
};

/// One metric in Prometheus' text format (version 0.0.4).
std::string metric(const std::string& name, const std::string& type, const std::string& help,
                   std::int64_t value);
std::string metric(const std::string& name, const std::string& type, const std::string& help,
                   const std::string& label, const std::map<std::string, std::int64_t>& values);

/// What of it does not need the database.
std::string to_text(const Metrics& metrics);

} // namespace rinnova::fleet
