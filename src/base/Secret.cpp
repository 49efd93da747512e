// SPDX-License-Identifier: Apache-2.0
#include "base/Secret.h"

#include "base/SecureHeap.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <cstring>
#include <new>
#include <vector>

namespace rinnova {

namespace {

char* allocate(std::size_t size) {
    // OpenSSL falls back to OPENSSL_malloc by itself while the secure heap is not set up, and must not be
    // asked what is used of it then; when it is full, it does not.
    const bool has_room =
        CRYPTO_secure_malloc_initialized() == 0 || CRYPTO_secure_used() + size <= secure_heap_for_secrets;
    void* memory = has_room ? OPENSSL_secure_malloc(size) : nullptr;
    if (memory == nullptr)
        memory = OPENSSL_malloc(size);
    if (memory == nullptr)
        throw std::bad_alloc();
    return static_cast<char*>(memory);
}

void release(char* memory, std::size_t size) noexcept {
    // Tells the two heaps apart by address, and wipes in both cases.
    OPENSSL_secure_clear_free(memory, size);
}

void replace_all(std::string& text, std::string_view needle) {
    for (std::size_t at = text.find(needle); at != std::string::npos; at = text.find(needle, at + 3)) {
        const std::string tail = text.substr(at + needle.size());
        wipe(std::span<char>(text).subspan(at));
        text.resize(at);
        text += "***";
        text += tail;
    }
}

/// The characters that the secret alone decides in the base64 of a longer text (`\0user\0password` of SASL
/// PLAIN, say) in which `before` bytes, modulo three, stand before it.
Secret base64_within(const Secret& secret, std::size_t before) {
    Secret framed(before + secret.size());
    secret.expose([&](std::string_view bytes) {
        framed.fill([&](std::span<char> to) { std::memcpy(to.data() + before, bytes.data(), bytes.size()); });
    });
    Secret encoded(4 * ((framed.size() + 2) / 3) + 1);
    framed.expose([&](std::string_view from) {
        encoded.fill([&](std::span<char> to) {
            EVP_EncodeBlock(reinterpret_cast<unsigned char*>(to.data()),
                            reinterpret_cast<const unsigned char*>(from.data()),
                            static_cast<int>(from.size()));
        });
    });
    // Six bits a character: those that hold bits of a neighbour are not the secret's.
    encoded.shrink(framed.size() * 8 / 6);
    encoded.drop_front((before * 8 + 5) / 6);
    return encoded;
}

} // namespace

Secret::Secret(std::size_t size) : m_size(size), m_capacity(size) {
    if (size == 0)
        return;
    m_data = allocate(size);
    std::memset(m_data, 0, size);
}

Secret::Secret(Secret&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)),
      m_capacity(std::exchange(other.m_capacity, 0)) {}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        release(m_data, m_capacity);
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
        m_capacity = std::exchange(other.m_capacity, 0);
    }
    return *this;
}

Secret::~Secret() {
    release(m_data, m_capacity);
}

Secret Secret::copy_of(std::string_view bytes) {
    Secret secret(bytes.size());
    if (secret.m_data != nullptr)
        std::memcpy(secret.m_data, bytes.data(), bytes.size());
    return secret;
}

Secret Secret::take(std::string& bytes) {
    Secret secret = copy_of(bytes);
    wipe(bytes);
    return secret;
}

Secret Secret::clone() const {
    return copy_of(std::string_view(m_data, m_size));
}

void Secret::shrink(std::size_t size) noexcept {
    if (size >= m_size)
        return;
    wipe(std::span<char>(m_data + size, m_size - size));
    m_size = size;
}

void Secret::drop_front(std::size_t count) noexcept {
    if (count == 0)
        return;
    if (count > m_size)
        count = m_size;
    std::memmove(m_data, m_data + count, m_size - count);
    shrink(m_size - count);
}

bool Secret::operator==(const Secret& other) const noexcept {
    return m_size == other.m_size && (m_size == 0 || CRYPTO_memcmp(m_data, other.m_data, m_size) == 0);
}

void wipe(std::span<char> bytes) noexcept {
    OPENSSL_cleanse(bytes.data(), bytes.size());
}

void wipe(std::string& text) noexcept {
    text.resize(text.capacity());
    wipe(std::span<char>(text));
    text.clear();
}

std::string redact(std::string text, const Secret& secret) {
    if (secret.size() < 3)
        return text;
    secret.expose([&](std::string_view bytes) { replace_all(text, bytes); });
    for (std::size_t before = 0; before < 3; ++before) {
        const Secret encoded = base64_within(secret, before);
        if (encoded.size() >= 4)
            encoded.expose([&](std::string_view bytes) { replace_all(text, bytes); });
    }
    return text;
}

} // namespace rinnova
