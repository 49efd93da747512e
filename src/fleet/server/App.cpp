// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/App.h"

#include "fleet/server/web/Visit.h"

#include <QFile>

#include <boost/asio/post.hpp>

#include <exception>

namespace rinnova::fleet {

namespace {

constexpr int most_waiting = 256;
constexpr std::chrono::seconds overview_age{5};

Response reply_of(const Reply& reply) {
    Response response;
    response.status = reply.status;
    response.type = "application/json";
    response.body = reply.body;
    response.headers.emplace_back("Cache-Control", "no-store");
    if (reply.retry_after > 0)
        response.headers.emplace_back("Retry-After", std::to_string(reply.retry_after));
    return response;
}

Response busy() {
    Response response = plain_text(503, "busy\n");
    response.headers.emplace_back("Retry-After", "10");
    return response;
}

bool is_static(std::string_view path) {
    return path == "/static/style.css" || path == "/static/page.js" || path == "/static/icon.svg";
}

Response static_file(std::string_view path) {
    QFile file(QStringLiteral(":/fleet/") +
               QString::fromUtf8(path.data() + 8, static_cast<qsizetype>(path.size() - 8)));
    if (!file.open(QIODevice::ReadOnly))
        return plain_text(404, "not found\n");
    Response response;
    response.type = path.ends_with(".css")  ? "text/css; charset=utf-8"
                    : path.ends_with(".js") ? "text/javascript; charset=utf-8"
                                            : "image/svg+xml";
    response.body = file.readAll().toStdString();
    response.headers.emplace_back("Cache-Control", "max-age=3600");
    return response;
}

} // namespace

App::App(DatabaseAddress address, Ingest& ingest, Metrics& metrics, const Clock& clock, AppSettings settings,
         LogLine log)
    : m_connections(std::move(address)), m_ingest(ingest), m_metrics(metrics), m_clock(clock),
      m_settings(std::move(settings)), m_log(std::move(log)), m_rate(m_settings.address_rate) {}

App::~App() {
    m_workers.join();
}

void App::handle(Request request, Respond respond) {
    if (request.path.starts_with("/fleet/v1/"))
        return take_message(std::move(request), std::move(respond));
    if (is_static(request.path))
        return respond(static_file(request.path));
    if (++m_waiting > most_waiting) {
        --m_waiting;
        return respond(busy());
    }
    boost::asio::post(m_workers, [this, request = std::move(request), respond = std::move(respond)] {
        respond(answer(request));
        --m_waiting;
    });
}

void App::take_message(Request request, Respond respond) {
    const bool known = request.path == "/fleet/v1/join" || request.path == "/fleet/v1/report" ||
                       request.path == "/fleet/v1/leave";
    if (!known || request.method != "POST")
        return respond(plain_text(known ? 405 : 404, "not found\n"));
    // The kind stands in the envelope, and is signed; the path must say the same.
    const std::string kind = " " + request.path.substr(10) + " ";
    const auto line_end = request.body.find('\n');
    if (request.body.substr(0, std::min<std::size_t>(line_end, 40)).find(kind) == std::string::npos)
        return respond(reply_of(refused("malformed", "no envelope of this kind")));
    if (m_settings.limit_addresses) {
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        const std::lock_guard lock(m_mutex);
        if (!m_rate.allows(request.address, now))
            return respond(
                reply_of(refused(Refusal{"too-many", "too many messages from this address", 0, 60})));
    }
    m_ingest.submit(std::move(request.body), [this, address = request.address, respond](const Reply& reply) {
        if (!reply.code.empty() && reply.code != "too-many" && reply.code != "sequence")
            m_log("message refused", reply.code + " from " + address);
        respond(reply_of(reply));
    });
}

const Words& App::words_of(const Request& request) const {
    std::string_view wanted = request.value("lang");
    const auto kept = request.cookie("lang");
    if (wanted.empty() && kept)
        wanted = *kept;
    if (wanted.empty())
        wanted = request.header("accept-language");
    return wanted.starts_with("it") ? m_italian : m_english;
}

Response App::answer(const Request& request) {
    const Words& words = words_of(request);
    try {
        if (request.path == "/report.csv" || request.path == "/api/v1/accounts.csv")
            return csv(request);
        auto response = m_connections.with<Response>(
            [&](Database& database) { return answer_with(database, request, words); });
        if (response) {
            if (const auto language = request.value("lang"); language == "it" || language == "en")
                response->headers.emplace_back("Set-Cookie",
                                               "lang=" + std::string(language) +
                                                   "; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly");
            return std::move(*response);
        }
        m_log("request failed", request.path + ": " + response.error().message);
        if (request.path == "/healthz" || request.path == "/metrics" || request.path.starts_with("/api/"))
            return plain_text(503, "the database does not answer\n");
        return trouble(words, response.error());
    } catch (const std::exception& problem) {
        m_log("request failed", request.path + ": " + problem.what());
        return trouble(words, {});
    }
}

Result<Response> App::answer_with(Database& database, const Request& request, const Words& words) {
    if (request.path == "/healthz")
        return health(database);
    if (request.path == "/metrics")
        return metrics(database);
    if (request.path.starts_with("/api/v1/"))
        return api(database, request);
    return page_of(database, request, words);
}

Result<Overview> App::recent_overview(Database& database) {
    const Timestamp now = m_clock.now();
    {
        const std::lock_guard lock(m_mutex);
        if (m_overview && now - m_overview->made_at < overview_age && now >= m_overview->made_at)
            return *m_overview;
    }
    auto fresh = overview(database, now, m_clock.today(), m_settings.silent_days);
    if (fresh) {
        const std::lock_guard lock(m_mutex);
        m_overview = *fresh;
    }
    return fresh;
}

} // namespace rinnova::fleet
