// SPDX-License-Identifier: Apache-2.0
#include "MailServers.h"
#include "Origin.h"
#include "ProfileView.h"
#include "base/SecretInput.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace rinnova;
using namespace rinnova::thunderbird;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    Prefs prefs;
    prefs.read(std::string_view(reinterpret_cast<const char*>(data), size));
    const auto servers = mail_servers(prefs);
    for (const Slot& slot : slots_of("/home/mario/.thunderbird/x.default", servers)) {
        const bool sound = !slot.host.empty() && !slot.username.empty() && slot.port.value_or(0) != 0 &&
                           is_mail_origin(slot.locator) && wanted_login(slot) && is_utf8(slot.username) &&
                           is_utf8(slot.host) &&
                           origin_key(slot.locator) == origin_key(origin_key(slot.locator));
        // A second decoding can take apart what only looks encoded: a host that holds a percent sign.
        if (!sound && slot.host.find('%') == std::string::npos)
            std::abort();
    }
    return 0;
}
