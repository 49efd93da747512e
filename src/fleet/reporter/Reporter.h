// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/FileLock.h"
#include "fleet/protocol/Answer.h"
#include "fleet/protocol/Token.h"
#include "fleet/reporter/FleetKeys.h"
#include "fleet/reporter/FleetMember.h"
#include "fleet/reporter/Machine.h"
#include "fleet/reporter/State.h"
#include "model/FleetSettings.h"

#include <functional>
#include <mutex>

namespace rinnova::fleet {

/// The member of docs/fleet-protocol.md.
class Reporter final : public FleetMember {
  public:
    struct Parts {
        std::filesystem::path
            folder; ///< of the user's state; a machine's part of it is made when it is needed
        const Clock& clock;
        FleetSettings settings;
        Machine machine;
        std::string instance;           ///< 32 hex digits: of this run of the agent; empty: made when needed
        std::function<double()> chance; ///< between 0 and 1
    };
    explicit Reporter(Parts parts);

    Result<FleetStatus> status() override;
    bool is_active() override;
    std::optional<Timestamp> next() override;
    Result<std::optional<Parcel>> next_parcel(Occasion occasion,
                                              const std::function<Result<ReportSources>()>& gather,
                                              Vault& vault) override;
    Result<Parcel> joining(const std::string& url, const Secret& token, Vault& vault) override;
    Result<void> take(const Parcel& parcel, const Result<HttpAnswer>& answer, Vault& vault) override;
    Result<std::optional<Parcel>> leaving(Vault& vault) override;
    Result<void> forget(Vault& vault) override;
    std::vector<FleetHint> untold() override;
    Result<void> told(const std::vector<FleetHint>& hints) override;
    std::optional<FleetPolicy> policy() override;

  private:
    Result<FileLock> hold() const;
    /// The server: as it is configured now, else where this one has joined.
    std::string url_of(const State& state) const;
    const std::string& machine() const; ///< its digest: the same for the whole run
    HttpPost post_to(const std::string& url, std::string_view path, std::string body) const;
    bool joins_by_itself(const State& state) const;
    Result<std::optional<Parcel>> join_by_itself(State& state, Vault& vault);
    Result<Parcel> joining(State& state, const std::string& url, const JoinToken& token, Vault& vault);
    /// The fleet's secret where accounts are told as pseudonyms.
    Result<std::optional<FleetSecret>> naming_secret(const State& state, FleetKeys& keys) const;
    /// The vault has lost what was in it: a new keychain, say.
    Result<std::optional<Parcel>> join_with_new_key(State& state, const Error& lost, Vault& vault);
    /// Notes in the state what the accounts are called.
    Report make_report(State& state, const ReportSources& sources, const std::optional<FleetSecret>& secret);
    Result<Parcel> wrap(State& state, const Report& report, std::string content, const SigningKey& key);

    // What an answer does to the state (ReporterAnswers.cpp).
    std::optional<Error> take_joined(State& state, const Parcel& parcel, const std::string& body);
    std::optional<Error> take_kept(State& state, const Parcel& parcel, const std::string& body);
    Error take_refusal(State& state, const Parcel& parcel, const HttpAnswer& answer, FleetKeys& keys);
    Error after_refusal(State& state, const Parcel& parcel, const Refusal& refusal, FleetKeys& keys);
    void take_hints(State& state, const ReportAnswer& answer) const;
    void take_policy(State& state, const ReportAnswer& answer) const;
    void stop(State& state, Halt halt);
    void pause(State& state, int retry_after_seconds);

    Parts m_parts;
    mutable std::once_flag m_machine_known;
    mutable std::string m_machine;
    StateFiles m_files;
};

/// `https://` and a host, with nothing behind the path; without the blank and slash at its end.
/// `invalid-data` for anything else.
Result<std::string> fleet_url(std::string_view text);

} // namespace rinnova::fleet
