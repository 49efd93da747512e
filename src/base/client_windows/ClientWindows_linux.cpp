// SPDX-License-Identifier: Apache-2.0
#include "base/client_windows/ClientWindows.h"

#include "base/Text.h"

#include <xcb/xcb.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

namespace rinnova {

namespace {

struct Release {
    void operator()(xcb_connection_t* connection) const noexcept { xcb_disconnect(connection); }
    void operator()(void* reply) const noexcept { std::free(reply); }
};
template <typename Reply>
using Owned = std::unique_ptr<Reply, Release>;

constexpr std::uint32_t most_words = 16 * 1024;

class Display {
  public:
    static Result<Display> open() {
        int screen = 0;
        Owned<xcb_connection_t> connection(xcb_connect(nullptr, &screen));
        if (xcb_connection_has_error(connection.get()) != 0)
            return fail(ErrorCode::unsupported,
                        translate("base", "The windows of other programs cannot be reached from here."));
        auto at = xcb_setup_roots_iterator(xcb_get_setup(connection.get()));
        for (; screen > 0 && at.rem > 1; --screen)
            xcb_screen_next(&at);
        return Display(std::move(connection), at.data->root);
    }

    xcb_window_t root() const { return m_root; }
    bool is_broken() const { return xcb_connection_has_error(m_connection.get()) != 0; }

    xcb_atom_t atom(std::string_view name) const {
        const auto asked =
            xcb_intern_atom(m_connection.get(), 0, static_cast<std::uint16_t>(name.size()), name.data());
        const Owned<xcb_intern_atom_reply_t> reply(xcb_intern_atom_reply(m_connection.get(), asked, nullptr));
        return reply ? reply->atom : static_cast<xcb_atom_t>(XCB_ATOM_NONE);
    }

    /// The bytes of a property; none when the window has none, or is gone.
    std::string property(xcb_window_t window, xcb_atom_t name) const {
        const auto asked =
            xcb_get_property(m_connection.get(), 0, window, name, XCB_GET_PROPERTY_TYPE_ANY, 0, most_words);
        const Owned<xcb_get_property_reply_t> reply(
            xcb_get_property_reply(m_connection.get(), asked, nullptr));
        if (!reply)
            return {};
        return {static_cast<const char*>(xcb_get_property_value(reply.get())),
                static_cast<std::size_t>(xcb_get_property_value_length(reply.get()))};
    }

    std::vector<std::uint32_t> numbers(xcb_window_t window, xcb_atom_t name) const {
        const std::string bytes = property(window, name);
        std::vector<std::uint32_t> values(bytes.size() / sizeof(std::uint32_t));
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), values.size() * sizeof(std::uint32_t));
        return values;
    }

    void send_delete(xcb_window_t window, xcb_atom_t protocols, xcb_atom_t delete_window) const {
        xcb_client_message_event_t message{};
        message.response_type = XCB_CLIENT_MESSAGE;
        message.format = 32;
        message.window = window;
        message.type = protocols;
        message.data.data32[0] = delete_window;
        message.data.data32[1] = XCB_CURRENT_TIME;
        xcb_send_event(m_connection.get(), 0, window, XCB_EVENT_MASK_NO_EVENT,
                       reinterpret_cast<const char*>(&message));
    }

    /// Waits until the display has taken what was sent.
    void settle() const { (void)atom("WM_PROTOCOLS"); }

  private:
    Display(Owned<xcb_connection_t> connection, xcb_window_t root)
        : m_connection(std::move(connection)), m_root(root) {}
    Owned<xcb_connection_t> m_connection;
    xcb_window_t m_root;
};

Error went_away() {
    return {ErrorCode::unreachable, translate("base", "The screen went away."), {}, {}};
}

} // namespace

Result<std::vector<ClientWindow>> windows_of(long process) {
    const auto display = Display::open();
    if (!display)
        return tl::unexpected(display.error());
    const xcb_atom_t owner = display->atom("_NET_WM_PID");
    std::vector<ClientWindow> windows;
    for (const std::uint32_t window : display->numbers(display->root(), display->atom("_NET_CLIENT_LIST"))) {
        const auto owners = display->numbers(window, owner);
        if (owners.empty() || static_cast<long>(owners.front()) != process)
            continue;
        const std::string name = display->property(window, XCB_ATOM_WM_CLASS);
        windows.push_back({window, name.substr(0, name.find('\0'))});
    }
    if (display->is_broken())
        return tl::unexpected(went_away());
    return windows;
}

Result<void> ask_to_close(const std::vector<ClientWindow>& windows) {
    const auto display = Display::open();
    if (!display)
        return tl::unexpected(display.error());
    const xcb_atom_t protocols = display->atom("WM_PROTOCOLS");
    const xcb_atom_t delete_window = display->atom("WM_DELETE_WINDOW");
    for (const ClientWindow& window : windows) {
        const auto understood = display->numbers(window.id, protocols);
        if (std::find(understood.begin(), understood.end(), delete_window) != understood.end())
            display->send_delete(window.id, protocols, delete_window);
    }
    display->settle();
    if (display->is_broken())
        return tl::unexpected(went_away());
    return {};
}

} // namespace rinnova
