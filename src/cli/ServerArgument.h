// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Server.h"

#include <string_view>

namespace rinnova::cli {

/// `imap.example.org:993` or `KIND=HOST:PORT`, an IPv6 address in brackets. Port 0 where none is given.
Result<Server> parse_archive(std::string_view text);
Result<Server> parse_server(std::string_view text);

} // namespace rinnova::cli
