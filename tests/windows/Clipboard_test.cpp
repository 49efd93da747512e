// SPDX-License-Identifier: Apache-2.0
#include "clipboard/HelperProgram.h"

#include <windows.h>
#include <doctest/doctest.h>

#include <chrono>
#include <future>

using namespace rinnova;

namespace {

/// A window of another thread's that has the clipboard open as long as this lives.
class Keeper {
  public:
    Keeper() {
        m_window = CreateWindowExW(0, L"STATIC", nullptr, 0, 0, 0, 0, 0, HWND_MESSAGE, nullptr,
                                   GetModuleHandleW(nullptr), nullptr);
        REQUIRE(m_window != nullptr);
        while (!OpenClipboard(m_window))
            Sleep(10);
    }
    ~Keeper() {
        CloseClipboard();
        DestroyWindow(m_window);
    }

  private:
    HWND m_window = nullptr;
};

bool is_on_clipboard() {
    const bool found = OpenClipboard(nullptr) && IsClipboardFormatAvailable(CF_UNICODETEXT);
    CloseClipboard();
    return found;
}

/// A `hold` for an hour, at work.
struct Holding {
    std::stop_source stop;
    std::promise<void> held;
    std::future<Result<void>> done = std::async(std::launch::async, [this] {
        return clipboard::hold(
            {}, Secret::copy_of("fake-password"), std::chrono::hours(1), [this] { held.set_value(); },
            stop.get_token());
    });

    Holding() { held.get_future().wait(); }
    /// Told to end: what it says within half of the time that it has for a clipboard nobody is waiting for.
    Result<void> ended() {
        stop.request_stop();
        REQUIRE(done.wait_for(std::chrono::seconds(15)) == std::future_status::ready);
        return done.get();
    }
};

} // namespace

TEST_CASE("told to end, it takes the password off the clipboard") {
    Holding holding;
    CHECK(is_on_clipboard());
    CHECK(holding.ended());
    CHECK_FALSE(is_on_clipboard());
}

TEST_CASE(
    "told to end while another program keeps the clipboard open, it soon says that the password may stay") {
    Holding holding;
    const Keeper keeper;
    const auto said = holding.ended();
    REQUIRE_FALSE(said);
    CHECK(said.error().code == ErrorCode::busy);
}
