// SPDX-License-Identifier: Apache-2.0
#include "PrimaryPassword.h"

#include "Base64.h"
#include "GlobalSalt.h"
#include "SdrBlob.h"
#include "sdk/Target.h"

namespace rinnova::thunderbird {

namespace {

constexpr std::string_view known_text = "password-check";

tl::unexpected<Error> damaged_key() {
    return fail(ErrorCode::invalid_data,
                translate("thunderbird", "The primary password is right, but Thunderbird's key is damaged."));
}

tl::unexpected<Error> primary_password_needed() {
    return fail(ErrorCode::locked,
                translate("thunderbird", "This Thunderbird profile has a primary password."),
                translate("thunderbird", "Give it once with “rinnova unlock”."));
}

bool opens_known_text(const Key4& key4, const Secret& password_hash) {
    const auto wrapping = parse_key_wrapping(key4.password_check);
    const auto text = wrapping ? unwrap(*wrapping, password_hash) : std::nullopt;
    return text && text->expose([](std::string_view bytes) { return bytes == known_text; });
}

// A key of full length behind whole blocks of padding: that a wrong password gives this by chance is out of
// reach (2^-128 for AES, 2^-64 for 3DES), so the known text need not be derived as well.
std::optional<BlockCipher> open_key(Cipher cipher, const KeyWrapping& wrapping, const Secret& password_hash) {
    const auto bytes = unwrap(wrapping, password_hash);
    if (!bytes || bytes->size() != key_bytes(cipher))
        return std::nullopt;
    auto key = BlockCipher::make(cipher, *bytes);
    return key ? std::optional(std::move(*key)) : std::nullopt;
}

} // namespace

Result<void> SdrKeys::load(const Key4& key4) {
    // Looked at even where it is not needed: a file with one absurd value in it is not trusted for the
    // others.
    const auto check = parse_key_wrapping(key4.password_check);
    if (!check && check.error().code != ErrorCode::unsupported)
        return tl::unexpected(check.error());
    std::optional<Error> unknown;
    for (const Key4::Key& stored : key4.keys) {
        auto wrapping = parse_key_wrapping(stored.value);
        if (!wrapping && wrapping.error().code != ErrorCode::unsupported)
            return tl::unexpected(wrapping.error());
        if (!wrapping) {
            unknown = wrapping.error();
            continue;
        }
        if (slot(stored.cipher).wrapping)
            return fail(ErrorCode::unsupported,
                        translate("thunderbird", "Thunderbird's key database holds two keys of one kind."));
        slot(stored.cipher).wrapping = std::move(*wrapping);
    }
    if (m_aes256.wrapping || m_des3.wrapping)
        return {};
    if (unknown)
        return tl::unexpected(*unknown);
    return fail(ErrorCode::unsupported,
                translate("thunderbird", "This Thunderbird profile has no key for passwords yet."),
                translate("thunderbird", "Start Thunderbird, let it remember one password, and close it."));
}

Cipher SdrKeys::preferred() const noexcept {
    return m_aes256.wrapping || m_aes256.key ? Cipher::aes256 : Cipher::des3;
}

bool SdrKeys::try_password(const Key4& key4, const Secret& password) {
    Secret hash = hash_with_global_salt(key4.global_salt, password);
    Slot& first = slot(preferred());
    first.key = open_key(preferred(), *first.wrapping, hash);
    m_password_hash = std::move(hash);
    m_empty_password = password.empty();
    return first.key.has_value();
}

Result<SdrKeys> SdrKeys::open(const Key4& key4, const Secret* primary_password) {
    SdrKeys keys;
    if (auto loaded = keys.load(key4); !loaded)
        return tl::unexpected(loaded.error());
    // One round is what NSS takes where no primary password is set: then the empty one is the likely one, and
    // cheap.
    const bool empty_first = keys.slot(keys.preferred()).wrapping->iterations == 1;
    const Secret empty;
    const Secret* const given = primary_password != nullptr ? primary_password : &empty;
    const Secret* const order[2] = {empty_first ? &empty : given, empty_first ? given : &empty};
    for (const Secret* password : order) {
        if (keys.try_password(key4, *password))
            return keys;
        // Tells a wrong password from a damaged key, at the price of a second derivation. An empty password
        // where many rounds are asked for is wrong by all experience.
        if ((empty_first || !password->empty()) && opens_known_text(key4, keys.m_password_hash))
            return damaged_key();
        if (given->empty())
            break;
    }
    return primary_password_needed();
}

const BlockCipher* SdrKeys::key(Cipher cipher) {
    Slot& wanted = slot(cipher);
    if (!wanted.key && wanted.wrapping) {
        wanted.key = open_key(cipher, *wanted.wrapping, m_password_hash);
        wanted.wrapping.reset(); // one try is enough
    }
    return wanted.key ? &*wanted.key : nullptr;
}

std::optional<Secret> SdrKeys::decrypt(std::string_view base64) {
    const auto der = from_base64(base64);
    const auto blob = der ? parse_sdr_der(*der) : std::nullopt;
    if (!blob || blob->key_id != sdr_key_id)
        return std::nullopt;
    const BlockCipher* const with = key(blob->cipher);
    return with != nullptr ? with->decrypt(blob->iv, blob->ciphertext) : std::nullopt;
}

Result<std::string> SdrKeys::encrypt(Cipher cipher, std::string_view plaintext) {
    const BlockCipher* const with = key(cipher);
    if (with == nullptr)
        return damaged_key();
    auto iv = random_bytes(block_bytes(cipher));
    if (!iv)
        return iv;
    auto ciphertext = with->encrypt(*iv, plaintext);
    if (!ciphertext)
        return ciphertext;
    return to_base64(SdrBlob{std::string(sdr_key_id), cipher, std::move(*iv), std::move(*ciphertext)});
}

Result<void> check_primary_password(const Key4& key4, const Secret& password) {
    const auto keys = SdrKeys::open(key4, &password);
    if (!keys && keys.error().code == ErrorCode::locked)
        return fail(ErrorCode::auth_rejected, translate("thunderbird", "This is not the primary password."));
    if (!keys)
        return tl::unexpected(keys.error());
    if (keys->without_primary_password())
        return fail(ErrorCode::unsupported,
                    translate("thunderbird", "This Thunderbird profile has no primary password."));
    return {};
}

} // namespace rinnova::thunderbird
