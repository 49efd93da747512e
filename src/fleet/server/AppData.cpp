// SPDX-License-Identifier: Apache-2.0
// What programs ask for: health, metrics, CSV, the API.
#include "fleet/protocol/Encoding.h"
#include "fleet/server/App.h"
#include "fleet/server/reports/AccountReport.h"
#include "fleet/server/reports/Csv.h"
#include "model/Date.h"

#include <charconv>

namespace rinnova::fleet {

namespace {

constexpr int rows_of_a_piece = 2000;
constexpr int most_of_an_answer = 1000;

Json json_of(const StateCounts& counts) {
    return {{"accounts", counts.all()},  {"ok", counts.ok},           {"due", counts.due},
            {"expired", counts.expired}, {"unknown", counts.unknown}, {"open", counts.open},
            {"behind", counts.behind}};
}

Json json_of(const Overview& overview, Date today) {
    Json json{{"schema", 1},
              {"date", to_iso(today)},
              {"accounts", json_of(overview.accounts)},
              {"devices",
               {{"joined", overview.devices},
                {"silent", overview.silent},
                {"revoked", overview.revoked},
                {"cloned", overview.cloned}}},
              {"weeks", overview.weeks},
              {"providers", Json::object()},
              {"groups", Json::object()},
              {"policy_version", overview.policy_version}};
    for (const auto& [name, counts] : overview.by_provider)
        json["providers"][name] = json_of(counts);
    for (const auto& [name, counts] : overview.by_group)
        json["groups"][name] = json_of(counts);
    return json;
}

Json json_of(const ListedDevice& device) {
    const auto moment = [](std::int64_t seconds) { return to_iso(Timestamp(std::chrono::seconds(seconds))); };
    return {{"id", device.id},
            {"name", device.shown()},
            {"user", device.user},
            {"group", device.group},
            {"state", device.state},
            {"os", device.os},
            {"os_version", device.os_version},
            {"version", device.version},
            {"joined", moment(device.joined_at)},
            {"last_seen", moment(device.seen_at)},
            {"accounts", device.accounts},
            {"behind", device.behind},
            {"policy_version", device.policy_version},
            {"clock_offset_seconds", device.clock_offset}};
}

Response json_response(int status, const Json& json) {
    Response response;
    response.status = status;
    response.type = "application/json";
    response.body = json.dump() + "\n";
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

Response problem(int status, std::string_view code, std::string_view message) {
    return json_response(status, {{"error", {{"code", code}, {"message", message}}}});
}

std::optional<int> number_of(std::string_view text, int otherwise, int least, int most) {
    if (text.empty())
        return otherwise;
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = error == std::errc() && end == text.data() + text.size();
    return whole && number >= least && number <= most ? std::optional(number) : std::nullopt;
}

} // namespace

Result<bool> App::may(Database& database, const Request& request, std::string_view scope) const {
    const auto header = request.header("authorization");
    if (header.starts_with("Bearer ")) {
        const auto scopes =
            database.text("SELECT scopes FROM api_keys WHERE hash = ?", {to_hex(sha256(header.substr(7)))});
        if (!scopes)
            return tl::unexpected(scopes.error());
        return *scopes && (**scopes == "read" || **scopes == scope);
    }
    const auto session = session_of(database, request);
    if (!session)
        return tl::unexpected(session.error());
    return session->has_value();
}

Result<Response> App::health(Database& database) {
    const auto answers = database.integer("SELECT MAX(version) FROM schema_version");
    if (!answers)
        return tl::unexpected(answers.error());
    return plain_text(200, "ok\n");
}

Result<Response> App::metrics(Database& database) {
    const auto found = recent_overview(database);
    if (!found)
        return tl::unexpected(found.error());
    const StateCounts& accounts = found->accounts;
    std::string text = to_text(m_metrics);
    text += metric("rinnova_fleet_accounts", "gauge", "Accounts by state.", "state",
                   {{"ok", accounts.ok},
                    {"due", accounts.due},
                    {"expired", accounts.expired},
                    {"unknown", accounts.unknown}});
    text += metric("rinnova_fleet_accounts_open", "gauge", "Accounts with open slots on some device.",
                   accounts.open);
    text += metric("rinnova_fleet_accounts_behind", "gauge",
                   "Accounts that were renewed, but not on every device.", accounts.behind);
    text += metric("rinnova_fleet_devices", "gauge", "Devices that have joined.", found->devices);
    text +=
        metric("rinnova_fleet_devices_silent", "gauge", "Devices not heard of for too long.", found->silent);
    text += metric("rinnova_fleet_devices_cloned", "gauge", "Devices whose key two machines used.",
                   found->cloned);
    text += metric("rinnova_fleet_policy_version", "gauge", "The published policy.", found->policy_version);
    text += metric("rinnova_fleet_messages_waiting", "gauge", "Messages that wait for the database.",
                   static_cast<std::int64_t>(m_ingest.waiting()));
    Response response = plain_text(200, std::move(text));
    response.type = "text/plain; version=0.0.4; charset=utf-8";
    return response;
}

Result<Response> App::api(Database& database, const Request& request) {
    const std::string_view scope = request.path == "/api/v1/overview" ? "overview" : "read";
    const auto allowed = may(database, request, scope);
    if (!allowed)
        return tl::unexpected(allowed.error());
    if (!*allowed) {
        Response response =
            problem(401, "unauthorized", "a key with the scope " + std::string(scope) + " is needed");
        response.headers.emplace_back("WWW-Authenticate", "Bearer");
        return response;
    }
    if (request.method != "GET")
        return problem(405, "method-not-allowed", "GET");
    if (request.path == "/api/v1/overview") {
        const auto found = recent_overview(database);
        if (!found)
            return tl::unexpected(found.error());
        return json_response(200, json_of(*found, m_clock.today()));
    }
    const auto limit = number_of(request.value("limit"), 100, 1, most_of_an_answer);
    const auto offset = number_of(request.value("offset"), 0, 0, 10'000'000);
    if (!limit || !offset)
        return problem(400, "invalid-data", "limit or offset");
    if (request.path == "/api/v1/accounts") {
        AccountFilter filter;
        filter.group = request.value("group");
        filter.provider = request.value("provider");
        filter.state = request.value("state");
        filter.search = request.value("q").substr(0, 200);
        filter.device = request.value("device");
        filter.behind = request.value("behind") == "1";
        filter.open = request.value("open") == "1";
        filter.limit = *limit;
        filter.offset = *offset;
        if (const auto within = request.value("due_within"); !within.empty()) {
            filter.due_within = number_of(within, 0, 0, 3660);
            if (!filter.due_within)
                return problem(400, "invalid-data", "due_within");
        }
        if (const auto wrong = problem_of(filter))
            return problem(400, "invalid-data", *wrong);
        Json list = Json::array();
        const auto count = count_accounts(database, filter, m_clock.today());
        const auto read = each_account(database, filter, m_clock.today(), [&](const ListedAccount& account) {
            list.push_back(report_json(account, m_clock.today()));
        });
        if (!count || !read)
            return tl::unexpected(!count ? count.error() : read.error());
        return json_response(200, {{"schema", 1}, {"count", *count}, {"accounts", std::move(list)}});
    }
    if (request.path == "/api/v1/devices") {
        DeviceFilter filter;
        filter.group = request.value("group");
        filter.state = request.value("state");
        filter.search = request.value("q").substr(0, 200);
        filter.limit = *limit;
        filter.offset = *offset;
        Json list = Json::array();
        const auto count = count_devices(database, filter);
        const auto read = each_device(database, filter,
                                      [&](const ListedDevice& device) { list.push_back(json_of(device)); });
        if (!count || !read)
            return tl::unexpected(!count ? count.error() : read.error());
        return json_response(200, {{"schema", 1}, {"count", *count}, {"devices", std::move(list)}});
    }
    return problem(404, "not-found", "no such path");
}

Response App::csv(const Request& request) {
    const auto allowed =
        m_connections.with<bool>([&](Database& database) { return may(database, request, "read"); });
    if (!allowed)
        return plain_text(503, "the database does not answer\n");
    if (!*allowed)
        return request.path.starts_with("/api/")
                   ? problem(401, "unauthorized", "a key with the scope read is needed")
                   : redirect("/sign-in");
    AccountFilter filter;
    filter.group = request.value("group");
    // Spreadsheets of Italians part cells by semicolons.
    const char separator = &words_of(request) == &m_italian ? ';' : ',';
    Response response;
    response.type = "text/csv; charset=utf-8";
    response.headers.emplace_back("Content-Disposition",
                                  "attachment; filename=\"rinnova-" + to_iso(m_clock.today()) + ".csv\"");
    response.headers.emplace_back("Cache-Control", "no-store");
    struct Place {
        std::string identity, device;
        bool begun = false, ended = false;
    };
    // Piece by piece from where the last one ended: neither the list nor a connection is kept meanwhile.
    response.pieces = [this, filter, separator, today = m_clock.today(),
                       place = std::make_shared<Place>()]() -> std::optional<std::string> {
        std::string piece;
        if (!place->begun) {
            piece = "\xef\xbb\xbf" + csv_line(report_columns(), separator);
            place->begun = true;
        }
        if (place->ended)
            return piece;
        const auto rows = m_connections.with<std::vector<ListedAccount>>([&](Database& database) {
            return accounts_behind(database, filter, today, place->identity, place->device, rows_of_a_piece);
        });
        if (!rows)
            return std::nullopt;
        for (const ListedAccount& account : *rows)
            piece += csv_line(report_cells(account, today), separator);
        place->ended = rows->size() < rows_of_a_piece;
        if (!rows->empty()) {
            place->identity = rows->back().identity;
            place->device = rows->back().device;
        }
        return piece;
    };
    return response;
}

} // namespace rinnova::fleet
