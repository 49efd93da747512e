// SPDX-License-Identifier: Apache-2.0
#include "model/SecondChannel.h"

#include <algorithm>

namespace rinnova {

bool goes_through(const SecondChannel& channel, const AccountKey& account) {
    if (!channel.mail)
        return false;
    const auto is_it = [&](const std::string& address) { return to_lower(address) == account.login; };
    return is_it(channel.mail->username) || is_it(channel.mail->from) ||
           std::any_of(channel.mail->to.begin(), channel.mail->to.end(), is_it);
}

} // namespace rinnova
