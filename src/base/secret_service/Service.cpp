// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/Service.h"

#include "base/Text.h"
#include "base/secret_service/BusErrors.h"
#include "base/secret_service/Connection.h"
#include "base/secret_service/Properties.h"
#include "base/secret_service/SessionBus.h"

#include <algorithm>
#include <string_view>

namespace rinnova::secret_service {

namespace {

constexpr const char* service_path = "/org/freedesktop/secrets";
constexpr const char* service_interface = "org.freedesktop.Secret.Service";
constexpr const char* collection_interface = "org.freedesktop.Secret.Collection";
constexpr const char* item_interface = "org.freedesktop.Secret.Item";
constexpr std::string_view no_object = "/";

std::string text_at(GVariant* tuple, gsize index) {
    const Variant child(g_variant_get_child_value(tuple, index));
    return g_variant_get_string(child.get(), nullptr);
}

/// The path that a prompt's answer names; empty when it is of another kind.
std::string path_in(const Variant& answer) {
    if (!answer || !g_variant_is_of_type(answer.get(), G_VARIANT_TYPE_OBJECT_PATH))
        return {};
    return g_variant_get_string(answer.get(), nullptr);
}

} // namespace

Result<Presence> presence(std::chrono::milliseconds limit) {
    const Owned<GMainContext> context(g_main_context_new());
    const auto bus = connect_to_session_bus(context.get(), limit);
    if (!bus && bus.error().code == ErrorCode::unsupported)
        return Presence::none;
    if (!bus)
        return tl::unexpected(bus.error());
    const auto runs = service_runs(bus->get(), limit);
    if (!runs)
        return tl::unexpected(runs.error());
    if (*runs)
        return Presence::running;
    return service_is_startable(bus->get(), limit).map([](bool startable) {
        return startable ? Presence::startable : Presence::none;
    });
}

Service::Service(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}
Service::Service(Service&& other) noexcept = default;
Service& Service::operator=(Service&& other) noexcept = default;
Service::~Service() = default;

Result<Service> Service::connect(const Limits& limits, Prompts prompts) {
    Owned<GMainContext> context(g_main_context_new());
    auto bus = connect_to_session_bus(context.get(), limits.call);
    if (!bus)
        return tl::unexpected(bus.error());
    const auto runs = service_runs(bus->get(), limits.call);
    if (!runs)
        return tl::unexpected(runs.error());
    if (!*runs)
        if (const auto started = start_service(bus->get(), limits.call); !started)
            return tl::unexpected(started.error());
    return Service(std::make_unique<Connection>(std::move(context), std::move(*bus), limits, prompts));
}

Result<std::string> Service::default_collection() {
    return m_connection
        ->call(service_path, service_interface, "ReadAlias", g_variant_new("(s)", "default"), "(o)",
               Subject::service)
        .map([](const Variant& reply) {
            const std::string path = text_at(reply.get(), 0);
            return path == no_object ? std::string() : path;
        });
}

Result<std::vector<std::string>> Service::collections() {
    auto reply = m_connection->properties_of(service_path, service_interface, Subject::service);
    if (!reply)
        return tl::unexpected(reply.error());
    return Properties(reply->get()).paths("Collections");
}

Result<Collection> Service::collection(const std::string& path) {
    auto reply = m_connection->properties_of(path, collection_interface, Subject::place);
    if (!reply)
        return tl::unexpected(reply.error());
    const Properties properties(reply->get());
    // A service that does not say whether it is locked is taken for locked: that never overwrites anything.
    return Collection{path, properties.text("Label"), properties.truth("Locked").value_or(true),
                      properties.paths("Items")};
}

Result<bool> Service::is_locked(const std::string& collection) {
    return m_connection->property(collection, collection_interface, "Locked").map([](const Variant& value) {
        return !g_variant_is_of_type(value.get(), G_VARIANT_TYPE_BOOLEAN) ||
               g_variant_get_boolean(value.get()) != FALSE;
    });
}

Result<std::string> Service::create_default_collection(const std::string& label) {
    GVariantBuilder properties;
    g_variant_builder_init(&properties, G_VARIANT_TYPE("a{sv}"));
    g_variant_builder_add(&properties, "{sv}", "org.freedesktop.Secret.Collection.Label",
                          g_variant_new_string(label.c_str()));
    const auto reply =
        m_connection->call(service_path, service_interface, "CreateCollection",
                           g_variant_new("(a{sv}s)", &properties, "default"), "(oo)", Subject::service);
    if (!reply)
        return tl::unexpected(reply.error());
    if (text_at(reply->get(), 0) != no_object)
        return text_at(reply->get(), 0);
    const auto answer = m_connection->answer_to(text_at(reply->get(), 1));
    if (!answer)
        return tl::unexpected(answer.error());
    std::string path = path_in(*answer);
    if (path.empty() || path == no_object)
        return default_collection();
    return path;
}

Result<void> Service::unlock(const std::vector<std::string>& paths) {
    if (paths.empty())
        return {};
    const auto reply =
        m_connection->call(service_path, service_interface, "Unlock",
                           g_variant_new("(@ao)", path_array(paths)), "(aoo)", Subject::service);
    if (!reply)
        return tl::unexpected(reply.error());
    std::vector<std::string> open = paths_in(Variant(g_variant_get_child_value(reply->get(), 0)).get());
    const std::string prompt = text_at(reply->get(), 1);
    if (prompt != no_object) {
        const auto answer = m_connection->answer_to(prompt);
        if (!answer)
            return tl::unexpected(answer.error());
        const std::vector<std::string> more = paths_in(answer->get());
        open.insert(open.end(), more.begin(), more.end());
    }
    const bool all = std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
        return std::find(open.begin(), open.end(), path) != open.end();
    });
    if (!all)
        return fail(ErrorCode::locked, translate("secret-service", "The keychain is locked."));
    return {};
}

