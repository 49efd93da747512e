// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Policy.h"

#include "base/Text.h"
#include "fleet/protocol/JsonMembers.h"
#include "model/Date.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace rinnova::fleet {

namespace {

using std::chrono::minutes;

constexpr std::size_t most_providers = 200;
constexpr std::size_t most_steps = 20;
constexpr int most_days = 3650;

Lifetime read_lifetime(const Members& members) {
    Lifetime lifetime;
    if (const auto days = members.optional_integer("days", 1, most_days))
        lifetime.days = static_cast<int>(*days);
    if (const auto months = members.optional_integer("months", 1, 120))
        lifetime.months = static_cast<int>(*months);
    return lifetime;
}

Json to_json_value(const Lifetime& lifetime) {
    Json json = Json::object();
    if (lifetime.days)
        json["days"] = *lifetime.days;
    if (lifetime.months)
        json["months"] = *lifetime.months;
    return json;
}

LocalisedSteps read_steps(const Members& members, std::string_view name) {
    LocalisedSteps steps;
    if (const auto languages = members.optional_object(name)) {
        languages->allow_only({"it", "en"});
        for (const std::string& language : languages->names())
            steps[language] = languages->texts(language, most_steps, 500);
    }
    return steps;
}

ProviderChange read_provider(const Members& members) {
    members.allow_only({"id", "lifetime", "policies", "steps"});
    ProviderChange change;
    change.provider = members.word("id");
    if (const auto lifetime = members.optional_object("lifetime")) {
        lifetime->allow_only({"days", "months"});
        change.lifetime = read_lifetime(*lifetime);
    }
    for (const Members& policy : members.objects("policies", 20)) {
        policy.allow_only({"days", "months", "from", "to", "source"});
        change.policies.push_back({read_lifetime(policy), policy.optional_date("from"),
                                   policy.optional_date("to"), policy.text_or("source", 500, {})});
    }
    if (const auto steps = members.optional_object("steps")) {
        steps->allow_only({"activate", "renew"});
        change.activate = read_steps(*steps, "activate");
        change.renew = read_steps(*steps, "renew");
    }
    return change;
}

Json to_json_value(const ProviderChange& change) {
    Json json{{"id", change.provider}};
    if (change.lifetime)
        json["lifetime"] = to_json_value(*change.lifetime);
    for (const LifetimePolicy& policy : change.policies) {
        Json item = to_json_value(policy.lifetime);
        item["from"] = date_or_null(policy.from);
        item["to"] = date_or_null(policy.to);
        item["source"] = policy.source;
        json["policies"].push_back(std::move(item));
    }
    if (!change.activate.empty())
        json["steps"]["activate"] = change.activate;
    if (!change.renew.empty())
        json["steps"]["renew"] = change.renew;
    return json;
}

/// `09:00`, up to `24:00`.
minutes read_time(const Members& members, std::string_view name) {
    const std::string text = members.text(name, 5);
    int hour = 0;
    int minute = 0;
    char behind = 0;
    if (text.size() != 5 || std::sscanf(text.c_str(), "%2d:%2d%c", &hour, &minute, &behind) != 2 ||
        hour < 0 || hour > 24 || minute < 0 || minute > 59 || (hour == 24 && minute != 0))
        members.wrong(name);
    return std::chrono::hours(hour) + minutes(minute);
}

std::string to_text(minutes time) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(time.count() / 60),
                  static_cast<int>(time.count() % 60));
    return text.data();
}

