// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/SessionBus.h"

#include "base/Text.h"
#include "base/secret_service/BusErrors.h"
#include "base/secret_service/TimedCall.h"

#include <algorithm>
#include <string_view>

namespace rinnova::secret_service {

namespace {

/// One question to the bus itself.
Variant ask_bus(GDBusConnection* bus, const char* method, GVariant* arguments, const char* reply,
                std::chrono::milliseconds limit, ErrorSlot& error) {
    return Variant(g_dbus_connection_call_sync(
        bus, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method, arguments,
        G_VARIANT_TYPE(reply), G_DBUS_CALL_FLAGS_NONE, static_cast<int>(limit.count()), nullptr, error));
}

Error no_service() {
    return {ErrorCode::unsupported,
            translate("secret-service", "No keychain is running in this session."),
            {},
            {}};
}

/// A session that has a bus names it; what cannot be reached there for another reason than that nobody
/// listens is not missing.
bool is_there_all_the_same(const GError& error) {
    const char* named = g_getenv("DBUS_SESSION_BUS_ADDRESS");
    if (named == nullptr || *named == '\0')
        return false;
    if (error.domain != G_IO_ERROR) // the bus itself has refused us
        return true;
    switch (error.code) {
    case G_IO_ERROR_NOT_FOUND:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_INVALID_ARGUMENT:
        return false;
    default:
        return true;
    }
}

} // namespace

Result<Owned<GDBusConnection>> connect_to_session_bus(GMainContext* context,
                                                      std::chrono::milliseconds limit) {
    TimedCall call(context, limit);
    ErrorSlot error;
    g_bus_get(G_BUS_TYPE_SESSION, call.cancellable(), &TimedCall::finished, &call);
    Owned<GDBusConnection> bus(g_bus_get_finish(call.wait(), error));
    if (bus) {
        // GLib's shared connection ends the whole process when the bus goes away, unless told otherwise.
        g_dbus_connection_set_exit_on_close(bus.get(), FALSE);
        return bus;
    }
    if (to_error(*error.get(), Subject::service).code == ErrorCode::timed_out)
        return fail(ErrorCode::timed_out,
                    translate("secret-service", "The desktop session's D-Bus does not answer."));
    if (is_there_all_the_same(*error.get()))
        return fail(
            ErrorCode::unreachable,
            translate("secret-service", "The desktop session's D-Bus cannot be reached (%1).",
                      {error.get()->message}),
            translate("secret-service", "Run this in your desktop session, as yourself and without sudo."));
    return fail(
        ErrorCode::unsupported,
        translate("secret-service", "There is no desktop session here, so no keychain can be reached (%1).",
                  {error.get()->message}),
        translate("secret-service", "Run this in your desktop session, as yourself and without sudo."));
}

Result<bool> service_runs(GDBusConnection* bus, std::chrono::milliseconds limit) {
    ErrorSlot error;
    const Variant reply =
        ask_bus(bus, "NameHasOwner", g_variant_new("(s)", service_name), "(b)", limit, error);
    if (!reply)
        return tl::unexpected(to_error(*error.get(), Subject::service));
    gboolean owned = FALSE;
    g_variant_get(reply.get(), "(b)", &owned);
    return owned != FALSE;
}

Result<bool> service_is_startable(GDBusConnection* bus, std::chrono::milliseconds limit) {
    ErrorSlot error;
    const Variant reply = ask_bus(bus, "ListActivatableNames", nullptr, "(as)", limit, error);
    if (!reply)
        return tl::unexpected(to_error(*error.get(), Subject::service));
    const Variant names(g_variant_get_child_value(reply.get(), 0));
    for (gsize i = 0; i < g_variant_n_children(names.get()); ++i) {
        const Variant name(g_variant_get_child_value(names.get(), i));
        if (std::string_view(g_variant_get_string(name.get(), nullptr)) == service_name)
            return true;
    }
    return false;
}

Result<void> start_service(GDBusConnection* bus, std::chrono::milliseconds limit) {
    ErrorSlot error;
    const Variant reply =
        ask_bus(bus, "StartServiceByName", g_variant_new("(su)", service_name, 0U), "(u)", limit, error);
    if (reply)
        return {};
    if (is_unowned_name(*error.get()))
        return tl::unexpected(no_service());
    Error why = to_error(*error.get(), Subject::service);
    if (why.code == ErrorCode::unreachable)
        why.message =
            translate("secret-service", "The keychain's service does not start: %1", {error.get()->message});
    return tl::unexpected(std::move(why));
}

} // namespace rinnova::secret_service
