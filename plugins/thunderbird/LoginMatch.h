// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "LoginsJson.h"
#include "PrimaryPassword.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::thunderbird {

/// A login as somebody looks for it.
struct WantedLogin {
    std::string origin; ///< of login_origin
    std::string username;
};

/// The logins of one origin, whoever's they are. Numbers count the logins of the file.
struct OriginLogins {
    std::vector<std::size_t> records;
    std::size_t unreadable = 0; ///< how many of them the key does not open; of no meaning without a key
};

/// What was found of one wanted login.
struct LoginMatch {
    std::vector<std::size_t>
        records;            ///< the one that Thunderbird would take first; more than one in odd files only
    std::size_t origin = 0; ///< number of its OriginLogins
};

struct LoginMatches {
    std::vector<OriginLogins> origins;
    std::vector<LoginMatch> logins; ///< one for each wanted login, in order
};

/// Finds logins by origin, spelled in any way, and exact user name. User names are opened only where the
/// origin is a wanted one; without `keys` (they are locked, say) none is, and the origins are all that is
/// known. The time grows with the number of logins in the file plus that of the wanted ones.
LoginMatches match_logins(std::string_view bytes, const LoginsJson& index, SdrKeys* keys,
                          const std::vector<WantedLogin>& wanted);

} // namespace rinnova::thunderbird
