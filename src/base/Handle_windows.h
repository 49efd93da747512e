// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <windows.h>

#include <cstdint>
#include <utility>

namespace rinnova {

/// The number that stands for a handle where a descriptor would elsewhere, and back. Handles have 32 bits
/// that count, also on 64-bit Windows ("Interprocess Communication Between 32-bit and 64-bit Applications").
inline HANDLE handle_of(int number) noexcept {
    return reinterpret_cast<HANDLE>(static_cast<std::intptr_t>(number));
}
inline int number_of(HANDLE handle) noexcept {
    return static_cast<int>(reinterpret_cast<std::intptr_t>(handle));
}

/// A handle of the system, closed with the object. Neither null nor INVALID_HANDLE_VALUE counts as open.
class Handle {
  public:
    Handle() noexcept = default;
    explicit Handle(HANDLE handle) noexcept : m_handle(handle == INVALID_HANDLE_VALUE ? nullptr : handle) {}
    Handle(Handle&& other) noexcept : m_handle(std::exchange(other.m_handle, nullptr)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(m_handle, other.m_handle);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { close(); }

    HANDLE get() const noexcept { return m_handle; }
    explicit operator bool() const noexcept { return m_handle != nullptr; }
    HANDLE release() noexcept { return std::exchange(m_handle, nullptr); }
    void close() noexcept {
        if (m_handle != nullptr)
            CloseHandle(std::exchange(m_handle, nullptr));
    }

  private:
    HANDLE m_handle = nullptr;
};

} // namespace rinnova
