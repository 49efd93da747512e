// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <functional>
#include <string>
#include <vector>

namespace rinnova {

/// What is put on the desktop. Plain text: markup is the server's business, not the caller's.
struct DesktopNotice {
    enum class Urgency { low, normal, critical };
    struct Action {
        std::string key;
        std::string label;
        bool operator==(const Action&) const = default;
    };

    std::string summary; ///< one line
    std::string body;
    /// The same for where others may read it: without an account's address, unless its owner allows that.
    /// Empty: nothing in it needs to be hidden.
    std::string discreet_summary;
    std::string discreet_body;
    Urgency urgency = Urgency::normal;
    bool stays = true; ///< until its user or we take it away; else the server decides how long it shows
    std::vector<Action> actions;    ///< the first is also what a click on the text does
    std::string instead_of_actions; ///< added to the body where there are no buttons

    bool operator==(const DesktopNotice&) const = default;
};

/// How a notice went away.
enum class NoticeEnd { expired, dismissed, withdrawn, unknown };

/// What the server on this desktop calls itself, and can do.
struct NotificationServer {
    std::string name;
    std::string version;
    bool actions = false;
    bool body = false;
    bool body_markup = false;
    bool persistence = false; ///< keeps notices until they are seen
    bool operator==(const NotificationServer&) const = default;
};

/// What becomes of notices, each known by a tag of its owner's.
struct NoticeEvents {
    /// It is on the desktop now.
    std::function<void(const std::string& tag)> shown;
    /// Nobody shows it: the caller tells its user another way. `unsupported` without a desktop that shows
    /// notices, `timed-out`, `internal` with its words.
    std::function<void(const std::string& tag, const Error& error)> failed;
    /// A button was pressed. The notice is taken away afterwards, unless it was shown anew meanwhile.
    std::function<void(const std::string& tag, const std::string& action)> acted;
    /// It went away by itself or by its user.
    std::function<void(const std::string& tag, NoticeEnd end)> ended;
    /// What shows them has come, or gone.
    std::function<void(bool there)> server_changed{};
};

} // namespace rinnova
