// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <boost/beast/http.hpp>

#include <string>

namespace rinnova::handover {

namespace http = boost::beast::http;

using PageReply = http::response<http::string_body>;
using FileReply = http::response<http::span_body<const char>>;

/// A page with one style sheet, marked with the nonce, and nothing else that could be loaded or framed.
PageReply page_reply(http::status status, std::string html, const std::string& nonce, unsigned version);

/// A short text, for what is not here.
PageReply text_reply(http::status status, unsigned version);

/// The file; the reply refers to its bytes.
FileReply file_reply(const Secret& file, const std::string& file_name, unsigned version);

} // namespace rinnova::handover
