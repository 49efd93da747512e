// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/HttpsTls.h"

#include <openssl/ssl.h>

namespace rinnova::fleet {

namespace {

/// libcurl would write the session's keys to the file that SSLKEYLOGFILE in the environment names.
CURLcode without_key_log(CURL*, void* context, void*) {
    SSL_CTX_set_keylog_callback(static_cast<SSL_CTX*>(context), nullptr);
    return CURLE_OK;
}

} // namespace

void set_trust(CURL* easy, const std::string& ca_file) {
    curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, &without_key_log);
    if (!ca_file.empty()) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file.c_str());
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
    } else if (curl_version_info(CURLVERSION_NOW)->capath != nullptr) {
        curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr); // the folder will do, and need not be read whole
    }
}

} // namespace rinnova::fleet
