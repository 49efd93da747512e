// SPDX-License-Identifier: Apache-2.0
// https://specifications.freedesktop.org/autostart-spec/: an entry in the user's own folder.
#include "desktop/Autostart.h"

#include "base/AtomicFile.h"
#include "base/Text.h"

#include <system_error>

namespace rinnova::desktop {

namespace {

constexpr std::size_t largest_entry = std::size_t{64} * 1024;
constexpr unsigned only_mine = 0600;

std::filesystem::path entry_of(const Paths& paths) {
    return paths.config.parent_path() / "autostart" / "rinnova-desktop.desktop";
}

/// Quoted as an argument of Exec, and then as a value of the file
/// (https://specifications.freedesktop.org/desktop-entry-spec/, "The Exec key").
std::string as_argument(const std::string& text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '\\')
            quoted += R"(\\\)";
        else if (c == '"' || c == '`' || c == '$')
            quoted += R"(\\)";
        else if (c == '%')
            quoted += '%';
        quoted += c;
    }
    return quoted + '"';
}

std::string entry_for(const std::string& program) {
    return "[Desktop Entry]\nType=Application\nName=Rinnova\nIcon=rinnova-desktop\nExec=" +
           as_argument(program) + " --hidden\nX-GNOME-Autostart-enabled=true\n";
}

} // namespace

bool starts_with_desktop(const Paths& paths) {
    const auto entry = read_file(entry_of(paths), largest_entry);
    // Desktops switch an entry off by a line of its own.
    return entry && entry->find("\nHidden=true") == std::string::npos &&
           entry->find("\nX-GNOME-Autostart-enabled=false") == std::string::npos;
}

Result<void> start_with_desktop(const Paths& paths, const std::filesystem::path& program, bool starts) {
    const auto entry = entry_of(paths);
    if (!starts) {
        std::error_code trouble;
        std::filesystem::remove(entry, trouble);
        if (trouble)
            return fail_errno(trouble.value(), translate("desktop", "the entry cannot be removed"),
                              entry.string());
        return {};
    }
    if (program.string().find_first_of("\n\r") != std::string::npos)
        return fail(ErrorCode::unsupported,
                    translate("desktop", "The program lies where the desktop cannot start it."), {},
                    program.string());
    if (auto made = make_private_folder(entry.parent_path()); !made)
        return made;
    return AtomicFile::put(entry, entry_for(program.string()), only_mine);
}

} // namespace rinnova::desktop