std::optional<std::vector<int>> read_days(const Members& members) {
    const Json* list = members.find("days");
    if (list == nullptr)
        return std::nullopt;
    std::vector<int> days;
    if (!list->is_array() || list->size() > 50)
        members.wrong("days");
    for (const Json& item : *list) {
        if (!item.is_number_unsigned() || item.get<std::uint64_t>() > most_days)
            members.wrong("days");
        days.push_back(item.get<int>());
    }
    std::sort(days.rbegin(), days.rend());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

void read_hours(const Members& hours, ReminderChanges& changes) {
    hours.allow_only({"from", "to", "at"});
    changes.from = read_time(hours, "from");
    changes.to = read_time(hours, "to");
    if (*changes.from >= *changes.to)
        hours.wrong("to");
    // Absent and null both say: as soon as something is due.
    changes.at = hours.find("at") == nullptr ? std::optional<minutes>() : read_time(hours, "at");
    if (*changes.at && (**changes.at < *changes.from || **changes.at >= *changes.to))
        hours.wrong("at");
}

ReminderChanges read_reminders(const Members& members) {
    members.allow_only({"days", "after_days", "hours", "working_days_only"});
    ReminderChanges changes;
    changes.days = read_days(members);
    if (const auto after = members.optional_integer("after_days", 0, most_days))
        changes.after_days = static_cast<int>(*after);
    if (const auto hours = members.optional_object("hours"))
        read_hours(*hours, changes);
    changes.working_days_only = members.optional_boolean("working_days_only");
    return changes;
}

Json to_json_value(const ReminderChanges& changes) {
    Json json = Json::object();
    if (changes.days)
        json["days"] = *changes.days;
    if (changes.after_days)
        json["after_days"] = *changes.after_days;
    if (changes.from && changes.to) {
        json["hours"] = {{"from", to_text(*changes.from)}, {"to", to_text(*changes.to)}, {"at", nullptr}};
        if (changes.at && *changes.at)
            json["hours"]["at"] = to_text(**changes.at);
    }
    if (changes.working_days_only)
        json["working_days_only"] = *changes.working_days_only;
    return json;
}

FleetPolicy read_policy(const Members& document) {
    document.allow_only({"schema", "version", "providers", "reminders", "plugins", "where_allowed"});
    (void)document.integer("schema", 1, 1);
    FleetPolicy policy;
    policy.version = document.integer("version", 1, INT64_MAX);
    for (const Members& provider : document.objects("providers", most_providers))
        policy.providers.push_back(read_provider(provider));
    if (const auto reminders = document.optional_object("reminders"))
        policy.reminders = read_reminders(*reminders);
    if (const auto plugins = document.optional_object("plugins")) {
        plugins->allow_only({"disabled"});
        policy.disabled_plugins = plugins->texts("disabled", 100, 64);
    }
    if (const auto apart = document.optional_object("where_allowed")) {
        apart->allow_only({"provider_files"});
        (void)apart->objects("provider_files", most_providers);
        if (const Json* files = apart->find("provider_files"))
            for (const Json& file : *files)
                policy.provider_files.push_back(file.dump());
    }
    return policy;
}

} // namespace

std::string to_json(const FleetPolicy& policy) {
    Json json{{"schema", 1}, {"version", policy.version}, {"providers", Json::array()}};
    for (const ProviderChange& change : policy.providers)
        json["providers"].push_back(to_json_value(change));
    json["reminders"] = to_json_value(policy.reminders);
    json["plugins"] = {{"disabled", policy.disabled_plugins}};
    for (const std::string& file : policy.provider_files)
        json["where_allowed"]["provider_files"].push_back(Json::parse(file));
    return json.dump();
}

Result<FleetPolicy> policy_from_json(std::string_view text) {
    FleetPolicy policy;
    const auto read = read_document(text, [&](const Members& document) { policy = read_policy(document); });
    if (!read)
        return tl::unexpected(read.error());
    return policy;
}

std::string sign_policy(std::string_view json, std::int64_t version, const SigningKey& key) {
    return seal(EnvelopeKind::policy, static_cast<std::uint64_t>(version), json, key);
}

Result<FleetPolicy> open_policy(std::string_view bytes, const PublicKey& pinned, std::int64_t in_force) {
    const auto envelope = open_envelope(bytes, most_policy_bytes);
    if (!envelope)
        return tl::unexpected(envelope.error());
    if (envelope->kind != EnvelopeKind::policy || !is_signed_by(*envelope, pinned))
        return fail(ErrorCode::auth_rejected,
                    translate("fleet", "The policy is not signed with the key of this fleet."));
    auto policy = policy_from_json(envelope->payload);
    if (!policy)
        return policy;
    if (static_cast<std::uint64_t>(policy->version) != envelope->number)
        return fail(ErrorCode::invalid_data, translate("fleet", "The policy has two versions."));
    if (policy->version < in_force)
        return fail(ErrorCode::conflict, translate("fleet", "The policy is older than the one in force."));
    return policy;
}

} // namespace rinnova::fleet
