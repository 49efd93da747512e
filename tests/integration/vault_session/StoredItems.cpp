// SPDX-License-Identifier: Apache-2.0
#include "integration/vault_session/StoredItems.h"

#include <doctest/doctest.h>
#include <libsecret/secret.h>

#include <algorithm>
#include <memory>

namespace rinnova_test {

namespace {

struct Release {
    void operator()(gpointer object) const { g_object_unref(object); }
    void operator()(GHashTable* table) const { g_hash_table_unref(table); }
    void operator()(SecretValue* value) const { secret_value_unref(value); }
    void operator()(GVariant* value) const { g_variant_unref(value); }
    void operator()(gchar* text) const { g_free(text); }
};
template <typename Type>
using Owned = std::unique_ptr<Type, Release>;

/// Made anew for every question, as the service may be another one since.
Owned<SecretService> connect() {
    GError* error = nullptr;
    Owned<SecretService> service(
        secret_service_open_sync(SECRET_TYPE_SERVICE, nullptr, SECRET_SERVICE_OPEN_SESSION, nullptr, &error));
    REQUIRE_MESSAGE(service != nullptr, error->message);
    return service;
}

Owned<GHashTable> table_of(const Attributes& attributes) {
    Owned<GHashTable> table(g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free));
    for (const auto& [name, value] : attributes)
        g_hash_table_insert(table.get(), g_strdup(name.c_str()), g_strdup(value.c_str()));
    return table;
}

StoredItem seen(SecretItem* item) {
    StoredItem stored;
    stored.path = g_dbus_proxy_get_object_path(G_DBUS_PROXY(item));
    const Owned<gchar> label(secret_item_get_label(item));
    stored.label = label.get();
    const Owned<GHashTable> attributes(secret_item_get_attributes(item));
    GHashTableIter entries;
    g_hash_table_iter_init(&entries, attributes.get());
    gpointer name = nullptr;
    gpointer text = nullptr;
    while (g_hash_table_iter_next(&entries, &name, &text) != FALSE)
        stored.attributes.emplace(static_cast<const char*>(name), static_cast<const char*>(text));
    const Owned<SecretValue> value(secret_item_get_secret(item));
    REQUIRE_MESSAGE(value != nullptr, stored.label, " is locked");
    gsize size = 0;
    const gchar* bytes = secret_value_get(value.get(), &size);
    stored.secret.assign(bytes, size);
    stored.content_type = secret_value_get_content_type(value.get());
    stored.created = secret_item_get_created(item);
    stored.modified = secret_item_get_modified(item);
    return stored;
}

} // namespace

std::vector<StoredItem> items_with(const Attributes& attributes) {
    const auto service = connect();
    GError* error = nullptr;
    GList* found = secret_service_search_sync(
        service.get(), nullptr, table_of(attributes).get(),
        static_cast<SecretSearchFlags>(SECRET_SEARCH_ALL | SECRET_SEARCH_LOAD_SECRETS), nullptr, &error);
    REQUIRE_MESSAGE(error == nullptr, error->message);
    std::vector<StoredItem> items;
    for (const GList* at = found; at != nullptr; at = at->next)
        items.push_back(seen(SECRET_ITEM(at->data)));
    g_list_free_full(found, g_object_unref);
    std::sort(items.begin(), items.end(),
              [](const StoredItem& a, const StoredItem& b) { return a.path < b.path; });
    return items;
}

std::string unchanging(const StoredItem& item) {
    std::string text = item.path + "\nlabel = " + item.label + "\ntype = " + item.content_type +
                       "\ncreated = " + std::to_string(item.created) + '\n';
    for (const auto& [name, value] : item.attributes)
        if (name != "xdg:schema" || value != "org.freedesktop.Secret.Generic")
            text += name + " = " + value + '\n';
    return text;
}

std::string unchanging(const Attributes& attributes) {
    std::string text;
    for (const StoredItem& item : items_with(attributes))
        text += unchanging(item);
    return text;
}

void add_item(const std::string& label, const Attributes& attributes, const std::string& secret,
              const std::string& collection) {
    const auto service = connect();
    GError* error = nullptr;
    const Owned<SecretCollection> place(secret_collection_new_for_dbus_path_sync(
        service.get(), collection.c_str(), SECRET_COLLECTION_NONE, nullptr, &error));
    REQUIRE_MESSAGE(place != nullptr, error->message);
    const Owned<SecretValue> value(
        secret_value_new(secret.data(), static_cast<gssize>(secret.size()), "text/plain"));
    const Owned<SecretItem> item(secret_item_create_sync(place.get(), nullptr, table_of(attributes).get(),
                                                         label.c_str(), value.get(), SECRET_ITEM_CREATE_NONE,
                                                         nullptr, &error));
    REQUIRE_MESSAGE(item != nullptr, error->message);
}

void remove_items(const Attributes& attributes) {
    GError* error = nullptr;
    secret_service_clear_sync(connect().get(), nullptr, table_of(attributes).get(), nullptr, &error);
    REQUIRE_MESSAGE(error == nullptr, error->message);
}

std::string order_of_items(const std::string& collection) {
    const auto service = connect();
    GError* error = nullptr;
    const Owned<GVariant> reply(g_dbus_connection_call_sync(
        g_dbus_proxy_get_connection(G_DBUS_PROXY(service.get())), "org.freedesktop.secrets",
        collection.c_str(), "org.freedesktop.DBus.Properties", "Get",
        g_variant_new("(ss)", "org.freedesktop.Secret.Collection", "Items"), G_VARIANT_TYPE("(v)"),
        G_DBUS_CALL_FLAGS_NONE, -1, nullptr, &error));
    REQUIRE_MESSAGE(reply != nullptr, error->message);
    const Owned<gchar> text(g_variant_print(reply.get(), FALSE));
    return text.get();
}

} // namespace rinnova_test
