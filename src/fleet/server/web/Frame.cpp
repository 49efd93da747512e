// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/web/Visit.h"

namespace rinnova::fleet {

namespace {

struct Entry {
    const char* path;
    std::string text;
};

Html menu(const Visit& visit, std::string_view section) {
    const Words& words = visit.words;
    std::vector<Entry> entries{{"/", words.translate("fleet-web", "Overview")},
                               {"/week", words.translate("fleet-web", "This week")},
                               {"/accounts", words.translate("fleet-web", "Accounts")},
                               {"/devices", words.translate("fleet-web", "Devices")}};
    if (visit.is_admin())
        entries.push_back({"/audit", words.translate("fleet-web", "Log")});
    Html html("<nav aria-label=\"");
    html.text(words.translate("fleet-web", "Main")).raw("\"><ul>");
    for (const Entry& entry : entries) {
        html.raw("<li><a href=\"").text(entry.path).raw("\"");
        if (section == entry.path)
            html.raw(" aria-current=\"page\"");
        html.raw(">").text(entry.text).raw("</a></li>");
    }
    return html.raw("</ul></nav>");
}

Html head(const Words& words, std::string_view title) {
    Html html("<!DOCTYPE html><html lang=\"");
    html.text(words.language()).raw("\"><head><meta charset=\"utf-8\"><title>").text(title);
    return html
        .raw(" · Rinnova</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
             "<link rel=\"stylesheet\" href=\"/static/style.css\"><link rel=\"icon\" "
             "href=\"/static/icon.svg\"><script src=\"/static/page.js\" defer></script></head><body>"
             "<a class=\"skip\" href=\"#content\">")
        .text(words.translate("fleet-web", "To the content"))
        .raw("</a>");
}

} // namespace

void protect(Response& response) {
    response.headers.emplace_back("Content-Security-Policy",
                                  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
                                  "form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
    response.headers.emplace_back("Referrer-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cache-Control", "no-store");
}

Html csrf_field(const Visit& visit) {
    return Html("<input type=\"hidden\" name=\"csrf\" value=\"").text(visit.session.csrf).raw("\">");
}

Response page(const Visit& visit, std::string_view title, std::string_view section, const Html& content) {
    const Words& words = visit.words;
    Html html = head(words, title);
    html.raw("<header class=\"top\"><p class=\"brand\"><a href=\"/\">Rinnova</a></p>")
        .add(menu(visit, section));
    html.raw("<div class=\"who\"><span>").text(visit.session.user.name).raw("</span>");
    if (!visit.session.key.empty())
        html.raw("<form method=\"post\" action=\"/sign-out\">")
            .add(csrf_field(visit))
            .raw("<button class=\"plain\">")
            .text(words.translate("fleet-web", "Sign out"))
            .raw("</button></form>");
    html.raw("</div></header><main id=\"content\"><h1>")
        .text(title)
        .raw("</h1>")
        .add(content)
        .raw("</main><footer><p>");
    html.text(words.translate("fleet-web", "As of %1", {words.moment(visit.now.time_since_epoch().count())}))
        .raw("</p></footer></body></html>");
    Response response;
    response.body = html.markup();
    protect(response);
    return response;
}

Response bare_page(const Words& words, int status, std::string_view title, const Html& content) {
    Response response;
    response.status = status;
    response.body = head(words, title)
                        .raw("<main id=\"content\" class=\"alone\"><p class=\"brand\">Rinnova</p><h1>")
                        .text(title)
                        .raw("</h1>")
                        .add(content)
                        .raw("</main></body></html>")
                        .markup();
    protect(response);
    return response;
}

Response sign_in_page(const Words& words, int status, std::string_view problem, std::string_view name) {
    Html html;
    if (!problem.empty())
        html.raw("<p class=\"problem\" role=\"alert\">").text(problem).raw("</p>");
    html.raw("<form method=\"post\" action=\"/sign-in\" class=\"stacked\"><label>")
        .text(words.translate("fleet-web", "Name"))
        .raw("<input name=\"name\" autocomplete=\"username\" required maxlength=\"128\" value=\"")
        .text(name)
        .raw("\"></label><label>")
        .text(words.translate("fleet-web", "Password"))
        .raw("<input name=\"password\" type=\"password\" autocomplete=\"current-password\" required "
             "maxlength=\"256\"></label><button>")
        .text(words.translate("fleet-web", "Sign in"))
        .raw("</button></form>");
    return bare_page(words, status, words.translate("fleet-web", "Sign in"), html);
}

Response not_found(const Visit& visit) {
    Response response =
        page(visit, visit.words.translate("fleet-web", "Nothing here"), "",
             Html("<p>").text(visit.words.translate("fleet-web", "There is no such page.")).raw("</p>"));
    response.status = 404;
    return response;
}

Response trouble(const Words& words, const Error& error) {
    // What the database said is for the log: it may quote what should not be seen.
    const bool gone = error.code == ErrorCode::unreachable || error.code == ErrorCode::busy;
    return bare_page(
        words, gone ? 503 : 500, words.translate("fleet-web", "That did not work"),
        Html("<p>")
            .text(gone ? words.translate("fleet-web", "The database does not answer. Try again soon.")
                       : words.translate("fleet-web", "Something went wrong. The server’s log says what."))
            .raw("</p>"));
}

} // namespace rinnova::fleet
