// SPDX-License-Identifier: Apache-2.0
#include "fleet/protocol/Pseudonym.h"

#include "base/PlainText.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <memory>
#include <stdexcept>

namespace rinnova::fleet {

namespace {

constexpr std::size_t secret_bytes = 32;
constexpr std::size_t pseudonym_bytes = 16;
constexpr std::size_t padding = 32;

const unsigned char* unsigned_bytes(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// 32 bytes.
Secret hmac(const Secret& key, std::string_view message) {
    Secret digest(32);
    unsigned size = 0;
    const unsigned char* made = key.expose([&](std::string_view bytes) {
        return digest.fill([&](std::span<char> out) {
            return HMAC(EVP_sha256(), bytes.data(), static_cast<int>(bytes.size()), unsigned_bytes(message),
                        message.size(), reinterpret_cast<unsigned char*>(out.data()), &size);
        });
    });
    if (made == nullptr)
        throw std::runtime_error("no HMAC");
    return digest;
}

std::string pseudonym_of(const Secret& secret, std::string_view padded) {
    return hmac(hmac(secret, "rinnova-fleet pseudonym 1"), padded).expose([](std::string_view bytes) {
        return std::string(bytes.substr(0, pseudonym_bytes));
    });
}

/// In counter mode sealing and opening are the same.
std::string with_key_stream(const Secret& secret, std::string_view iv, std::string_view text) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    std::string result(text.size(), '\0');
    int size = 0;
    const Secret key = hmac(secret, "rinnova-fleet name 1");
    const bool done = key.expose([&](std::string_view bytes) {
        return context &&
               EVP_EncryptInit_ex(context.get(), EVP_aes_256_ctr(), nullptr, unsigned_bytes(bytes),
                                  unsigned_bytes(iv)) == 1 &&
               EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(result.data()), &size,
                                 unsigned_bytes(text), static_cast<int>(text.size())) == 1;
    });
    if (!done)
        throw std::runtime_error("cannot seal a name");
    return result;
}

/// Provider and login, each behind a line of its own, with zeros up to the next step of the length.
std::string padded_name(const AccountKey& account) {
    std::string name = account.provider + "\n" + account.login;
    name.resize((name.size() / padding + 1) * padding);
    return name;
}

/// What a report in clear may call an account: a member seals whatever he likes.
bool is_name(const AccountKey& account) {
    return !account.provider.empty() && account.provider.size() <= most_provider_bytes &&
           is_plain(account.provider) && !account.login.empty() && account.login.size() <= most_login_bytes &&
           is_plain(account.login);
}

} // namespace

FleetSecret FleetSecret::generate() {
    Secret bytes(secret_bytes);
    bytes.fill([](std::span<char> out) {
        if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size())) != 1)
            throw std::runtime_error("no random bytes");
    });
    return FleetSecret(std::move(bytes));
}

Result<FleetSecret> FleetSecret::from(Secret bytes) {
    if (bytes.size() != secret_bytes)
        return fail(ErrorCode::invalid_data, translate("fleet", "This is no secret of a fleet."));
    return FleetSecret(std::move(bytes));
}

ReportedName FleetSecret::name_of(const AccountKey& account) const {
    const std::string padded = padded_name({account.provider, to_lower(account.login)});
    const std::string pseudonym = pseudonym_of(m_bytes, padded);
    return {is_generic(account.provider) ? "generic" : account.provider,
            {},
            to_hex(pseudonym),
            to_base64url(with_key_stream(m_bytes, pseudonym, padded))};
}

Result<AccountKey> FleetSecret::account_of(const ReportedName& name) const {
    const auto iv = from_hex(name.pseudonym);
    const auto sealed = from_base64url(name.sealed);
    if (iv && iv->size() == pseudonym_bytes && sealed && !sealed->empty()) {
        const std::string padded = with_key_stream(m_bytes, *iv, *sealed);
        const std::string text = padded.substr(0, padded.find('\0'));
        const auto end = text.find('\n');
        if (pseudonym_of(m_bytes, padded) == *iv && end != std::string::npos)
            if (AccountKey account{text.substr(0, end), text.substr(end + 1)}; is_name(account))
                return account;
    }
    return fail(ErrorCode::invalid_data, translate("fleet", "This name was sealed with another key file."));
}

ReportedName name_in_clear(const AccountKey& account) {
    return {account.provider, to_lower(account.login), {}, {}};
}

} // namespace rinnova::fleet
