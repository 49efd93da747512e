// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/reports/AccountReport.h"

#include "fleet/server/web/Html.h"
#include "model/Date.h"

namespace rinnova::fleet {

namespace {

std::string iso(std::int64_t seconds) {
    return to_iso(Timestamp(std::chrono::seconds(seconds)));
}

std::string left_of(const ListedAccount& account, Date today) {
    const auto left = days_left(account.expires, today);
    return left ? std::to_string(*left) : std::string();
}

std::string problems_of(const ListedAccount& account, const Words& words) {
    std::string text;
    const auto add = [&](const std::string& problem) { text += (text.empty() ? "" : "; ") + problem; };
    if (account.behind)
        add(words.translate("fleet-web", "behind: renewed on another device"));
    if (account.open > 0)
        add(words.translate("fleet-web", "open slots: %1", {std::to_string(account.open)}));
    if (account.staged == "refused")
        add(words.translate("fleet-web", "new password refused"));
    else if (!account.staged.empty())
        add(words.translate("fleet-web", "half done: a password waits"));
    if (account.errors > 0)
        add(words.translate("fleet-web", "errors in settings: %1", {std::to_string(account.errors)}));
    return text;
}

} // namespace

std::vector<std::string> report_columns() {
    return {"account", "provider", "state",  "expires", "days_left", "expires_source", "group",    "device",
            "user",    "open",     "behind", "staged",  "errors",    "renewed_at",     "last_seen"};
}

std::vector<std::string> report_cells(const ListedAccount& account, Date today) {
    return {account.shown(),
            account.provider,
            state_of(account.expires, account.due_from, to_iso(today)),
            account.expires.value_or(""),
            left_of(account, today),
            account.source,
            account.group,
            account.device_name,
            account.user,
            std::to_string(account.open),
            account.behind ? "yes" : "no",
            account.staged,
            std::to_string(account.errors),
            account.renewed_at ? iso(*account.renewed_at) : std::string(),
            iso(account.seen_at)};
}

Json report_json(const ListedAccount& account, Date today) {
    const auto left = days_left(account.expires, today);
    return {{"account", account.shown()},
            {"provider", account.provider},
            {"state", state_of(account.expires, account.due_from, to_iso(today))},
            {"expires", account.expires ? Json(*account.expires) : Json()},
            {"days_left", left ? Json(*left) : Json()},
            {"expires_source", account.source},
            {"group", account.group},
            {"device", account.device_name},
            {"device_id", account.device},
            {"user", account.user},
            {"open", account.open},
            {"behind", account.behind},
            {"staged", account.staged},
            {"errors", account.errors},
            {"renewed_at", account.renewed_at ? Json(iso(*account.renewed_at)) : Json()},
            {"last_seen", iso(account.seen_at)}};
}

std::vector<std::string> report_headings(const Words& words) {
    return {words.translate("fleet-web", "Account"),
            words.translate("fleet-web", "Expires"),
            "",
            words.translate("fleet-web", "Device"),
            words.translate("fleet-web", "User"),
            words.translate("fleet-web", "Group"),
            words.translate("fleet-web", "What is open")};
}

std::vector<std::string> report_words(const ListedAccount& account, Date today, const Words& words) {
    const auto left = days_left(account.expires, today);
    return {account.shown(),
            account.expires ? words.date(*account.expires) : words.translate("fleet-web", "unknown"),
            left ? words.days(*left) : std::string(),
            account.device_name,
            account.user,
            account.group,
            problems_of(account, words)};
}

std::string html_report_start(const Words& words, Date today) {
    const std::string title =
        words.translate("fleet-web", "Mail passwords as of %1", {words.date(to_iso(today))});
    std::string html =
        "<!DOCTYPE html>\n<html lang=\"" + words.language() + "\"><head><meta charset=\"utf-8\"><title>" +
        escaped(title) +
        "</title><style>body{font:14px/1.4 system-ui,sans-serif;margin:2em;color:#111}"
        "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.3em .6em;border-bottom:"
        "1px solid #bbb;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}"
        ".expired{font-weight:bold;color:#a00}.due{font-weight:bold}@media print{body{margin:0;font-size:"
        "10pt}}@page{margin:15mm}</style></head><body><h1>" +
        escaped(title) + "</h1>\n<table><thead><tr>";
    for (const std::string& heading : report_headings(words))
        html += "<th scope=\"col\">" + escaped(heading) + "</th>";
    return html + "</tr></thead><tbody>\n";
}

std::string html_report_row(const ListedAccount& account, Date today, const Words& words) {
    std::string html = "<tr class=\"" + state_of(account.expires, account.due_from, to_iso(today)) + "\">";
    for (const std::string& cell : report_words(account, today, words))
        html += "<td>" + escaped(cell) + "</td>";
    return html + "</tr>\n";
}

std::string html_report_end(const Words& words, std::int64_t count) {
    return "</tbody></table><p>" +
           escaped(words.translate("fleet-web", "%1 in all", {std::to_string(count)})) +
           "</p></body></html>\n";
}

} // namespace rinnova::fleet
