// SPDX-License-Identifier: Apache-2.0
#include "cli/ExportProfileView.h"

#include "base/Text.h"
#include "cli/Table.h"

#include <vector>

namespace rinnova::cli {

namespace {

// ISO/IEC 18004 wants four; two are enough for every reader on a screen, and keep the code on a small one.
constexpr std::size_t quiet = 2;

std::vector<std::string> with_quiet_zone(const std::string& rows) {
    const std::size_t width = rows.find('\n') + 2 * quiet;
    std::vector<std::string> all(quiet, std::string(width, ' '));
    for (std::size_t at = 0; at < rows.size();) {
        const std::size_t end = rows.find('\n', at);
        all.push_back(std::string(quiet, ' ') + rows.substr(at, end - at) + std::string(quiet, ' '));
        at = end + 1;
    }
    all.insert(all.end(), quiet, std::string(width, ' '));
    if (all.size() % 2 != 0)
        all.emplace_back(width, ' ');
    return all;
}

const char* half_blocks(bool upper_light, bool lower_light) {
    if (upper_light)
        return lower_light ? "█" : "▀";
    return lower_light ? "▄" : " ";
}

} // namespace

std::string qr_text(const std::string& rows, const Screen& screen) {
    if (rows.find('\n') == std::string::npos)
        return {};
    const std::vector<std::string> all = with_quiet_zone(rows);
    if (screen.width != 0 && screen.width < all.front().size() + 2)
        return {};
    std::string text;
    for (std::size_t y = 0; y < all.size(); y += 2) {
        text += screen.colours ? "  \x1b[97;40m" : "  ";
        for (std::size_t x = 0; x < all[y].size(); ++x)
            text += half_blocks(all[y][x] == ' ', all[y + 1][x] == ' ');
        text += screen.colours ? "\x1b[0m\n" : "\n";
    }
    return text;
}

std::string ready_text(const HandOverReady& ready, bool this_machine_alone, const Screen& screen) {
    std::string text = translate("cli", "Open this page on the device:") + "\n\n  " +
                       toned(ready.link, Tone::strong, screen) + "\n\n";
    if (screen.terminal && !this_machine_alone)
        text += qr_text(ready.qr, screen) + "\n";
    text +=
        wrapped(translate("cli", "The browser warns of the certificate, as nobody vouches for it. Go on when "
                                 "it shows this fingerprint (SHA-256):"),
                0, screen) +
        "\n  " + ready.fingerprint.substr(0, 48) + "\n  " + ready.fingerprint.substr(48) + "\n\n";
    if (!ready.code.empty())
        text +=
            translate("cli", "Code to type on the page: %1",
                      {toned(ready.code.substr(0, 3) + " " + ready.code.substr(3), Tone::strong, screen)}) +
            "\n\n";
    if (this_machine_alone)
        text += wrapped(translate("cli",
                                  "Only this computer reaches the page; for a phone, name the network that "
                                  "it is in: --lan IFACE"),
                        0, screen);
    return text + wrapped(translate("cli", "The profile is given once; after eight minutes the page is gone. "
                                           "Ctrl-C closes it."),
                          0, screen);
}

std::string news_text(const HandOverOpened&) {
    return translate("cli", "The page was opened.") + "\n";
}

std::string news_text(const HandOverWrongCode& news) {
    return translate_count("cli", "A wrong code was typed; %n try(s) left.", news.left) + "\n";
}

std::string news_text(const HandOverCut&) {
    return translate("cli", "The download broke off. It can be fetched again.") + "\n";
}

std::string written_text(const ProfileFile& file, const std::string& where, const Screen& screen) {
    std::string text = wrapped(translate("cli", "%1 was written.", {printable(where)}), 0, screen);
    if (file.with_password)
        text += wrapped(translate("cli",
                                  "It holds the password: only you can read it. It is deleted here once you "
                                  "confirm that the device has it, and at the next renewal."),
                        0, screen);
    return text;
}

std::string given_text(const Screen& screen) {
    return wrapped(translate("cli", "The profile was given. On the device: Settings > Profile Downloaded > "
                                    "Install."),
                   0, screen);
}

Json profile_document(const ProfileFile& file, const std::string& where) {
    return {{"schema", 1},
            {"action", "export-profile"},
            {"account", file.account.login},
            {"provider", file.account.provider},
            {"identifier", file.identifier},
            {"file", where.empty() ? Json() : Json(where)},
            {"signed", file.is_signed},
            {"with_password", file.with_password}};
}

} // namespace rinnova::cli
