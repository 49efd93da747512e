// SPDX-License-Identifier: Apache-2.0
#include "service/Documents.h"
#include "service/Members.h"
#include "service/rpc/RemoteService.h"
#include "unit/cli/FakeService.h"
#include "unit/cli/Samples.h"

#include <doctest/doctest.h>

#include <set>

using namespace rinnova;
using namespace rinnova::cli::test;
using namespace rinnova::rpc;

namespace {

/// A remote service over one in this process: all of the way but the socket.
struct Remote {
    Told told;
    RemoteService service{std::make_unique<DirectChannel>(std::make_unique<FakeService>(told)), {}};
    Secret password = Secret::copy_of("fake-new-1");
    std::vector<Progress> seen;
    ProgressCallback progress = [this](const Progress& now) { seen.push_back(now); };
};

const AccountName mario{"mario.rossi@pec.it", ""};

} // namespace

TEST_CASE("each call arrives with all that it was made with") {
    Remote remote;
    remote.told.accounts = {account("mario.rossi@pec.it", ValidityState::due, 9)};
    Service& service = remote.service;
    TrackRequest track{mario,      day(2027, 5, 25),
                       {},         {{SlotKind::imap, "imap.example", 993, Tls::implicit, "", ""}},
                       {"iPhone"}, "note"};
    RotateRequest rotate{mario, day(2027, 5, 25), {}, false, true, {"thunderbird"}, true, true};
    CHECK(service.discover().has_value());
    CHECK(service.track(track).has_value());
    CHECK(service.track_many({track, track}).has_value());
    CHECK(service.track_all().has_value());
    CHECK(service.untrack(mario).has_value());
    CHECK(service.status({}).has_value());
    CHECK(service.status({mario}).has_value());
    CHECK(service.prepare(rotate).has_value());
    CHECK(service.rotate(rotate, remote.password, remote.progress, {}).has_value());
    CHECK(service.rotate_from(rotate, "thunderbird:1", remote.progress, {}).has_value());
    const Secret other = Secret::copy_of("fake-new-2");
    CHECK(service.rotate_batch({{rotate, &remote.password}, {rotate, &other}}, {}, {}).has_value());
    CHECK(service.retry({mario, true}, {}, {}).has_value());
    CHECK(service.retry({std::nullopt, true}, {}, {}).has_value());
    CHECK(service.undo(mario, false, {}, {}).has_value());
    CHECK(service.discard(mario).has_value());
    CHECK(service.extend(mario, day(2027, 8, 1)).has_value());
    CHECK(service.verify(mario, {}).has_value());
    CHECK(service.confirm("manual:1").has_value());
    CHECK(service.unlock("thunderbird:1", remote.password).has_value());
    CHECK(service.second_channel().has_value());
    CHECK(service.try_second_channel(&remote.password, {}).has_value());
    CHECK(service.try_second_channel(nullptr, {}).has_value());
    CHECK(service.reminders(mario).has_value());
    CHECK(service.set_reminders(mario, std::vector<int>{21, 7}).has_value());
    CHECK(remote.told.set_days == std::vector<int>{21, 7});
    CHECK(service.set_reminders(mario, std::nullopt).has_value());
    CHECK(remote.told.set_days == std::nullopt);
    CHECK(service.doctor(mario).has_value());
    CHECK(service.history(mario).has_value());
    CHECK(remote.told.calls == std::vector<std::string>{"discover",
                                                        "track mario.rossi@pec.it",
                                                        "track_many",
                                                        "track_all",
                                                        "untrack mario.rossi@pec.it",
                                                        "status all",
                                                        "status mario.rossi@pec.it",
                                                        "prepare",
                                                        "rotate mario.rossi@pec.it",
                                                        "rotate_from thunderbird:1",
                                                        "rotate_batch",
                                                        "retry mario.rossi@pec.it",
                                                        "retry all",
                                                        "undo mario.rossi@pec.it unproven",
                                                        "discard mario.rossi@pec.it",
                                                        "extend mario.rossi@pec.it 2027-08-01",
                                                        "verify",
                                                        "confirm manual:1",
                                                        "unlock thunderbird:1",
                                                        "second_channel",
                                                        "try_second_channel",
                                                        "try_second_channel",
                                                        "reminders mario.rossi@pec.it",
                                                        "set_reminders mario.rossi@pec.it",
                                                        "set_reminders mario.rossi@pec.it",
                                                        "doctor",
                                                        "history"});
    CHECK(remote.told.passwords ==
          std::vector<std::string>{"fake-new-1", "fake-new-1", "fake-new-2", "fake-new-1", "fake-new-1"});
    for (const RotateRequest& arrived : remote.told.requests)
        CHECK(JsonWriter::json_of(arrived) == JsonWriter::json_of(rotate));
    for (const TrackRequest& arrived : remote.told.tracked)
        CHECK(JsonWriter::json_of(arrived) == JsonWriter::json_of(track));
    REQUIRE(remote.seen.size() == 1);
    CHECK(remote.seen[0].stage == Progress::Stage::probing);
    CHECK(remote.seen[0].account->login == "mario.rossi@pec.it");
}

