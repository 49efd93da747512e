// SPDX-License-Identifier: Apache-2.0
#include "profile/handover/Certificate.h"

#include "base/Text.h"

#include <openssl/evp.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>

#include <array>
#include <memory>

namespace rinnova::handover {

namespace {

struct Free {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(X509_EXTENSION* extension) const { X509_EXTENSION_free(extension); }
};

bool add_extension(X509* to, int kind, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, to, to, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, Free> extension(
        X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
    return extension != nullptr && X509_add_ext(to, extension.get(), -1) == 1;
}

bool fill_in(X509* certificate, EVP_PKEY* key, const std::string& address, Timestamp now) {
    std::uint64_t serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return false;
    const std::time_t from = (now - std::chrono::hours(1)).time_since_epoch().count();
    const std::time_t to = (now + std::chrono::hours(24)).time_since_epoch().count();
    X509_NAME* const name = X509_get_subject_name(certificate);
    constexpr std::string_view who = "Rinnova";
    return X509_set_version(certificate, X509_VERSION_3) == 1 &&
           ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1U) == 1 &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), from) != nullptr &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), to) != nullptr &&
           X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8,
                                      reinterpret_cast<const unsigned char*>(who.data()),
                                      static_cast<int>(who.size()), -1, 0) == 1 &&
           X509_set_issuer_name(certificate, name) == 1 && X509_set_pubkey(certificate, key) == 1 &&
           add_extension(certificate, NID_basic_constraints, "critical,CA:FALSE") &&
           add_extension(certificate, NID_key_usage, "critical,digitalSignature") &&
           add_extension(certificate, NID_ext_key_usage, "serverAuth") &&
           add_extension(certificate, NID_subject_alt_name, "IP:" + address) &&
           X509_sign(certificate, key, EVP_sha256()) > 0;
}

std::string in_hexadecimal(const unsigned char* bytes, unsigned int count) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (unsigned int i = 0; i < count; ++i) {
        if (i > 0)
            text += ':';
        text += digits[bytes[i] >> 4U];
        text += digits[bytes[i] & 0xFU];
    }
    return text;
}

} // namespace

Result<std::string> use_new_certificate(SSL_CTX* context, const std::string& address, Timestamp now) {
    const std::unique_ptr<EVP_PKEY, Free> key(EVP_EC_gen("P-256"));
    const std::unique_ptr<X509, Free> certificate(X509_new());
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (!key || !certificate || !fill_in(certificate.get(), key.get(), address, now) ||
        SSL_CTX_use_certificate(context, certificate.get()) != 1 ||
        SSL_CTX_use_PrivateKey(context, key.get()) != 1 ||
        X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1)
        return fail(ErrorCode::internal,
                    translate("profile", "A certificate for the page could not be made."));
    return in_hexadecimal(digest.data(), size);
}

} // namespace rinnova::handover
