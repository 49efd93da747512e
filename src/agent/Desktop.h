// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/DesktopNotice.h"

#include <functional>
#include <memory>
#include <string>

namespace rinnova::agent {

/// The user's desktop: what is heard from it and said on it. On Linux over the session bus; without one it
/// hears nothing, and every notice fails. Callbacks come from the event loop.
class Desktop {
  public:
    struct Events {
        NoticeEvents notices;
        std::function<void()> keychain_opened;  ///< what was locked may be open now
        std::function<void()> keychain_changed; ///< slots may have drifted
        std::function<void()> woke;             ///< the machine has slept
    };
    explicit Desktop(Events events);
    ~Desktop();

    /// Connects, or connects anew when the desktop has gone: whether it is another one now, so that what
    /// stood on it is lost.
    bool connect();
    /// Listens to the machine too. To be called once, when all else is ready.
    void listen_to_machine();

    /// Shown under the same tag a notice takes the place of the earlier one.
    void show(const std::string& tag, const DesktopNotice& notice);
    /// Takes it away; nothing when it is not there.
    void close(const std::string& tag);
    /// Who would show a notice now.
    void ask_server(std::function<void(const Result<NotificationServer>& server)> answer);
    /// Opens a page in the user's browser. Only `https` pages.
    void open_page(const std::string& address);
    /// By which the desktop lets a window come to the front for the answer that was given last; may be empty.
    std::string activation_token();
    /// Whether a program with windows could show them.
    bool has_display() const;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace rinnova::agent
