// SPDX-License-Identifier: Apache-2.0
#include "base/ProgramStart.h"
#include "support/Talker_linux.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

using namespace rinnova;
using namespace rinnova::test;

namespace {

std::string without_number(const std::string& said) {
    return said.substr(0, said.rfind('|'));
}

} // namespace

TEST_CASE("a program is started again with its arguments, its environment and its folder") {
    const Talker talker;
    const std::string first = talker.said();
    CHECK(first.starts_with("an argument|kept as it was|" + (talker.folder / "here").string() + "|"));
    const auto process = process_with(talker.child);
    REQUIRE(process);
    const auto program = how_it_was_started(*process);
    REQUIRE(program);
    REQUIRE(start_program(*program));
    const std::string second = talker.said();
    CHECK(second.substr(0, second.find("here")) == first.substr(0, first.find("here")));
    CHECK(second != first); // another process
    CHECK(std::stol(second.substr(second.rfind('|') + 1)) != talker.child);
    CHECK(waitpid(-1, nullptr, WNOHANG) == 0); // no other child of ours than the first
    // Our files are not its files: standard ones and what `ls` itself needs.
    const std::string files = without_number(second);
    CHECK(std::stoi(files.substr(files.rfind('|') + 1)) <= 5);
}

TEST_CASE("what cannot be started again is told beforehand") {
    const Talker talker;
    (void)talker.said();
    auto earlier = *process_with(talker.child);
    --earlier.started;
    CHECK(how_it_was_started(earlier).error().code == ErrorCode::not_found);
    const ScratchFolder folder;
    const auto program = folder / "program";
    std::filesystem::copy_file("/bin/sleep", program);
    const pid_t child = fork();
    if (child == 0) {
        execl(program.c_str(), "program", "1000", nullptr);
        _exit(1);
    }
    // Until it is that program.
    const std::filesystem::path place = "/proc/" + std::to_string(child);
    while (std::filesystem::read_symlink(place / "exe") != program || bytes_of(place / "cmdline").empty())
        std::this_thread::yield();
    CHECK(how_it_was_started(*process_with(child)));
    std::filesystem::remove(program);
    CHECK(how_it_was_started(*process_with(child)).error().code == ErrorCode::unsupported);
    kill(child, SIGKILL);
    waitpid(child, nullptr, 0);
}

TEST_CASE("a program that is not there, or must not be run, is an error of starting") {
    ProgramStart program{"/nonexistent/program", {"program"}, {}, "/"};
    CHECK(start_program(program).error().code == ErrorCode::not_found);
    const ScratchFolder folder;
    put_file(folder / "no program", "x");
    program.executable = folder / "no program";
    CHECK(start_program(program).error().code == ErrorCode::permission_denied);
}

TEST_CASE("waiting for an end is over with the end, the limit or the stop") {
    const Talker talker;
    const ProcessId process = *process_with(talker.child);
    CHECK(wait_for_end(process, std::chrono::milliseconds(1), {}) == false);
    std::stop_source stop;
    stop.request_stop();
    CHECK(wait_for_end(process, std::chrono::hours(1), stop.get_token()) == false);
    std::thread killer([&] { kill(talker.child, SIGKILL); });
    CHECK(wait_for_end(process, std::chrono::hours(1), {}) == true);
    killer.join();
    CHECK(wait_for_end(process, std::chrono::hours(1), {}) == true);
}
