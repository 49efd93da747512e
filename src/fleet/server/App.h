// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "fleet/server/http/Server.h"
#include "fleet/server/store/Connections.h"
#include "fleet/server/store/Ingest.h"
#include "fleet/server/store/Overview.h"
#include "fleet/server/store/Users.h"
#include "fleet/server/web/Words.h"

#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

namespace rinnova::fleet {

struct AppSettings {
    int silent_days = 7;
    std::string user_header; ///< lower case; who a trusted proxy has signed in; empty: nobody
    DeviceRate::Limit address_rate{1000, std::chrono::milliseconds(20)}; ///< messages of agents, by address
    bool limit_addresses = true;
};

/// Says, for a line of the log, what happened: never a secret.
using LogLine = std::function<void(std::string_view event, std::string_view text)>;

/// What this server answers. `handle` never blocks; what needs the database is done by threads of its own.
class App {
  public:
    App(DatabaseAddress address, Ingest& ingest, Metrics& metrics, const Clock& clock, AppSettings settings,
        LogLine log);
    ~App();

    void handle(Request request, Respond respond);

  private:
    void take_message(Request request, Respond respond);
    Response answer(const Request& request);
    Result<Response> answer_with(Database& database, const Request& request, const Words& words);
    /// Of whoever looks: whom a trusted proxy has signed in, else by the key in his cookie.
    Result<std::optional<Session>> session_of(Database& database, const Request& request) const;
    /// Whether the key in `Authorization: Bearer` has the scope, or a session is there. `read` is everything.
    Result<bool> may(Database& database, const Request& request, std::string_view scope) const;
    Result<Response> page_of(Database& database, const Request& request, const Words& words);
    Result<Response> sign_in(Database& database, const Request& request, const Words& words);
    Result<Response> health(Database& database);
    Result<Response> metrics(Database& database);
    Result<Response> api(Database& database, const Request& request);
    Response csv(const Request& request);
    Result<Overview> recent_overview(Database& database);
    const Words& words_of(const Request& request) const;

    Connections m_connections;
    Ingest& m_ingest;
    Metrics& m_metrics;
    const Clock& m_clock;
    AppSettings m_settings;
    LogLine m_log;
    Words m_english{"en"};
    Words m_italian{"it"};
    std::mutex m_mutex; ///< of what is below
    std::optional<Overview> m_overview;
    DeviceRate m_rate;
    std::atomic<int> m_waiting = 0;
    boost::asio::thread_pool m_workers{2};
};

} // namespace rinnova::fleet
