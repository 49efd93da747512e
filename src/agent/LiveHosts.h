// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "agent/Client.h"
#include "base/LiveClients.h"

#include <QObject>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace rinnova::agent {

/// The native hosts that are connected: each stands between us and an add-on in the program that started it.
/// Which profile it speaks for is known by that program, its parent, which holds the profile's lock: whoever
/// asks names the process that holds it now. Everything but `reaches` and `ask` happens on the main thread.
class LiveHosts final : public LiveClients {
  public:
    explicit LiveHosts(std::filesystem::path program) : m_program(std::move(program)) {}

    /// Whether the process at its other end runs our program, as the child of another one.
    bool admit(const std::shared_ptr<Client>& host);
    void take(const Client& host, const rpc::Message& message);
    void leave(const Client& host);

    /// Called when there is another client to be asked, or one that could not answer before (`another`), and
    /// when one has gone.
    std::function<void(bool another)> changed = [](bool) {};
    /// How many clients can be asked.
    int count() const;

    bool reaches(const ProcessId& client) const override;
    Result<std::string> ask(const ProcessId& client, std::string_view method, const std::string& params,
                            std::span<const Secret* const> secrets, std::chrono::milliseconds limit) override;

  private:
    struct Host {
        std::weak_ptr<Client> connection;
        ProcessId process;
        ProcessId parent;
        bool ready = false;
    };
    class Exchange;
    using ExchangePtr = std::shared_ptr<Exchange>;

    std::shared_ptr<Client> host_of(const ProcessId& client) const;
    void begin(rpc::CallId id, const ExchangePtr& exchange);

    std::filesystem::path m_program;
    mutable std::mutex m_mutex; ///< of the two below
    std::map<const Client*, Host> m_hosts;
    rpc::CallId m_last = 0;
    std::map<rpc::CallId, ExchangePtr> m_exchanges; ///< on the main thread
    QObject m_context;                              ///< of the main thread; what is posted dies with it
};

} // namespace rinnova::agent
