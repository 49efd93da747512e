// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>

class QObject;

namespace rinnova {

/// Owns a file descriptor and calls back from the event loop of its thread whenever there is something to
/// read. Without a cost while there is not. The callback may destroy the watch. On Windows the descriptor
/// stands for a handle that can be waited for, and it calls back whenever that is signalled.
class DescriptorWatch {
  public:
    DescriptorWatch(int descriptor, std::function<void()> readable);
    ~DescriptorWatch();
    DescriptorWatch(const DescriptorWatch&) = delete;
    DescriptorWatch& operator=(const DescriptorWatch&) = delete;

    int descriptor() const noexcept { return m_descriptor; }
    /// No more calls from here on.
    void silence();

  private:
    int m_descriptor;
    QObject* m_notifier;
};

} // namespace rinnova
