// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"
#include "model/ProbeResult.h"
#include "model/Server.h"

#include <chrono>
#include <stop_token>
#include <string>

namespace rinnova {

/// One login, to be tried once.
struct ProbeRequest {
    Server server; ///< kind imap, pop3, smtp or archive (spoken as imap); TLS is always required and verified
    std::string username; ///< as the client sends it
    std::string ca_file;  ///< additional trust anchor; empty when none
    std::chrono::seconds limit{10};
};

/// Asks a server whether it accepts a password. One attempt, one SASL mechanism, no second try whatever comes
/// back.
class Probe {
  public:
    virtual ~Probe() = default;
    virtual ProbeResult login(const ProbeRequest& request, const Secret& password, std::stop_token stop) = 0;
};

/// The real one, over libcurl. Safe to call from several threads at once.
class CurlProbe final : public Probe {
  public:
    CurlProbe();
    ~CurlProbe() override;
    ProbeResult login(const ProbeRequest& request, const Secret& password, std::stop_token stop) override;
};

} // namespace rinnova
