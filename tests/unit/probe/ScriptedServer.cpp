// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/ScriptedServer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <stdexcept>

namespace rinnova::test {

bool is_farewell(std::string_view line) {
    return line == "QUIT" || line == "R2 LOGOUT";
}

Session::~Session() {
    if (m_tls != nullptr) {
        SSL_shutdown(m_tls);
        SSL_free(m_tls);
    }
}

void Session::send(std::string_view bytes) {
    const long sent = m_tls != nullptr ? SSL_write(m_tls, bytes.data(), static_cast<int>(bytes.size()))
                                       : ::send(m_descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    m_client_is_there = m_client_is_there && sent > 0;
}

long Session::receive(char* bytes, std::size_t size) {
    return m_tls != nullptr ? SSL_read(m_tls, bytes, static_cast<int>(size))
                            : recv(m_descriptor, bytes, size, 0);
}

std::string Session::line() {
    std::array<char, 4096> buffer;
    for (;;) {
        if (const auto end = m_input.find('\n'); end != std::string::npos) {
            std::string line = m_input.substr(0, end);
            m_input.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            const std::lock_guard guard(m_server.m_mutex);
            m_server.m_received.push_back(line);
            return line;
        }
        const long count = receive(buffer.data(), buffer.size());
        if (count <= 0)
            return {};
        m_input.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

void Session::wait_until_gone() {
    for (std::string next = line(); !next.empty() && !is_farewell(next); next = line())
        ;
}

bool Session::start_tls() {
    m_tls = SSL_new(m_server.m_context);
    SSL_set_fd(m_tls, m_descriptor);
    return SSL_accept(m_tls) == 1;
}

void Session::greet_imap(std::string_view capabilities) {
    send("* OK scripted server ready\r\n");
    const std::string tag = line().substr(0, 4);
    send("* CAPABILITY IMAP4rev1 " + std::string(capabilities) + "\r\n" + tag + " OK done\r\n");
}

void Session::greet_pop3(std::string_view capabilities) {
    send("+OK scripted server ready\r\n");
    line();
    send("+OK here they are\r\n" + std::string(capabilities) + ".\r\n");
}

void Session::greet_smtp(std::string_view extensions) {
    send("220 scripted.test ESMTP\r\n");
    line();
    send("250-scripted.test\r\n" + std::string(extensions) + "250 8BITMIME\r\n");
}

ScriptedServer::ScriptedServer(Identity identity, Start start, Script script)
    : m_start(start), m_script(std::move(script)), m_context(SSL_CTX_new(TLS_server_method())),
      m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    SSL_CTX_use_certificate(m_context, identity.certificate.get());
    SSL_CTX_use_PrivateKey(m_context, identity.key.get());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(m_listener, generic, size) != 0 || listen(m_listener, 8) != 0 ||
        getsockname(m_listener, generic, &size) != 0)
        throw std::runtime_error("no loopback port");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { run(); });
}

ScriptedServer::~ScriptedServer() {
    finish();
    SSL_CTX_free(m_context);
}

std::vector<std::string> ScriptedServer::finish() {
    if (m_thread.joinable()) {
        m_ending = true;
        // Wakes accept(); clients that are queued already are still taken and counted.
        shutdown(m_listener, SHUT_RDWR);
        {
            const std::lock_guard guard(m_mutex);
            if (m_client >= 0)
                shutdown(m_client, SHUT_RDWR);
        }
        m_thread.join();
        close(m_listener);
    }
    const std::lock_guard guard(m_mutex);
    return m_received;
}

void ScriptedServer::run() {
    // OpenSSL writes to sockets without MSG_NOSIGNAL. For this thread only: the probe has to do without.
    sigset_t pipes;
    sigemptyset(&pipes);
    sigaddset(&pipes, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipes, nullptr);
    for (;;) {
        const int client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0)
            return;
        ++m_connections;
        serve(client);
    }
}

void ScriptedServer::serve(int client) {
    {
        const std::lock_guard guard(m_mutex);
        m_client = client;
        if (m_ending)
            shutdown(client, SHUT_RDWR);
    }
    {
        Session session(client, *this);
        if (m_start == Start::clear || session.start_tls())
            m_script(session);
    }
    const std::lock_guard guard(m_mutex);
    m_client = -1;
    close(client);
}

std::vector<std::string> login_lines(const std::vector<std::string>& lines) {
    constexpr std::array<std::string_view, 7> harmless{"CAPABILITY", "CAPA",   "EHLO", "STARTTLS",
                                                       "STLS",       "LOGOUT", "QUIT"};
    std::vector<std::string> found;
    for (const std::string& line : lines)
        if (std::none_of(harmless.begin(), harmless.end(),
                         [&](std::string_view word) { return line.find(word) != std::string::npos; }))
            found.push_back(line);
    return found;
}

} // namespace rinnova::test
