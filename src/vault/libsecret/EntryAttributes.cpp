// SPDX-License-Identifier: Apache-2.0
#include "vault/libsecret/EntryAttributes.h"

#include "vault/EntryNames.h"

#include <charconv>
#include <string_view>

namespace rinnova {

namespace {

using secret_service::Attributes;

constexpr const char* schema_attribute = "xdg:schema"; // where libsecret keeps the name of a schema
constexpr const char* schema = "it.rinnova.Credential";

void add_unless_empty(Attributes& attributes, const char* name, const std::string& value) {
    // Some services drop empty values, and would not find them again.
    if (!value.empty())
        attributes.emplace(name, value);
}

std::string value_of(const Attributes& attributes, std::string_view name) {
    const auto at = attributes.find(name);
    return at == attributes.end() ? std::string() : at->second;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int number = 0;
    const char* end = text.data() + at + count;
    const auto [stopped, error] = std::from_chars(text.data() + at, end, number);
    if (error != std::errc{} || stopped != end || number < 0)
        return std::nullopt;
    return number;
}

/// The inverse of `to_iso(Timestamp)`: `2026-11-22T10:15:00Z`.
std::optional<Timestamp> timestamp_from(std::string_view text) {
    if (text.size() != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' ||
        text[16] != ':' || text[19] != 'Z')
        return std::nullopt;
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 5, 2);
    const auto day = digits(text, 8, 2);
    const auto hour = digits(text, 11, 2);
    const auto minute = digits(text, 14, 2);
    const auto second = digits(text, 17, 2);
    if (!year || !month || !day || !hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(*year),
                                           std::chrono::month(static_cast<unsigned>(*month)),
                                           std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
           std::chrono::seconds(*second);
}

} // namespace

Attributes common_attributes() {
    return {{"application", vault_service}, {"service", vault_service}};
}

Attributes identity_of(const VaultKey& key) {
    Attributes attributes = common_attributes();
    attributes.emplace("kind", to_string(key.kind));
    add_unless_empty(attributes, "provider", key.account.provider);
    add_unless_empty(attributes, "account", key.account.login);
    add_unless_empty(attributes, "id", key.id);
    return attributes;
}

Attributes attributes_of(const VaultKey& key, Timestamp created) {
    Attributes attributes = identity_of(key);
    attributes.emplace("created", to_iso(created));
    attributes.emplace(schema_attribute, schema);
    return attributes;
}

std::optional<VaultEntry> entry_from(const secret_service::Item& item) {
    const auto kind = vault_kind_from(value_of(item.attributes, "kind"));
    if (value_of(item.attributes, "service") != vault_service || !kind)
        return std::nullopt;
    VaultEntry entry;
    entry.key = {*kind,
                 {value_of(item.attributes, "provider"), value_of(item.attributes, "account")},
                 value_of(item.attributes, "id")};
    entry.created = timestamp_from(value_of(item.attributes, "created"))
                        .value_or(Timestamp(std::chrono::seconds(static_cast<std::int64_t>(item.created))));
    return entry;
}

} // namespace rinnova
