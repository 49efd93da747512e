// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret_service/Glib.h"

#include <chrono>

namespace rinnova::secret_service {

/// One asynchronous call of GLib's, waited for on a context of its own and given up at the limit. The
/// application's main loop need not run, and does not while we wait.
///
///     TimedCall call(context, limit);
///     something_async(…, call.cancellable(), &TimedCall::finished, &call);
///     something_finish(call.wait(), error);
class TimedCall {
  public:
    TimedCall(GMainContext* context, std::chrono::milliseconds limit);
    TimedCall(const TimedCall&) = delete;
    TimedCall& operator=(const TimedCall&) = delete;
    ~TimedCall();

    GCancellable* cancellable() const noexcept { return m_cancellable.get(); }
    static void finished(GObject* source, GAsyncResult* result, gpointer call);
    /// Returns the result, which after the limit is the error G_IO_ERROR_CANCELLED.
    GAsyncResult* wait();

  private:
    GMainContext* m_context;
    ThreadContext m_pushed;
    Owned<GCancellable> m_cancellable;
    Owned<GAsyncResult> m_result;
    GSource* m_timer;
};

} // namespace rinnova::secret_service
