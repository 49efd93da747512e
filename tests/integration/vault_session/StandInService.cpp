// SPDX-License-Identifier: Apache-2.0
#include "integration/vault_session/StandInService.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace rinnova_test {

namespace {

const std::string service_path = "/org/freedesktop/secrets";
const std::string collection_path = service_path + "/collection/default";
const std::string locked_error = "org.freedesktop.Secret.Error.IsLocked";
const std::string no_object_error = "org.freedesktop.Secret.Error.NoSuchObject";

std::string item_path(int id) {
    return collection_path + "/" + std::to_string(id);
}

GVariant* paths(const std::vector<std::string>& list) {
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("ao"));
    for (const std::string& path : list)
        g_variant_builder_add(&builder, "o", path.c_str());
    return g_variant_builder_end(&builder);
}

std::map<std::string, std::string> dictionary(GVariant* value) {
    std::map<std::string, std::string> result;
    GVariantIter entries;
    g_variant_iter_init(&entries, value);
    const gchar* name = nullptr;
    const gchar* text = nullptr;
    while (g_variant_iter_next(&entries, "{&s&s}", &name, &text) != FALSE)
        result.emplace(name, text);
    return result;
}

GVariant* attributes_of(const StandInService::Entry& entry) {
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE("a{ss}"));
    for (const auto& [name, value] : entry.attributes)
        g_variant_builder_add(&builder, "{ss}", name.c_str(), value.c_str());
    return g_variant_builder_end(&builder);
}

/// Takes the secret out of a structure `(oayays)`.
void take_secret(GVariant* structure, StandInService::Entry& entry) {
    GVariant* value = g_variant_get_child_value(structure, 2);
    gsize size = 0;
    const auto* bytes = static_cast<const char*>(g_variant_get_fixed_array(value, &size, 1));
    entry.secret.assign(bytes, size);
    g_variant_unref(value);
    const gchar* type = nullptr;
    g_variant_get_child(structure, 3, "&s", &type);
    entry.content_type = type;
}

GVariant* structure_of(const StandInService::Entry& entry) {
    GVariant* none = g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, nullptr, 0, 1);
    GVariant* value =
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, entry.secret.data(), entry.secret.size(), 1);
    return g_variant_new("(o@ay@ays)", (service_path + "/session/1").c_str(), none, value,
                         entry.content_type.c_str());
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

} // namespace

StandInService::StandInService(Manners manners) : m_manners(manners) {
    gchar* address = g_dbus_address_get_for_bus_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    m_bus = g_dbus_connection_new_for_address_sync(
        address,
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, nullptr, nullptr);
    g_free(address);
    REQUIRE(m_bus != nullptr);
    g_dbus_connection_add_filter(m_bus, &StandInService::on_message, this, nullptr);
    GVariant* reply = g_dbus_connection_call_sync(m_bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                  "org.freedesktop.DBus", "RequestName",
                                                  g_variant_new("(su)", "org.freedesktop.secrets", 4U),
                                                  nullptr, G_DBUS_CALL_FLAGS_NONE, 5000, nullptr, nullptr);
    REQUIRE(reply != nullptr);
    g_variant_unref(reply);
}

StandInService::~StandInService() {
    g_dbus_connection_close_sync(m_bus, nullptr, nullptr);
    g_object_unref(m_bus);
    const std::lock_guard guard(m_mutex); // the bus's own thread may be in the middle of an answer
    for (auto& [path, prompt] : m_prompts)
        g_variant_unref(prompt.result);
}

void StandInService::lock_collection(bool locked) {
    const std::lock_guard guard(m_mutex);
    m_locked = locked;
}

int StandInService::add(Entry entry) {
    const std::lock_guard guard(m_mutex);
    m_entries.emplace(m_next, std::move(entry));
    return m_next++;
}

std::vector<StandInService::Entry> StandInService::entries() {
    const std::lock_guard guard(m_mutex);
    std::vector<Entry> list;
    for (const auto& [id, entry] : m_entries)
        list.push_back(entry);
    return list;
}

int StandInService::prompts_run() {
    const std::lock_guard guard(m_mutex);
    return m_prompts_run;
}

int StandInService::searches() {
    const std::lock_guard guard(m_mutex);
    return m_searches;
}

