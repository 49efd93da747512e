// SPDX-License-Identifier: Apache-2.0
#include "integration/vault_session/StandInKWallet.h"

#include <doctest/doctest.h>

namespace rinnova_test {

namespace {

// KWallet::Wallet::EntryType, kwallet.h
constexpr int unknown_entry = 0;
constexpr int stream_entry = 2;

std::string text_at(GVariant* tuple, gsize index) {
    const gchar* text = nullptr;
    g_variant_get_child(tuple, index, "&s", &text);
    return text;
}

GVariant* bytes(const std::string& value) {
    return g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, value.data(), value.size(), 1);
}

} // namespace

StandInKWallet::StandInKWallet() {
    gchar* address = g_dbus_address_get_for_bus_sync(G_BUS_TYPE_SESSION, nullptr, nullptr);
    m_bus = g_dbus_connection_new_for_address_sync(
        address,
        static_cast<GDBusConnectionFlags>(G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                          G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION),
        nullptr, nullptr, nullptr);
    g_free(address);
    REQUIRE(m_bus != nullptr);
    g_dbus_connection_add_filter(m_bus, &StandInKWallet::on_message, this, nullptr);
    GVariant* reply = g_dbus_connection_call_sync(m_bus, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                                  "org.freedesktop.DBus", "RequestName",
                                                  g_variant_new("(su)", "org.kde.kwalletd5", 4U), nullptr,
                                                  G_DBUS_CALL_FLAGS_NONE, 5000, nullptr, nullptr);
    REQUIRE(reply != nullptr);
    g_variant_unref(reply);
}

StandInKWallet::~StandInKWallet() {
    g_dbus_connection_close_sync(m_bus, nullptr, nullptr);
    g_object_unref(m_bus);
}

void StandInKWallet::set_open(bool open) {
    const std::lock_guard guard(m_mutex);
    m_open = open;
}

void StandInKWallet::set_enabled(bool enabled) {
    const std::lock_guard guard(m_mutex);
    m_enabled = enabled;
}

void StandInKWallet::set_trouble(Trouble trouble) {
    const std::lock_guard guard(m_mutex);
    m_trouble = trouble;
}

void StandInKWallet::set_person_opens(bool opens) {
    const std::lock_guard guard(m_mutex);
    m_person_opens = opens;
}

int StandInKWallet::questions() {
    const std::lock_guard guard(m_mutex);
    return m_questions;
}

std::size_t StandInKWallet::size() {
    const std::lock_guard guard(m_mutex);
    return m_entries.size();
}

GDBusMessage* StandInKWallet::on_message(GDBusConnection* bus, GDBusMessage* message, gboolean incoming,
                                         gpointer data) {
    auto* self = static_cast<StandInKWallet*>(data);
    if (incoming == FALSE || g_dbus_message_get_message_type(message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL ||
        g_strcmp0(g_dbus_message_get_interface(message), "org.kde.KWallet") != 0)
        return message;
    const std::lock_guard guard(self->m_mutex);
    GVariant* answer = self->answer(g_dbus_message_get_member(message), g_dbus_message_get_body(message));
    GDBusMessage* reply =
        answer != nullptr
            ? g_dbus_message_new_method_reply(message)
            : g_dbus_message_new_method_error_literal(message, "org.freedesktop.DBus.Error.Failed", "no");
    if (answer != nullptr)
        g_dbus_message_set_body(reply, answer);
    g_dbus_connection_send_message(bus, reply, G_DBUS_SEND_MESSAGE_FLAGS_NONE, nullptr, nullptr);
    g_object_unref(reply);
    g_object_unref(message);
    return nullptr;
}

GVariant* StandInKWallet::answer(const std::string& member, GVariant* body) {
    if (member == "isEnabled")
        return g_variant_new("(b)", m_enabled);
    if (member == "networkWallet")
        return g_variant_new("(s)", "kdewallet");
    if (member == "isOpen")
        return g_variant_new("(b)", m_open);
    if (member == "open") {
        if (!m_open) {
            ++m_questions;
            m_open = m_person_opens;
        }
        const bool opened = m_open;
        if (m_trouble == Trouble::closes_at_reading)
            m_open = false;
        return g_variant_new("(i)", opened ? 1 : -1);
    }
    return answer_entry(member, body);
}

GVariant* StandInKWallet::answer_entry(const std::string& member, GVariant* body) {
    // handle, folder, key, …
    const std::string key = text_at(body, 1) + '\n' + text_at(body, 2);
    const auto at = m_entries.find(key);
    if (member == "entryType")
        return g_variant_new("(i)", m_open && at != m_entries.end() ? stream_entry : unknown_entry);
    if (member == "readEntry") {
        if (m_trouble == Trouble::breaks_at_reading)
            return nullptr;
        return g_variant_new("(@ay)", bytes(m_open && at != m_entries.end() ? at->second : std::string()));
    }
    if (member == "writeEntry") {
        if (!m_open || m_trouble == Trouble::refuses_writing)
            return g_variant_new("(i)", -1);
        GVariant* value = g_variant_get_child_value(body, 3);
        gsize size = 0;
        const auto* data = static_cast<const char*>(g_variant_get_fixed_array(value, &size, 1));
        m_entries[key] = std::string(data, size);
        g_variant_unref(value);
        return g_variant_new("(i)", 0);
    }
    if (member == "removeEntry") {
        if (m_open)
            m_entries.erase(key);
        return g_variant_new("(i)", m_open ? 0 : -1);
    }
    return nullptr;
}

} // namespace rinnova_test
