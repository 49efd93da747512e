// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/web/Tables.h"

#include "model/Date.h"

#include <algorithm>
#include <charconv>

namespace rinnova::fleet {

TableAddress::TableAddress(const Request& request, std::string path, std::vector<std::string> kept)
    : m_request(request), m_path(std::move(path)), m_kept(std::move(kept)) {}

int TableAddress::page() const {
    const std::string_view text = m_request.value("page");
    int page = 1;
    std::from_chars(text.data(), text.data() + text.size(), page);
    return std::clamp(page, 1, 100'000);
}

std::string TableAddress::with(const std::string& sort, int page) const {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const std::string& name : m_kept)
        fields.emplace_back(name, std::string(m_request.value(name)));
    fields.emplace_back("sort", sort);
    fields.emplace_back("page", page > 1 ? std::to_string(page) : std::string());
    return address_of(m_path, fields);
}

std::string TableAddress::with_sort(const std::string& sort) const {
    return with(sort, 1);
}
std::string TableAddress::with_page(int page) const {
    return with(sort(), page);
}

Html table_head(const std::vector<Column>& columns, const TableAddress& address) {
    Html html("<thead><tr>");
    for (const Column& column : columns) {
        const bool up = !column.sort.empty() && address.sort() == column.sort;
        const bool down = !column.sort.empty() && address.sort() == "-" + column.sort;
        html.raw("<th scope=\"col\"");
        if (up)
            html.raw(" aria-sort=\"ascending\"");
        if (down)
            html.raw(" aria-sort=\"descending\"");
        html.raw(">");
        html.add(column.sort.empty()
                     ? as_text(column.text)
                     : anchor(address.with_sort(up ? "-" + column.sort : column.sort), column.text));
        html.raw("</th>");
    }
    return html.raw("</tr></thead>");
}

Html pager(const Visit& visit, const TableAddress& address, std::int64_t count) {
    const int pages = static_cast<int>((count + rows_of_a_page - 1) / rows_of_a_page);
    const int page = address.page();
    Html html("<p class=\"pager\">");
    html.text(visit.words.translate("fleet-web", "%1 in all", {std::to_string(count)}));
    if (page > 1)
        html.raw(" ").add(anchor(address.with_page(page - 1), visit.words.translate("fleet-web", "‹ Back")));
    if (pages > 1)
        html.raw(" ").text(visit.words.translate("fleet-web", "Page %1 of %2",
                                                 {std::to_string(page), std::to_string(pages)}));
    if (page < pages)
        html.raw(" ").add(anchor(address.with_page(page + 1), visit.words.translate("fleet-web", "Next ›")));
    return html.raw("</p>");
}

Html expiry(const Visit& visit, const std::optional<std::string>& expires, const std::string& due_from) {
    const std::string state = state_of(expires, due_from, to_iso(visit.today));
    Html html("<span class=\"state ");
    html.text(state).raw("\">");
    if (!expires)
        return html.text(visit.words.translate("fleet-web", "unknown")).raw("</span>");
    html.raw("<time datetime=\"").text(*expires).raw("\">").text(visit.words.date(*expires)).raw("</time>");
    if (const auto left = days_left(expires, visit.today))
        html.raw(" <small>").text(visit.words.days(*left)).raw("</small>");
    return html.raw("</span>");
}

Html marks(const Visit& visit, const ListedAccount& account) {
    const Words& words = visit.words;
    Html html;
    const auto mark = [&](std::string_view tone, const std::string& text) {
        html.raw("<span class=\"mark ").text(tone).raw("\">").text(text).raw("</span> ");
    };
    if (account.behind)
        mark("warn", words.translate("fleet-web", "behind: renewed on another device"));
    if (account.open > 0)
        mark("warn", words.translate("fleet-web", "open slots: %1", {std::to_string(account.open)}));
    if (account.staged == "refused")
        mark("bad", words.translate("fleet-web", "new password refused"));
    else if (!account.staged.empty())
        mark("warn", words.translate("fleet-web", "half done: a password waits"));
    if (account.errors > 0)
        mark("bad", words.translate("fleet-web", "errors in settings: %1", {std::to_string(account.errors)}));
    return html;
}

Html account_link(const ListedAccount& account) {
    return anchor(address_of("/accounts/view", {{"id", account.identity}}), account.shown());
}

Html accounts_table(const Visit& visit, const std::vector<ListedAccount>& accounts,
                    const TableAddress& address) {
    const Words& words = visit.words;
    Html html("<div class=\"scroll\"><table>");
    html.add(table_head({{words.translate("fleet-web", "Account"), "account"},
                         {words.translate("fleet-web", "Expires"), "expires"},
                         {words.translate("fleet-web", "What is open"), ""},
                         {words.translate("fleet-web", "Device"), "device"},
                         {words.translate("fleet-web", "Group"), "group"},
                         {words.translate("fleet-web", "Provider"), "provider"}},
                        address))
        .raw("<tbody>");
    for (const ListedAccount& account : accounts)
        html.raw("<tr><th scope=\"row\">")
            .add(account_link(account))
            .raw("</th><td>")
            .add(expiry(visit, account.expires, account.due_from))
            .raw("</td><td>")
            .add(marks(visit, account))
            .raw("</td><td>")
            .add(anchor(address_of("/devices/view", {{"id", account.device}}), account.device_name))
            .raw(" <small>")
            .text(account.user)
            .raw("</small></td><td>")
            .add(account.group.empty()
                     ? Html()
                     : anchor(address_of("/groups/view", {{"name", account.group}}), account.group))
            .raw("</td><td>")
            .text(account.provider)
            .raw("</td></tr>");
    return html.raw("</tbody></table></div>");
}

Html devices_table(const Visit& visit, const std::vector<ListedDevice>& devices,
                   const TableAddress& address) {
    const Words& words = visit.words;
    Html html("<div class=\"scroll\"><table>");
    html.add(table_head({{words.translate("fleet-web", "Device"), "name"},
                         {words.translate("fleet-web", "Last heard of"), "seen"},
                         {words.translate("fleet-web", "State"), ""},
                         {words.translate("fleet-web", "Accounts"), ""},
                         {words.translate("fleet-web", "Group"), "group"},
                         {words.translate("fleet-web", "Version"), "version"}},
                        address))
        .raw("<tbody>");
    const std::int64_t silent_before =
        (visit.now - std::chrono::days(visit.silent_days)).time_since_epoch().count();
    for (const ListedDevice& device : devices) {
        const bool silent = device.state == "joined" && device.seen_at < silent_before;
        html.raw("<tr><th scope=\"row\">")
            .add(anchor(address_of("/devices/view", {{"id", device.id}}), device.shown()))
            .raw(" <small>")
            .text(device.user)
            .raw("</small></th><td>")
            .text(words.moment(device.seen_at))
            .raw("</td><td>");
        if (silent)
            html.raw("<span class=\"mark warn\">")
                .text(words.translate("fleet-web", "silent"))
                .raw("</span> ");
        if (device.state != "joined" || !silent)
            html.text(words.state(device.state));
        if (device.behind > 0)
            html.raw(" <span class=\"mark warn\">")
                .text(words.translate("fleet-web", "behind: %1", {std::to_string(device.behind)}))
                .raw("</span>");
        html.raw("</td><td class=\"number\">")
            .number(device.accounts)
            .raw("</td><td>")
            .text(device.group)
            .raw("</td><td>")
            .text(device.version)
            .raw("</td></tr>");
    }
    return html.raw("</tbody></table></div>");
}

Result<Html> history_list(const Visit& visit, const std::string& column, const std::string& value) {
    const Words& words = visit.words;
    Html html("<section><h2>");
    html.text(words.translate("fleet-web", "History")).raw("</h2><div class=\"scroll\"><table><tbody>");
    const auto what = [&](const std::string& name) {
        if (name == "renewed")
            return words.translate("fleet-web", "renewed");
        if (name == "expires")
            return words.translate("fleet-web", "expiry");
        if (name == "open")
            return words.translate("fleet-web", "open slots");
        if (name == "staged")
            return words.translate("fleet-web", "waiting password");
        if (name == "errors")
            return words.translate("fleet-web", "errors in settings");
        if (name == "added")
            return words.translate("fleet-web", "seen for the first time");
        if (name == "removed")
            return words.translate("fleet-web", "no longer there");
        return words.state(name);
    };
    const auto read = visit.database.each(
        "SELECT h.at, h.what, h.earlier, h.later, h.identity, d.name FROM history h JOIN devices d ON d.id = "
        "h.device "
        "WHERE h." +
            column + " = ? ORDER BY h.at DESC, h.id DESC LIMIT 100",
        {value}, [&](const Row& row) {
            const std::string identity = row.text(4);
            html.raw("<tr><td>").text(words.moment(row.integer(0))).raw("</td><td>").text(what(row.text(1)));
            html.raw("</td><td>").text(words.date(row.text(2)));
            html.text(row.text(2).empty() || row.text(3).empty() ? "" : " → ").text(words.date(row.text(3)));
            html.raw("</td><td>").text(column == "device" ? identity : row.text(5)).raw("</td></tr>");
        });
    if (!read)
        return tl::unexpected(read.error());
    return html.raw("</tbody></table></div></section>");
}

} // namespace rinnova::fleet
