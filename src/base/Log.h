// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"
#include "base/Secret.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// The log of one program: a line per entry, UTC time first. Only front ends write to it. What goes in is
/// scrubbed of the secrets in use and of control characters, here and not at the caller. A full disk or a
/// read-only folder loses the line, never the work.
class Log {
  public:
    Log(std::filesystem::path file, const Clock& clock);

    /// While it lives, `secret` cannot get into a line. Keeps a reference: the secret must stay where it is.
    class Redaction {
      public:
        Redaction(Log& log, const Secret& secret);
        Redaction(const Redaction&) = delete;
        Redaction& operator=(const Redaction&) = delete;
        ~Redaction();

      private:
        Log& m_log;
        const Secret& m_secret;
    };

    void write(std::string_view event, std::string_view text);
    void write(std::string_view event, const Error& error);

    /// The line as it would be written, without its end.
    std::string line(std::string_view event, std::string_view text) const;

  private:
    std::filesystem::path m_file;
    const Clock& m_clock;
    std::vector<const Secret*> m_secrets;
};

} // namespace rinnova
