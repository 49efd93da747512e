// SPDX-License-Identifier: Apache-2.0
#include "Standing.h"

#include "SealedPassword.h"

namespace rinnova::outlook {

Standing standing_of(const Login& login, bool policy_forbids_remembering) {
    if (login.sealed && !is_replaceable(*login.sealed))
        return {Standing::Kind::foreign,
                translate("outlook", "Where Outlook keeps the password, something else is stored.")};
    if (login.sealed)
        return {Standing::Kind::stored,
                policy_forbids_remembering
                    ? translate("outlook", "A policy forbids Outlook to remember passwords, though one is "
                                           "stored: it may ask for it.")
                    : std::string()};
    if (policy_forbids_remembering)
        return {
            Standing::Kind::forbidden,
            translate("outlook", "A policy forbids Outlook to remember passwords: it asks for this one.")};
    return {Standing::Kind::absent, translate("outlook", "Outlook does not remember this password.")};
}

Error foreign_value(const Slot& slot) {
    return {ErrorCode::invalid_data,
            translate("outlook", "Where Outlook keeps the password, something else is stored."),
            translate("outlook", "Give the new password to Outlook itself; it stores it anew."),
            slot.location};
}

} // namespace rinnova::outlook
