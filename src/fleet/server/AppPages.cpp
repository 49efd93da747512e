// SPDX-License-Identifier: Apache-2.0
// Who may see a page, and which.
#include "fleet/server/App.h"
#include "fleet/server/store/Audit.h"
#include "fleet/server/web/Visit.h"

#include <algorithm>
#include <array>

namespace rinnova::fleet {

namespace {

std::string_view cookie_name(const Request& request) {
    // The prefix makes a browser refuse one that was set from elsewhere (RFC 6265bis, 4.1.3.2); it asks for
    // HTTPS.
    return request.secure ? "__Host-rinnova" : "rinnova";
}

std::string cookie_text(const Request& request, const std::string& key, bool ends) {
    return std::string(cookie_name(request)) + "=" + key + "; Path=/; HttpOnly; SameSite=Lax" +
           (request.secure ? "; Secure" : "") + (ends ? "; Max-Age=0" : "");
}

/// Whether a form was sent by a page of ours (Fetch Metadata; Origin where a browser does not send that).
bool is_from_here(const Request& request) {
    if (const auto site = request.header("sec-fetch-site"); !site.empty())
        return site == "same-origin" || site == "none";
    const auto origin = request.header("origin");
    if (origin.empty())
        return true; // no browser: there is no cookie that it would send unasked
    const auto host = origin.find("://");
    return host != std::string_view::npos && origin.substr(host + 3) == request.header("host");
}

std::string field(const Fields& form, std::string_view name) {
    const auto found = form.find(name);
    return found == form.end() ? std::string() : found->second;
}

/// A path of ours to go on to: nothing that leads elsewhere.
std::string safe_path(std::string_view wanted) {
    const bool ours =
        wanted.starts_with('/') && !wanted.starts_with("//") && wanted.find('\\') == std::string_view::npos;
    return ours ? std::string(wanted) : "/";
}

struct PageRoute {
    std::string_view path;
    PageResult (*show)(const Visit&);
};
constexpr std::array<PageRoute, 8> page_routes{{{"/", overview_page},
                                                {"/week", week_page},
                                                {"/accounts", accounts_page},
                                                {"/accounts/view", account_page},
                                                {"/devices", devices_page},
                                                {"/devices/view", device_page},
                                                {"/groups/view", group_page},
                                                {"/audit", audit_page}}};

struct FormRoute {
    std::string_view path;
    PageResult (*act)(const Visit&, const Fields&);
};
constexpr std::array<FormRoute, 2> form_routes{
    {{"/devices/revoke", revoke_device}, {"/devices/edit", edit_device}}};

} // namespace

Result<Response> App::sign_in(Database& database, const Request& request, const Words& words) {
    if (request.method == "GET")
        return sign_in_page(words, 200, {}, {});
    const auto form = fields_from(request.body);
    if (request.method != "POST" || !form || !is_from_here(request))
        return sign_in_page(words, 400, words.translate("fleet-web", "That did not work"), {});
    const std::string name = field(*form, "name");
    const Secret password = Secret::copy_of(field(*form, "password"));
    auto session = fleet::sign_in(database, m_clock.now(), name, password, request.address);
    if (!session) {
        if (session.error().code != ErrorCode::auth_rejected && session.error().code != ErrorCode::busy)
            return tl::unexpected(session.error());
        m_metrics.sign_ins_refused += 1;
        m_log("sign-in refused", name.substr(0, 128) + " from " + request.address);
        const bool wait = session.error().code == ErrorCode::busy;
        return sign_in_page(
            words, wait ? 429 : 401,
            wait ? words.translate("fleet-web", "Too many tries were wrong. Wait some minutes.")
                 : words.translate("fleet-web", "Name or password is wrong."),
            name);
    }
    if (auto noted = audit(database, m_clock.now(), name, "signed in", request.address); !noted)
        return tl::unexpected(noted.error());
    m_log("signed in", name + " from " + request.address);
    Response response = redirect(safe_path(request.value("next")));
    response.headers.emplace_back("Set-Cookie", cookie_text(request, session->key, false));
    return response;
}

Result<std::optional<Session>> App::session_of(Database& database, const Request& request) const {
    const std::string by_proxy(m_settings.user_header.empty() ? "" : request.header(m_settings.user_header));
    if (!by_proxy.empty())
        return session_by_proxy(database, by_proxy);
    if (const auto key = request.cookie(cookie_name(request)))
        return find_session(database, m_clock.now(), *key);
    return std::optional<Session>();
}

Result<Response> App::page_of(Database& database, const Request& request, const Words& words) {
    if (request.path == "/sign-in")
        return sign_in(database, request, words);
    const auto session = session_of(database, request);
    if (!session)
        return tl::unexpected(session.error());
    if (!*session)
        return request.method == "GET" ? redirect("/sign-in") : plain_text(403, "sign in\n");
    const Visit visit{request,
                      database,
                      words,
                      **session,
                      m_clock.now(),
                      m_clock.today(),
                      m_settings.silent_days,
                      [this](Database& ours) { return recent_overview(ours); }};
    if (request.method == "GET") {
        const auto route = std::find_if(page_routes.begin(), page_routes.end(),
                                        [&](const PageRoute& page) { return page.path == request.path; });
        return route == page_routes.end() ? not_found(visit) : route->show(visit);
    }
    const auto form = fields_from(request.body);
    if (request.method != "POST" || !form || !is_from_here(request) ||
        field(*form, "csrf") != visit.session.csrf)
        return plain_text(403, "this form is not of this session\n");
    if (request.path == "/sign-out") {
        if (auto ended = sign_out(database, visit.session.key); !ended)
            return tl::unexpected(ended.error());
        Response response = redirect("/sign-in");
        response.headers.emplace_back("Set-Cookie", cookie_text(request, "", true));
        return response;
    }
    const auto route = std::find_if(form_routes.begin(), form_routes.end(),
                                    [&](const FormRoute& act) { return act.path == request.path; });
    if (route == form_routes.end())
        return not_found(visit);
    if (!visit.is_admin())
        return plain_text(403, "for administrators\n");
    return route->act(visit, *form);
}

} // namespace rinnova::fleet
