// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace rinnova {

/// A DNS name in ASCII (RFC 1123; underscores pass, as they occur) or an IPv4 address. Other alphabets as
/// `xn--…`.
bool is_host_name(std::string_view text);

/// `https://`, a host name, perhaps a port, then only letters that RFC 3986 allows; nobody's name before the
/// host.
bool is_https_url(std::string_view text);

} // namespace rinnova
