// SPDX-License-Identifier: Apache-2.0
#include "OutlookTarget.h"

namespace rinnova::outlook {

// One Outlook serves one profile, but does not say which: it is in the way of all.
std::vector<std::optional<sdk::RunningClient>>
OutlookTarget::clients_in_the_way(const std::vector<Slot>& slots) {
    std::vector<std::optional<sdk::RunningClient>> clients(slots.size());
    if (slots.empty())
        return clients;
    const auto running = m_windows.programs->running();
    if (!running || !*running)
        return clients;
    for (std::size_t i = 0; i < slots.size(); ++i)
        clients[i] = sdk::RunningClient{slots[i].location, (*running)->process};
    return clients;
}

Result<void> OutlookTarget::ask_to_quit(const sdk::RunningClient& client) {
    auto asked = client.process
                     ? m_windows.programs->ask_to_close(*client.process)
                     : Result<void>(fail(ErrorCode::unsupported,
                                         translate("outlook", "Outlook runs where it cannot be reached from "
                                                              "here.")));
    if (!asked) {
        asked.error().hint = translate("outlook", "Close Outlook; the rest is done then.");
        asked.error().where = client.location;
    }
    return asked;
}

} // namespace rinnova::outlook
