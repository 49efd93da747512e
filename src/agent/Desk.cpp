// SPDX-License-Identifier: Apache-2.0
#include "agent/Desk.h"

#include "agent/LiveHosts.h"
#include "base/FreeMemory.h"
#include "base/Text.h"
#include "service/rpc/SecretMembers.h"

#include <unistd.h>

namespace rinnova::agent {

using rpc::Fault;
using rpc::trouble_of;

namespace {

constexpr std::chrono::seconds rest_after{2};

/// More than a desktop has programs; each costs a descriptor and a kilobyte.
constexpr std::size_t most_clients = 2000;

template <typename T>
std::optional<T> read_params(const rpc::Message& message) {
    T value{};
    std::string wrong;
    JsonReader(message.params, {}, wrong, true).read(message.params, value, {});
    return wrong.empty() ? std::optional(std::move(value)) : std::nullopt;
}

std::string line_of(rpc::CallId id, const tl::expected<Json, rpc::Trouble>& result) {
    return result ? rpc::reply_line(id, *result) : rpc::trouble_line(id, result.error());
}

} // namespace

Desk::Desk(Parts parts, Work& work) : m_parts(std::move(parts)), m_work(work), m_since(m_parts.clock.now()) {
    speak(m_parts.language);
    m_rest.setSingleShot(true);
    m_rest.callOnTimeout([this] {
        m_overview.reset();
        give_free_memory_back();
    });
}

Desk::~Desk() = default;

/// Texts are the program's, not a thread's: a language is taken on while no work is under way. What is
/// answered beside work in another language speaks that one.
void Desk::speak(const std::string& language) {
    if (language == m_language)
        return;
    m_translation.reset();
    m_translation.emplace(language);
    m_language = language;
}

void Desk::speak_own_language() {
    speak(m_parts.language);
}

void Desk::admit(Descriptor socket) {
    if (!peer_is_this_user(socket)) {
        m_parts.log.write("refused", "a connection of another user");
        return;
    }
    auto client = std::make_shared<Client>();
    // Those who hold the client are called back by it: weakly.
    client->process = peer_process(socket);
    const std::weak_ptr<Client> weak = client;
    const auto with = [weak](auto use) {
        if (const auto held = weak.lock())
            use(held);
    };
    client->connection = std::make_unique<Connection>(
        std::move(socket),
        Connection::Events{
            [this, with](std::span<char> line) { with([&](const auto& held) { on_line(held, line); }); },
            [this, with] {
                with([&](const auto& held) {
                    refuse(held, {}, trouble_of(Fault::too_long, "The line is too long."));
                });
            },
            [this, with] { with([&](const auto& held) { on_closed(held); }); }});
    m_clients.insert(client);
    if (m_clients.size() > most_clients)
        refuse(client, {}, trouble_of(Fault::too_many, "There are too many connections."));
}

void Desk::on_closed(const ClientPtr& client) {
    for (const auto& [id, job] : client->calls)
        m_work.forget(job); // what has begun goes on to its end: the journal expects it
    client->calls.clear();
    if (client->live)
        m_parts.live->leave(*client);
    // Its own notifiers are calling: it may go only after they have returned.
    m_work.post([this, client] {
        m_clients.erase(client);
        m_rest.start(rest_after);
    });
}

void Desk::refuse(const ClientPtr& client, const std::optional<rpc::CallId>& id,
                  const rpc::Trouble& trouble) {
    client->connection->send(rpc::trouble_line(id, trouble));
    client->connection->close_after_sending();
}

void Desk::on_line(const ClientPtr& client, std::span<char> line) {
    std::vector<Secret> secrets = rpc::lift_secrets(line);
    auto message = rpc::parse_message({line.data(), line.size()});
    if (!message)
        return refuse(client, {}, message.error());
    if (client->live)
        return m_parts.live->take(*client, *message);
    if (message->is_reply())
        return refuse(client, {}, trouble_of(Fault::no_request, "Nothing was asked of you."));
    if (message->id)
        return on_request(client, std::move(*message), std::move(secrets));
    if (message->method == "cancel")
        cancel(client, *message);
}

void Desk::on_request(const ClientPtr& client, rpc::Message message, std::vector<Secret> secrets) {
    const rpc::CallId id = *message.id;
    if (client->calls.contains(id))
        return refuse(client, id, trouble_of(Fault::no_request, "This id is in use."));
    if (message.method == "hello")
        return greet(client, message);
    if (message.method == "live")
        return admit_live_host(client, message);
    if (!client->greeted)
        return refuse(client, id, trouble_of(Fault::not_greeted, "Say hello first."));
    Connection& connection = *client->connection;
    if (message.method == "agent")
        return connection.send(rpc::reply_line(id, {{"value", JsonWriter::json_of(status_of_agent())}}));
    if (message.method == "subscribe") {
        client->subscribed = true;
        return connection.send(rpc::reply_line(id, {{"value", nullptr}}));
    }
    const rpc::Method* method = rpc::find_method(message.method);
    if (method == nullptr)
        return connection.send(
            rpc::trouble_line(id, trouble_of(Fault::no_method, "There is no such method.")));
    if (method->needs == rpc::Method::Needs::ledger)
        return answer_at_once(client, *method, message);
    queue(client, *method, std::move(message), std::move(secrets));
}

void Desk::greet(const ClientPtr& client, const rpc::Message& message) {
    const auto other_version = [&] {
        refuse(client, message.id,
               trouble_of(Fault::other_version,
                          "This agent speaks version " + std::to_string(rpc::protocol_version) + "."));
    };
    // Of a later version it may have members that are not known here.
    if (const auto version = message.params.find("protocol");
        version != message.params.end() && *version != rpc::protocol_version)
        return other_version();
    const auto hello = read_params<rpc::HelloCall>(message);
    if (!hello || client->greeted || (hello->language != "it" && hello->language != "en"))
        return refuse(client, message.id, trouble_of(Fault::wrong_params, "This is no greeting."));
    if (hello->protocol != rpc::protocol_version)
        return other_version();
    const Paths& paths = m_parts.paths;
    if (hello->home != paths.home.string() || hello->config != paths.config.string() ||
        hello->state != paths.state.string())
        return refuse(client, message.id,
                      trouble_of(Fault::other_user, "This agent works with other folders."));
    // Each new client learns whether configuration and ledger can be used as they are now. The ledger is not
    // held open for one that may never ask for it.
    m_overview.reset();
    const auto usable = overview();
    m_overview.reset();
    if (!usable)
        return refuse(client, message.id, {Fault::failed, usable.error()});
    client->greeted = true;
    client->language = hello->language;
    client->interactive = hello->interactive;
    client->connection->send(
        rpc::reply_line(*message.id, {{"value", JsonWriter::json_of(status_of_agent())}}));
}

void Desk::admit_live_host(const ClientPtr& client, const rpc::Message& message) {
    const auto hello = read_params<rpc::LiveCall>(message);
    if (!hello || client->greeted || hello->protocol != rpc::live_version)
        return refuse(client, message.id, trouble_of(Fault::other_version, "This is no greeting of ours."));
    if (m_parts.live == nullptr || !m_parts.live->admit(client)) {
        m_parts.log.write("refused", "a live host that is not ours");
        return refuse(client, message.id, trouble_of(Fault::wrong_params, "You are not known."));
    }
    client->live = true;
    client->connection->send(rpc::reply_line(*message.id, {{"value", nullptr}}));
    client->connection->send(rpc::notification_line("hello", Json::object()));
}

Result<LocalService*> Desk::overview() {
    m_rest.start(rest_after);
    if (!m_overview) {
        auto made = m_parts.make_service(m_language, false);
        if (!made)
            return tl::unexpected(made.error());
        m_overview = std::move(*made);
    }
    return m_overview.get();
}

void Desk::answer_at_once(const ClientPtr& client, const rpc::Method& method, const rpc::Message& message) {
    if (m_work.idle())
        speak(client->language);
    const auto service = overview();
    if (service && (*service)->must_rebuild())
        return queue(client, method, message, {});
    const auto result =
        rpc::run(method, [&] { return service.map([](LocalService* made) -> Service* { return made; }); },
                 {message.params, {}, {}, {}});
    if (!result)
        m_overview.reset(); // a ledger that was damaged or replaced is opened anew
    client->connection->send(line_of(*message.id, result));
}

void Desk::queue(const ClientPtr& client, const rpc::Method& method, rpc::Message message,
                 std::vector<Secret> secrets) {
    struct Asked {
        Json params;
        std::vector<Secret> secrets;
        std::string line;
    };
    const auto asked = std::make_shared<Asked>(Asked{std::move(message.params), std::move(secrets), {}});
    const rpc::CallId id = *message.id;
    const std::weak_ptr<Client> weak = client;
    auto job = std::make_shared<Work::Job>();
    job->before = [this, language = client->language] { speak(language); };
    job->run = [this, asked, &method, id, weak, language = client->language,
                interactive = client->interactive](std::stop_token stop) {
        const auto tell = [&](const Progress& progress) {
            m_work.post([this, weak, id, progress] { tell_progress(weak, id, progress); });
        };
        const rpc::Call call{asked->params, asked->secrets, tell, std::move(stop)};
        std::unique_ptr<LocalService> service;
        const auto make = [&]() -> Result<Service*> {
            auto made = m_parts.make_service(language, interactive);
            if (!made)
                return tl::unexpected(made.error());
            service = std::move(*made);
            service->wait_for_servers([this](const auto& wait) { m_work.aside(wait); });
            return service.get();
        };
        asked->line = line_of(id, rpc::run(method, make, call));
        asked->secrets.clear();
    };
    job->done = [this, asked, weak, id, &method] {
        settle(weak, id, asked->line);
        if (method.needs == rpc::Method::Needs::changes)
            note_changes();
    };
    job->dropped = [this, weak, id] {
        settle(
            weak, id,
            rpc::trouble_line(id, {Fault::ending,
                                   {ErrorCode::busy,
                                    translate("agent", "The background agent is ending; nothing was begun."),
                                    translate("agent", "Try again."),
                                    {}}}));
    };
    job->speaks_with_fleet = method.name.starts_with("fleet_");
    client->calls.emplace(id, job);
    client->connection->hold(client->calls.size() >= rpc::most_calls_at_once);
    m_work.add(std::move(job));
}

void Desk::settle(const std::weak_ptr<Client>& weak, rpc::CallId id, const std::string& line) {
    const auto client = weak.lock();
    if (!client || client->calls.erase(id) == 0)
        return;
    client->connection->send(line);
    client->connection->hold(false);
}

void Desk::cancel(const ClientPtr& client, const rpc::Message& message) {
    const auto wanted = read_params<rpc::CancelCall>(message);
    const auto found = wanted ? client->calls.find(wanted->call) : client->calls.end();
    if (found == client->calls.end())
        return;
    const auto job = found->second;
    job->stop.request_stop();
    // One that waits need not be begun to be ended.
    if (m_work.forget(job))
        settle(client, wanted->call,
               rpc::trouble_line(
                   wanted->call,
                   {Fault::failed,
                    {ErrorCode::busy, translate("agent", "Cancelled before it was begun."), {}, {}}}));
}

void Desk::tell_progress(const std::weak_ptr<Client>& weak, rpc::CallId id, const Progress& progress) {
    const auto caller = weak.lock();
    if (caller && caller->calls.contains(id))
        caller->connection->send(
            rpc::notification_line("progress", JsonWriter::json_of(rpc::ProgressNote{id, progress})));
    const std::string line = rpc::notification_line("rotation-progress", JsonWriter::json_of(progress));
    for (const ClientPtr& client : std::set(m_clients))
        if (client->subscribed && client != caller)
            client->connection->send(line);
}

void Desk::tell_status_changed() {
    const std::string line = rpc::notification_line("status-changed", Json::object());
    for (const ClientPtr& client : std::set(m_clients))
        if (client->subscribed)
            client->connection->send(line);
}

void Desk::note_changes() {
    changed();
    tell_status_changed();
}

rpc::AgentStatus Desk::status_of_agent() const {
    rpc::AgentStatus status{
        rpc::protocol_version, m_parts.version, static_cast<int>(getpid()), m_since, {}, {}, 0};
    describe(status);
    return status;
}

void Desk::finish_what_was_cut_off() {
    const auto report = std::make_shared<Result<RotationReport>>();
    auto job = std::make_shared<Work::Job>();
    job->before = [this] { speak_own_language(); };
    job->run = [this, report](std::stop_token stop) {
        try {
            auto service = m_parts.make_service(m_parts.language, false);
            if (service)
                *report = (*service)->finish_cut_off(std::move(stop));
            else
                *report = tl::unexpected(service.error());
        } catch (const std::exception& problem) {
            *report = fail(ErrorCode::internal, problem.what());
        }
    };
    job->done = [this, report] {
        if (!*report)
            return m_parts.log.write("recovery", report->error());
        for (const AccountResult& account : (*report)->accounts)
            m_parts.log.write("recovery", account.account.login + " " + account.account.provider + " " +
                                              std::string(to_string(account.outcome)));
        if (!(*report)->accounts.empty())
            note_changes();
    };
    job->dropped = [] {};
    m_work.add(std::move(job));
}

void Desk::dismiss_all() {
    for (const ClientPtr& client : std::set(m_clients))
        client->connection->close();
}

} // namespace rinnova::agent