GDBusMessage* StandInService::on_message(GDBusConnection* bus, GDBusMessage* message, gboolean incoming,
                                         gpointer data) {
    auto* self = static_cast<StandInService*>(data);
    const gchar* path = g_dbus_message_get_path(message);
    if (incoming == FALSE || g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL ||
        path == nullptr || !std::string(path).starts_with(service_path))
        return message;
    const std::lock_guard guard(self->m_mutex);
    std::string error;
    GVariant* answer =
        self->answer(path, g_dbus_message_get_interface(message), g_dbus_message_get_member(message),
                     g_dbus_message_get_body(message), error);
    if (self->m_gone) {
        g_dbus_connection_close(bus, nullptr, nullptr, nullptr);
        g_object_unref(message);
        return nullptr;
    }
    GDBusMessage* reply = error.empty()
                              ? g_dbus_message_new_method_reply(message)
                              : g_dbus_message_new_method_error_literal(message, error.c_str(), "no");
    if (answer != nullptr)
        g_dbus_message_set_body(reply, answer);
    g_dbus_connection_send_message(bus, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
    g_object_unref(reply);
    g_object_unref(message);
    return nullptr;
}

GVariant* StandInService::answer(const std::string& path, const std::string& interface,
                                 const std::string& member, GVariant* body, std::string& error) {
    if (interface == "org.freedesktop.DBus.Properties") {
        const gchar* of = nullptr;
        g_variant_get_child(body, 0, "&s", &of);
        GVariant* all = properties(path, of, error);
        if (member == "GetAll" || all == nullptr)
            return all != nullptr ? g_variant_new("(@a{sv})", all) : nullptr;
        const gchar* name = nullptr;
        g_variant_get_child(body, 1, "&s", &name);
        g_variant_ref_sink(all);
        GVariant* value = g_variant_lookup_value(all, name, nullptr);
        g_variant_unref(all);
        GVariant* reply = g_variant_new("(v)", value);
        g_variant_unref(value);
        return reply;
    }
    if (interface == "org.freedesktop.Secret.Service")
        return answer_service(member, body, error);
    if (interface == "org.freedesktop.Secret.Collection")
        return answer_collection(member, body, error);
    if (interface == "org.freedesktop.Secret.Prompt")
        return answer_prompt(path, member);
    const int id = std::atoi(path.substr(path.rfind('/') + 1).c_str());
    if (!m_entries.contains(id)) {
        error = no_object_error;
        return nullptr;
    }
    return answer_item(id, member, body, error);
}

GVariant* StandInService::properties(const std::string& path, const std::string& interface,
                                     std::string& error) {
    GVariantBuilder all;
    g_variant_builder_init(&all, G_VARIANT_TYPE("a{sv}"));
    const bool hidden = m_locked && m_manners.locked_collections_show_nothing;
    if (interface == "org.freedesktop.Secret.Service") {
        g_variant_builder_add(&all, "{sv}", "Collections", paths({collection_path}));
    } else if (interface == "org.freedesktop.Secret.Collection") {
        std::vector<std::string> items;
        for (const auto& [id, entry] : m_entries)
            if (!hidden)
                items.push_back(item_path(id));
        g_variant_builder_add(&all, "{sv}", "Label", g_variant_new_string("Passwords"));
        g_variant_builder_add(&all, "{sv}", "Locked", g_variant_new_boolean(m_locked));
        g_variant_builder_add(&all, "{sv}", "Items", paths(items));
    } else {
        const int id = std::atoi(path.substr(path.rfind('/') + 1).c_str());
        if (!m_entries.contains(id) || hidden) {
            error = hidden ? locked_error : no_object_error;
            g_variant_builder_clear(&all);
            return nullptr;
        }
        const bool locked = m_locked || (m_manners.items_are_locked_one_by_one && !m_permitted.contains(id));
        g_variant_builder_add(&all, "{sv}", "Label", g_variant_new_string(m_entries[id].label.c_str()));
        g_variant_builder_add(&all, "{sv}", "Attributes", attributes_of(m_entries[id]));
        g_variant_builder_add(&all, "{sv}", "Locked", g_variant_new_boolean(locked));
        g_variant_builder_add(&all, "{sv}", "Created", g_variant_new_uint64(1'700'000'000));
        g_variant_builder_add(&all, "{sv}", "Modified", g_variant_new_uint64(1'700'000'000));
    }
    return g_variant_builder_end(&all);
}

bool StandInService::matches(const Entry& entry, GVariant* wanted) const {
    const auto all = dictionary(wanted);
    return std::all_of(all.begin(), all.end(), [&](const auto& one) {
        const auto at = entry.attributes.find(one.first);
        if (at == entry.attributes.end())
            return false;
        return m_manners.search_ignores_letter_case ? lower(at->second) == lower(one.second)
                                                    : at->second == one.second;
    });
}

GVariant* StandInService::answer_service(const std::string& member, GVariant* body, std::string& error) {
    if (member == "OpenSession") {
        const gchar* algorithm = nullptr;
        g_variant_get_child(body, 0, "&s", &algorithm);
        if (std::string(algorithm) == "plain")
            return g_variant_new("(vo)", g_variant_new_string(""), (service_path + "/session/1").c_str());
        error = "org.freedesktop.DBus.Error.NotSupported";
        return nullptr;
    }
    if (member == "ReadAlias")
        return g_variant_new("(o)", collection_path.c_str());
    if (member == "SearchItems") {
        ++m_searches;
        std::vector<std::string> unlocked;
        std::vector<std::string> locked;
        GVariant* wanted = g_variant_get_child_value(body, 0);
        for (const auto& [id, entry] : m_entries)
            if (matches(entry, wanted) && !(m_locked && m_manners.locked_collections_show_nothing))
                (m_locked || (m_manners.items_are_locked_one_by_one && !m_permitted.contains(id)) ? locked
                                                                                                  : unlocked)
                    .push_back(item_path(id));
        g_variant_unref(wanted);
        return g_variant_new("(@ao@ao)", paths(unlocked), paths(locked));
    }
    if (member == "Unlock") {
        GVariant* wanted = g_variant_get_child_value(body, 0);
        const std::string prompt = new_prompt(wanted, [this] {
            m_locked = false;
            for (const auto& [id, entry] : m_entries)
                m_permitted.insert(id);
        });
        return g_variant_new("(@aoo)", paths({}), prompt.c_str());
    }
    error = "org.freedesktop.DBus.Error.UnknownMethod";
    return nullptr;
}

GVariant* StandInService::answer_collection(const std::string& member, GVariant* body, std::string& error) {
    if (member != "CreateItem" || m_locked) {
        error = m_locked ? locked_error : "org.freedesktop.DBus.Error.UnknownMethod";
        return nullptr;
    }
    Entry entry;
    GVariant* given = g_variant_get_child_value(body, 0);
    GVariant* attributes = g_variant_lookup_value(given, "org.freedesktop.Secret.Item.Attributes", nullptr);
    GVariant* label = g_variant_lookup_value(given, "org.freedesktop.Secret.Item.Label", nullptr);
    entry.attributes = dictionary(attributes);
    entry.label = g_variant_get_string(label, nullptr);
    GVariant* structure = g_variant_get_child_value(body, 1);
    take_secret(structure, entry);
    if (m_manners.keeps_something_else)
        entry.secret += "!";
    for (GVariant* one : {given, attributes, label, structure})
        g_variant_unref(one);
    const int id = m_next++;
    const auto keep = [this, id, entry] {
        m_entries[id] = entry;
        m_permitted.insert(id);
    };
    if (!m_manners.creating_takes_a_prompt) {
        keep();
        return g_variant_new("(oo)", item_path(id).c_str(), "/");
    }
    const std::string prompt =
        new_prompt(g_variant_ref_sink(g_variant_new_object_path(item_path(id).c_str())), keep);
    return g_variant_new("(oo)", "/", prompt.c_str());
}

GVariant* StandInService::answer_item(int id, const std::string& member, GVariant* body, std::string& error) {
    if (member == "Delete") {
        if (!m_manners.deleting_takes_a_prompt) {
            m_entries.erase(id);
            return g_variant_new("(o)", "/");
        }
        const std::string prompt =
            new_prompt(g_variant_ref_sink(g_variant_new_string("")), [this, id] { m_entries.erase(id); });
        return g_variant_new("(o)", prompt.c_str());
    }
    if (m_locked || (m_manners.items_are_locked_one_by_one && !m_permitted.contains(id))) {
        error = locked_error;
        return nullptr;
    }
    if (member == "GetSecret")
        return g_variant_new("(@(oayays))", structure_of(m_entries[id]));
    if (++m_writes == m_manners.goes_away_at_write) {
        m_gone = true;
        return nullptr;
    }
    GVariant* structure = g_variant_get_child_value(body, 0);
    take_secret(structure, m_entries[id]);
    if (m_manners.keeps_something_else)
        m_entries[id].secret += "!";
    g_variant_unref(structure);
    return g_variant_new("()");
}

std::string StandInService::new_prompt(GVariant* result, std::function<void()> effect) {
    std::string path = service_path + "/prompt/p" + std::to_string(m_prompts.size());
    m_prompts.emplace(path, Prompt{result, std::move(effect)});
    return path;
}

GVariant* StandInService::answer_prompt(const std::string& path, const std::string& member) {
    const auto at = m_prompts.find(path);
    if (at == m_prompts.end())
        return nullptr;
    const bool run = member == "Prompt";
    if (run) {
        ++m_prompts_run;
        at->second.effect();
    }
    g_dbus_connection_emit_signal(m_bus, nullptr, path.c_str(), "org.freedesktop.Secret.Prompt", "Completed",
                                  g_variant_new("(bv)", !run, at->second.result), nullptr);
    return g_variant_new("()");
}

} // namespace rinnova_test
