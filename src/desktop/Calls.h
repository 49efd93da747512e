// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Text.h"
#include "desktop/Lane.h"
#include "desktop/World.h"

#include <QObject>
#include <QPointer>

#include <exception>
#include <functional>
#include <memory>
#include <type_traits>

namespace rinnova::desktop {

/// The way from the window to the service: asked here, done on another thread, answered here. Looking and
/// doing have a thread each, so that the overview does not wait for a renewal.
class Calls {
  public:
    explicit Calls(const World& world) : m_world(world) {}

    const World& world() const { return m_world; }

    /// What a call on the other thread is given.
    struct Context {
        Service& service;
        std::stop_token stop;
        ProgressCallback progress; ///< brings it to the window's thread
    };
    using OnProgress = std::function<void(const Progress&)>;

    /// Reads; `done` is called with the answer, unless `asker` has gone by then.
    template <typename Call, typename Done>
    void look(QObject* asker, Call call, Done done) {
        send(m_looking, asker, std::move(call), std::move(done), {});
    }
    /// Changes something.
    template <typename Call, typename Done>
    void act(QObject* asker, Call call, Done done, OnProgress on_progress = {}) {
        send(m_acting, asker, std::move(call), std::move(done), std::move(on_progress));
    }
    /// Holds something for a while, without making others wait; by a service of this process, as the
    /// clipboard belongs to the desktop of whoever asks.
    template <typename Call, typename Done>
    void hold(QObject* asker, Call call, Done done) {
        send(m_holding, asker, std::move(call), std::move(done), {});
    }
    /// Runs something on the window's thread, from any.
    void on_window(std::function<void()> what) { to_window(std::move(what)); }
    /// Ends what is being done in order, between two steps.
    void stop_acting() { m_acting.stop_current(); }
    /// Until the answer has been given, too.
    bool acting() const { return m_unanswered > 0; }
    /// Called on the window's thread when something that was to be changed has come to its end.
    std::function<void()> acted = [] {};
    /// Warnings that the service had for its user; each once.
    std::function<void(const std::vector<Error>&)> warned = [](const auto&) {};

  private:
    template <typename Call, typename Done>
    void send(Lane& lane, QObject* asker, Call call, Done done, OnProgress on_progress);
    void to_window(std::function<void()> what) {
        QMetaObject::invokeMethod(&m_here, std::move(what), Qt::QueuedConnection);
    }
    void heard(std::vector<Error> warnings);

    const World m_world;
    QObject m_here;
    std::vector<Error> m_warnings;
    int m_unanswered = 0; ///< of what changes something; the window's thread alone counts them
    Lane m_looking;
    Lane m_acting;
    Lane m_holding;
};

inline Error thrown_error(const char* what) {
    return {ErrorCode::internal, translate("desktop", "Something went wrong inside: %1", {what}), {}, {}};
}

template <typename Call, typename Done>
void Calls::send(Lane& lane, QObject* asker, Call call, Done done, OnProgress on_progress) {
    using Answer = std::invoke_result_t<Call, Context&>;
    const bool acts = &lane == &m_acting;
    const bool own = &lane == &m_holding;
    m_unanswered += acts ? 1 : 0;
    lane.add([this, acts, own, asker = QPointer<QObject>(asker), call = std::move(call),
              done = std::move(done),
              on_progress = std::move(on_progress)](const std::stop_token& stop) mutable {
        auto answer = std::make_shared<Answer>([&]() -> Answer {
            try {
                auto service = own ? m_world.make_own_service() : m_world.make_service();
                if (!service)
                    return tl::unexpected(service.error());
                Context context{**service, stop, {}};
                context.progress = [this, asker, on_progress](const Progress& progress) {
                    if (on_progress)
                        to_window([asker, on_progress, progress] {
                            if (asker)
                                on_progress(progress);
                        });
                };
                Answer result = call(context);
                if (auto warnings = (*service)->warnings(); !warnings.empty())
                    to_window(
                        [this, warnings = std::move(warnings)]() mutable { heard(std::move(warnings)); });
                return result;
            } catch (const std::exception& trouble) {
                return tl::unexpected(thrown_error(trouble.what()));
            }
        }());
        to_window([this, acts, asker, answer, done = std::move(done)]() mutable {
            if (asker)
                done(std::move(*answer));
            if (acts) {
                --m_unanswered;
                acted();
            }
        });
    });
}

} // namespace rinnova::desktop
