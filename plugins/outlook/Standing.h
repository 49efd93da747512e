// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "MailAccount.h"

namespace rinnova::outlook {

/// What is to be said of a login's stored password without opening it.
struct Standing {
    enum class Kind {
        stored,    ///< a value is there that a new one can replace
        absent,    ///< Outlook asks for this password each time
        forbidden, ///< absent, and to stay so by a policy
        foreign,   ///< something else stands in its place, and is left alone
    };
    Kind kind = Kind::stored;
    std::string detail; ///< for people; may be empty
};

Standing standing_of(const Login& login, bool policy_forbids_remembering);

/// What stands in the place of the password is none of Outlook's.
Error foreign_value(const Slot& slot);

} // namespace rinnova::outlook
