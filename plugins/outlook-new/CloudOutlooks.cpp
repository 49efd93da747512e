// SPDX-License-Identifier: Apache-2.0
#include "CloudOutlooks.h"

namespace rinnova::outlook_new {

namespace {

/// The name of the package in the Store, with its maker's hash.
constexpr std::string_view package = "Packages/Microsoft.OutlookForWindows_8wekyb3d8bbwe";
/// The container that the programs of Office for Mac share.
constexpr std::string_view container = "Library/Group Containers/UBF8T346G9.Office/Outlook";

bool is_folder(const std::filesystem::path& path) {
    std::error_code ignored;
    return std::filesystem::is_directory(path, ignored);
}

std::filesystem::path local_data(const sdk::TargetContext& context) {
    const auto named = context.environment.find("LOCALAPPDATA");
    return named != context.environment.end() ? path_from_utf8(named->second)
                                              : context.home / "AppData/Local";
}

} // namespace

std::vector<CloudOutlook> outlooks_of(const sdk::TargetContext& context) {
    std::vector<CloudOutlook> found;
    if (is_folder(local_data(context) / package) || new_outlook_runs())
        found.push_back(CloudOutlook::windows);
    if (is_folder(context.home / container))
        found.push_back(CloudOutlook::mac);
    return found;
}

std::string name_of(CloudOutlook outlook) {
    switch (outlook) {
    case CloudOutlook::windows:
        return translate("outlook-new", "New Outlook");
    case CloudOutlook::mac:
        return translate("outlook-new", "Outlook for Mac");
    }
    return {};
}

std::vector<std::string> guided_steps(CloudOutlook outlook, const Slot& slot) {
    const std::string settings =
        outlook == CloudOutlook::windows
            ? translate("outlook-new",
                        "Otherwise open its settings, Accounts, choose %1 and renew the "
                        "password of the incoming and of the outgoing server.",
                        {slot.username})
            : translate("outlook-new",
                        "Otherwise open Settings, Accounts in its menu, choose %1 and renew "
                        "the password of the incoming and of the outgoing server.",
                        {slot.username});
    return {translate("outlook-new", "If %1 is not in %2, there is nothing to do: go to the last step.",
                      {slot.username, slot.location}),
            translate("outlook-new", "“rinnova copy %1” puts the password on the clipboard for a minute.",
                      {slot.username}),
            translate("outlook-new", "Open %1. If it asks for the password of %2, paste it.",
                      {slot.location, slot.username}),
            settings,
            translate("outlook-new", "It keeps the password with its maker's servers: no other program can "
                                     "renew it there."),
            translate("outlook-new", "When messages arrive: “rinnova confirm %1”.", {slot.id})};
}

} // namespace rinnova::outlook_new
