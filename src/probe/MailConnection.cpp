// SPDX-License-Identifier: Apache-2.0
#include "probe/MailConnection.h"

#include "base/Text.h"

#include <algorithm>
#include <array>
#include <mutex>

namespace rinnova {

namespace {

constexpr std::size_t max_line_bytes = 8 * 1024;
constexpr std::size_t receive_bytes = 2 * 1024;
constexpr std::size_t max_heard_bytes = 64 * 1024;
constexpr std::chrono::milliseconds longest_sleep{1000};

/// Sets libcurl up on the first probe, not at the program's start, where it would cost milliseconds.
void start_libcurl() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

std::string_view scheme_of(const Server& server) {
    const bool implicit = server.tls == Tls::implicit;
    switch (server.kind) {
    case SlotKind::pop3:
        return implicit ? "pop3s" : "pop3";
    case SlotKind::smtp:
        return implicit ? "smtps" : "smtp";
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        return implicit ? "imaps" : "imap";
    }
    return {};
}

} // namespace

struct MailConnection::Handles {
    CURLM* multi = curl_multi_init();
    CURL* easy = curl_easy_init();
    CURLU* url = curl_url();
    bool added = false;
    std::array<char, CURL_ERROR_SIZE> error{};

    ~Handles() {
        // Closes the connection at once, without another word to the server.
        if (added)
            curl_multi_remove_handle(multi, easy);
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
        curl_url_cleanup(url);
    }
};

MailConnection::MailConnection(const ProbeRequest& request, std::stop_token stop, Deadline deadline)
    : m_request(request), m_stop(std::move(stop)), m_deadline(deadline) {
    start_libcurl();
    m_handles = std::make_unique<Handles>();
    // What was heard in the clear may be anybody's (RFC 3501, 6.2.1: "the client MUST discard").
    m_tls = std::make_unique<MailTls>(m_handles->easy, m_request.ca_file, [this] { m_heard.clear(); });
    // In one piece from the start, so that nothing of an echoed password is left behind by growing.
    m_input.reserve(max_line_bytes + receive_bytes);
}

MailConnection::~MailConnection() {
    wipe(m_input);
}

std::size_t MailConnection::hear(char* bytes, std::size_t size, std::size_t count, void* connection) {
    auto& self = *static_cast<MailConnection*>(connection);
    self.m_tls->look();
    std::string line(bytes, size * count);
    self.m_heard_bytes += line.size();
    if (self.m_heard_bytes > max_heard_bytes) {
        self.m_said_too_much = true;
        return 0; // makes libcurl give up
    }
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r'))
        line.pop_back();
    self.m_heard.push_back(std::move(line));
    return size * count;
}

bool MailConnection::set_address() {
    const Server& server = m_request.server;
    CURLU* url = m_handles->url;
    const std::string scheme(scheme_of(server));
    // A colon is in no host name: an IPv6 address stands in brackets.
    const bool is_ipv6 = server.host.find(':') != std::string::npos;
    const std::string host = is_ipv6 ? "[" + server.host + "]" : server.host;
    const bool usable =
        curl_url_set(url, CURLUPART_SCHEME, scheme.c_str(), 0) == CURLUE_OK &&
        curl_url_set(url, CURLUPART_HOST, host.c_str(), 0) == CURLUE_OK &&
        curl_url_set(url, CURLUPART_PORT, std::to_string(server.port).c_str(), 0) == CURLUE_OK;
    // libcurl takes the name for EHLO from the path; this one tells nothing about the machine.
    if (usable && server.kind == SlotKind::smtp)
        return curl_url_set(url, CURLUPART_PATH, "/[127.0.0.1]", CURLU_URLENCODE) == CURLUE_OK;
    return usable;
}

void MailConnection::set_options() {
    CURL* easy = m_handles->easy;
    curl_easy_setopt(easy, CURLOPT_CURLU, m_handles->url);
    curl_easy_setopt(easy, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "imap,imaps,pop3,pop3s,smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_USE_SSL, static_cast<long>(CURLUSESSL_ALL));
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    m_tls->set_options();
    curl_easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy, CURLOPT_PROXY, ""); // an empty name: none, whatever the environment says
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // Does not wait for a resolver that is still busy when we stop.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &MailConnection::hear);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, m_handles->error.data());
}

OrBroken<void> MailConnection::open() {
    if (!set_address())
        return tl::unexpected(
            BrokenConnection{ProbeVerdict::unreachable,
                             translate("probe", "\"%1\" is not a server's name.", {m_request.server.host})});
    set_options();
    return wait_until_connected();
}

OrBroken<void> MailConnection::wait_until_connected() {
    CURLM* multi = m_handles->multi;
    if (m_stop.stop_requested())
        return tl::unexpected(interrupted());
    if (curl_multi_add_handle(multi, m_handles->easy) != CURLM_OK)
        return tl::unexpected(failure_of(CURLE_FAILED_INIT));
    m_handles->added = true;
    for (;;) {
        int running = 0;
        curl_multi_perform(multi, &running);
        int left = 0;
        if (const CURLMsg* message = curl_multi_info_read(multi, &left);
            message != nullptr && message->msg == CURLMSG_DONE) {
            if (message->data.result != CURLE_OK)
                return tl::unexpected(failure_of(message->data.result));
            // The first call attaches the finished connection to the handle again. Nothing is due: the server
            // has had its say.
            char unasked = 0;
            std::size_t count = 0;
            static_cast<void>(curl_easy_recv(m_handles->easy, &unasked, sizeof unasked, &count));
            if (!m_tls->is_encrypted())
                return tl::unexpected(failure_of(CURLE_USE_SSL_FAILED));
            return {};
        }
        if (auto waited = wait(0); !waited)
            return waited;
    }
}

bool MailConnection::out_of_time() const {
    return std::chrono::steady_clock::now() >= m_deadline;
}

OrBroken<void> MailConnection::wait(short events) {
    CURLM* multi = m_handles->multi;
    const std::stop_callback wake(m_stop, [multi] { curl_multi_wakeup(multi); });
    if (m_stop.stop_requested() || out_of_time())
        return tl::unexpected(interrupted());
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(m_deadline - std::chrono::steady_clock::now());
    const auto sleep = std::clamp(left, std::chrono::milliseconds(0), longest_sleep);
    curl_waitfd socket{};
    if (events != 0) {
        curl_socket_t descriptor = CURL_SOCKET_BAD;
        curl_easy_getinfo(m_handles->easy, CURLINFO_ACTIVESOCKET, &descriptor);
        if (descriptor == CURL_SOCKET_BAD)
            return tl::unexpected(failure_of(CURLE_RECV_ERROR));
        socket.fd = descriptor;
        socket.events = events;
    }
    curl_multi_poll(multi, &socket, events != 0 ? 1 : 0, static_cast<int>(sleep.count()), nullptr);
    return {};
}

OrBroken<void> MailConnection::send(const Secret& line) {
    std::size_t sent = 0;
    while (sent < line.size()) {
        std::size_t count = 0;
        const CURLcode code = line.expose([&](std::string_view bytes) {
            return curl_easy_send(m_handles->easy, bytes.data() + sent, bytes.size() - sent, &count);
        });
        sent += count;
        if (code != CURLE_OK && code != CURLE_AGAIN)
            return tl::unexpected(failure_of(code));
        if (code == CURLE_AGAIN)
            if (auto waited = wait(CURL_WAIT_POLLOUT); !waited)
                return waited;
    }
    return {};
}

OrBroken<std::string> MailConnection::receive_line() {
    for (;;) {
        if (const auto end = m_input.find('\n'); end != std::string::npos) {
            std::string line = m_input.substr(0, end);
            m_input.erase(0, end + 1);
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            return line;
        }
        if (m_input.size() >= max_line_bytes)
            return tl::unexpected(trouble_nonsense());
        if (m_stop.stop_requested() || out_of_time())
            return tl::unexpected(interrupted());
        std::array<char, receive_bytes> buffer;
        std::size_t count = 0;
        const CURLcode code = curl_easy_recv(m_handles->easy, buffer.data(), buffer.size(), &count);
        m_input.append(buffer.data(), count);
        wipe(std::span<char>(buffer.data(), count));
        if (code == CURLE_AGAIN) {
            if (auto waited = wait(CURL_WAIT_POLLIN); !waited)
                return tl::unexpected(waited.error());
        } else if (code != CURLE_OK || count == 0) {
            return tl::unexpected(trouble_hung_up());
        }
    }
}

BrokenConnection MailConnection::interrupted() const {
    if (m_stop.stop_requested())
        return {ProbeVerdict::unreachable, translate("probe", "Stopped before the server answered.")};
    return {ProbeVerdict::unreachable, translate_count("probe", "No answer within %n second(s).",
                                                       static_cast<int>(m_request.limit.count()))};
}

BrokenConnection MailConnection::failure_of(CURLcode code) const {
    if (m_tls->is_ca_unusable(code))
        return {ProbeVerdict::tls_error,
                translate("probe", "The certificate file %1 cannot be used.", {m_request.ca_file})};
    if (m_said_too_much)
        return trouble_nonsense();
    return trouble_of(code, m_handles->error.data(), m_heard, m_tls->has_begun());
}

} // namespace rinnova
