// SPDX-License-Identifier: Apache-2.0
#include "ByProfile.h"
#include "MainWindow.h"
#include "ProfileLock.h"
#include "ThunderbirdTarget.h"
#include "sdk/ClientWindows.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

namespace {

const Slot& itself(const Slot& slot) {
    return slot;
}

} // namespace

std::vector<std::optional<sdk::RunningClient>>
ThunderbirdTarget::clients_in_the_way(const std::vector<Slot>& slots) {
    std::vector<std::optional<sdk::RunningClient>> clients(slots.size());
    for (const auto& [profile, numbers] : by_profile(slots, itself)) {
        const auto holder = ProfileLock::holder(path_from_utf8(profile));
        if (!holder || !*holder)
            continue;
        const sdk::RunningClient client{profile, process_with((*holder)->process)};
        // Between the two questions it may have ended.
        if (const auto again = ProfileLock::holder(path_from_utf8(profile)); again && *again != *holder)
            continue;
        for (const std::size_t number : numbers)
            clients[number] = client;
    }
    return clients;
}

std::vector<std::filesystem::path> ThunderbirdTarget::stores_of(const std::vector<Slot>& slots) {
    std::vector<std::filesystem::path> files;
    for (const auto& [profile, numbers] : by_profile(slots, itself))
        files.push_back(path_from_utf8(profile) / "logins.json");
    return files;
}

// Thunderbird 153 ends at once, without saving or asking, on SIGTERM; it has no other way to be told from
// outside. Its windows can be: when the last one is closed, it ends as by its own menu. With more than main
// windows open it would ask its user, or stay with half of them closed.
Result<void> ThunderbirdTarget::ask_to_quit(const sdk::RunningClient& client) {
    const std::string hint = translate("thunderbird", "Close Thunderbird; the rest is done then.");
    if (!client.process)
        return fail(ErrorCode::unsupported,
                    translate("thunderbird", "Thunderbird runs where it cannot be reached from here."), hint,
                    client.location);
    auto windows = windows_of(client.process->number);
    if (windows && windows->empty())
        windows = fail(ErrorCode::unsupported,
                       translate("thunderbird", "Thunderbird's windows cannot be reached from here."));
    if (!windows) {
        windows.error().hint = hint;
        windows.error().where = client.location;
        return tl::unexpected(windows.error());
    }
    if (!may_be_closed(*windows))
        return fail(ErrorCode::needs_user,
                    translate("thunderbird",
                              "Thunderbird is in use: a message being written, or another window, is open."),
                    hint, client.location);
    return ask_to_close(*windows);
}

} // namespace rinnova::thunderbird