TEST_CASE("what comes back makes the same document as without the way") {
    Remote remote;
    remote.told.accounts = {account("mario.rossi@pec.it", ValidityState::due, 9)};
    remote.told.accounts[0].slots.push_back(phone_slot());
    remote.told.discovered.accounts = remote.told.accounts;
    remote.told.discovered.problems = {{ErrorCode::invalid_data, "damaged", "", "prefs.js"}};
    remote.told.preview = preview();
    remote.told.findings = {{{"aruba-pec", "a@pec.it"}, "", "no-tls", Severity::error, "m", "f"}};
    remote.told.entries = {{std::chrono::sys_seconds(today()), {"p", "a@pec.it"}, "tracked", "t", "r"}};
    remote.told.plugins = {{"thunderbird", "Thunderbird", "/x.so", "loaded", {"140"}, {"read"}, {}}};
    remote.told.providers = {ProviderStatus{}};
    remote.told.check_findings = {{ErrorCode::unsupported, "unknown member", "", "f"}};
    remote.told.reports = {report(AccountOutcome::failed, {SlotOutcome::failed, SlotOutcome::updated})};
    remote.told.reports[0]->accounts[0].error = Error{ErrorCode::conflict, "changed", "again", "place"};
    remote.told.second_channel =
        SecondChannel{SecondChannel::Mail{{SlotKind::smtp, "smtp.example.org", 587, Tls::starttls, "", ""},
                                          "me@example.org",
                                          "/etc/ca.pem",
                                          "rinnova@example.org",
                                          {"one@example.org", "two@example.org"}},
                      {}};
    FakeService direct(remote.told);
    Service& far = remote.service;
    CHECK(discover_document(*far.discover()) == discover_document(*direct.discover()));
    CHECK(status_document(*far.status({})) == status_document(*direct.status({})));
    CHECK(preview_document(*far.prepare({})) == preview_document(*direct.prepare({})));
    CHECK(rotation_document(*far.retry({}, {}, {})) == rotation_document(*direct.retry({}, {}, {})));
    CHECK(doctor_document(*far.doctor({})) == doctor_document(*direct.doctor({})));
    CHECK(history_document(*far.history({})) == history_document(*direct.history({})));
    CHECK(providers_document(far.providers()) == providers_document(direct.providers()));
    CHECK(plugins_document(far.plugins()) == plugins_document(direct.plugins()));
    remote.told.reminders = {{21, 7}, {14, 7, 3, 1, 0}, true};
    CHECK(*far.reminders({}) == remote.told.reminders);
    CHECK(*far.second_channel() == remote.told.second_channel);
    remote.told.second_channel = SecondChannel{std::nullopt, {"/usr/bin/tell-me", "now"}};
    CHECK(*far.second_channel() == remote.told.second_channel);
    remote.told.second_channel.reset();
    CHECK(*far.second_channel() == std::nullopt);
    CHECK(provider_check_document("f", far.check_provider("f")) ==
          provider_check_document("f", direct.check_provider("f")));
}

TEST_CASE("errors and warnings come through whole") {
    Remote remote;
    remote.told.error = Error{ErrorCode::ambiguous, "Two providers have it.", "aruba-pec, startpec", "here"};
    remote.told.warnings = {{ErrorCode::invalid_data, "The ledger was damaged.", "", "ledger"}};
    const auto refused = remote.service.status({mario});
    REQUIRE_FALSE(refused.has_value());
    CHECK(refused.error() == *remote.told.error);
    CHECK(remote.service.warnings() == remote.told.warnings);
    remote.told.error.reset();
    (void)remote.service.status({});
    (void)remote.service.status({});
    CHECK(remote.service.warnings() == remote.told.warnings);
}

TEST_CASE("every method has a name of its own, and what is no method is refused") {
    std::set<std::string_view> names;
    for (const Method& method : all_methods())
        CHECK(names.insert(method.name).second);
    CHECK(find_method("status") != nullptr);
    CHECK(find_method("wibble") == nullptr);
    Told told;
    DirectChannel channel(std::make_unique<FakeService>(told));
    const auto fault_of = [&](const char* method, const char* params) {
        const auto result = channel.call(method, Json::parse(params), {}, {}, {});
        REQUIRE_FALSE(result.has_value());
        return result.error().fault;
    };
    CHECK(fault_of("wibble", "{}") == Fault::no_method);
    CHECK(fault_of("rotate", R"({"account":"a@pec.it"})") == Fault::wrong_params);
    CHECK(fault_of("rotate", R"({"account":"a@pec.it","password":0})") == Fault::wrong_params);
    CHECK(fault_of("rotate", R"({"account":"a@pec.it","password":"fake"})") == Fault::wrong_params);
    CHECK(fault_of("status", R"({"of":5})") == Fault::wrong_params);
    CHECK(told.calls.empty());
}

TEST_CASE("when the other side has gone, the next call takes another way") {
    class Gone final : public Channel {
        tl::expected<Json, Trouble> call(std::string_view, const Json&, std::span<const Secret* const>,
                                         const ProgressCallback&, std::stop_token) override {
            m_lost = true;
            return tl::unexpected(Trouble{Fault::failed, {ErrorCode::unreachable, "gone", "", ""}});
        }
        bool lost() const override { return m_lost; }
        bool m_lost = false;
    };
    Told told;
    int made = 0;
    RemoteService service(std::make_unique<Gone>(), [&]() -> Result<std::unique_ptr<Channel>> {
        ++made;
        return std::make_unique<DirectChannel>(std::make_unique<FakeService>(told));
    });
    const Secret password = Secret::copy_of("fake-new-1");
    const auto lost = service.rotate({mario}, password, {}, {});
    REQUIRE_FALSE(lost.has_value());
    CHECK(lost.error().code == ErrorCode::unreachable);
    CHECK(made == 0);
    CHECK(service.rotate({mario}, password, [](const Progress&) {}, {}).has_value());
    CHECK(made == 1);
    CHECK(told.passwords == std::vector<std::string>{"fake-new-1"});
}
