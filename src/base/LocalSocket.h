// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>
#include <optional>
#include <utility>

namespace rinnova {

/// An open file of the system, closed with the object. On Windows the number of a handle.
class Descriptor {
  public:
    Descriptor() noexcept = default;
    explicit Descriptor(int number) noexcept : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(std::exchange(other.m_number, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(m_number, other.m_number);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    int number() const noexcept { return m_number; }
    explicit operator bool() const noexcept { return m_number >= 0; }

  private:
    int m_number = -1;
};

/// Connects to a stream socket of that name, blocking. `not-found` when nobody listens there,
/// `permission-denied`, `busy` when its queue is full. The name may be longer than a socket address holds.
Result<Descriptor> connect_local(const std::filesystem::path& name);

/// The process at the other end.
std::optional<int> peer_process(const Descriptor& connection);

/// Whether the process at the other end belongs to the user of this one. Root is another user.
bool peer_is_this_user(const Descriptor& connection);

} // namespace rinnova
