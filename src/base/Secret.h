// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace rinnova {

/// A password or key. Lives in OpenSSL's secure heap (locked, excluded from core dumps); when that is full or
/// was not set up, in ordinary memory, wiped as well. Move-only; has no way to a stream, a QString or a
/// std::string.
class Secret {
  public:
    Secret() noexcept = default;
    /// An owned buffer of `size` zero bytes, to be filled through `fill`.
    explicit Secret(std::size_t size);
    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// Copies the bytes. The caller's own copy stays the caller's to wipe.
    static Secret copy_of(std::string_view bytes);
    /// Copies the bytes and wipes the string they came in, its spare capacity too.
    static Secret take(std::string& bytes);

    Secret clone() const;

    std::size_t size() const noexcept { return m_size; }
    bool empty() const noexcept { return m_size == 0; }

    /// Lends the bytes to one call. They must not be kept beyond it.
    template <typename F>
    decltype(auto) expose(F&& use) const {
        return std::invoke(std::forward<F>(use), std::string_view(m_data, m_size));
    }
    /// Lends the writable bytes to one call.
    template <typename F>
    decltype(auto) fill(F&& write) {
        return std::invoke(std::forward<F>(write), std::span<char>(m_data, m_size));
    }

    /// Drops the bytes behind `size`, wiping them.
    void shrink(std::size_t size) noexcept;
    /// Drops `count` bytes at the front, wiping what is freed.
    void drop_front(std::size_t count) noexcept;

    /// Takes a time that depends on the lengths only.
    bool operator==(const Secret& other) const noexcept;

  private:
    char* m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// Overwrites memory in a way the compiler keeps.
void wipe(std::span<char> bytes) noexcept;
void wipe(std::string& text) noexcept;

/// Replaces each occurrence of the secret in a text, plain or in base64 (of itself, or of a longer text that
/// holds it), by `***`. For words of others (a server's reply, an error of a library) that could echo it.
/// Secrets shorter than three bytes are left: they match anywhere.
std::string redact(std::string text, const Secret& secret);

} // namespace rinnova
