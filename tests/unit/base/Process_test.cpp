// SPDX-License-Identifier: Apache-2.0
#include "base/Process.h"
#include "support/EventLoop.h"

#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

/// A child that waits to be ended.
class Child {
  public:
    Child() : m_number(fork()) {
        if (m_number == 0)
            for (;;)
                pause();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() { end(); }
    void end() {
        if (m_number > 0 && kill(m_number, SIGKILL) == 0)
            waitpid(m_number, nullptr, 0);
        m_number = 0;
    }
    void end_unreaped() { kill(m_number, SIGKILL); }
    long number() const { return m_number; }

  private:
    pid_t m_number;
};

} // namespace

TEST_CASE("the end of a process is told once, when it ends and not before") {
    application();
    Child child;
    int told = 0;
    const auto process = process_with(child.number());
    REQUIRE(process);
    const auto watch = ProcessWatch::begin(*process, [&] { ++told; });
    REQUIRE(watch);
    handle_what_came();
    CHECK(told == 0);
    child.end();
    CHECK(comes_true([&] { return told > 0; }));
    handle_what_came();
    CHECK(told == 1);
}

TEST_CASE("a process that has ended is told of at once, reaped or not") {
    application();
    Child child;
    const auto process = process_with(child.number());
    REQUIRE(process);
    child.end_unreaped();
    bool told = false;
    const auto zombie = ProcessWatch::begin(*process, [&] { told = true; });
    CHECK(comes_true([&] { return told; }));
    CHECK_FALSE(process_with(child.number()));
    child.end();
    told = false;
    const auto gone = ProcessWatch::begin(*process, [&] { told = true; });
    CHECK_FALSE(told);
    CHECK(comes_true([&] { return told; }));
}

TEST_CASE("another process with the same number is not the one that is waited for") {
    application();
    const Child child;
    auto earlier = process_with(child.number());
    REQUIRE(earlier);
    --earlier->started;
    bool told = false;
    const auto watch = ProcessWatch::begin(*earlier, [&] { told = true; });
    CHECK(comes_true([&] { return told; }));
    for (const long nobody : {0L, -1L, 999999999L})
        CHECK_FALSE(process_with(nobody));
}

TEST_CASE("a watch may be given up by its own callback, and says nothing once given up") {
    application();
    Child child;
    const auto process = process_with(child.number());
    bool told = false;
    Result<std::unique_ptr<ProcessWatch>> watch = ProcessWatch::begin(*process, [&] {
        told = true;
        watch->reset();
    });
    auto silent = ProcessWatch::begin(*process, [] { FAIL("told after all"); });
    silent->reset();
    child.end();
    CHECK(comes_true([&] { return told; }));
    handle_what_came();
}
