// SPDX-License-Identifier: Apache-2.0
#include "cli/ProgressLine.h"

#include "base/Text.h"
#include "cli/Table.h"

namespace rinnova::cli {

namespace {

std::string words_for(Progress::Stage stage) {
    switch (stage) {
    case Progress::Stage::discovering:
        return translate("cli", "Looking through the mail programs…");
    case Progress::Stage::planning:
        return translate("cli", "Working out what to write…");
    case Progress::Stage::staging:
        return translate("cli", "Putting the password into the keychain…");
    case Progress::Stage::probing:
        return translate("cli", "Trying the password with the server…");
    case Progress::Stage::applying:
        return translate("cli", "Writing…");
    case Progress::Stage::verifying:
        return translate("cli", "Reading back…");
    case Progress::Stage::committing:
        return translate("cli", "Finishing…");
    }
    return {};
}

} // namespace

ProgressLine::ProgressLine(Console& console) : m_console(console) {}

ProgressLine::~ProgressLine() {
    if (!m_shown.empty())
        m_console.say("\r\x1b[K");
}

void ProgressLine::show(const Progress& progress) {
    const Screen screen = m_console.notes();
    if (!screen.terminal)
        return;
    std::string line = words_for(progress.stage);
    if (progress.total > 1)
        line += " " + std::to_string(progress.done) + "/" + std::to_string(progress.total);
    if (progress.account)
        line += " " + printable(progress.account->login);
    // A line that wraps could not be written over.
    while (screen.width > 0 && columns_of(line) >= screen.width)
        line.pop_back();
    if (line == m_shown)
        return;
    m_console.say("\r" + line + "\x1b[K");
    m_shown = line;
}

ProgressCallback ProgressLine::callback() {
    return [this](const Progress& progress) { show(progress); };
}

} // namespace rinnova::cli
