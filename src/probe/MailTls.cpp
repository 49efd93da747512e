// SPDX-License-Identifier: Apache-2.0
#include "probe/MailTls.h"

namespace rinnova {

void MailTls::begin() {
    m_has_begun = true;
    m_begun();
}

void* MailTls::session() const {
    curl_tlssessioninfo* session = nullptr;
    curl_easy_getinfo(m_easy, CURLINFO_TLS_SSL_PTR, &session);
    return session != nullptr ? session->internals : nullptr;
}

} // namespace rinnova
