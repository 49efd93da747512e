// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/BusErrors.h"

#include "base/Text.h"
#include "base/secret_service/Glib.h"

#include <array>
#include <string_view>
#include <utility>

namespace rinnova::secret_service {

namespace {

enum class Cause { locked, no_session, gone, silent, no_object, denied, no_provider, other };

constexpr std::array<std::pair<std::string_view, Cause>, 17> remote_causes{{
    // Secret Service API draft, "Errors"
    {"org.freedesktop.Secret.Error.IsLocked", Cause::locked},
    {"org.freedesktop.Secret.Error.NoSession", Cause::no_session},
    {"org.freedesktop.Secret.Error.NoSuchObject", Cause::no_object},
    // D-Bus specification and dbus-protocol.h
    {"org.freedesktop.DBus.Error.UnknownObject", Cause::no_object},
    {"org.freedesktop.DBus.Error.UnknownMethod", Cause::no_object},
    {"org.freedesktop.DBus.Error.UnknownInterface", Cause::no_object},
    {"org.freedesktop.DBus.Error.UnknownProperty", Cause::no_object},
    {"org.freedesktop.DBus.Error.ServiceUnknown", Cause::no_provider},
    {"org.freedesktop.DBus.Error.NameHasNoOwner", Cause::no_provider},
    {"org.freedesktop.DBus.Error.NoServer", Cause::gone},
    {"org.freedesktop.DBus.Error.Disconnected", Cause::gone},
    // Sent by the bus when the callee leaves without an answer. Our own limit is shorter than the bus's.
    {"org.freedesktop.DBus.Error.NoReply", Cause::gone},
    {"org.freedesktop.DBus.Error.Timeout", Cause::silent},
    {"org.freedesktop.DBus.Error.TimedOut", Cause::silent},
    {"org.freedesktop.DBus.Error.AccessDenied", Cause::denied},
    {"org.freedesktop.DBus.Error.AuthFailed", Cause::denied},
    {"org.freedesktop.DBus.Error.NotSupported", Cause::other},
}};

Cause cause_of_local(const GError& error) {
    if (error.domain != G_IO_ERROR)
        return Cause::other;
    switch (error.code) {
    case G_IO_ERROR_TIMED_OUT:
    case G_IO_ERROR_CANCELLED: // only ever by our own limit
        return Cause::silent;
    case G_IO_ERROR_CLOSED:
    case G_IO_ERROR_BROKEN_PIPE:
    case G_IO_ERROR_NOT_CONNECTED:
    case G_IO_ERROR_CONNECTION_REFUSED:
    case G_IO_ERROR_NOT_FOUND:
        return Cause::gone;
    case G_IO_ERROR_PERMISSION_DENIED:
        return Cause::denied;
    default: // an open set of GLib's
        return Cause::other;
    }
}

Cause cause_of(const GError& error) {
    const Owned<gchar> remote(g_dbus_error_get_remote_error(&error));
    if (!remote)
        return cause_of_local(error);
    const std::string_view name = remote.get();
    for (const auto& [known, cause] : remote_causes)
        if (name == known)
            return cause;
    return name.starts_with("org.freedesktop.DBus.Error.Spawn.") ? Cause::gone : Cause::other;
}

std::string own_words(const GError& error) {
    Owned<GError> copy(g_error_copy(&error));
    g_dbus_error_strip_remote_error(copy.get());
    return copy->message;
}

Error no_object(const GError& error, Subject subject) {
    if (subject == Subject::place)
        return {ErrorCode::not_found,
                translate("secret-service", "The keychain no longer has this entry."),
                {},
                {}};
    return {ErrorCode::unsupported,
            translate("secret-service",
                      "What answers as the keychain of this desktop does not speak its language: %1",
                      {own_words(error)}),
            {},
            {}};
}

} // namespace

Error to_error(const GError& error, Subject subject) {
    switch (cause_of(error)) {
    case Cause::locked:
        return {ErrorCode::locked, translate("secret-service", "The keychain is locked."), {}, {}};
    case Cause::silent:
        return {ErrorCode::timed_out,
                translate("secret-service", "The keychain's service does not answer."),
                translate("secret-service", "Log out and in again if it stays like this."),
                {}};
    case Cause::gone:
    case Cause::no_provider:
    case Cause::no_session:
        return {ErrorCode::unreachable,
                translate("secret-service", "The keychain's service went away."),
                translate("secret-service", "Try again; log out and in again if it stays like this."),
                {}};
    case Cause::no_object:
        return no_object(error, subject);
    case Cause::denied:
        return {ErrorCode::permission_denied,
                translate("secret-service", "The keychain's service refuses to talk to this program: %1",
                          {own_words(error)}),
                {},
                {}};
    case Cause::other:
        break;
    }
    return {ErrorCode::internal,
            translate("secret-service", "The keychain said: %1", {own_words(error)}),
            {},
            {}};
}

bool is_unknown_session(const GError& error) {
    return cause_of(error) == Cause::no_session;
}

bool is_unowned_name(const GError& error) {
    return cause_of(error) == Cause::no_provider;
}

} // namespace rinnova::secret_service
