// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/web/Tables.h"
#include "model/Date.h"

namespace rinnova::fleet {

namespace {

AccountFilter filter_of(const Request& request) {
    AccountFilter filter;
    filter.group = request.value("group");
    filter.provider = request.value("provider");
    filter.state = request.value("state");
    filter.search = request.value("q").substr(0, 200);
    filter.behind = request.value("behind") == "1";
    filter.open = request.value("open") == "1";
    if (const auto sort = request.value("sort"); !sort.empty())
        filter.sort = sort;
    if (problem_of(filter))
        filter.state.clear();
    return filter;
}

Html filter_form(const Visit& visit, const AccountFilter& filter) {
    const Words& words = visit.words;
    Html html("<form method=\"get\" action=\"/accounts\" class=\"filters\" role=\"search\"><label>");
    html.text(words.translate("fleet-web", "Search"))
        .raw("<input type=\"search\" name=\"q\" maxlength=\"200\" value=\"")
        .text(filter.search)
        .raw("\"></label><label>")
        .text(words.translate("fleet-web", "State"))
        .raw("<select name=\"state\"><option value=\"\">")
        .text(words.translate("fleet-web", "all"))
        .raw("</option>");
    for (const char* state : {"expired", "due", "ok", "unknown"}) {
        html.raw("<option value=\"").text(state).raw("\"");
        if (filter.state == state)
            html.raw(" selected");
        html.raw(">").text(words.state(state)).raw("</option>");
    }
    html.raw("</select></label>");
    const auto box = [&](const char* name, bool on, const std::string& text) {
        html.raw("<label class=\"box\"><input type=\"checkbox\" value=\"1\" name=\"").text(name).raw("\"");
        if (on)
            html.raw(" checked");
        html.raw(">").text(text).raw("</label>");
    };
    box("open", filter.open, words.translate("fleet-web", "open slots"));
    box("behind", filter.behind, words.translate("fleet-web", "behind"));
    for (const auto& [name, value] : {std::pair<const char*, std::string>("group", filter.group),
                                      std::pair<const char*, std::string>("provider", filter.provider)})
        if (!value.empty())
            html.raw("<label>")
                .text(std::string_view(name) == "group" ? words.translate("fleet-web", "Group")
                                                        : words.translate("fleet-web", "Provider"))
                .raw("<input name=\"")
                .text(name)
                .raw("\" value=\"")
                .text(value)
                .raw("\"></label>");
    return html.raw("<button>").text(words.translate("fleet-web", "Show")).raw("</button></form>");
}

Html detail(std::string_view name, const Html& value) {
    return Html("<dt>").text(name).raw("</dt><dd>").add(value).raw("</dd>");
}

/// `[["thunderbird","imap","in-sync",2],…]`
Html slots_list(const std::string& text) {
    Html html("<ul class=\"plain\">");
    const Json list = Json::parse(text, nullptr, false);
    if (list.is_array())
        for (const Json& item : list)
            if (item.is_array() && item.size() >= 3) {
                html.raw("<li>");
                for (const Json& part : item)
                    html.text(part.is_string() ? part.get<std::string>() + " " : "× " + part.dump());
                html.raw("</li>");
            }
    return html.raw("</ul>");
}

Html card(const Visit& visit, const ListedAccount& account) {
    const Words& words = visit.words;
    Html html("<section class=\"card\"><h2>");
    html.add(anchor(address_of("/devices/view", {{"id", account.device}}), account.device_name))
        .raw(" <small>")
        .text(account.user)
        .raw("</small></h2><p>")
        .add(marks(visit, account))
        .raw("</p><dl>")
        .add(
            detail(words.translate("fleet-web", "Expires"), expiry(visit, account.expires, account.due_from)))
        .add(detail(words.translate("fleet-web", "How it is known"), as_text(words.source(account.source))))
        .add(detail(words.translate("fleet-web", "Renewed there"),
                    as_text(account.renewed_at ? words.moment(*account.renewed_at)
                                               : words.translate("fleet-web", "never, as far as is known"))))
        .add(detail(words.translate("fleet-web", "Slots"), slots_list(account.slots)))
        .add(detail(words.translate("fleet-web", "Findings"), slots_list(account.findings)))
        .add(detail(words.translate("fleet-web", "Last heard of"), as_text(words.moment(account.seen_at))));
    return html.raw("</dl></section>");
}

} // namespace

PageResult accounts_page(const Visit& visit) {
    AccountFilter filter = filter_of(visit.request);
    const TableAddress address(visit.request, "/accounts",
                               {"q", "state", "group", "provider", "open", "behind"});
    const auto count = count_accounts(visit.database, filter, visit.today);
    if (!count)
        return tl::unexpected(count.error());
    filter.limit = rows_of_a_page;
    filter.offset = (address.page() - 1) * rows_of_a_page;
    std::vector<ListedAccount> accounts;
    if (auto read = each_account(visit.database, filter, visit.today,
                                 [&](const ListedAccount& account) { accounts.push_back(account); });
        !read)
        return tl::unexpected(read.error());
    Html html = filter_form(visit, filter);
    html.add(pager(visit, address, *count))
        .add(accounts_table(visit, accounts, address))
        .add(pager(visit, address, *count))
        .raw("<p>")
        .add(anchor("/report.csv", visit.words.translate("fleet-web", "Everything as CSV")))
        .raw("</p>");
    return page(visit, visit.words.translate("fleet-web", "Accounts"), "/accounts", html);
}

PageResult account_page(const Visit& visit) {
    AccountFilter filter;
    filter.identity = visit.request.value("id");
    filter.sort = "device";
    filter.limit = 200;
    std::vector<ListedAccount> accounts;
    if (filter.identity.empty())
        return not_found(visit);
    if (auto read = each_account(visit.database, filter, visit.today,
                                 [&](const ListedAccount& account) { accounts.push_back(account); });
        !read)
        return tl::unexpected(read.error());
    auto history = history_list(visit, "identity", filter.identity);
    if (!history)
        return tl::unexpected(history.error());
    if (accounts.empty())
        return not_found(visit);
    Html html("<p>");
    html.text(visit.words.translate("fleet-web", "Provider: %1", {accounts.front().provider}))
        .raw("</p><div class=\"cards\">");
    for (const ListedAccount& account : accounts)
        html.add(card(visit, account));
    html.raw("</div>").add(*history);
    return page(visit, accounts.front().shown(), "/accounts", html);
}

PageResult week_page(const Visit& visit) {
    const Words& words = visit.words;
    AccountFilter filter;
    filter.due_within = 7;
    filter.sort = "group";
    filter.limit = 2000;
    Html rows;
    int count = 0;
    if (auto read = each_account(visit.database, filter, visit.today,
                                 [&](const ListedAccount& account) {
                                     ++count;
                                     rows.raw("<tr><td class=\"tick\">☐</td><td>")
                                         .add(expiry(visit, account.expires, account.due_from))
                                         .raw("</td><th scope=\"row\">")
                                         .add(account_link(account))
                                         .raw("</th><td>")
                                         .text(account.device_name)
                                         .raw(" <small>")
                                         .text(account.user)
                                         .raw("</small></td><td>")
                                         .text(account.group)
                                         .raw("</td><td>")
                                         .add(marks(visit, account))
                                         .raw("</td></tr>");
                                 });
        !read)
        return tl::unexpected(read.error());
    Html html("<p>");
    html.text(words.translate("fleet-web", "What has to be renewed until %1, and what has expired already.",
                              {words.date(to_iso(visit.today + std::chrono::days(7)))}))
        .raw("</p>");
    if (count == 0)
        html.raw("<p class=\"good\">")
            .text(words.translate("fleet-web", "Nothing: all is well."))
            .raw("</p>");
    else {
        html.raw("<div class=\"scroll\"><table class=\"print\"><thead><tr><th></th>");
        for (const std::string& heading :
             {words.translate("fleet-web", "Expires"), words.translate("fleet-web", "Account"),
              words.translate("fleet-web", "Device"), words.translate("fleet-web", "Group"),
              words.translate("fleet-web", "What is open")})
            html.raw("<th scope=\"col\">").text(heading).raw("</th>");
        html.raw("</tr></thead><tbody>").add(rows).raw("</tbody></table></div>");
    }
    return page(visit, words.translate("fleet-web", "What must happen this week"), "/week", html);
}

} // namespace rinnova::fleet
