// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/protocol/Keys.h"

#include <atomic>
#include <map>
#include <string>

namespace rinnova::fleet::bench {

/// The least that a server has to do for a report: TLS, one Ed25519 check, one committed upsert of the
/// device, in transactions of as many as have come meanwhile. Serves on 127.0.0.1 until `stop`.
void serve_floor(unsigned short port, const std::string& certificate, const std::string& key,
                 const std::string& database, const std::map<std::string, PublicKey>& devices,
                 const std::atomic<bool>& stop, std::atomic<bool>& ready);

} // namespace rinnova::fleet::bench
