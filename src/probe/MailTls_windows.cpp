// SPDX-License-Identifier: Apache-2.0
#include "probe/MailTls.h"

#define SECURITY_WIN32 // <security.h> wants to know whose
#include <windows.h>
#include <wincrypt.h>
#include <schannel.h>
#include <security.h>

namespace rinnova {

void MailTls::set_options() {
    // The lists of revoked certificates cannot always be had, and many private authorities have none.
    curl_easy_setopt(m_easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_REVOKE_BEST_EFFORT));
    if (!m_ca_file.empty())
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, m_ca_file.c_str());
}

// libcurl tells nobody that it begins to encrypt with Schannel; once it has, there is a session, and only
// what came through it is heard from there on.
void MailTls::look() {
    if (!m_has_begun && session() != nullptr)
        begin();
}

bool MailTls::is_encrypted() const {
    auto* context = static_cast<CtxtHandle*>(session());
    SecPkgContext_ConnectionInfo connection{};
    return context != nullptr &&
           QueryContextAttributesW(context, SECPKG_ATTR_CONNECTION_INFO, &connection) == SEC_E_OK &&
           connection.dwCipherStrength >= 128;
}

bool MailTls::is_ca_unusable(CURLcode code) const {
    return code == CURLE_SSL_CACERT_BADFILE;
}

} // namespace rinnova
