// SPDX-License-Identifier: Apache-2.0
// For programs under ThreadSanitizer: tells it that a call which Qt takes from one thread to another happens
// after what the first did before. Qt orders them by locks of its own, futexes, which the sanitizer does not
// see. The loader finds this definition before Qt's.
#include <QObject>

#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

/// What was posted, told of as it is called and as it goes.
class PostedCall final : public QtPrivate::QSlotObjectBase {
  public:
    explicit PostedCall(QSlotObjectBase* posted) : QSlotObjectBase(&PostedCall::handle), m_posted(posted) {
        __tsan_release(this);
    }

  private:
    static void handle(int operation, QSlotObjectBase* itself, QObject* receiver, void** arguments, bool*) {
        __tsan_acquire(itself);
        auto* call = static_cast<PostedCall*>(itself);
        if (operation == Call)
            call->m_posted->call(receiver, arguments);
        __tsan_release(itself); // either thread may be the one that lets go of it last
        if (operation == Destroy) {
            call->m_posted->destroyIfLastRef();
            delete call;
        }
    }

    QSlotObjectBase* m_posted;
};

} // namespace

bool QMetaObject::invokeMethodImpl(QObject* object, QtPrivate::QSlotObjectBase* slot, Qt::ConnectionType type,
                                   void* result) {
    static const auto qts = reinterpret_cast<decltype(&QMetaObject::invokeMethodImpl)>(dlsym(
        RTLD_NEXT,
        "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"));
    return qts(object, new PostedCall(slot), type, result);
}
