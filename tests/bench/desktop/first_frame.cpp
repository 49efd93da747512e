// SPDX-License-Identifier: Apache-2.0
// From a program's start to what it draws:  bench-first-frame PROGRAM
// Prints the milliseconds until the X server has first drawn into its window (the extension DAMAGE), and
// until the last time before it rested; then ends the program.
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <xcb/damage.h>
#include <xcb/xcb.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>

namespace {

using Clock = std::chrono::steady_clock;

struct Free {
    void operator()(void* memory) const { std::free(memory); }
};
template <typename T>
using Owned = std::unique_ptr<T, Free>;

/// The icon of a tray and helpers of the toolkit are smaller.
constexpr unsigned smallest_width = 200;

xcb_screen_t* first_screen(xcb_connection_t* server) {
    return xcb_setup_roots_iterator(xcb_get_setup(server)).data;
}

/// Less than the pauses of a text cursor that blinks.
constexpr int rest_milliseconds = 400;

/// Asks to be told of each window's drawing as soon as it is there.
void watch(xcb_connection_t* server, xcb_window_t window) {
    xcb_damage_create(server, xcb_generate_id(server), window, XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
    xcb_flush(server);
}

bool is_large(xcb_connection_t* server, xcb_window_t window) {
    const Owned<xcb_get_geometry_reply_t> shape(
        xcb_get_geometry_reply(server, xcb_get_geometry(server, window), nullptr));
    return shape && shape->width >= smallest_width;
}

struct Drawn {
    Clock::time_point first;
    Clock::time_point last;
};

/// Null when nothing came for `rest_milliseconds`, or for good before the first frame.
Owned<xcb_generic_event_t> next_event(xcb_connection_t* server, bool drawn) {
    if (!drawn)
        return Owned<xcb_generic_event_t>(xcb_wait_for_event(server));
    Owned<xcb_generic_event_t> event(xcb_poll_for_event(server));
    pollfd readable{xcb_get_file_descriptor(server), POLLIN, 0};
    if (!event && poll(&readable, 1, rest_milliseconds) > 0)
        event.reset(xcb_poll_for_event(server));
    return event;
}

std::optional<Drawn> watch_drawing(xcb_connection_t* server, std::uint8_t damage_notify) {
    std::optional<Drawn> drawn;
    while (const auto event = next_event(server, drawn.has_value())) {
        const unsigned kind = event->response_type & 0x7FU;
        if (kind == XCB_CREATE_NOTIFY) {
            watch(server, reinterpret_cast<xcb_create_notify_event_t*>(event.get())->window);
        } else if (kind == damage_notify) {
            const auto now = Clock::now();
            if (drawn)
                drawn->last = now;
            else if (is_large(server, reinterpret_cast<xcb_damage_notify_event_t*>(event.get())->drawable))
                drawn = Drawn{now, now};
        }
    }
    return drawn;
}

double milliseconds(Clock::duration time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

} // namespace

extern char** environ;

int main(int argc, char** argv) {
    xcb_connection_t* server = xcb_connect(nullptr, nullptr);
    if (argc != 2 || xcb_connection_has_error(server) != 0)
        return 2;
    const xcb_query_extension_reply_t* damage = xcb_get_extension_data(server, &xcb_damage_id);
    const Owned<xcb_damage_query_version_reply_t> version(
        xcb_damage_query_version_reply(server, xcb_damage_query_version(server, 1, 1), nullptr));
    if (damage == nullptr || damage->present == 0 || !version)
        return 2;
    const std::uint32_t told = XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
    xcb_change_window_attributes(server, first_screen(server)->root, XCB_CW_EVENT_MASK, &told);
    xcb_flush(server);
    pid_t child = 0;
    const auto start = Clock::now();
    if (posix_spawn(&child, argv[1], nullptr, nullptr, argv + 1, environ) != 0)
        return 2;
    const auto drawn =
        watch_drawing(server, static_cast<std::uint8_t>(damage->first_event + XCB_DAMAGE_NOTIFY));
    if (drawn)
        std::printf("%.1f %.1f\n", milliseconds(drawn->first - start), milliseconds(drawn->last - start));
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    xcb_disconnect(server);
    return drawn ? 0 : 1;
}
