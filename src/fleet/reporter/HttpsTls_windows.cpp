// SPDX-License-Identifier: Apache-2.0
#include "fleet/reporter/HttpsTls.h"

namespace rinnova::fleet {

void set_trust(CURL* easy, const std::string& ca_file) {
    // The lists of revoked certificates cannot always be had, and many private authorities have none.
    curl_easy_setopt(easy, CURLOPT_SSL_OPTIONS, static_cast<long>(CURLSSLOPT_REVOKE_BEST_EFFORT));
    if (!ca_file.empty())
        curl_easy_setopt(easy, CURLOPT_CAINFO, ca_file.c_str());
}

} // namespace rinnova::fleet
