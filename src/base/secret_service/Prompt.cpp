// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/Prompt.h"

#include "base/Text.h"
#include "base/secret_service/BusErrors.h"
#include "base/secret_service/SessionBus.h"

#include <algorithm>

namespace rinnova::secret_service {

namespace {

constexpr const char* prompt_interface = "org.freedesktop.Secret.Prompt";

/// What has been heard of a prompt so far.
struct Answer {
    enum class State { waiting, answered, declined, service_gone, nobody_there } state = State::waiting;
    Variant value;
    GDBusConnection* bus;
    std::chrono::steady_clock::time_point limit;
};

/// How soon a bus that went away is noticed while a person is being asked: no signal tells of that.
constexpr std::chrono::milliseconds look_again{500};

void on_completed(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*,
                  GVariant* parameters, gpointer data) {
    auto* answer = static_cast<Answer*>(data);
    if (!g_variant_is_of_type(parameters, G_VARIANT_TYPE("(bv)")))
        return;
    gboolean dismissed = FALSE;
    GVariant* value = nullptr;
    g_variant_get(parameters, "(bv)", &dismissed, &value);
    answer->value.reset(value);
    answer->state = dismissed != FALSE ? Answer::State::declined : Answer::State::answered;
}

void on_owner_changed(GDBusConnection*, const gchar*, const gchar*, const gchar*, const gchar*, GVariant*,
                      gpointer data) {
    static_cast<Answer*>(data)->state = Answer::State::service_gone;
}

gboolean on_look(gpointer data) {
    auto* answer = static_cast<Answer*>(data);
    if (answer->state == Answer::State::waiting && g_dbus_connection_is_closed(answer->bus) != FALSE)
        answer->state = Answer::State::service_gone;
    if (answer->state == Answer::State::waiting && std::chrono::steady_clock::now() >= answer->limit)
        answer->state = Answer::State::nobody_there;
    return G_SOURCE_CONTINUE;
}

/// Hears of the prompt's end while it lives.
class Listening {
  public:
    Listening(GDBusConnection* bus, GMainContext* context, const std::string& prompt_path,
              std::chrono::milliseconds look_every, Answer& answer)
        : m_bus(bus), m_context(context), m_pushed(context),
          m_completed(g_dbus_connection_signal_subscribe(
              bus, service_name, prompt_interface, "Completed", prompt_path.c_str(), nullptr,
              G_DBUS_SIGNAL_FLAGS_NONE, &on_completed, &answer, nullptr)),
          m_owner(g_dbus_connection_signal_subscribe(bus, "org.freedesktop.DBus", "org.freedesktop.DBus",
                                                     "NameOwnerChanged", "/org/freedesktop/DBus",
                                                     service_name, G_DBUS_SIGNAL_FLAGS_NONE,
                                                     &on_owner_changed, &answer, nullptr)),
          m_timer(g_timeout_source_new(static_cast<guint>(look_every.count()))) {
        g_source_set_callback(m_timer, &on_look, &answer, nullptr);
        g_source_attach(m_timer, context);
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;
    ~Listening() {
        g_source_destroy(m_timer);
        g_source_unref(m_timer);
        g_dbus_connection_signal_unsubscribe(m_bus, m_owner);
        g_dbus_connection_signal_unsubscribe(m_bus, m_completed);
        // What was already under way to us is dropped, while the answer still exists.
        while (g_main_context_iteration(m_context, FALSE) != FALSE) {
        }
    }

  private:
    GDBusConnection* m_bus;
    GMainContext* m_context;
    ThreadContext m_pushed;
    guint m_completed;
    guint m_owner;
    GSource* m_timer;
};

} // namespace

Result<Variant> ask_person(GDBusConnection* bus, GMainContext* context, const std::string& prompt_path,
                           std::chrono::milliseconds call_limit, std::chrono::milliseconds answer_limit) {
    Answer answer{{}, {}, bus, std::chrono::steady_clock::now() + answer_limit};
    {
        const Listening listening(bus, context, prompt_path, std::min(look_again, answer_limit), answer);
        ErrorSlot error;
        // The empty window id: we have no window that the question could stand above.
        const Variant asked(g_dbus_connection_call_sync(
            bus, service_name, prompt_path.c_str(), prompt_interface, "Prompt", g_variant_new("(s)", ""),
            nullptr, G_DBUS_CALL_FLAGS_NO_AUTO_START, static_cast<int>(call_limit.count()), nullptr, error));
        if (!asked)
            return tl::unexpected(to_error(*error.get(), Subject::service));
        while (answer.state == Answer::State::waiting)
            g_main_context_iteration(context, TRUE);
    }
    switch (answer.state) {
    case Answer::State::answered:
        return std::move(answer.value);
    case Answer::State::declined:
        return fail(ErrorCode::locked,
                    translate("secret-service", "The keychain stays locked: its question was declined, "
                                                "or this session cannot show it."));
    case Answer::State::nobody_there:
        return fail(ErrorCode::locked,
                    translate("secret-service", "The keychain stays locked: nobody answered its question."));
    case Answer::State::service_gone:
    case Answer::State::waiting:
        break;
    }
    return fail(ErrorCode::unreachable,
                translate("secret-service", "The keychain's service went away while it was asking."));
}

} // namespace rinnova::secret_service
