// SPDX-License-Identifier: Apache-2.0
#include "base/FileLock.h"
#include "base/LogFile.h"
#include "base/Paths.h"
#include "base/Process.h"
#include "base/ProcessHardening.h"
#include "base/ProgramStart.h"
#include "base/Residue.h"
#include "base/Secret.h"
#include "base/Wide_windows.h"
#include "support/EventLoop.h"
#include "support/ScratchFolder.h"

#include <windows.h>
#include <doctest/doctest.h>
#include <openssl/crypto.h>

#include <cstring>

using namespace rinnova;
using test::bytes_of;
using test::ScratchFolder;

namespace {

/// A program that runs until it is ended.
class Child {
  public:
    Child() {
        STARTUPINFOW start{};
        start.cb = sizeof start;
        std::wstring line = L"cmd.exe /c pause";
        SECURITY_ATTRIBUTES inherited{sizeof inherited, nullptr, TRUE};
        HANDLE ours = nullptr;
        REQUIRE(CreatePipe(&m_input, &ours, &inherited, 0)); // what it waits for never comes
        m_keeps = ours;
        start.dwFlags = STARTF_USESTDHANDLES;
        start.hStdInput = m_input;
        REQUIRE(CreateProcessW(nullptr, line.data(), nullptr, nullptr, TRUE, 0, nullptr, nullptr, &start,
                               &m_child));
    }
    ~Child() {
        end();
        CloseHandle(m_child.hProcess);
        CloseHandle(m_child.hThread);
        CloseHandle(m_input);
        CloseHandle(m_keeps);
    }
    long number() const { return static_cast<long>(m_child.dwProcessId); }
    void end() const {
        TerminateProcess(m_child.hProcess, 0);
        WaitForSingleObject(m_child.hProcess, INFINITE);
    }

  private:
    PROCESS_INFORMATION m_child{};
    HANDLE m_input = nullptr;
    HANDLE m_keeps = nullptr;
};

} // namespace

TEST_CASE("the end of a process is told once, when it ends and not before") {
    test::application();
    const Child child;
    const auto process = process_with(child.number());
    REQUIRE(process.has_value());
    int told = 0;
    const auto watch = ProcessWatch::begin(*process, [&] { ++told; });
    REQUIRE_MESSAGE(watch.has_value(), watch.error().message);
    test::handle_what_came();
    CHECK(told == 0);
    child.end();
    CHECK(test::comes_true([&] { return told > 0; }));
    test::handle_what_came();
    CHECK(told == 1);
    CHECK_FALSE(process_with(child.number()).has_value());
    CHECK(wait_for_end(*process, std::chrono::seconds(10), {}).value_or(false));
}

TEST_CASE("another process with the same number is not the one that is waited for") {
    test::application();
    const Child child;
    auto process = process_with(child.number());
    REQUIRE(process.has_value());
    ++process->started;
    bool told = false;
    const auto watch = ProcessWatch::begin(*process, [&] { told = true; });
    REQUIRE(watch.has_value());
    CHECK(test::comes_true([&] { return told; }));
}

TEST_CASE("how a program was started is seen, and it starts that way again") {
    const Child child;
    const auto process = process_with(child.number());
    REQUIRE(process.has_value());
    const auto start = how_it_was_started(*process);
    REQUIRE_MESSAGE(start.has_value(), start.error().message);
    CHECK(_wcsicmp(start->executable.filename().c_str(), L"cmd.exe") == 0);
    CHECK(start->arguments.size() == 3);
}

TEST_CASE(
    "a lock is one process' at a time, waits as long as it is told to, and is given up with its object") {
    const ScratchFolder folder;
    {
        const auto first = FileLock::acquire(folder / "lock", std::chrono::milliseconds(0));
        REQUIRE_MESSAGE(first.has_value(), first.error().message);
        const auto second = FileLock::acquire(folder / "lock", std::chrono::milliseconds(50));
        REQUIRE_FALSE(second.has_value());
        CHECK(second.error().code == ErrorCode::busy);
    }
    CHECK(FileLock::acquire(folder / "lock", std::chrono::milliseconds(0)).has_value());
}

TEST_CASE("this user's folders are those that Windows names") {
    const Paths paths = Paths::of_this_user();
    CHECK(paths.config == std::filesystem::path(_wgetenv(L"APPDATA")) / "rinnova");
    CHECK(paths.state == std::filesystem::path(_wgetenv(L"LOCALAPPDATA")) / "rinnova");
    CHECK(paths.runtime == paths.state);
    CHECK(paths.machine_config.is_absolute());
}

TEST_CASE("a private folder is made with its parents; one that is there stays") {
    const ScratchFolder folder;
    REQUIRE(make_private_folder(folder / "città" / "b").has_value());
    CHECK(std::filesystem::is_directory(folder / "città" / "b"));
    CHECK(make_private_folder(folder / "città" / "b").has_value());
    test::put_file(folder / "file", "x");
    CHECK_FALSE(make_private_folder(folder / "file" / "below").has_value());
}

TEST_CASE("lines are added to a log, and never written into a folder") {
    const ScratchFolder folder;
    CHECK(append_line(folder / "log", "one\n"));
    CHECK(append_line(folder / "log", "two\n"));
    CHECK(bytes_of(folder / "log") == "one\ntwo\n");
    CHECK_FALSE(append_line(folder.path(), "three\n"));
}

TEST_CASE("text goes to UTF-16 and back") {
    const std::string text = "perché, € 😀";
    CHECK(utf8_of(wide_of(text)) == text);
    CHECK(wide_of("€😀").size() == 3);
}

TEST_CASE("secrets lie in the locked heap once the process is hardened") {
    const Hardening hardening = harden_process();
    CHECK(hardening.secrets_locked);
    const Secret secret = Secret::copy_of("fake-secret");
    secret.expose([](std::string_view bytes) { CHECK(CRYPTO_secure_allocated(bytes.data()) == 1); });
}

TEST_CASE("what a caller keeps in registers is the same after the residue was wiped") {
    asm volatile("pcmpeqd %%xmm6, %%xmm6\n\tpcmpeqd %%xmm7, %%xmm7\n\tpcmpeqd %%xmm8, %%xmm8\n\t"
                 "pcmpeqd %%xmm15, %%xmm15"
                 :
                 :
                 : "xmm6", "xmm7", "xmm8", "xmm15");
    CONTEXT before{};
    RtlCaptureContext(&before);
    wipe_residue();
    CONTEXT after{};
    RtlCaptureContext(&after);
    CHECK(before.Xmm6.Low == ~0ULL);
    CHECK(before.Xmm15.Low == ~0ULL);
    // "x64 calling convention": xmm6 to xmm15.
    CHECK(std::memcmp(&after.Xmm6, &before.Xmm6, 10 * sizeof(M128A)) == 0);
}
