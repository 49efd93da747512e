// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret_service/BusErrors.h"
#include "base/secret_service/Service.h"
#include "base/secret_service/TransferSession.h"

#include <functional>
#include <optional>
#include <string>

namespace rinnova::secret_service {

/// How a `Service` talks: one call at a time over the session bus, with limits, and a transfer session that
/// is negotiated anew when the service was restarted.
struct Service::Connection {
    Connection(Owned<GMainContext> context, Owned<GDBusConnection> bus, const Limits& limits,
               Prompts prompts);
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    ~Connection();

    /// `arguments` is taken. `reply` is the type of the answer.
    Result<Variant> call(const std::string& path, const char* interface, const char* method,
                         GVariant* arguments, const char* reply, Subject subject);

    using MakeArguments = std::function<GVariant*(const TransferSession&)>;
    /// Whether the answer was meant for this session.
    using Accept = std::function<bool(const TransferSession&, GVariant*)>;
    Result<Variant> call_with_session(const std::string& path, const char* interface, const char* method,
                                      const char* reply, Subject subject, const MakeArguments& arguments,
                                      const Accept& accept = {});

    /// All properties of an object, `a{sv}`.
    Result<Variant> properties_of(const std::string& path, const char* interface, Subject subject);

    /// One property of a collection or an item.
    Result<Variant> property(const std::string& path, const char* interface, const char* name);

    /// What a person answers to the service's question; `locked` where nobody may be asked.
    Result<Variant> answer_to(const std::string& prompt_path);
    /// The outcome of a prompt that is a formality: KeePassXC creates no item without one, and shows nothing.
    Result<Variant> outcome_of(const std::string& prompt_path);

  private:
    Variant send(const char* destination, const std::string& path, const char* interface, const char* method,
                 GVariant* arguments, const char* reply, ErrorSlot& error);
    /// Lets go of what the bus has told us meanwhile.
    void drop_signals();

    Owned<GMainContext> m_context;
    Owned<GDBusConnection> m_bus;
    Limits m_limits;
    Prompts m_prompts;
    std::optional<TransferSession> m_session;
};

} // namespace rinnova::secret_service
