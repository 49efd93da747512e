// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "Seal.h"
#include "Utf16.h"

namespace rinnova::outlook {

/// Stands for Windows' data protection where there is none: another blob each time, to be opened by the same
/// user alone. It protects nothing.
class FakeSeal final : public Seal {
  public:
    explicit FakeSeal(std::string user = "mario") : m_user(std::move(user)) {}

    bool refuses = false; ///< as for a user whose keys cannot be reached
    bool forgets = false; ///< closes what it cannot open again

    Result<std::string> close(const Secret& plain, std::u16string_view description) const override {
        if (refuses)
            return fail(ErrorCode::internal, "the data protection refuses");
        const std::string nonce = slot_id("nonce", {std::to_string(m_count++), m_user}).substr(6);
        return nonce + "<" + utf8_from(description).value_or("") + ">" +
               plain.expose([&](std::string_view bytes) { return turned(bytes, nonce); });
    }

    Result<Secret> open(std::string_view blob) const override {
        const std::size_t end = blob.find('>');
        if (refuses || forgets || end == std::string_view::npos || blob.size() < nonce_size ||
            blob[nonce_size] != '<')
            return fail(ErrorCode::invalid_data, "not to be opened");
        const std::string bytes = turned(blob.substr(end + 1), blob.substr(0, nonce_size));
        // Another user's key leaves no text.
        return bytes.ends_with(std::string_view("\0\0", 2)) ? Result<Secret>(Secret::copy_of(bytes))
                                                            : fail(ErrorCode::invalid_data, "not his");
    }

    /// What the blob says of itself.
    static std::string description_of(std::string_view blob) {
        const std::size_t begin = blob.find('<');
        return std::string(blob.substr(begin + 1, blob.find('>') - begin - 1));
    }

  private:
    static constexpr std::size_t nonce_size = 16;

    std::string turned(std::string_view bytes, std::string_view nonce) const {
        std::string result;
        std::string stream;
        while (stream.size() < bytes.size())
            stream += slot_id("stream", {nonce, m_user, std::to_string(stream.size())}).substr(7);
        for (std::size_t i = 0; i < bytes.size(); ++i)
            result.push_back(static_cast<char>(bytes[i] ^ stream[i] ^ static_cast<char>(0x80)));
        return result;
    }

    std::string m_user;
    mutable int m_count = 0;
};

} // namespace rinnova::outlook
