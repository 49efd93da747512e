// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"
#include "base/Error.h"

#include <openssl/ssl.h>

#include <string>

namespace rinnova::handover {

/// Gives a TLS context a key and a certificate of its own, for one address and one day, that exist in memory
/// alone. Gives the certificate's fingerprint: SHA-256, in hexadecimal, colons between the bytes.
Result<std::string> use_new_certificate(SSL_CTX* context, const std::string& address, Timestamp now);

} // namespace rinnova::handover
