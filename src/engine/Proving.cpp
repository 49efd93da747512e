// SPDX-License-Identifier: Apache-2.0
#include "engine/Discovery.h"
#include "engine/RotationRun.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace rinnova {

namespace {

constexpr std::size_t logins_at_a_time = 2;
constexpr int refusals_that_stop = 3;

const std::vector<SlotKind>& order_of(const Provider* provider) {
    static const std::vector<SlotKind> usual{SlotKind::imap, SlotKind::pop3, SlotKind::smtp};
    return provider != nullptr && !provider->probe_order.empty() ? provider->probe_order : usual;
}

const Server* find_server(const std::vector<Server>& servers, SlotKind kind, const std::string& host) {
    const auto found = std::find_if(servers.begin(), servers.end(), [&](const Server& server) {
        return server.kind == kind && (host.empty() || server.host == host);
    });
    return found != servers.end() ? &*found : nullptr;
}

/// The server as the client has it, completed by what the provider file knows. Never without TLS: a client
/// that is set up so is asked about over the provider's own server, or by STARTTLS.
Server server_of(const Slot& slot, const std::vector<Server>& servers) {
    const Server* known = find_server(servers, slot.kind, slot.host);
    Server server{slot.kind, slot.host, 0, Tls::implicit, {}, {}};
    if (slot.tls && *slot.tls != Tls::none) {
        server.tls = *slot.tls;
        server.port = slot.port.value_or(default_port(slot.kind, server.tls));
    } else if (known != nullptr) {
        server.tls = known->tls;
        server.port = known->port;
    } else {
        server.tls = slot.tls ? Tls::starttls : tls_of_port(slot.port.value_or(993));
        server.port = slot.port.value_or(default_port(slot.kind, server.tls));
    }
    return server;
}

} // namespace

std::optional<ProbeRequest> probe_request_for(const World& world, const Account& account,
                                              const std::vector<Slot>& slots) {
    const Provider* provider = world.providers.find(account.key.provider);
    const std::vector<Server> servers = servers_of(world, account);
    ProbeRequest request;
    request.username = account.key.login;
    if (provider != nullptr)
        request.ca_file = provider->ca_file;
    for (const SlotKind kind : order_of(provider))
        for (const Slot& slot : slots)
            if (slot.kind == kind && !slot.host.empty()) {
                request.server = server_of(slot, servers);
                request.username = slot.username;
                return request;
            }
    for (const SlotKind kind : order_of(provider))
        if (const Server* server = find_server(servers, kind, {})) {
            request.server = *server;
            return request;
        }
    return std::nullopt;
}

void RotationRun::prove(std::vector<Job>& jobs) {
    std::vector<Job*> asked;
    for (Job& job : jobs)
        if (job.going_on && job.request.probe)
            asked.push_back(&job);
        else if (job.going_on)
            job.result.probe.verdict = ProbeVerdict::skipped;
    std::mutex mutex;
    std::size_t next = 0;
    int refusals_in_a_row = 0;
    const auto work = [&] {
        for (;;) {
            Job* job = nullptr;
            std::optional<ProbeRequest> request;
            {
                const std::lock_guard guard(mutex);
                if (next == asked.size() || refusals_in_a_row >= refusals_that_stop ||
                    m_stop.stop_requested())
                    return;
                tell(Progress::Stage::probing, asked[next]->account.key, next, asked.size());
                job = asked[next++];
                request = probe_request_for(m_world, job->account, job->slots);
            }
            if (!request) {
                const std::lock_guard guard(mutex);
                job->result.probe = {ProbeVerdict::skipped,
                                     {},
                                     {},
                                     0,
                                     translate("engine", "No server of this account is known.")};
                continue;
            }
            ProbeResult answer = m_world.probe.login(*request, *job->password, m_stop);
            const std::lock_guard guard(mutex);
            if (answer.verdict == ProbeVerdict::refused)
                ++refusals_in_a_row;
            else if (answer.verdict == ProbeVerdict::accepted)
                refusals_in_a_row = 0;
            job->result.probe = std::move(answer);
            job->proven = true;
        }
    };
    {
        std::vector<std::jthread> workers;
        for (std::size_t i = 1; i < std::min(logins_at_a_time, asked.size()); ++i)
            workers.emplace_back(work);
        work();
    }
    const bool stopped = refusals_in_a_row >= refusals_that_stop;
    for (Job* job : asked)
        settle_proof(*job, stopped);
}

void RotationRun::settle_proof(Job& job, bool batch_stopped) {
    ledger::Stage stage = ledger::Stage::unproven;
    const auto stop = [&](AccountOutcome outcome, Error error) {
        job.going_on = false;
        job.result.outcome = outcome;
        job.result.error = std::move(error);
        job.result.validity = job.account.validity;
    };
    // An undo has staged nothing: its password stays what it was, the previous one.
    const bool keeps = job.rotation.kind != "undo" && !job.request.without_vault;
    job.result.kept = !job.request.without_vault;
    const std::string kept =
        job.result.kept
            ? translate("engine", "No mail program was changed. The password is kept: "
                                  "“rinnova retry” goes on, “rinnova discard” drops it.")
            : translate("engine", "No mail program was changed. The password is kept nowhere: paste "
                                  "it again.");
    const ProbeResult& probe = job.result.probe;
    if (!job.proven && probe.verdict == ProbeVerdict::skipped && probe.detail.empty()) {
        stop(batch_stopped ? AccountOutcome::failed : AccountOutcome::unreachable,
             {batch_stopped ? ErrorCode::auth_rejected : ErrorCode::timed_out,
              batch_stopped ? translate("engine", "Not tried: the server refused three passwords in a row.")
                            : translate("engine", "Stopped before the server was asked."),
              kept, job.account.key.login});
    } else {
        switch (probe.verdict) {
        case ProbeVerdict::accepted:
        case ProbeVerdict::skipped:
            return;
        case ProbeVerdict::refused:
            stage = ledger::Stage::refused;
            stop(AccountOutcome::refused,
                 {ErrorCode::auth_rejected,
                  translate("engine", "The server refuses the password: %1", {probe.detail}), kept,
                  probe.host});
            break;
        case ProbeVerdict::unreachable:
            stop(AccountOutcome::unreachable,
                 {ErrorCode::unreachable,
                  translate("engine", "The server could not be asked: %1", {probe.detail}), kept,
                  probe.host});
            break;
        case ProbeVerdict::tls_error:
            stop(AccountOutcome::unreachable,
                 {ErrorCode::unreachable,
                  translate("engine", "The connection to the server is not secure: %1", {probe.detail}), kept,
                  probe.host});
            break;
        }
    }
    if (!keeps)
        stage = ledger::Stage::dropped;
    auto noted = m_world.ledger.transaction([&]() -> Result<void> {
        auto moved = m_world.ledger.journal().set_stage(job.rotation.id, stage, m_world.clock.now());
        // One that no server has seen yet may be right, and be nowhere else: a wrong one does not replace it.
        if (moved && keeps)
            moved = replace_waiting(job, stage == ledger::Stage::refused);
        if (!moved)
            return moved;
        return m_world.ledger.add_history({m_world.clock.now(), job.account.key,
                                           std::string(to_string(stage)), job.result.error->message,
                                           job.rotation.id});
    });
    if (!noted)
        job.result.notes.push_back(noted.error().message);
}

} // namespace rinnova
