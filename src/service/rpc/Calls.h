// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Paths.h"
#include "service/Members.h"
#include "service/rpc/Protocol.h"

#include <string>
#include <vector>

// Parameters of methods that take more than one thing. The names are those of docs/protocol.md.

namespace rinnova::rpc {

struct OfAccount {
    std::optional<AccountName> account;
};
struct RotateCall {
    RotateRequest request;
    std::optional<std::size_t> password; ///< which of the secrets beside
};
struct RotateFromCall {
    RotateRequest request;
    std::string slot;
};
struct BatchCall {
    std::vector<RotateCall> items;
};
struct UndoCall {
    AccountName account;
    bool probe = true;
};
struct ExtendCall {
    AccountName account;
    Date until{};
};
struct SnoozeCall {
    AccountName account;
    std::optional<Date> until; ///< the next working day without it
};
struct AcknowledgeCall {
    AccountName account;
    Reaction reaction = Reaction::later;
};
struct SetRemindersCall {
    AccountName account;
    std::optional<std::vector<int>> days; ///< as for all others without it
};
struct SlotCall {
    std::string slot;
};
struct UnlockCall {
    std::string slot;
    std::optional<std::size_t> password;
};
struct TrySecondChannelCall {
    std::optional<std::size_t> password;
};
struct FleetJoinCall {
    std::string url;
    std::optional<std::size_t> password; ///< the token
};
struct TrackManyCall {
    std::vector<TrackRequest> accounts;
};
struct FileCall {
    std::string file;
};

/// The greeting. The agent works with the folders of its own environment: a client with others would get the
/// answers of another world.
struct HelloCall {
    int protocol = 0;
    std::string language;     ///< of all texts for this connection: `it` or `en`
    bool interactive = false; ///< a person is there: the desktop may prompt to unlock a keychain
    std::string home;
    std::string config;
    std::string state;
};

inline HelloCall hello_from(const Paths& paths, std::string language, bool interactive) {
    return {protocol_version,    std::move(language),   interactive,
            paths.home.string(), paths.config.string(), paths.state.string()};
}

/// The greeting of a live host, instead of `hello`.
struct LiveCall {
    int protocol = 0;
};

struct CancelCall {
    std::int64_t call = 0;
};

struct ProgressNote {
    std::int64_t call = 0;
    Progress progress;
};

/// How the agent is; for `rinnova agent status`.
struct AgentStatus {
    int protocol = 0;
    std::string version;
    int pid = 0;
    Timestamp since{};
    std::optional<std::string> notices;       ///< the channel that notices go through; none without one
    std::optional<std::string> next_deadline; ///< ISO 8601 with offset; none while nothing is planned
    int live = 0;                             ///< running programs that can be told a new password

    bool operator==(const AgentStatus&) const = default;
};

template <typename Io, Is<OfAccount> T>
void members(Io& io, T& call) {
    io("of", call.account);
}
template <typename Io, Is<RotateCall> T>
void members(Io& io, T& call) {
    io.flat(call.request);
    io("password", call.password);
}
template <typename Io, Is<RotateFromCall> T>
void members(Io& io, T& call) {
    io.flat(call.request);
    io("slot", call.slot);
}
template <typename Io, Is<BatchCall> T>
void members(Io& io, T& call) {
    io("items", call.items);
}
template <typename Io, Is<UndoCall> T>
void members(Io& io, T& call) {
    io.flat(call.account);
    io("probe", call.probe);
}
template <typename Io, Is<ExtendCall> T>
void members(Io& io, T& call) {
    io.flat(call.account);
    io("until", call.until);
}
template <typename Io, Is<SnoozeCall> T>
void members(Io& io, T& call) {
    io.flat(call.account);
    io("until", call.until);
}
template <typename Io, Is<AcknowledgeCall> T>
void members(Io& io, T& call) {
    io.flat(call.account);
    io("reaction", call.reaction);
}
template <typename Io, Is<SetRemindersCall> T>
void members(Io& io, T& call) {
    io.flat(call.account);
    io("days", call.days);
}
template <typename Io, Is<SlotCall> T>
void members(Io& io, T& call) {
    io("slot", call.slot);
}
template <typename Io, Is<UnlockCall> T>
void members(Io& io, T& call) {
    io("slot", call.slot);
    io("password", call.password);
}
template <typename Io, Is<TrySecondChannelCall> T>
void members(Io& io, T& call) {
    io("password", call.password);
}
template <typename Io, Is<FleetJoinCall> T>
void members(Io& io, T& call) {
    io("url", call.url);
    io("password", call.password);
}
template <typename Io, Is<TrackManyCall> T>
void members(Io& io, T& call) {
    io("accounts", call.accounts);
}
template <typename Io, Is<FileCall> T>
void members(Io& io, T& call) {
    io("file", call.file);
}
template <typename Io, Is<HelloCall> T>
void members(Io& io, T& call) {
    io("protocol", call.protocol);
    io("language", call.language);
    io("interactive", call.interactive);
    io("home", call.home);
    io("config", call.config);
    io("state", call.state);
}
template <typename Io, Is<LiveCall> T>
void members(Io& io, T& call) {
    io("protocol", call.protocol);
}
template <typename Io, Is<CancelCall> T>
void members(Io& io, T& call) {
    io("call", call.call);
}
template <typename Io, Is<ProgressNote> T>
void members(Io& io, T& note) {
    io("call", note.call);
    io.flat(note.progress);
}
template <typename Io, Is<AgentStatus> T>
void members(Io& io, T& status) {
    io("protocol", status.protocol);
    io("version", status.version);
    io("pid", status.pid);
    io("since", status.since);
    io("notices", status.notices);
    io("next_deadline", status.next_deadline);
    io("live", status.live);
}

} // namespace rinnova::rpc
