// SPDX-License-Identifier: Apache-2.0
#include "agent/LiveHosts.h"

#include "base/Lineage.h"
#include "base/Residue.h"
#include "base/Text.h"
#include "service/Json.h"
#include "service/rpc/SecretMembers.h"

#include <condition_variable>
#include <set>

namespace rinnova::agent {

namespace {

/// A client has one or two: the add-on's, and the one of an add-on that is being replaced.
constexpr std::size_t most_hosts = 64;

Error not_there() {
    return {ErrorCode::not_found, translate("agent", "The program is not connected with Rinnova."), {}, {}};
}

Error went_away() {
    return {
        ErrorCode::unreachable, translate("agent", "The program went away before it had answered."), {}, {}};
}

} // namespace

/// A question on its way, shared by whoever waits for the answer and the main thread.
class LiveHosts::Exchange {
  public:
    Exchange(const ProcessId& to, Secret line) : client(to), question(std::move(line)) {}

    void settle(Result<std::string> result) {
        const std::lock_guard lock(m_mutex);
        if (!m_answer)
            m_answer = std::move(result);
        m_settled.notify_all();
    }
    Result<std::string> wait(std::chrono::milliseconds limit) {
        std::unique_lock lock(m_mutex);
        if (m_settled.wait_for(lock, limit, [this] { return m_answer.has_value(); }))
            return std::move(*m_answer);
        m_answer = fail(ErrorCode::timed_out, translate("agent", "The program does not answer."));
        return *m_answer;
    }
    /// Nobody waits for it any more.
    bool given_up() const {
        const std::lock_guard lock(m_mutex);
        return m_answer.has_value();
    }

    const ProcessId client;
    Secret question;
    const Client* host = nullptr; ///< that it was sent to

  private:
    mutable std::mutex m_mutex;
    std::condition_variable m_settled;
    std::optional<Result<std::string>> m_answer;
};

bool LiveHosts::admit(const std::shared_ptr<Client>& host) {
    const auto process = host->process ? process_with(*host->process) : std::nullopt;
    const auto parent = process && runs_program(*process, m_program) ? parent_of(*process) : std::nullopt;
    const std::lock_guard lock(m_mutex);
    if (!parent || m_hosts.size() >= most_hosts)
        return false;
    m_hosts[host.get()] = {host, *process, *parent, false};
    return true;
}

void LiveHosts::leave(const Client& host) {
    {
        const std::lock_guard lock(m_mutex);
        m_hosts.erase(&host);
    }
    std::erase_if(m_exchanges, [&](const auto& entry) {
        if (entry.second->host != &host)
            return false;
        entry.second->settle(tl::unexpected(went_away()));
        return true;
    });
    changed(false);
}

void LiveHosts::take(const Client& host, const rpc::Message& message) {
    if (message.method == "ready") {
        const auto version = message.params.find("version");
        const bool speaks_ours = version != message.params.end() && *version == rpc::live_version;
        {
            const std::lock_guard lock(m_mutex);
            m_hosts[&host].ready = speaks_ours;
        }
        return changed(speaks_ours);
    }
    const auto exchange =
        message.is_reply() && message.id ? m_exchanges.find(*message.id) : m_exchanges.end();
    if (exchange == m_exchanges.end() || exchange->second->host != &host)
        return;
    if (message.trouble)
        exchange->second->settle(
            fail(ErrorCode::invalid_data, translate("agent", "The program refused the question.")));
    else
        exchange->second->settle(message.result.dump(-1, ' ', false, Json::error_handler_t::replace));
    m_exchanges.erase(exchange);
}

/// The latest one, when there are several.
std::shared_ptr<Client> LiveHosts::host_of(const ProcessId& client) const {
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Client> found;
    ProcessId latest;
    for (const auto& [key, host] : m_hosts)
        if (host.ready && host.parent == client && (!found || latest.started <= host.process.started) &&
            parent_of(host.process) == client) {
            found = host.connection.lock();
            latest = host.process;
        }
    return found;
}

int LiveHosts::count() const {
    const std::lock_guard lock(m_mutex);
    std::set<ProcessId> clients;
    for (const auto& [key, host] : m_hosts)
        if (host.ready)
            clients.insert(host.parent);
    return static_cast<int>(clients.size());
}

bool LiveHosts::reaches(const ProcessId& client) const {
    return host_of(client) != nullptr;
}

Result<std::string> LiveHosts::ask(const ProcessId& client, std::string_view method,
                                   const std::string& params, std::span<const Secret* const> secrets,
                                   std::chrono::milliseconds limit) {
    const Json parsed = Json::parse(params, nullptr, false);
    if (parsed.is_discarded())
        return fail(ErrorCode::internal, "params");
    rpc::CallId id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = ++m_last;
    }
    const auto exchange =
        std::make_shared<Exchange>(client, rpc::with_secrets(rpc::request_line(id, method, parsed), secrets));
    QMetaObject::invokeMethod(
        &m_context, [this, id, exchange] { begin(id, exchange); }, Qt::QueuedConnection);
    auto answer = exchange->wait(limit);
    if (!answer && answer.error().code == ErrorCode::timed_out)
        QMetaObject::invokeMethod(
            &m_context, [this, id] { m_exchanges.erase(id); }, Qt::QueuedConnection);
    return answer;
}

void LiveHosts::begin(rpc::CallId id, const ExchangePtr& exchange) {
    if (exchange->given_up())
        return;
    const auto host = host_of(exchange->client);
    if (!host)
        return exchange->settle(tl::unexpected(not_there()));
    exchange->host = host.get();
    m_exchanges.emplace(id, exchange);
    exchange->question.expose([&](std::string_view line) { host->connection->send(line); });
    exchange->question = Secret();
    wipe_residue();
}

} // namespace rinnova::agent
