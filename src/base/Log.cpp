// SPDX-License-Identifier: Apache-2.0
#include "base/Log.h"

#include "base/LogFile.h"
#include "base/Paths.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::uintmax_t rotate_at_bytes = 1024 * 1024;

void keep_on_one_line(std::string& text) {
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
}

} // namespace

Log::Log(std::filesystem::path file, const Clock& clock) : m_file(std::move(file)), m_clock(clock) {}

Log::Redaction::Redaction(Log& log, const Secret& secret) : m_log(log), m_secret(secret) {
    m_log.m_secrets.push_back(&secret);
}

Log::Redaction::~Redaction() {
    const auto ours = std::find(m_log.m_secrets.begin(), m_log.m_secrets.end(), &m_secret);
    m_log.m_secrets.erase(ours);
}

std::string Log::line(std::string_view event, std::string_view text) const {
    std::string entry = to_iso(m_clock.now());
    entry.append(" ").append(event).append(" ").append(text);
    for (const Secret* secret : m_secrets)
        entry = redact(std::move(entry), *secret);
    keep_on_one_line(entry);
    return entry;
}

void Log::write(std::string_view event, std::string_view text) {
    if (!make_private_folder(m_file.parent_path()))
        return;
    std::error_code ignored;
    if (const auto size = std::filesystem::file_size(m_file, ignored); !ignored && size > rotate_at_bytes) {
        auto older = m_file;
        older += ".1";
        std::filesystem::rename(m_file, older, ignored);
    }
    const std::string entry = line(event, text) + "\n";
    (void)append_line(m_file, entry);
}

void Log::write(std::string_view event, const Error& error) {
    std::string text(to_string(error.code));
    text.append(": ").append(error.message);
    write(event, text);
}

} // namespace rinnova
