// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Answer.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/Envelope.h"
#include "fleet/protocol/Gzip.h"
#include "fleet/protocol/Join.h"
#include "fleet/protocol/Token.h"
#include "fleet/reporter/Reporter.h"
#include "support/ScratchFolder.h"
#include "support/ZoneClock.h"
#include "vault/MemoryVault.h"

#include <doctest/doctest.h>

#include <map>

namespace rinnova::test {

using namespace rinnova::fleet;
using namespace std::chrono_literals;

inline const AccountKey mario{"aruba-pec", "mario.rossi@pec.it"};
inline const std::string url = "https://fleet.example:8443";

/// One user's agent on one machine, without a network: what it would send is looked at, what would come back
/// is made up.
struct Member {
    ScratchFolder folder;
    ZoneClock clock;
    MemoryVault vault{clock};
    Reporter::Parts parts{folder.path(),
                          clock,
                          {},
                          {[] { return machine_digest("one"); },
                           [] {
                               return DeviceFacts{"PC-ANNA", "anna", "Debian GNU/Linux", "12", "0.1.0"};
                           }},
                          std::string(32, 'a'),
                          [] { return 0.0; }};
    ReportSources sources;
    int gathered = 0;

    Member() {
        clock.set(Date{2026y / 11 / 26} + 10h);
        AccountStatus account;
        account.account = mario;
        account.tracked = true;
        account.state = ValidityState::due;
        account.validity = {Date{2026y / 9 / 1}, Date{2026y / 12 / 1}, ExpirySource::panel};
        sources.accounts.push_back(account);
    }

    Reporter reporter() { return Reporter(parts); }
    Result<std::optional<Parcel>> next(Occasion occasion) {
        return reporter().next_parcel(
            occasion,
            [&]() -> Result<ReportSources> {
                ++gathered;
                return sources;
            },
            vault);
    }
    Result<void> take(const Parcel& parcel, const Result<HttpAnswer>& answer) {
        return reporter().take(parcel, answer, vault);
    }
    Result<void> refuse(const Parcel& parcel, const Refusal& refusal) {
        return take(parcel, HttpAnswer{http_status(refusal), to_json(refusal), 0});
    }
    FleetStatus status() { return reporter().status().value(); }

    void join(const JoinToken& token = JoinToken::make({}, {}), std::uint64_t last_sequence = 0) {
        const auto parcel = reporter().joining(url, to_text(token), vault);
        REQUIRE(parcel);
        const auto envelope = open_envelope(parcel->post.body);
        REQUIRE(envelope);
        REQUIRE(take(*parcel,
                     HttpAnswer{200, to_json(JoinAnswer{envelope->sender, "office", last_sequence}), 0}));
    }
    /// The report that is due now.
    Parcel due(Occasion occasion = Occasion::time) {
        const auto parcel = next(occasion);
        REQUIRE(parcel);
        REQUIRE(*parcel);
        REQUIRE((*parcel)->kind == Parcel::Kind::report);
        return **parcel;
    }
    bool nothing_due(Occasion occasion = Occasion::time) {
        const auto parcel = next(occasion);
        return parcel && !*parcel;
    }
    void keep(const Parcel& parcel, ReportAnswer answer = {}) {
        answer.sequence = number_of(parcel);
        answer.server_time = clock.now();
        REQUIRE(take(parcel, HttpAnswer{200, to_json(answer), 0}));
    }
    void pass(std::chrono::seconds time) { clock.set(clock.now() + time); }

    static std::uint64_t number_of(const Parcel& parcel) {
        return open_envelope(parcel.post.body).value().number;
    }
    static std::string json_of(const Parcel& parcel) {
        return decompress(open_envelope(parcel.post.body).value().payload, most_report_bytes).value();
    }
    static Report report_of(const Parcel& parcel) { return report_from_json(json_of(parcel)).value(); }
};

} // namespace rinnova::test
