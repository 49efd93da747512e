// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/Metrics.h"

#include <sstream>

namespace rinnova::fleet {

namespace {

std::string head(const std::string& name, const std::string& type, const std::string& help) {
    return "# HELP " + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

std::string escaped(const std::string& label) {
    std::string text;
    for (const char c : label)
        if (c == '\\' || c == '"')
            text.append("\\").append(1, c);
        else
            text += c == '\n' ? ' ' : c;
    return text;
}

} // namespace

void LabelledCount::add(const std::string& label, std::int64_t count) {
    const std::lock_guard lock(m_mutex);
    m_values[label] += count;
}

std::map<std::string, std::int64_t> LabelledCount::values() const {
    const std::lock_guard lock(m_mutex);
    return m_values;
}

void Durations::add(std::chrono::steady_clock::duration time) {
    const double seconds = std::chrono::duration<double>(time).count();
    const std::lock_guard lock(m_mutex);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        m_counts.at(i) += seconds <= bounds.at(i) ? 1 : 0;
    ++m_count;
    m_sum += seconds;
}

std::string Durations::text(const std::string& name, const std::string& help) const {
    const std::lock_guard lock(m_mutex);
    std::ostringstream text;
    text << head(name, "histogram", help);
    for (std::size_t i = 0; i < bounds.size(); ++i)
        text << name << "_bucket{le=\"" << bounds.at(i) << "\"} " << m_counts.at(i) << "\n";
    text << name << "_bucket{le=\"+Inf\"} " << m_count << "\n"
         << name << "_sum " << m_sum << "\n"
         << name << "_count " << m_count << "\n";
    return text.str();
}

std::string metric(const std::string& name, const std::string& type, const std::string& help,
                   std::int64_t value) {
    return head(name, type, help) + name + " " + std::to_string(value) + "\n";
}

std::string metric(const std::string& name, const std::string& type, const std::string& help,
                   const std::string& label, const std::map<std::string, std::int64_t>& values) {
    std::string text = head(name, type, help);
    for (const auto& [value_of_label, value] : values)
        text += name + "{" + label + "=\"" + escaped(value_of_label) + "\"} " + std::to_string(value) + "\n";
    return text;
}

std::string to_text(const Metrics& metrics) {
    return metric("rinnova_fleet_reports_kept_total", "counter", "Messages of agents that were committed.",
                  metrics.reports_kept) +
           metric("rinnova_fleet_reports_refused_total", "counter", "Messages of agents that were refused.",
                  "code", metrics.reports_refused.values()) +
           metric("rinnova_fleet_responses_total", "counter", "HTTP responses.", "status",
                  metrics.responses.values()) +
           metric("rinnova_fleet_connections", "gauge", "Open connections.", metrics.connections) +
           metric("rinnova_fleet_connections_cut_total", "counter", "Connections cut: too slow, or too many.",
                  metrics.connections_cut) +
           metric("rinnova_fleet_sign_ins_refused_total", "counter", "Refused tries to sign in.",
                  metrics.sign_ins_refused) +
           metrics.commits.text("rinnova_fleet_commit_seconds", "How long one transaction of messages took.");
}

} // namespace rinnova::fleet
