// SPDX-License-Identifier: Apache-2.0
// The names that documents, the ledger and provider files hold: what is written once is read for ever.
#include "model/Finding.h"
#include "model/ProbeResult.h"
#include "model/Rotation.h"
#include "model/Slot.h"
#include "model/Validity.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string_view>

using namespace rinnova;

namespace {

/// The names of an enumeration's values, in the order of its declaration.
template <typename Enum, typename Read>
void check_names(std::initializer_list<std::string_view> names, Read read) {
    int value = 0;
    for (const std::string_view name : names) {
        const auto item = static_cast<Enum>(value++);
        CHECK(to_string(item) == name);
        CHECK(read(name) == item);
    }
    CHECK_FALSE(read("").has_value());
    CHECK_FALSE(read("In-Sync").has_value());
    CHECK_FALSE(read("rubbish").has_value());
    CHECK(to_string(static_cast<Enum>(value)).empty());
}

} // namespace

TEST_CASE("enumerations keep their names") {
    check_names<SlotKind>({"imap", "pop3", "smtp", "archive", "generic"}, slot_kind_from);
    check_names<Tls>({"implicit", "starttls", "none"}, tls_from);
    check_names<SlotState>(
        {"in-sync", "stale", "pending", "absent", "locked", "unreadable", "failed", "needs-user", "unknown"},
        slot_state_from);
    check_names<SlotOutcome>(
        {"updated", "unchanged", "pending", "needs-user", "locked", "absent", "failed", "skipped"},
        slot_outcome_from);
    check_names<ProbeVerdict>({"accepted", "refused", "unreachable", "tls-error", "skipped"},
                              probe_verdict_from);
    check_names<ExpirySource>({"panel", "issued", "client", "unknown"}, expiry_source_from);
    check_names<AccountOutcome>({"done", "open", "failed", "refused", "unreachable", "locked", "unchanged"},
                                account_outcome_from);
}

TEST_CASE("enumerations that are only written keep their names too") {
    CHECK(to_string(ValidityState::ok) == "ok");
    CHECK(to_string(ValidityState::due) == "due");
    CHECK(to_string(ValidityState::expired) == "expired");
    CHECK(to_string(ValidityState::unknown) == "unknown");
    CHECK(to_string(Severity::error) == "error");
    CHECK(to_string(Severity::warning) == "warning");
    CHECK(to_string(Severity::info) == "info");
}
