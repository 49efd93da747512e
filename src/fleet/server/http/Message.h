// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova::fleet {

/// Names and values of a query or a form, decoded; the first of a name counts.
using Fields = std::map<std::string, std::string, std::less<>>;

/// A request as routes see it.
struct Request {
    std::string method;
    std::string path; ///< decoded, without the query
    Fields query;
    std::map<std::string, std::string, std::less<>> headers; ///< names in lower case
    std::string body;
    std::string address; ///< of the client: behind a proxy that is trusted, what the proxy says
    bool secure = true;  ///< the client came by HTTPS

    std::string_view header(std::string_view name) const;
    std::string_view value(std::string_view name) const; ///< of the query; empty when it is not there
    std::optional<std::string> cookie(std::string_view name) const;
};

/// Gives the next piece of a long body, empty at its end; none when it failed: the connection is cut, so that
/// nobody takes what came for the whole.
using NextPiece = std::function<std::optional<std::string>()>;

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    NextPiece pieces; ///< instead of `body`: sent in chunks
};

/// `%41+b` of a form or a query. None for a wrong escape, or bytes that are no text.
std::optional<std::string> decode_percent(std::string_view text, bool plus_is_blank);
std::string encode_percent(std::string_view text);
/// None when one of the fields is malformed, or there are more than 100.
std::optional<Fields> fields_from(std::string_view text);

/// How a response goes over a connection.
struct Framing {
    unsigned version = 11; ///< 10 or 11
    bool keep_alive = false;
};

/// The status line and fields before a body, with the length of the body or, for pieces, without. A field
/// whose text could end it, and begin another one, is left out.
std::string head_of(const Response& response, const Framing& framing);
/// One chunk (RFC 9112, 7.1); an empty one ends the body.
std::string chunk_of(std::string_view bytes);

Response redirect(std::string to);
Response plain_text(int status, std::string text);

} // namespace rinnova::fleet
