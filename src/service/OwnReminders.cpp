// SPDX-License-Identifier: Apache-2.0
#include "service/OwnReminders.h"

#include "base/AtomicFile.h"
#include "base/FileLock.h"
#include "base/Text.h"
#include "engine/Config.h"
#include "engine/Tracking.h"
#include "service/Json.h"
#include "service/LocalService.h"

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::size_t largest_file = 1024 * 1024;
constexpr int most_days = 3650;
constexpr unsigned only_mine = 0600;
constexpr std::chrono::seconds patience{5};

tl::unexpected<Error> not_understood(const std::filesystem::path& file) {
    return fail(ErrorCode::invalid_data, translate("service", "config.json cannot be understood."),
                translate("service", "Correct the file, then try again."), file.string());
}

/// The member of this name, made when it is missing. Null when it is there and no object.
Json* object_in(Json& parent, const std::string& name) {
    Json& found = parent[name];
    if (found.is_null())
        found = Json::object();
    return found.is_object() ? &found : nullptr;
}

void drop_when_empty(Json& parent, const std::string& name) {
    if (const auto found = parent.find(name); found != parent.end() && found->empty())
        parent.erase(found);
}

/// As the file spells it, letter case ignored as its readers do.
std::string spelling_in(const Json& accounts, const std::string& login) {
    for (const auto& [name, value] : accounts.items())
        if (to_lower(name) == to_lower(login))
            return name;
    return login;
}

bool set_days(Json& document, const std::string& login, const std::optional<std::vector<int>>& days) {
    Json* const reminders = object_in(document, "reminders");
    Json* const accounts = reminders != nullptr ? object_in(*reminders, "accounts") : nullptr;
    const std::string name = accounts != nullptr ? spelling_in(*accounts, login) : std::string();
    Json* const own = accounts != nullptr ? object_in(*accounts, name) : nullptr;
    if (own == nullptr)
        return false;
    if (days)
        (*own)["days"] = *days;
    else
        own->erase("days");
    drop_when_empty(*accounts, name);
    drop_when_empty(*reminders, "accounts");
    drop_when_empty(document, "reminders");
    return true;
}

} // namespace

Result<void> write_own_reminders(const Paths& paths, const std::string& login,
                                 const std::optional<std::vector<int>>& days) {
    std::optional<std::vector<int>> sorted = days;
    if (sorted) {
        std::sort(sorted->rbegin(), sorted->rend());
        sorted->erase(std::unique(sorted->begin(), sorted->end()), sorted->end());
        if (!sorted->empty() && (sorted->front() > most_days || sorted->back() < 0))
            return fail(ErrorCode::invalid_data,
                        translate("service", "Reminders come 0 to %1 days before the last day.",
                                  {std::to_string(most_days)}));
    }
    for (const auto& folder : {paths.config, paths.state})
        if (auto made = make_private_folder(folder); !made)
            return made;
    const auto lock = FileLock::acquire(paths.state / "config.lock", patience);
    if (!lock)
        return tl::unexpected(lock.error());
    const auto path = paths.config / "config.json";
    auto file = AtomicFile::open(path, largest_file);
    if (!file && file.error().code != ErrorCode::not_found)
        return tl::unexpected(file.error());
    Json document = file ? Json::parse(file->bytes(), nullptr, false) : Json::object();
    if (!document.is_object())
        return not_understood(path);
    const Json before = document;
    if (!set_days(document, login, sorted))
        return not_understood(path);
    if (document == before)
        return {};
    const std::string bytes = document.dump(2) + "\n";
    return file ? file->replace(bytes) : AtomicFile::create(path, bytes, only_mine);
}

Result<AccountReminders> LocalService::reminders(const AccountName& account) {
    const auto known = rinnova::status({m_parts.ledger, m_parts.clock}, account);
    if (!known)
        return tl::unexpected(known.error());
    const AccountStatus& status = known->front();
    const ReminderSettings& settings = m_parts.reminders;
    AccountReminders reminders;
    reminders.days = settings.policy_of(status.account.login).days_before(status.validity);
    reminders.usual = settings.general.days_before(status.validity);
    if (const auto own = settings.accounts.find(status.account.login); own != settings.accounts.end())
        reminders.own = own->second.days.has_value();
    return reminders;
}

Result<AccountReminders> LocalService::set_reminders(const AccountName& account,
                                                     const std::optional<std::vector<int>>& days) {
    const auto known = rinnova::status({m_parts.ledger, m_parts.clock}, account);
    if (!known)
        return tl::unexpected(known.error());
    const std::string& login = known->front().account.login;
    if (auto written = write_own_reminders(m_parts.paths, login, days); !written)
        return tl::unexpected(written.error());
    auto config = read_config(m_parts.paths);
    if (!config)
        return tl::unexpected(config.error());
    m_parts.reminders.accounts = config->reminders.accounts; // what a fleet's policy says of all others stays
    m_notices.set(m_parts.reminders);
    return reminders(account);
}

} // namespace rinnova
