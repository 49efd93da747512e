// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/SecondChannel.h"
#include "providers/MemberReader.h"

namespace rinnova {

/// Reads the member `second_channel` of config.json: null, {"command": ["/absolute/path", ...]}, or {"smtp":
/// {"host", "port"?, "tls"?, "username", "from"?, "to": [...], "ca_file"?}}. Left as it is when the member is
/// not there. What is wrong stands in the report, with its line.
void read_second_channel(MemberReader& config, DocumentReport& report, std::optional<SecondChannel>& channel);

} // namespace rinnova
