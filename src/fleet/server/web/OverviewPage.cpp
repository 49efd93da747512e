// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/web/Visit.h"
#include "model/Date.h"

#include <algorithm>

namespace rinnova::fleet {

namespace {

Html tile(std::int64_t count, std::string_view text, const std::string& to, std::string_view tone) {
    return Html("<li class=\"tile ")
        .text(count > 0 ? tone : std::string_view("calm"))
        .raw("\"><a href=\"")
        .text(to)
        .raw("\"><strong>")
        .number(count)
        .raw("</strong> <span>")
        .text(text)
        .raw("</span></a></li>");
}

/// A bar a week, drawn as SVG; the same numbers as a table below, for those who do not see it.
Html chart(const Visit& visit, const Overview& overview) {
    const Words& words = visit.words;
    constexpr int step = 26;
    constexpr int height = 140;
    const std::int64_t most =
        std::max<std::int64_t>(1, *std::max_element(overview.weeks.begin(), overview.weeks.end()));
    Html svg("<svg class=\"chart\" role=\"img\" aria-labelledby=\"weeks-title\" viewBox=\"0 0 ");
    svg.number(step * Overview::weeks_shown)
        .raw(" ")
        .number(height + 40)
        .raw("\"><title id=\"weeks-title\">");
    svg.text(words.translate("fleet-web", "Accounts by week of expiry")).raw("</title>");
    Html rows;
    for (int i = 0; i < Overview::weeks_shown; ++i) {
        const std::int64_t count = overview.weeks.at(static_cast<std::size_t>(i));
        const std::string from = words.date(to_iso(visit.today + std::chrono::days(7 * i)));
        const std::int64_t bar = count == 0 ? 0 : std::max<std::int64_t>(2, count * height / most);
        svg.raw("<g><title>").text(from).raw(": ").number(count).raw("</title><rect class=\"");
        svg.text(i < 2 ? "soon" : "later").raw("\" x=\"").number(i * step + 3).raw("\" y=\"");
        svg.number(height + 18 - bar).raw("\" width=\"").number(step - 6).raw("\" height=\"").number(bar);
        svg.raw("\" rx=\"2\"></rect>");
        if (count > 0)
            svg.raw("<text class=\"count\" x=\"")
                .number(i * step + step / 2)
                .raw("\" y=\"")
                .number(height + 13 - bar)
                .raw("\">")
                .number(count)
                .raw("</text>");
        if (i % 4 == 0)
            svg.raw("<text class=\"day\" x=\"")
                .number(i * step + 3)
                .raw("\" y=\"")
                .number(height + 35)
                .raw("\">")
                .text(from.substr(0, words.language() == "it" ? 5 : 10))
                .raw("</text>");
        svg.raw("</g>");
        rows.raw("<tr><td>").text(from).raw("</td><td class=\"number\">").number(count).raw("</td></tr>");
    }
    return svg.raw("</svg><details><summary>")
        .text(words.translate("fleet-web", "As a table"))
        .raw("</summary><table><thead><tr><th scope=\"col\">")
        .text(words.translate("fleet-web", "Week from"))
        .raw("</th><th scope=\"col\" class=\"number\">")
        .text(words.translate("fleet-web", "Accounts"))
        .raw("</th></tr></thead><tbody>")
        .add(rows)
        .raw("</tbody></table></details>");
}

Html counts_table(const Visit& visit, std::string_view of, const std::map<std::string, StateCounts>& counts,
                  const std::string& filter) {
    const Words& words = visit.words;
    Html html("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">");
    html.text(of).raw("</th>");
    for (const std::string& heading :
         {words.translate("fleet-web", "Accounts"), words.translate("fleet-web", "Expired"),
          words.translate("fleet-web", "Due"), words.translate("fleet-web", "Open slots"),
          words.translate("fleet-web", "Behind")})
        html.raw("<th scope=\"col\" class=\"number\">").text(heading).raw("</th>");
    html.raw("</tr></thead><tbody>");
    for (const auto& [name, count] : counts) {
        const std::string to = filter == "group" ? address_of("/groups/view", {{"name", name}})
                                                 : address_of("/accounts", {{filter, name}});
        html.raw("<tr><th scope=\"row\">")
            .add(name.empty() ? as_text(words.translate("fleet-web", "(none)")) : anchor(to, name))
            .raw("</th>");
        for (const std::int64_t number : {count.all(), count.expired, count.due, count.open, count.behind})
            html.raw("<td class=\"number\">").number(number).raw("</td>");
        html.raw("</tr>");
    }
    return html.raw("</tbody></table></div>");
}

} // namespace

PageResult overview_page(const Visit& visit) {
    const auto found = visit.overview(visit.database);
    if (!found)
        return tl::unexpected(found.error());
    const Overview& overview = *found;
    const Words& words = visit.words;
    Html html("<ul class=\"tiles\">");
    html.add(tile(overview.accounts.expired, words.translate("fleet-web", "Expired"),
                  "/accounts?state=expired", "bad"))
        .add(tile(overview.accounts.due, words.translate("fleet-web", "Due"), "/accounts?state=due", "warn"))
        .add(tile(overview.accounts.open, words.translate("fleet-web", "with open slots"), "/accounts?open=1",
                  "warn"))
        .add(tile(overview.accounts.behind, words.translate("fleet-web", "behind on a device"),
                  "/accounts?behind=1", "warn"))
        .add(tile(overview.silent, words.translate("fleet-web", "silent devices"), "/devices?silent=1",
                  "warn"))
        .add(tile(overview.accounts.unknown, words.translate("fleet-web", "without a date"),
                  "/accounts?state=unknown", "note"))
        .add(tile(overview.accounts.all(), words.translate("fleet-web", "accounts"), "/accounts", "calm"))
        .add(tile(overview.devices, words.translate("fleet-web", "devices"), "/devices", "calm"))
        .raw("</ul>");
    if (overview.cloned > 0)
        html.raw("<p class=\"problem\">")
            .add(anchor("/devices?state=cloned", words.translate("fleet-web",
                                                                 "%1 devices used a key that two machines "
                                                                 "have. They have to join again.",
                                                                 {std::to_string(overview.cloned)})))
            .raw("</p>");
    if (overview.policy_version > 0)
        html.raw("<p>")
            .text(words.translate(
                "fleet-web", "Policy %1 is published; %2 devices have not taken it yet.",
                {std::to_string(overview.policy_version), std::to_string(overview.policy_missing)}))
            .raw("</p>");
    html.raw("<section><h2>").text(words.translate("fleet-web", "Expiry by week")).raw("</h2>");
    html.add(chart(visit, overview)).raw("</section>");
    if (!overview.by_group.empty())
        html.raw("<section><h2>")
            .text(words.translate("fleet-web", "Groups"))
            .raw("</h2>")
            .add(counts_table(visit, words.translate("fleet-web", "Group"), overview.by_group, "group"))
            .raw("</section>");
    html.raw("<section><h2>")
        .text(words.translate("fleet-web", "Providers"))
        .raw("</h2>")
        .add(counts_table(visit, words.translate("fleet-web", "Provider"), overview.by_provider, "provider"))
        .raw("</section>");
    return page(visit, words.translate("fleet-web", "Overview"), "/", html);
}

} // namespace rinnova::fleet
