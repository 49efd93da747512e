// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "unit/probe/TestAuthority.h"

#include <openssl/ssl.h>

#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace rinnova::test {

bool is_farewell(std::string_view line);

/// One client's connection, as a script sees it. Everything received is recorded.
class Session {
  public:
    void send(std::string_view bytes);
    /// The next line without its end; empty when the client is gone.
    std::string line();
    /// Reads and records until the client says goodbye or is gone.
    void wait_until_gone();
    /// Whether sending has worked so far.
    bool client_is_there() const { return m_client_is_there; }
    /// Takes the client's handshake. False when the client did not like it.
    bool start_tls();

    /// Answers an IMAP CAPABILITY, POP3 CAPA or SMTP EHLO after the greeting, as libcurl asks for them.
    void greet_imap(std::string_view capabilities);
    void greet_pop3(std::string_view capabilities);
    void greet_smtp(std::string_view extensions);

  private:
    friend class ScriptedServer;
    Session(int descriptor, class ScriptedServer& server) : m_descriptor(descriptor), m_server(server) {}
    ~Session();
    long receive(char* bytes, std::size_t size);

    int m_descriptor;
    ScriptedServer& m_server;
    SSL* m_tls = nullptr;
    bool m_client_is_there = true;
    std::string m_input;
};

/// A server on a loopback port that does what its script says, one client after the other.
class ScriptedServer {
  public:
    using Script = std::function<void(Session&)>;
    enum class Start { clear, tls };

    ScriptedServer(Identity identity, Start start, Script script);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    std::uint16_t port() const { return m_port; }
    /// Ends the server and tells what came in: the lines of all clients, in order, without TLS.
    std::vector<std::string> finish();
    int connections() const { return m_connections; }

  private:
    friend class Session;
    void run();
    void serve(int client);

    Start m_start;
    Script m_script;
    SSL_CTX* m_context;
    int m_listener;
    std::uint16_t m_port = 0;
    std::atomic<bool> m_ending{false};
    std::atomic<int> m_connections{0};
    std::mutex m_mutex;
    int m_client = -1;
    std::vector<std::string> m_received;
    std::thread m_thread;
};

/// Those of the lines that hold a login or a part of one: all but the known harmless commands.
std::vector<std::string> login_lines(const std::vector<std::string>& lines);

} // namespace rinnova::test
