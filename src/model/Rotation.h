// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Account.h"
#include "model/ProbeResult.h"
#include "model/Slot.h"
#include "model/Validity.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// What became of one account in a rotation.
enum class AccountOutcome {
    done,
    open,        ///< committed; some slots wait for a client, a keychain or a person, or are absent
    failed,      ///< committed or not, something failed: see `error` and the slots
    refused,     ///< the server refused the password: no slot touched, kept in the vault
    unreachable, ///< the server could not be asked: no slot touched, kept in the vault
    locked,      ///< the vault is locked or missing: nothing changed, the password is NOT kept
    unchanged,   ///< every slot held this password already
};

std::string_view to_string(AccountOutcome outcome) noexcept;
std::optional<AccountOutcome> account_outcome_from(std::string_view text) noexcept;

struct AccountResult {
    AccountKey account;
    AccountOutcome outcome = AccountOutcome::failed;
    std::optional<Error> error;
    ProbeResult probe;
    Validity validity; ///< as it stands after the rotation
    std::vector<SlotResult> slots;
    bool kept = true; ///< what was pasted waits in the vault or is in force; false: nobody has it any more
    std::vector<std::string> notes; ///< worth telling: kept nowhere else, no client on this machine, ...

    bool operator==(const AccountResult&) const = default;
};

struct RotationReport {
    std::string rotation; ///< id of the rotation or of the batch; empty when nothing was begun
    std::vector<AccountResult> accounts;

    bool operator==(const RotationReport&) const = default;
};

/// One line of what a rotation would do, for the question before it and for `--dry-run`.
struct PlannedSlot {
    Slot slot;
    std::string action; ///< `replace`, `create`, `none`, `ask-person`, `wait`, `unlock`, `impossible`, `skip`
    std::string summary; ///< one line, user's language
    std::vector<std::string> steps;
    std::optional<Error> error;

    bool operator==(const PlannedSlot&) const = default;
};

/// What is known before the paste.
struct RotationPreview {
    AccountKey account;
    bool tracked = false;
    std::string provider_name;      ///< empty for a generic provider
    std::string url;                ///< the page that generates a password; may be empty
    std::vector<std::string> steps; ///< how to generate one: first activation or renewal, user's language
    Validity validity;              ///< of the current credential
    std::optional<Date> computed_expiry; ///< of a password issued today, to be offered as the default
    std::vector<PlannedSlot> slots;
    std::optional<Error> vault; ///< why the vault cannot take the password; none when it can
    bool has_staged = false;    ///< an earlier paste waits for `retry` or `discard`

    bool operator==(const RotationPreview&) const = default;
};

} // namespace rinnova
