// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include <string>

namespace rinnova::handover {

namespace http = boost::beast::http;

using Request = http::request<http::string_body>;
/// Status and fields of a reply; what follows is as long as it says.
using Head = http::response_header<>;

/// Of a page with one style sheet, marked with the nonce, and nothing else that could be loaded or framed.
Head page_head(http::status status, const std::string& nonce, std::size_t length);
/// Of a short text, for what is not here.
Head text_head(http::status status, std::size_t length);
/// Of the profile.
Head file_head(const std::string& file_name, std::size_t length);

} // namespace rinnova::handover
