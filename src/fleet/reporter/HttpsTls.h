// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <curl/curl.h>

#include <string>

namespace rinnova::fleet {

/// Whom a connection trusts: the authorities in the file, or the system's when its name is empty. What the
/// environment could make libcurl give away is not given.
void set_trust(CURL* easy, const std::string& ca_file);

} // namespace rinnova::fleet
