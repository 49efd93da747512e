// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

#include <functional>
#include <string>

namespace rinnova {

/// What depends on the TLS library that libcurl was built with: OpenSSL, on Windows Schannel.
class MailTls {
  public:
    /// `ca_file`: a trust anchor besides the system's own; on Windows in their place. `begun` is called when
    /// encryption begins: what was heard before may be anybody's.
    MailTls(CURL* easy, const std::string& ca_file, std::function<void()> begun)
        : m_easy(easy), m_ca_file(ca_file), m_begun(std::move(begun)) {}
    MailTls(const MailTls&) = delete;
    MailTls& operator=(const MailTls&) = delete;

    /// Before the connection is made.
    void set_options();
    /// Whenever the server has said something that is not looked at yet.
    void look();

    bool has_begun() const noexcept { return m_has_begun; }
    /// libcurl's promise (CURLUSESSL_ALL) checked at the source: from here on a password may be sent.
    bool is_encrypted() const;
    bool is_ca_unusable(CURLcode code) const;

  private:
    static CURLcode prepare(CURL* handle, void* context, void* self);
    void begin();
    /// The library's own handle of the connection; null when there is none yet.
    void* session() const;

    CURL* m_easy;
    const std::string& m_ca_file;
    std::function<void()> m_begun;
    bool m_has_begun = false;
    bool m_ca_unusable = false;
};

} // namespace rinnova