Result<Found> Service::search(const Attributes& attributes) {
    return m_connection
        ->call(service_path, service_interface, "SearchItems",
               g_variant_new("(@a{ss})", dictionary(attributes)), "(aoao)", Subject::service)
        .map([](const Variant& reply) {
            return Found{paths_in(Variant(g_variant_get_child_value(reply.get(), 0)).get()),
                         paths_in(Variant(g_variant_get_child_value(reply.get(), 1)).get())};
        });
}

Result<Item> Service::item(const std::string& path) {
    auto reply = m_connection->properties_of(path, item_interface, Subject::place);
    if (!reply)
        return tl::unexpected(reply.error());
    const Properties properties(reply->get());
    return Item{path,
                properties.attributes("Attributes"),
                properties.text("Label"),
                properties.truth("Locked").value_or(true),
                properties.number("Created"),
                properties.number("Modified")};
}

Result<Attributes> Service::attributes_of(const std::string& item) {
    const auto reply = m_connection->property(item, item_interface, "Attributes");
    if (!reply)
        return tl::unexpected(reply.error());
    return attributes_in(reply->get());
}

Result<StoredSecret> Service::secret_of(const std::string& item) {
    std::optional<StoredSecret> found;
    const auto reply = m_connection->call_with_session(
        item, item_interface, "GetSecret", "((oayays))", Subject::place,
        [](const TransferSession& session) { return g_variant_new("(o)", session.path().c_str()); },
        [&](const TransferSession& session, GVariant* answer) {
            const Variant structure(g_variant_get_child_value(answer, 0));
            found = session.decode(structure.get());
            return found.has_value();
        });
    if (!reply)
        return tl::unexpected(reply.error());
    return std::move(*found);
}

Result<void> Service::replace_secret(const std::string& item, const Secret& secret,
                                     const std::string& content_type) {
    return m_connection
        ->call_with_session(item, item_interface, "SetSecret", "()", Subject::place,
                            [&](const TransferSession& session) {
                                const Variant structure = session.encode(secret, content_type);
                                return g_variant_new("(@(oayays))", structure.get());
                            })
        .map([](const Variant&) {});
}

Result<std::string> Service::create_item(const std::string& collection, const std::string& label,
                                         const Attributes& attributes, const Secret& secret) {
    const auto reply = m_connection->call_with_session(
        collection, collection_interface, "CreateItem", "(oo)", Subject::place,
        [&](const TransferSession& session) {
            const Variant structure = session.encode(secret, "text/plain");
            GVariantBuilder properties;
            g_variant_builder_init(&properties, G_VARIANT_TYPE("a{sv}"));
            g_variant_builder_add(&properties, "{sv}", "org.freedesktop.Secret.Item.Label",
                                  g_variant_new_string(label.c_str()));
            g_variant_builder_add(&properties, "{sv}", "org.freedesktop.Secret.Item.Attributes",
                                  dictionary(attributes));
            return g_variant_new("(a{sv}@(oayays)b)", &properties, structure.get(), TRUE);
        });
    if (!reply)
        return tl::unexpected(reply.error());
    if (text_at(reply->get(), 0) != no_object)
        return text_at(reply->get(), 0);
    const auto answer = m_connection->outcome_of(text_at(reply->get(), 1));
    if (!answer)
        return tl::unexpected(answer.error());
    std::string path = path_in(*answer);
    if (path.empty() || path == no_object)
        return fail(ErrorCode::internal,
                    translate("secret-service", "The keychain did not keep the new entry."));
    return path;
}

Result<std::string> Service::start_deleting(const std::string& item) {
    return m_connection->call(item, item_interface, "Delete", nullptr, "(o)", Subject::place)
        .map([](const Variant& reply) {
            std::string prompt = text_at(reply.get(), 0);
            return prompt == no_object ? std::string() : prompt;
        });
}

Result<void> Service::delete_item(const std::string& item) {
    const auto prompt = start_deleting(item);
    if (!prompt)
        return tl::unexpected(prompt.error());
    return prompt->empty() ? Result<void>{} : m_connection->answer_to(*prompt).map([](const Variant&) {});
}

Result<void> Service::delete_item_unasked(const std::string& item) {
    const auto prompt = start_deleting(item);
    if (!prompt)
        return tl::unexpected(prompt.error());
    if (prompt->empty())
        return {};
    return fail(ErrorCode::locked,
                translate("secret-service", "The keychain wants a person to confirm the removal."));
}

} // namespace rinnova::secret_service
