// SPDX-License-Identifier: Apache-2.0
#include "base/Log.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <optional>

using namespace rinnova;
using namespace rinnova::test;

namespace {

class StoppedClock final : public Clock {
  public:
    Timestamp now() const override { return Timestamp(std::chrono::seconds(1'795'342'500)); }
    std::chrono::seconds utc_offset(Timestamp) const override { return {}; }
};

unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    return stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0U;
}

} // namespace

TEST_CASE("a log line says when, what and the words, in a file for the user alone") {
    const ScratchFolder scratch;
    const StoppedClock clock;
    Log log(scratch / "state/log", clock);
    log.write("start", "rinnova status");
    log.write("error", Error{ErrorCode::locked, "The keyring is locked.", "", ""});
    CHECK(bytes_of(scratch / "state/log") == "2026-11-22T10:15:00Z start rinnova status\n"
                                             "2026-11-22T10:15:00Z error locked: The keyring is locked.\n");
    CHECK(mode_of(scratch / "state/log") == 0600);
    CHECK(mode_of(scratch / "state") == 0700);
}

TEST_CASE("a secret in use never gets into a line") {
    const ScratchFolder scratch;
    const StoppedClock clock;
    Log log(scratch / "log", clock);
    const Secret secret = Secret::copy_of("fake-old-1");
    {
        const Log::Redaction redaction(log, secret);
        log.write("probe", "server said: bad password fake-old-1");
        log.write("fake-old-1", Error{ErrorCode::internal, "fake-old-1", "fake-old-1", ""});
    }
    CHECK(bytes_of(scratch / "log").find("fake-old-1") == std::string::npos);
    CHECK(log.line("e", "fake-old-1") == "2026-11-22T10:15:00Z e fake-old-1");
}

TEST_CASE("secrets go out of use in any order") {
    const StoppedClock clock;
    Log log("/nonexistent/log", clock);
    const Secret first = Secret::copy_of("fake-one-1");
    const Secret second = Secret::copy_of("fake-two-2");
    std::optional<Log::Redaction> redaction_of_first;
    redaction_of_first.emplace(log, first);
    const Log::Redaction redaction_of_second(log, second);
    redaction_of_first.reset();
    CHECK(log.line("e", "fake-two-2") == "2026-11-22T10:15:00Z e ***");
}

TEST_CASE("a line stays one line, whatever others write into it") {
    const StoppedClock clock;
    const Log log("/nonexistent/log", clock);
    CHECK(log.line("e", "a\nb\r\033[31mc\x7F") == "2026-11-22T10:15:00Z e a b  [31mc ");
    CHECK(log.line("e", "perché") == "2026-11-22T10:15:00Z e perché");
}

TEST_CASE("a log of more than a megabyte starts anew, and one older file is kept") {
    const ScratchFolder scratch;
    const StoppedClock clock;
    put_file(scratch / "log", std::string(1024 * 1024 + 1, 'x'));
    put_file(scratch / "log.1", "older still");
    Log log(scratch / "log", clock);
    log.write("start", "again");
    CHECK(bytes_of(scratch / "log") == "2026-11-22T10:15:00Z start again\n");
    CHECK(bytes_of(scratch / "log.1").size() == 1024 * 1024 + 1);
    CHECK(mode_of(scratch / "log") == 0600);
}

TEST_CASE("where no log can be written, the work goes on") {
    const StoppedClock clock;
    const ScratchFolder scratch;
    put_file(scratch / "file", "x");
    Log log(scratch / "file/below/log", clock);
    log.write("start", "again");
    CHECK(bytes_of(scratch / "file") == "x");
}
