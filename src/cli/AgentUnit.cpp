// SPDX-License-Identifier: Apache-2.0
#include "cli/AgentUnit.h"

namespace rinnova::cli {

namespace {

/// A word in a unit: quotes and backslashes are systemd's own, `%` begins a specifier. (Of a program's name
/// it takes neither quotes nor backslashes, and no variable is looked for in it.)
std::string quoted_for_unit(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            quoted += '\\';
        quoted += c;
        if (c == '%')
            quoted += c;
    }
    return quoted + "\"";
}

/// A path in a condition, where nothing is quoted.
std::string condition_path(const std::string& text) {
    std::string path;
    for (const char c : text)
        path.append(c == '%' ? 2 : 1, c);
    return path;
}

/// A word of Exec=: quoted as the Desktop Entry Specification wants it, and once more as any of its texts.
std::string quoted_for_entry(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '\\')
            quoted += "\\\\\\";
        else if (c == '"' || c == '`' || c == '$')
            quoted += "\\\\";
        quoted += c;
        if (c == '%')
            quoted += c;
    }
    return quoted + "\"";
}

// Nothing that needs a namespace (ProtectSystem=, PrivateUsers= and the like): in a user namespace of its own
// the agent could not see how a client was started, which it has to before it asks it to end (ptrace(2),
// access mode checking). AF_NETLINK is for name look-ups.
constexpr const char* restrictions = R"(NoNewPrivileges=yes
MemoryDenyWriteExecute=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
LockPersonality=yes
SystemCallArchitectures=native
SystemCallFilter=@system-service
SystemCallErrorNumber=EPERM
)";

} // namespace

std::string unit_text(const AgentStart& start) {
    std::string text = "# Made by “rinnova agent install”; “rinnova agent uninstall” removes it.\n"
                       "[Unit]\n"
                       "Description=Rinnova: keeps the passwords of mail accounts alive\n"
                       "After=dbus.socket\n";
    // Once the program is removed, a user's unit that is still there is passed over in silence.
    text += "ConditionFileIsExecutable=" + condition_path(start.program.string()) + "\n";
    text += "StartLimitIntervalSec=300\nStartLimitBurst=5\n\n"
            "[Service]\n"
            "Type=notify\n";
    text += "ExecStart=" + quoted_for_unit(start.program.string()) + "\n";
    text += "Restart=on-failure\nRestartSec=5\nTimeoutStopSec=60\nUMask=0077\nLimitCORE=0\n";
    for (const auto& [name, folder] : start.folders)
        text += "Environment=" + quoted_for_unit(name + "=" + folder) + "\n";
    text += restrictions;
    return text + "\n[Install]\nWantedBy=default.target\n";
}

std::string autostart_text(const AgentStart& start) {
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=Rinnova\n"
           "Comment=Keeps the passwords of mail accounts alive\n"
           "Comment[it]=Mantiene valide le password delle caselle di posta\n"
           "Exec=" +
           quoted_for_entry(start.program.string()) +
           "\n"
           "Terminal=false\n"
           "NoDisplay=true\n"
           "X-GNOME-Autostart-enabled=true\n";
}

} // namespace rinnova::cli
