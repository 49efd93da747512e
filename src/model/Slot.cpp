// SPDX-License-Identifier: Apache-2.0
#include "model/Slot.h"

#include "base/Hex.h"
#include "model/Names.h"

#include <openssl/sha.h>

namespace rinnova {

namespace {

constexpr Names<Tls, 3> tls_names{
    {{Tls::implicit, "implicit"}, {Tls::starttls, "starttls"}, {Tls::none, "none"}}};
constexpr Names<SlotKind, 5> kind_names{{{SlotKind::imap, "imap"},
                                         {SlotKind::pop3, "pop3"},
                                         {SlotKind::smtp, "smtp"},
                                         {SlotKind::archive, "archive"},
                                         {SlotKind::generic, "generic"}}};
constexpr Names<SlotState, 9> state_names{{{SlotState::in_sync, "in-sync"},
                                           {SlotState::stale, "stale"},
                                           {SlotState::pending, "pending"},
                                           {SlotState::absent, "absent"},
                                           {SlotState::locked, "locked"},
                                           {SlotState::unreadable, "unreadable"},
                                           {SlotState::failed, "failed"},
                                           {SlotState::needs_user, "needs-user"},
                                           {SlotState::unknown, "unknown"}}};
constexpr Names<SlotOutcome, 8> outcome_names{{{SlotOutcome::updated, "updated"},
                                               {SlotOutcome::unchanged, "unchanged"},
                                               {SlotOutcome::pending, "pending"},
                                               {SlotOutcome::needs_user, "needs-user"},
                                               {SlotOutcome::locked, "locked"},
                                               {SlotOutcome::absent, "absent"},
                                               {SlotOutcome::failed, "failed"},
                                               {SlotOutcome::skipped, "skipped"}}};

} // namespace

std::string_view to_string(Tls tls) noexcept {
    return name_of(tls_names, tls);
}
std::optional<Tls> tls_from(std::string_view text) noexcept {
    return value_of(tls_names, text);
}
std::string_view to_string(SlotKind kind) noexcept {
    return name_of(kind_names, kind);
}
std::optional<SlotKind> slot_kind_from(std::string_view text) noexcept {
    return value_of(kind_names, text);
}
std::string_view to_string(SlotState state) noexcept {
    return name_of(state_names, state);
}
std::optional<SlotState> slot_state_from(std::string_view text) noexcept {
    return value_of(state_names, text);
}
std::string_view to_string(SlotOutcome outcome) noexcept {
    return name_of(outcome_names, outcome);
}
std::optional<SlotOutcome> slot_outcome_from(std::string_view text) noexcept {
    return value_of(outcome_names, text);
}

std::uint16_t default_port(SlotKind kind, Tls tls) noexcept {
    switch (kind) {
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        return tls == Tls::implicit ? 993 : 143;
    case SlotKind::pop3:
        return tls == Tls::implicit ? 995 : 110;
    case SlotKind::smtp:
        return tls == Tls::implicit ? 465 : 587;
    }
    return 0;
}

Tls tls_of_port(std::uint16_t port) noexcept {
    return port == 143 || port == 110 || port == 25 || port == 587 ? Tls::starttls : Tls::implicit;
}

std::string slot_id(std::string_view target, std::initializer_list<std::string_view> parts) {
    std::string joined(target);
    for (const std::string_view part : parts) {
        joined += '\0';
        joined += part;
    }
    unsigned char digest[SHA256_DIGEST_LENGTH];
    SHA256(reinterpret_cast<const unsigned char*>(joined.data()), joined.size(), digest);
    return std::string(target) + ':' + hex_of(std::span(digest).first<8>());
}

SlotState state_after(SlotOutcome outcome) noexcept {
    switch (outcome) {
    case SlotOutcome::updated:
    case SlotOutcome::unchanged:
        return SlotState::in_sync;
    case SlotOutcome::pending:
        return SlotState::pending;
    case SlotOutcome::needs_user:
        return SlotState::needs_user;
    case SlotOutcome::locked:
        return SlotState::locked;
    case SlotOutcome::absent:
        return SlotState::absent;
    case SlotOutcome::failed:
        return SlotState::failed;
    case SlotOutcome::skipped:
        return SlotState::stale;
    }
    return SlotState::unknown;
}

bool is_open(SlotState state) noexcept {
    return state == SlotState::pending || state == SlotState::locked || state == SlotState::failed ||
           state == SlotState::needs_user;
}

} // namespace rinnova
