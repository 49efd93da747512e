// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gio/gio.h>

#include <memory>

/// Owners for what GLib hands out.
namespace rinnova::secret_service {

struct GlibRelease {
    void operator()(GVariant* value) const noexcept { g_variant_unref(value); }
    void operator()(GError* error) const noexcept { g_error_free(error); }
    void operator()(GMainContext* context) const noexcept { g_main_context_unref(context); }
    void operator()(GMainLoop* loop) const noexcept { g_main_loop_unref(loop); }
    void operator()(GDBusConnection* bus) const noexcept { g_object_unref(bus); }
    void operator()(GCancellable* cancellable) const noexcept { g_object_unref(cancellable); }
    void operator()(GAsyncResult* result) const noexcept { g_object_unref(result); }
    void operator()(gchar* text) const noexcept { g_free(text); }
};

template <typename T>
using Owned = std::unique_ptr<T, GlibRelease>;

using Variant = Owned<GVariant>;

/// Where GLib's functions put their error.
class ErrorSlot {
  public:
    operator GError**() noexcept {
        return &m_error;
    } // NOLINT(google-explicit-constructor): GLib's convention
    ErrorSlot() = default;
    ErrorSlot(const ErrorSlot&) = delete;
    ErrorSlot& operator=(const ErrorSlot&) = delete;
    ~ErrorSlot() { g_clear_error(&m_error); }
    const GError* get() const noexcept { return m_error; }

  private:
    GError* m_error = nullptr;
};

/// Makes a context the one that asynchronous calls of this thread answer to, while it lives.
class ThreadContext {
  public:
    explicit ThreadContext(GMainContext* context) : m_context(context) {
        g_main_context_push_thread_default(m_context);
    }
    ThreadContext(const ThreadContext&) = delete;
    ThreadContext& operator=(const ThreadContext&) = delete;
    ~ThreadContext() { g_main_context_pop_thread_default(m_context); }

  private:
    GMainContext* m_context;
};

} // namespace rinnova::secret_service
