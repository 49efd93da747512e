// SPDX-License-Identifier: Apache-2.0
#include "probe/MailTls.h"

#include <openssl/ssl.h>

namespace rinnova {

CURLcode MailTls::prepare(CURL*, void* tls_context, void* tls) {
    auto& self = *static_cast<MailTls*>(tls);
    auto* context = static_cast<SSL_CTX*>(tls_context);
    self.begin();
    // libcurl would write the session's keys to the file that SSLKEYLOGFILE in the environment names.
    SSL_CTX_set_keylog_callback(context, nullptr);
    if (self.m_ca_file.empty())
        return CURLE_OK;
    // Adds to the system's authorities, which libcurl has loaded by now.
    self.m_ca_unusable = SSL_CTX_load_verify_file(context, self.m_ca_file.c_str()) != 1;
    return self.m_ca_unusable ? CURLE_SSL_CACERT_BADFILE : CURLE_OK;
}

void MailTls::set_options() {
    // Where libcurl knows the system's authorities both as a folder and as a bundle, the folder will do:
    // parsing the whole bundle for each connection would take most of a probe's time on the processor (50 of
    // 55 ms, measured).
    if (curl_version_info(CURLVERSION_NOW)->capath != nullptr)
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, nullptr);
    curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_FUNCTION, &MailTls::prepare);
    curl_easy_setopt(m_easy, CURLOPT_SSL_CTX_DATA, this);
}

// libcurl calls `prepare` at the right moment.
void MailTls::look() {}

bool MailTls::is_encrypted() const {
    const auto* tls = static_cast<const SSL*>(session());
    return m_has_begun && tls != nullptr && SSL_is_init_finished(tls) == 1 &&
           SSL_get_verify_result(tls) == X509_V_OK;
}

bool MailTls::is_ca_unusable(CURLcode) const {
    return m_ca_unusable;
}

} // namespace rinnova
