// SPDX-License-Identifier: Apache-2.0
#include "engine/NoticeCommand.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <thread>

using namespace rinnova;
using namespace rinnova::test;

namespace {

const ChannelMessage message{"Scade fra 3 giorni", "È ora di rinnovare.\n.\nCiao"};

Result<void> run(const std::vector<std::string>& command) {
    application();
    return run_notice_command(command, message, {});
}

/// Tells its process before it sleeps.
std::vector<std::string> endless(const ScratchFolder& folder) {
    return {"/bin/sh", "-c", "echo $$ > \"$1.new\"; mv \"$1.new\" \"$1\"; exec sleep 1000", "sh",
            folder / "pid"};
}

bool has_gone(const ScratchFolder& folder) {
    return !std::filesystem::exists("/proc/" + std::to_string(std::stol(bytes_of(folder / "pid"))));
}

} // namespace

TEST_CASE("the command gets the message on its standard input") {
    const ScratchFolder folder;
    REQUIRE(run({"/bin/sh", "-c", "cat > \"$1\"; echo noise; echo noise >&2", "sh", folder / "got"}));
    CHECK(bytes_of(folder / "got") == message.subject + "\n\n" + message.text + "\n");
}

TEST_CASE("what goes wrong with the command is told") {
    CHECK(run({"/nonexistent/command"}).error().code == ErrorCode::invalid_data);
    const auto failed = run({"/bin/sh", "-c", "exit 3"});
    REQUIRE_FALSE(failed);
    CHECK(failed.error().code == ErrorCode::internal);
    CHECK(failed.error().message.find('3') != std::string::npos);
    CHECK(run({"/bin/sh", "-c", "kill -9 $$"}).error().code == ErrorCode::internal);
    CHECK(run({"/bin/true"})); // one that does not even read
}

TEST_CASE("a command that does not end is ended") {
    application();
    const ScratchFolder folder;
    const auto ran = run_notice_command(endless(folder), message, {}, std::chrono::seconds(2));
    REQUIRE_FALSE(ran);
    CHECK(ran.error().code == ErrorCode::timed_out);
    if (std::filesystem::exists(folder / "pid")) // else it did not even begin within the limit
        CHECK(has_gone(folder));
}

TEST_CASE("on a thread of its own, the command is ended when nobody waits for it any more") {
    application();
    const ScratchFolder folder;
    std::optional<Result<void>> ran;
    {
        const std::jthread work([&](const std::stop_token& stop) {
            ran = run_notice_command(endless(folder), message, stop, std::chrono::minutes(10));
        });
        REQUIRE(comes_true([&] { return std::filesystem::exists(folder / "pid"); }));
    }
    CHECK_FALSE(*ran);
    CHECK(has_gone(folder));
}

TEST_CASE("on a thread of its own, the command's end is noticed") {
    application();
    const ScratchFolder folder;
    std::vector<Result<void>> ran;
    std::jthread([&] {
        for (const char* status : {"0", "3"})
            ran.push_back(
                run_notice_command({"/bin/sh", "-c", "cat > \"$1\"; exit $2", "sh", folder / "got", status},
                                   message, {}, std::chrono::minutes(10)));
    }).join();
    CHECK(ran[0]);
    CHECK(ran[1].error().code == ErrorCode::internal);
    CHECK(bytes_of(folder / "got") == message.subject + "\n\n" + message.text + "\n");
}

TEST_CASE("a command that nobody waits for from the start is not waited for") {
    application();
    std::stop_source stop;
    stop.request_stop();
    CHECK_FALSE(
        run_notice_command({"/bin/sleep", "1000"}, message, stop.get_token(), std::chrono::minutes(10)));
}
