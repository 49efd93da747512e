// SPDX-License-Identifier: Apache-2.0
#include "base/security_tool/Renewal.h"

#include "base/Text.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <thread>

namespace rinnova::security_tool {

namespace {

using std::chrono::system_clock;

/// As the keychain writes times: `20240102030405Z`.
std::string in_keychain_form(system_clock::time_point moment) {
    const std::time_t seconds = system_clock::to_time_t(moment);
    std::tm parts{};
    if (gmtime_r(&seconds, &parts) == nullptr)
        return {};
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%Y%m%d%H%M%SZ", &parts)};
}

bool is_one_line(const Secret& secret) {
    return secret.expose([](std::string_view text) {
        return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
    });
}

} // namespace

bool is_unmistakable(const InternetItem& item, const std::vector<InternetItem>& all) {
    return can_be_named(item) && std::count_if(all.begin(), all.end(), [&](const InternetItem& other) {
                                     return answers_to_same_search(other, item);
                                 }) == 1;
}

void wait_until_told_apart(const InternetItem& item) {
    // The keychain's own clock, which is the machine's: no test can stand in for it.
    const auto now = system_clock::now();
    const std::string second = in_keychain_form(now);
    if (!second.empty() && item.modified.starts_with(second))
        std::this_thread::sleep_until(std::chrono::floor<std::chrono::seconds>(now) +
                                      std::chrono::seconds(1));
}

Result<Secret> password_in(const SecurityTool& tool, const InternetItem& item) {
    auto held = tool.password(item);
    if (held && !is_one_line(*held))
        return fail(ErrorCode::invalid_data, translate("security", "The entry holds more than a password."),
                    {}, item.keychain);
    return held;
}

Result<Renewal> renew(const SecurityTool& tool, const InternetItem& item, const Secret& password,
                      bool as_planned) {
    const auto held = password_in(tool, item);
    if (!held)
        return tl::unexpected(held.error());
    if (*held == password)
        return Renewal::needless;
    if (!as_planned)
        return fail(ErrorCode::conflict,
                    translate("security", "Another program changed the keychain's entry meanwhile."),
                    translate("security", "Try again."), item.keychain);
    if (const auto written = tool.set_password(item, password); !written)
        return tl::unexpected(written.error());
    const auto kept = tool.password(item);
    if (!kept)
        return tl::unexpected(kept.error());
    if (!(*kept == password))
        return fail(ErrorCode::internal,
                    translate("security", "The keychain gave back something else than it was given."), {},
                    item.keychain);
    return Renewal::done;
}

std::vector<std::string> questions_after_renewal(const InternetItem& item) {
    std::vector<std::string> steps{
        translate("security",
                  "Afterwards the system asks once for the keychain's password, when the mail "
                  "program reads the entry “%1”: choose Always Allow.",
                  {item.label.value_or(item.server)})};
    if (const std::string command = SecurityTool::repair_command(item); !command.empty())
        steps.push_back(translate("security", "To be spared the question, in the Terminal: %1", {command}));
    return steps;
}

Error nobody_to_answer(std::string where) {
    return {ErrorCode::locked,
            translate("security",
                      "The system may ask whether the keychain may be read, and nobody is there to answer."),
            translate("security", "Run it from a Terminal on the desktop of this Mac."), std::move(where)};
}

} // namespace rinnova::security_tool
