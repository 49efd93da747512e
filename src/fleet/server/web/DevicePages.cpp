// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/store/History.h"
#include "fleet/server/store/Mailboxes.h"
#include "fleet/server/web/Tables.h"

namespace rinnova::fleet {

namespace {

Result<std::optional<ListedDevice>> find(Database& database, const std::string& id) {
    std::optional<ListedDevice> found;
    DeviceFilter filter;
    filter.id = id;
    if (id.empty())
        return found;
    if (auto read = each_device(database, filter, [&](const ListedDevice& device) { found = device; }); !read)
        return tl::unexpected(read.error());
    return found;
}

Html facts(const Visit& visit, const ListedDevice& device) {
    const Words& words = visit.words;
    Html html("<dl>");
    const auto fact = [&](const std::string& name, const std::string& value) {
        if (!value.empty())
            html.raw("<dt>").text(name).raw("</dt><dd>").text(value).raw("</dd>");
    };
    fact(words.translate("fleet-web", "State"), words.state(device.state));
    fact(words.translate("fleet-web", "Machine"), device.name);
    fact(words.translate("fleet-web", "User"), device.user);
    fact(words.translate("fleet-web", "Group"), device.group);
    fact(words.translate("fleet-web", "System"), device.os + " " + device.os_version);
    fact(words.translate("fleet-web", "Version"), device.version);
    fact(words.translate("fleet-web", "Joined"), words.moment(device.joined_at));
    fact(words.translate("fleet-web", "Last heard of"), words.moment(device.seen_at));
    if (device.clock_offset > 300 || device.clock_offset < -300)
        fact(
            words.translate("fleet-web", "Its clock"),
            words.translate("fleet-web", "is off by %1 minutes", {std::to_string(device.clock_offset / 60)}));
    if (device.policy_version > 0)
        fact(words.translate("fleet-web", "Policy"), std::to_string(device.policy_version));
    const Json problems = Json::parse(device.problems, nullptr, false);
    if (problems.is_array())
        for (const Json& problem : problems)
            if (problem.is_string())
                fact(words.translate("fleet-web", "Problem"), problem.get<std::string>());
    fact(words.translate("fleet-web", "Key"), device.id);
    return html.raw("</dl>");
}

Html actions(const Visit& visit, const ListedDevice& device) {
    const Words& words = visit.words;
    Html html("<section class=\"screen\"><h2>");
    html.text(words.translate("fleet-web", "Change"))
        .raw("</h2><form method=\"post\" action=\"/devices/edit\" class=\"filters\">")
        .add(csrf_field(visit))
        .raw("<input type=\"hidden\" name=\"id\" value=\"")
        .text(device.id)
        .raw("\"><label>")
        .text(words.translate("fleet-web", "Called"))
        .raw("<input name=\"label\" maxlength=\"128\" value=\"")
        .text(device.label)
        .raw("\"></label><label>")
        .text(words.translate("fleet-web", "Group"))
        .raw("<input name=\"group\" maxlength=\"128\" value=\"")
        .text(device.group)
        .raw("\"></label><button>")
        .text(words.translate("fleet-web", "Save"))
        .raw("</button></form>");
    if (device.state == "joined" || device.state == "cloned")
        html.raw("<form method=\"post\" action=\"/devices/revoke\">")
            .add(csrf_field(visit))
            .raw("<input type=\"hidden\" name=\"id\" value=\"")
            .text(device.id)
            .raw("\"><button class=\"danger\">")
            .text(words.translate("fleet-web", "Revoke this device"))
            .raw("</button></form>");
    return html.raw("</section>");
}

} // namespace

PageResult devices_page(const Visit& visit) {
    const Words& words = visit.words;
    DeviceFilter filter;
    filter.search = visit.request.value("q").substr(0, 200);
    filter.state = visit.request.value("state");
    filter.group = visit.request.value("group");
    if (filter.state.empty())
        filter.state = "joined";
    if (visit.request.value("silent") == "1")
        filter.silent_since = visit.now - std::chrono::days(visit.silent_days);
    filter.sort = visit.request.value("sort");
    const TableAddress address(visit.request, "/devices", {"q", "state", "group", "silent"});
    const auto count = count_devices(visit.database, filter);
    if (!count)
        return tl::unexpected(count.error());
    filter.limit = rows_of_a_page;
    filter.offset = (address.page() - 1) * rows_of_a_page;
    std::vector<ListedDevice> devices;
    if (auto read = each_device(visit.database, filter,
                                [&](const ListedDevice& device) { devices.push_back(device); });
        !read)
        return tl::unexpected(read.error());
    Html html("<form method=\"get\" action=\"/devices\" class=\"filters\" role=\"search\"><label>");
    html.text(words.translate("fleet-web", "Search"))
        .raw("<input type=\"search\" name=\"q\" maxlength=\"200\" value=\"")
        .text(filter.search)
        .raw("\"></label><label>")
        .text(words.translate("fleet-web", "State"))
        .raw("<select name=\"state\">");
    for (const char* state : {"joined", "revoked", "cloned", "left"}) {
        html.raw("<option value=\"").text(state).raw("\"");
        if (filter.state == state)
            html.raw(" selected");
        html.raw(">").text(words.state(state)).raw("</option>");
    }
    html.raw("</select></label><label class=\"box\"><input type=\"checkbox\" name=\"silent\" value=\"1\"");
    if (filter.silent_since)
        html.raw(" checked");
    html.raw(">")
        .text(words.translate("fleet-web", "silent"))
        .raw("</label><button>")
        .text(words.translate("fleet-web", "Show"))
        .raw("</button></form>")
        .add(pager(visit, address, *count))
        .add(devices_table(visit, devices, address))
        .add(pager(visit, address, *count));
    return page(visit, words.translate("fleet-web", "Devices"), "/devices", html);
}

PageResult device_page(const Visit& visit) {
    const std::string id(visit.request.value("id"));
    const auto device = find(visit.database, id);
    if (!device)
        return tl::unexpected(device.error());
    if (!*device)
        return not_found(visit);
    std::vector<ListedAccount> accounts;
    AccountFilter filter;
    filter.device = id;
    if (auto read = each_account(visit.database, filter, visit.today,
                                 [&](const ListedAccount& account) { accounts.push_back(account); });
        !read)
        return tl::unexpected(read.error());
    auto history = history_list(visit, "device", id);
    if (!history)
        return tl::unexpected(history.error());
    Html html = facts(visit, **device);
    html.raw("<section><h2>").text(visit.words.translate("fleet-web", "Accounts")).raw("</h2>");
    html.add(accounts_table(visit, accounts, TableAddress(visit.request, "/devices/view", {"id"})))
        .raw("</section>");
    html.add(*history);
    if (visit.is_admin())
        html.add(actions(visit, **device));
    return page(visit, (*device)->shown(), "/devices", html);
}

PageResult group_page(const Visit& visit) {
    const std::string name(visit.request.value("name"));
    AccountFilter filter;
    filter.group = name;
    filter.limit = rows_of_a_page;
    const TableAddress address(visit.request, "/groups/view", {"name"});
    filter.offset = (address.page() - 1) * rows_of_a_page;
    if (!address.sort().empty())
        filter.sort = address.sort();
    std::vector<ListedAccount> accounts;
    const auto count = count_accounts(visit.database, filter, visit.today);
    if (!count)
        return tl::unexpected(count.error());
    if (auto read = each_account(visit.database, filter, visit.today,
                                 [&](const ListedAccount& account) { accounts.push_back(account); });
        !read)
        return tl::unexpected(read.error());
    if (name.empty() || (accounts.empty() && address.page() == 1))
        return not_found(visit);
    Html html("<p>");
    html.add(anchor(address_of("/devices", {{"group", name}}),
                    visit.words.translate("fleet-web", "Its devices")))
        .raw("</p>")
        .add(pager(visit, address, *count))
        .add(accounts_table(visit, accounts, address));
    return page(visit, visit.words.translate("fleet-web", "Group %1", {name}), "/accounts", html);
}

PageResult audit_page(const Visit& visit) {
    if (!visit.is_admin())
        return not_found(visit);
    const Words& words = visit.words;
    Html html("<div class=\"scroll\"><table><thead><tr>");
    for (const std::string& heading :
         {words.translate("fleet-web", "When"), words.translate("fleet-web", "Who"),
          words.translate("fleet-web", "What"), words.translate("fleet-web", "Of what")})
        html.raw("<th scope=\"col\">").text(heading).raw("</th>");
    html.raw("</tr></thead><tbody>");
    if (auto read = visit.database.each(
            "SELECT at, actor, action, subject, detail FROM audit ORDER BY id DESC LIMIT 500", {},
            [&](const Row& row) {
                html.raw("<tr><td>").text(words.moment(row.integer(0)));
                html.raw("</td><td>").text(row.text(1)).raw("</td><td>").text(row.text(2)).raw("</td><td>");
                html.text(row.text(3)).raw(" <small>").text(row.text(4)).raw("</small></td></tr>");
            });
        !read)
        return tl::unexpected(read.error());
    return page(visit, words.translate("fleet-web", "Log"), "/audit", html.raw("</tbody></table></div>"));
}

PageResult revoke_device(const Visit& visit, const Fields& form) {
    const auto id = form.find("id");
    const auto device = find(visit.database, id == form.end() ? std::string() : id->second);
    if (!device)
        return tl::unexpected(device.error());
    if (!*device)
        return not_found(visit);
    const auto done = visit.database.transaction_alone([&]() -> Result<void> {
        if (auto out = take_out(visit.database, visit.now, (*device)->id, "revoked"); !out)
            return out;
        return audit(visit.database, visit.now, visit.session.user.name, "device revoked", (*device)->id,
                     (*device)->shown());
    });
    if (!done)
        return tl::unexpected(done.error());
    return redirect(address_of("/devices/view", {{"id", (*device)->id}}));
}

PageResult edit_device(const Visit& visit, const Fields& form) {
    const auto field = [&](std::string_view name) {
        const auto found = form.find(name);
        return found == form.end() ? std::string() : plain(found->second, 128);
    };
    const auto device = find(visit.database, field("id"));
    if (!device)
        return tl::unexpected(device.error());
    if (!*device)
        return not_found(visit);
    const auto done = visit.database.transaction_alone([&]() -> Result<void> {
        if (auto named = visit.database.run("UPDATE devices SET label = ? WHERE id = ?",
                                            {field("label"), (*device)->id});
            !named)
            return tl::unexpected(named.error());
        if (auto moved = move_to_group(visit.database, (*device)->id, field("group")); !moved)
            return moved;
        return audit(visit.database, visit.now, visit.session.user.name, "device changed", (*device)->id,
                     field("label") + " / " + field("group"));
    });
    if (!done)
        return tl::unexpected(done.error());
    return redirect(address_of("/devices/view", {{"id", (*device)->id}}));
}

} // namespace rinnova::fleet
