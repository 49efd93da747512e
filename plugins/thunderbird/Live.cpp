// SPDX-License-Identifier: Apache-2.0
#include "Live.h"

#include "LiveLogins.h"
#include "ProfileLock.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

std::optional<ProcessId> Live::reached(const std::filesystem::path& profile) const {
    if (clients == nullptr)
        return std::nullopt;
    const auto holder = ProfileLock::holder(profile);
    const auto process = holder && *holder ? process_with((*holder)->process) : std::nullopt;
    return process && clients->reaches(*process) ? process : std::nullopt;
}

void Live::note_stored(const std::string& slot_id, const Secret& password) {
    if (nonce.empty())
        nonce = new_nonce().value_or(std::string());
    if (nonce.empty())
        return;
    stored[slot_id] = live_fingerprint(nonce, "stored", password);
}

bool Live::has_stored(const std::string& slot_id, const Secret& password) const {
    const auto known = stored.find(slot_id);
    return known != stored.end() && known->second == live_fingerprint(nonce, "stored", password);
}

} // namespace rinnova::thunderbird
