// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/TransferSession.h"

#include "base/Text.h"
#include "base/secret_service/BusErrors.h"
#include "base/secret_service/TimedCall.h"

#include <libsecret/secret.h>

namespace rinnova::secret_service {

namespace {

struct UnrefValue {
    void operator()(SecretValue* value) const noexcept { secret_value_unref(value); }
};
using OwnedValue = std::unique_ptr<SecretValue, UnrefValue>;

/// libsecret's service object without its ears: we keep no list of collections that signals would have to
/// update, and up to 0.21 their handler reads a cache that is not there when the service has just been
/// restarted.
void make_deaf(gpointer service_class, gpointer) {
    G_DBUS_PROXY_CLASS(service_class)->g_signal = nullptr;
    G_DBUS_PROXY_CLASS(service_class)->g_properties_changed = nullptr;
}

GType deaf_service_type() {
    // The name is different in every library that this code is linked into, as a name can be taken once only.
    static const GType type = [] {
        const Owned<gchar> name(
            g_strdup_printf("RinnovaSecretService%p", reinterpret_cast<void*>(&make_deaf)));
        return g_type_register_static_simple(SECRET_TYPE_SERVICE, name.get(), sizeof(SecretServiceClass),
                                             &make_deaf, sizeof(SecretService), nullptr, G_TYPE_FLAG_NONE);
    }();
    return type;
}

} // namespace

Result<TransferSession> TransferSession::open(GMainContext* context, std::chrono::milliseconds limit) {
    TimedCall call(context, limit);
    ErrorSlot error;
    secret_service_open(deaf_service_type(), nullptr, SECRET_SERVICE_OPEN_SESSION, call.cancellable(),
                        &TimedCall::finished, &call);
    SecretService* service = secret_service_open_finish(call.wait(), error);
    if (service == nullptr)
        return tl::unexpected(to_error(*error.get(), Subject::service));
    TransferSession session(service, {});
    const Owned<gchar> owner(g_dbus_proxy_get_name_owner(G_DBUS_PROXY(service)));
    if (!owner)
        return fail(ErrorCode::unreachable, translate("secret-service", "The keychain's service went away."));
    session.m_owner = owner.get();
    return session;
}

TransferSession::TransferSession(gpointer service, std::string owner)
    : m_service(G_OBJECT(service)), m_owner(std::move(owner)) {}

std::string TransferSession::path() const {
    return secret_service_get_session_dbus_path(SECRET_SERVICE(m_service.get()));
}

Variant TransferSession::encode(const Secret& secret, const std::string& type) const {
    const OwnedValue value(secret.expose([&](std::string_view bytes) {
        return secret_value_new(bytes.data() != nullptr ? bytes.data() : "",
                                static_cast<gssize>(bytes.size()), type.c_str());
    }));
    GVariant* structure = secret_service_encode_dbus_secret(SECRET_SERVICE(m_service.get()), value.get());
    return Variant(structure != nullptr ? g_variant_take_ref(structure) : nullptr);
}

std::optional<StoredSecret> TransferSession::decode(GVariant* structure) const {
    const OwnedValue value(secret_service_decode_dbus_secret(SECRET_SERVICE(m_service.get()), structure));
    if (!value)
        return std::nullopt;
    gsize length = 0;
    const gchar* bytes = secret_value_get(value.get(), &length);
    return StoredSecret{Secret::copy_of(std::string_view(bytes, length)),
                        secret_value_get_content_type(value.get())};
}

} // namespace rinnova::secret_service
