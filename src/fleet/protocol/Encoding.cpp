// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Encoding.h"

#include "base/Hex.h"

#include <QByteArray>

#include <openssl/rand.h>
#include <openssl/sha.h>

#include <stdexcept>

namespace rinnova::fleet {

namespace {

constexpr auto url_form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QByteArray lent(std::string_view bytes) {
    return QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

std::string to_hex(std::string_view bytes) {
    return hex_of({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

// Written back it must be the same text: there is one way to write some bytes, not several.
std::optional<std::string> from_hex(std::string_view text) {
    std::string bytes = QByteArray::fromHex(lent(text)).toStdString();
    return to_hex(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string to_base64url(std::string_view bytes) {
    return lent(bytes).toBase64(url_form).toStdString();
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes = QByteArray::fromBase64(lent(text), url_form).toStdString();
    return to_base64url(bytes) == text ? std::optional(std::move(bytes)) : std::nullopt;
}

std::string sha256(std::string_view bytes) {
    std::string digest(SHA256_DIGEST_LENGTH, '\0');
    SHA256(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
           reinterpret_cast<unsigned char*>(digest.data()));
    return digest;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("no random bytes");
    return bytes;
}

} // namespace rinnova::fleet
