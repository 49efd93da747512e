// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/Connection.h"

#include "base/Text.h"
#include "base/secret_service/Prompt.h"
#include "base/secret_service/SessionBus.h"

namespace rinnova::secret_service {

Service::Connection::Connection(Owned<GMainContext> context, Owned<GDBusConnection> bus, const Limits& limits,
                                Prompts prompts)
    : m_context(std::move(context)), m_bus(std::move(bus)), m_limits(limits), m_prompts(prompts) {}

/// GLib frees what a proxy listened with on the context that it listened on: that has to turn once more.
Service::Connection::~Connection() {
    m_session.reset();
    drop_signals();
}

void Service::Connection::drop_signals() {
    const ThreadContext pushed(m_context.get());
    while (g_main_context_iteration(m_context.get(), FALSE) != FALSE) {
    }
}

Variant Service::Connection::send(const char* destination, const std::string& path, const char* interface,
                                  const char* method, GVariant* arguments, const char* reply,
                                  ErrorSlot& error) {
    drop_signals();
    // Not started by a mere call: a service that went away in the middle is an error, and `connect` starts it
    // anew.
    return Variant(g_dbus_connection_call_sync(
        m_bus.get(), destination, path.c_str(), interface, method, arguments, G_VARIANT_TYPE(reply),
        G_DBUS_CALL_FLAGS_NO_AUTO_START, static_cast<int>(m_limits.call.count()), nullptr, error));
}

Result<Variant> Service::Connection::call(const std::string& path, const char* interface, const char* method,
                                          GVariant* arguments, const char* reply, Subject subject) {
    ErrorSlot error;
    Variant answer = send(service_name, path, interface, method, arguments, reply, error);
    if (!answer)
        return tl::unexpected(to_error(*error.get(), subject));
    return answer;
}

Result<Variant> Service::Connection::call_with_session(const std::string& path, const char* interface,
                                                       const char* method, const char* reply, Subject subject,
                                                       const MakeArguments& arguments, const Accept& accept) {
    for (const bool again : {false, true}) {
        if (!m_session) {
            auto opened = TransferSession::open(m_context.get(), m_limits.call);
            if (!opened)
                return tl::unexpected(opened.error());
            m_session.emplace(std::move(*opened));
        }
        ErrorSlot error;
        Variant answer =
            send(m_session->owner().c_str(), path, interface, method, arguments(*m_session), reply, error);
        if (answer && (!accept || accept(*m_session, answer.get())))
            return answer;
        m_session.reset();
        if (again && answer)
            return fail(ErrorCode::internal,
                        translate("secret-service", "The keychain gave an answer that cannot be "
                                                    "decrypted."));
        // Only a session that the service does not know, or that went with it, is worth another try.
        const bool stale = !answer && (is_unknown_session(*error.get()) || is_unowned_name(*error.get()));
        if (!answer && (again || !stale))
            return tl::unexpected(to_error(*error.get(), subject));
    }
    return fail(ErrorCode::internal, translate("secret-service", "The keychain gave no answer."));
}

Result<Variant> Service::Connection::properties_of(const std::string& path, const char* interface,
                                                   Subject subject) {
    return call(path, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new("(s)", interface), "(a{sv})",
                subject)
        .map([](const Variant& reply) { return Variant(g_variant_get_child_value(reply.get(), 0)); });
}

Result<Variant> Service::Connection::property(const std::string& path, const char* interface,
                                              const char* name) {
    return call(path, "org.freedesktop.DBus.Properties", "Get", g_variant_new("(ss)", interface, name), "(v)",
                Subject::place)
        .map([](const Variant& reply) {
            GVariant* value = nullptr;
            g_variant_get(reply.get(), "(v)", &value);
            return Variant(value);
        });
}

Result<Variant> Service::Connection::answer_to(const std::string& prompt_path) {
    if (m_prompts == Prompts::allowed)
        return ask_person(m_bus.get(), m_context.get(), prompt_path, m_limits.call, m_limits.prompt);
    return fail(ErrorCode::locked, translate("secret-service", "The keychain is locked."),
                translate("secret-service", "Unlock it in your desktop session and try again."));
}

Result<Variant> Service::Connection::outcome_of(const std::string& prompt_path) {
    const auto limit = m_prompts == Prompts::allowed ? m_limits.prompt : m_limits.call;
    return ask_person(m_bus.get(), m_context.get(), prompt_path, m_limits.call, limit);
}

} // namespace rinnova::secret_service
