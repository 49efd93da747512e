// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "probe/ConnectionTrouble.h"
#include "probe/MailTls.h"
#include "probe/Probe.h"

#include <curl/curl.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace rinnova {

/// A connection to a mail server up to the point where a login would start, and lines over it from there.
///
/// libcurl connects, speaks the greeting, capabilities and STARTTLS, and checks the certificate; it is never
/// given a name or a password, so it has no login of its own to try or to try again (CURLOPT_CONNECT_ONLY
/// with curl_easy_send and curl_easy_recv). All waiting ends at the deadline and, at once, when a stop is
/// requested.
class MailConnection {
  public:
    using Deadline = std::chrono::steady_clock::time_point;

    MailConnection(const ProbeRequest& request, std::stop_token stop, Deadline deadline);
    ~MailConnection();
    MailConnection(const MailConnection&) = delete;
    MailConnection& operator=(const MailConnection&) = delete;

    OrBroken<void> open();
    /// What the server said under TLS before the login, line by line, without line ends.
    const std::vector<std::string>& heard() const noexcept { return m_heard; }

    OrBroken<void> send(const Secret& line);
    /// One line without its end. A line of more than 8 KiB is an error.
    OrBroken<std::string> receive_line();

    /// Waits for the server's last words at most until then, instead of the deadline. For the farewell.
    void shorten(Deadline deadline) { m_deadline = std::min(m_deadline, deadline); }

  private:
    struct Handles;

    bool set_address();
    void set_options();
    /// Sleeps until libcurl has work or the socket is ready for the events (0: libcurl's own work only).
    OrBroken<void> wait(short events);
    OrBroken<void> wait_until_connected();
    BrokenConnection failure_of(CURLcode code) const;
    BrokenConnection interrupted() const;
    bool out_of_time() const;

    static std::size_t hear(char* bytes, std::size_t size, std::size_t count, void* connection);

    const ProbeRequest& m_request;
    std::stop_token m_stop;
    Deadline m_deadline;
    std::unique_ptr<Handles> m_handles;
    std::unique_ptr<MailTls> m_tls;
    std::vector<std::string> m_heard;
    std::size_t m_heard_bytes = 0;
    bool m_said_too_much = false;
    std::string m_input; ///< received and not yet given out
};

} // namespace rinnova
