// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/State.h"

#include "base/AtomicFile.h"
#include "base/Paths.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "model/Names.h"

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_state = std::size_t{4} * 1024 * 1024;
constexpr std::size_t most_text = 4096;
constexpr std::size_t most_items = 4000;
constexpr const char* state_name = "state.json";

constexpr Names<Halt, 6> halts{{{Halt::none, "none"},
                                {Halt::left, "left"},
                                {Halt::revoked, "revoked"},
                                {Halt::unknown_device, "unknown-device"},
                                {Halt::cloned, "cloned"},
                                {Halt::key_lost, "key-lost"}}};

Json moment_or_null(const std::optional<Timestamp>& moment) {
    return moment ? Json(to_iso(*moment)) : Json(nullptr);
}

Json membership_json(const std::optional<Membership>& membership) {
    if (!membership)
        return nullptr;
    return {{"url", membership->url},
            {"device", membership->device},
            {"group", membership->group},
            {"policy_key",
             membership->policy_key ? Json(to_base64url(membership->policy_key->bytes)) : Json(nullptr)},
            {"pseudonyms", membership->pseudonyms},
            {"since", to_iso(membership->since)}};
}

std::optional<Membership> read_membership(const Members& state, std::string_view name) {
    const auto object = state.optional_object(name);
    if (!object)
        return std::nullopt;
    Membership membership{object->text("url", most_text),
                          object->text("device", most_text),
                          object->text_or("group", most_text, {}),
                          std::nullopt,
                          object->optional_boolean("pseudonyms").value_or(false),
                          object->moment("since")};
    if (object->find("policy_key") != nullptr) {
        const auto bytes = from_base64url(object->text("policy_key", most_text));
        auto key = public_key_from(bytes.value_or(std::string()));
        if (!key)
            object->wrong("policy_key");
        membership.policy_key = std::move(*key);
    }
    return membership;
}

Json account_json(const AccountKey& account) {
    return {{"account", account.login}, {"provider", account.provider}};
}

AccountKey read_account(const Members& object) {
    return {object.text("provider", most_text), object.text("account", most_text)};
}

Json problem_json(const std::optional<Error>& problem) {
    if (!problem)
        return nullptr;
    return {{"code", to_string(problem->code)},
            {"message", plain(problem->message, most_text)},
            {"hint", plain(problem->hint, most_text)},
            {"where", plain(problem->where, most_text)}};
}

std::optional<Error> read_problem(const Members& state) {
    const auto object = state.optional_object("problem");
    if (!object)
        return std::nullopt;
    return Error{error_code_from(object->text("code", most_text)).value_or(ErrorCode::internal),
                 object->text("message", most_text), object->text_or("hint", most_text, {}),
                 object->text_or("where", most_text, {})};
}

Json to_json(const State& state) {
    Json json{{"schema", 1},
              {"membership", membership_json(state.membership)},
              {"joining", membership_json(state.joining)},
              {"halt", name_of(halts, state.halt)},
              {"sequence", state.sequence},
              {"kept", state.kept},
              {"last_tried", moment_or_null(state.last_tried)},
              {"last_kept", moment_or_null(state.last_kept)},
              {"next", moment_or_null(state.next)},
              {"failures", state.failures},
              {"refused_token", state.refused_token},
              {"problem", problem_json(state.problem)},
              {"policy_refused", state.policy_refused},
              {"policy_signer", state.policy_signer},
              {"policy_version", state.policy_version},
              {"hints", Json::array()},
              {"names", Json::array()}};
    for (const FleetHint& hint : state.hints) {
        Json one = account_json(hint.account);
        one["renewed_at"] = to_iso(hint.renewed_at);
        one["expires"] = date_or_null(hint.expires);
        one["told"] = hint.told;
        json["hints"].push_back(std::move(one));
    }
    for (const FleetName& name : state.names) {
        Json one = account_json(name.account);
        one["pseudonym"] = name.pseudonym;
        json["names"].push_back(std::move(one));
    }
    return json;
}

State read_state(const Members& document) {
    (void)document.integer("schema", 1, 1);
    State state;
    state.membership = read_membership(document, "membership");
    state.joining = read_membership(document, "joining");
    state.halt = value_of(halts, document.text_or("halt", 32, "none")).value_or(Halt::none);
    state.sequence = static_cast<std::uint64_t>(document.integer("sequence", 0, INT64_MAX));
    state.kept = document.text_or("kept", most_text, {});
    state.last_tried = document.optional_moment("last_tried");
    state.last_kept = document.optional_moment("last_kept");
    state.next = document.optional_moment("next");
    state.failures = static_cast<int>(document.integer("failures", 0, 1000000));
    state.refused_token = document.text_or("refused_token", most_text, {});
    state.problem = read_problem(document);
    state.policy_refused = document.optional_boolean("policy_refused").value_or(false);
    state.policy_signer = document.text_or("policy_signer", most_text, {});
    state.policy_version = document.optional_integer("policy_version", 0, INT64_MAX).value_or(0);
    for (const Members& hint : document.objects("hints", most_items))
        state.hints.push_back({read_account(hint), hint.moment("renewed_at"), hint.optional_date("expires"),
                               hint.optional_boolean("told").value_or(false)});
    for (const Members& name : document.objects("names", most_items))
        state.names.push_back({read_account(name), name.text("pseudonym", most_text)});
    return state;
}

} // namespace

bool StateFiles::any() const {
    std::error_code ignored;
    return std::filesystem::exists(m_folder, ignored) && std::filesystem::exists(own() / state_name, ignored);
}

Result<void> StateFiles::make_folder() const {
    return make_private_folder(own());
}

Result<State> StateFiles::load() const {
    const auto bytes = read_file(own() / state_name, most_state);
    if (!bytes && bytes.error().code == ErrorCode::not_found)
        return State{};
    if (!bytes)
        return tl::unexpected(bytes.error());
    State state;
    if (auto read = read_document(*bytes, [&](const Members& document) { state = read_state(document); });
        !read) {
        Error error = read.error();
        error.where = (own() / state_name).string();
        return tl::unexpected(std::move(error));
    }
    return state;
}

Result<void> StateFiles::save(const State& state) const {
    return AtomicFile::put(own() / state_name, to_json(state).dump(1) + "\n", 0600);
}

std::string StateFiles::content_of(const char* name) const {
    return read_file(own() / name, most_state).value_or(std::string());
}

Result<void> StateFiles::keep(const char* name, std::string_view bytes) const {
    return AtomicFile::put(own() / name, bytes, 0600);
}

void StateFiles::drop(const char* name) const {
    std::error_code ignored;
    std::filesystem::remove(own() / name, ignored);
}

} // namespace rinnova::fleet
