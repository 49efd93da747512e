// SPDX-License-Identifier: Apache-2.0
#include "base/PathText.h"
#include "base/Text.h"
#include "fleet/protocol/Pseudonym.h"
#include "fleet/server/cli/Commands.h"
#include "fleet/server/cli/KeyFile.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/reports/AccountReport.h"
#include "fleet/server/reports/Csv.h"
#include "fleet/server/reports/TextTable.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/store/History.h"
#include "model/Date.h"

#include <algorithm>
#include <cstdio>

namespace rinnova::fleet {

namespace {

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

/// With the administrator's key file a pseudonym is a name again, here and nowhere else.
void resolve(ListedAccount& account, const std::optional<KeyFile>& keys) {
    if (!keys || account.pseudonym.empty())
        return;
    if (const auto name =
            keys->secret.account_of({account.provider, {}, account.pseudonym, account.sealed})) {
        account.login = name->login;
        account.provider = name->provider;
        account.pseudonym.clear();
    }
}

} // namespace

Result<void> run(const ReportCommand& command, const Clock& clock, const std::string& language) {
    AccountFilter filter;
    filter.group = command.group;
    filter.state = command.state;
    if (!command.due_within.empty()) {
        const auto within = duration_from(command.due_within);
        if (!within)
            return tl::unexpected(within.error());
        filter.due_within = static_cast<int>(std::chrono::duration_cast<std::chrono::days>(*within).count());
    }
    if (problem_of(filter))
        return fail(ErrorCode::invalid_data, translate("fleet", "A state is ok, due, expired or unknown."));
    std::optional<KeyFile> keys;
    if (!command.key_file.empty()) {
        auto read = read_key_file(path_from_utf8(command.key_file));
        if (!read)
            return tl::unexpected(read.error());
        keys = std::move(*read);
    }
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());

    const Words words(language);
    const Date today = clock.today();
    const char separator = words.language() == "it" ? ';' : ',';
    std::vector<std::vector<std::string>> rows{report_headings(words)};
    std::int64_t count = 0;
    if (command.format == "csv")
        print("\xef\xbb\xbf" + csv_line(report_columns(), separator));
    else if (command.format == "html")
        print(html_report_start(words, today));
    else if (command.format == "json")
        print(R"({"schema":1,"date":")" + to_iso(today) + R"(","accounts":[)");
    const auto read = each_account(**database, filter, today, [&](const ListedAccount& listed) {
        ListedAccount account = listed;
        resolve(account, keys);
        if (command.format == "csv")
            print(csv_line(report_cells(account, today), separator));
        else if (command.format == "html")
            print(html_report_row(account, today, words));
        else if (command.format == "json")
            print((count > 0 ? ",\n" : "\n") + report_json(account, today).dump());
        else
            rows.push_back(report_words(account, today, words));
        ++count;
    });
    if (!read)
        return read;
    if (command.format == "html")
        print(html_report_end(words, count));
    else if (command.format == "json")
        print("]}\n");
    else if (command.format == "table")
        print(table_of(rows));
    return {};
}

Printed run(const DeviceCommand& command, const Clock& clock, const std::string& language) {
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    const Words words(language);
    std::vector<ListedDevice> devices;
    if (auto read =
            each_device(**database, {}, [&](const ListedDevice& device) { devices.push_back(device); });
        !read)
        return tl::unexpected(read.error());
    if (command.revoke.empty()) {
        std::vector<std::vector<std::string>> rows{
            {words.translate("fleet-web", "Key"), words.translate("fleet-web", "Device"),
             words.translate("fleet-web", "User"), words.translate("fleet-web", "Group"),
             words.translate("fleet-web", "State"), words.translate("fleet-web", "Last heard of")}};
        Json list = Json::array();
        for (const ListedDevice& device : devices) {
            rows.push_back({device.id, device.shown(), device.user, device.group, words.state(device.state),
                            words.moment(device.seen_at)});
            list.push_back({{"id", device.id},
                            {"name", device.shown()},
                            {"user", device.user},
                            {"group", device.group},
                            {"state", device.state},
                            {"last_seen", to_iso(Timestamp(std::chrono::seconds(device.seen_at)))}});
        }
        return command.format == "json" ? Json{{"schema", 1}, {"devices", list}}.dump() + "\n"
                                        : table_of(rows);
    }
    std::erase_if(devices,
                  [&](const ListedDevice& device) { return !device.id.starts_with(command.revoke); });
    if (devices.size() != 1)
        return fail(devices.empty() ? ErrorCode::not_found : ErrorCode::ambiguous,
                    devices.empty() ? translate("fleet", "There is no such device.")
                                    : translate("fleet", "Several devices begin so."));
    const ListedDevice& device = devices.front();
    const auto done = (*database)->transaction_alone([&]() -> Result<void> {
        if (auto out = take_out(**database, clock.now(), device.id, "revoked"); !out)
            return out;
        return audit(**database, clock.now(), operator_name(), "device revoked", device.id, device.shown());
    });
    if (!done)
        return tl::unexpected(done.error());
    return translate("fleet", "%1 is revoked.", {device.shown()}) + "\n";
}

} // namespace rinnova::fleet
