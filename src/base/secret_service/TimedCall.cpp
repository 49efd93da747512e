// SPDX-License-Identifier: Apache-2.0
#include "base/secret_service/TimedCall.h"

namespace rinnova::secret_service {

TimedCall::TimedCall(GMainContext* context, std::chrono::milliseconds limit)
    : m_context(context), m_pushed(context), m_cancellable(g_cancellable_new()),
      m_timer(g_timeout_source_new(static_cast<guint>(limit.count()))) {
    const auto give_up = [](gpointer cancellable) -> gboolean {
        g_cancellable_cancel(G_CANCELLABLE(cancellable));
        return G_SOURCE_REMOVE;
    };
    g_source_set_callback(m_timer, give_up, m_cancellable.get(), nullptr);
    g_source_attach(m_timer, m_context);
}

TimedCall::~TimedCall() {
    g_source_destroy(m_timer);
    g_source_unref(m_timer);
}

void TimedCall::finished(GObject*, GAsyncResult* result, gpointer call) {
    static_cast<TimedCall*>(call)->m_result.reset(G_ASYNC_RESULT(g_object_ref(result)));
}

GAsyncResult* TimedCall::wait() {
    while (!m_result)
        g_main_context_iteration(m_context, TRUE);
    return m_result.get();
}

} // namespace rinnova::secret_service
