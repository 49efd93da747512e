// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "probe/Probe.h"
#include "unit/probe/ScriptedServer.h"

#include <stop_token>
#include <string>

namespace rinnova::test {

inline constexpr std::string_view test_password = "fake-old-1";

/// What a probe of a scripted server is asked, with everything as it should be.
inline ProbeRequest request_to(const ScriptedServer& server, const TestAuthority& authority, SlotKind kind,
                               Tls tls = Tls::implicit) {
    ProbeRequest request;
    request.server = {kind, "localhost", server.port(), tls, "", ""};
    request.username = "mario.rossi@pec.it";
    request.ca_file = authority.ca_file();
    return request;
}

inline ProbeResult probe(const ProbeRequest& request, std::string_view password = test_password,
                         std::stop_token stop = {}) {
    CurlProbe prober;
    return prober.login(request, Secret::copy_of(password), std::move(stop));
}

} // namespace rinnova::test
