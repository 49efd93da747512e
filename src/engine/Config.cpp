// SPDX-License-Identifier: Apache-2.0
#include "engine/Config.h"

#include "base/AtomicFile.h"
#include "base/MachinePolicy.h"
#include "base/Text.h"
#include "engine/ConfigMembers.h"
#include "engine/SecondChannelConfig.h"

#include <nlohmann/json.hpp>

namespace rinnova {

namespace {

constexpr std::size_t max_config_bytes = 1024 * 1024;

std::string check_language(std::string_view language) {
    return language == "it" || language == "en" || language.empty()
               ? std::string()
               : translate("engine", "it is neither it nor en");
}

void read_members(const JsonValue& document, Config& config, DocumentReport& report) {
    MemberReader reader(document, {}, report);
    const JsonMember* language = nullptr;
    if (document.kind == JsonValue::Kind::object)
        for (const JsonMember& member : document.members)
            if (member.name == "language")
                language = &member;
    if (auto value = reader.text_or_null("language")) {
        if (const std::string wrong = check_language(*value); !wrong.empty() && language != nullptr)
            reader.wrong(*language, wrong);
        config.language = *value;
    }
    if (const JsonValue* plugins = reader.object("plugins")) {
        MemberReader inner(*plugins, reader.path_of("plugins."), report);
        if (auto disabled = inner.texts("disabled", [](std::string_view) { return std::string(); }))
            config.disabled_plugins = {disabled->begin(), disabled->end()};
        if (auto experiments = inner.texts("experiments", [](std::string_view) { return std::string(); }))
            config.experiments = {experiments->begin(), experiments->end()};
        inner.finish();
    }
    read_profile_settings(reader, report, config.profiles);
    read_reminders(reader, config.reminders, report);
    read_second_channel(reader, report, config.second_channel);
    read_calendar(reader, config.calendar_file, report);
    read_fleet(reader, config.fleet, report);
    reader.finish();
}

Result<void> read_text(const std::string& place, const std::string& text, Config& config) {
    DocumentReport report{place, {}, {}};
    if (auto document = parse_json(text); !document)
        report.error(document.error().line, document.error().what);
    else if (document->kind != JsonValue::Kind::object)
        report.error(document->line, translate("engine", "it is not a JSON object"));
    else
        read_members(*document, config, report);
    config.warnings.insert(config.warnings.end(), report.warnings.begin(), report.warnings.end());
    if (report.errors.empty())
        return {};
    Error first = std::move(report.errors.front());
    first.hint = translate("engine", "Correct the file, then try again.");
    return tl::unexpected(std::move(first));
}

Result<void> read_one(const std::filesystem::path& file, Config& config) {
    auto bytes = read_file(file, max_config_bytes);
    if (!bytes && bytes.error().code == ErrorCode::not_found)
        return {};
    if (!bytes)
        return tl::unexpected(bytes.error());
    return read_text(file.string(), *bytes, config);
}

} // namespace

std::string config_of_policy(const std::map<std::string, std::string>& policy) {
    nlohmann::json fleet = nlohmann::json::object();
    for (const auto& [value, member] :
         {std::pair("FleetUrl", "url"), std::pair("FleetTokenFile", "token_file"),
          std::pair("FleetCaFile", "ca_file"), std::pair("FleetProxy", "proxy")})
        if (const auto set = policy.find(value); set != policy.end() && !set->second.empty())
            fleet[member] = set->second;
    return fleet.empty() ? std::string() : nlohmann::json{{"fleet", std::move(fleet)}}.dump();
}

Result<Config> read_config(const Paths& paths) {
    Config config;
    if (auto read = read_one(paths.machine_config / "config.json", config); !read)
        return tl::unexpected(read.error());
    if (const std::string policy = config_of_policy(machine_policy()); !policy.empty())
        if (auto read = read_text(std::string(place_of_machine_policy), policy, config); !read)
            return tl::unexpected(read.error());
    if (auto read = read_one(paths.config / "config.json", config); !read)
        return tl::unexpected(read.error());
    return config;
}

Result<void> check_second_channel(const SecondChannel& channel, const std::vector<Account>& accounts) {
    for (const Account& account : accounts)
        if (goes_through(channel, account.key))
            return fail(ErrorCode::conflict,
                        translate("engine", "The second channel cannot be used: %1 is itself watched over.",
                                  {account.key.login}),
                        translate("engine",
                                  "A mailbox cannot carry the alarm of its own end: name one of another "
                                  "provider in \"second_channel\"."),
                        "config.json");
    return {};
}

} // namespace rinnova
