// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "fleet/server/http/Message.h"

#include <memory>
#include <optional>
#include <string_view>

namespace rinnova::fleet {

/// Makes a request of bytes as they come in.
class RequestReader {
  public:
    RequestReader();
    ~RequestReader();
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    /// Takes from the front of what has come, and says how much; the rest is given again, with more behind
    /// it. Nothing is taken behind a request's end, nor after a fault.
    std::size_t take(std::string_view bytes);

    bool is_done() const;
    bool wants_continue() const;          ///< the head is here, and its sender waits for `100 Continue`
    int fault() const { return m_fault; } ///< the status to refuse it with; 0: none
    unsigned version() const;             ///< 10 or 11
    bool keep_alive() const;

    /// What was read, once it is done: without address and `secure`. None when target or fields are
    /// malformed.
    std::optional<Request> request();

  private:
    struct Parser;
    void look_at_head();

    std::unique_ptr<Parser> m_parser;
    int m_fault = 0;
    bool m_wants_continue = false;
};

} // namespace rinnova::fleet
