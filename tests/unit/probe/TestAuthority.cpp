// SPDX-License-Identifier: Apache-2.0
#include "unit/probe/TestAuthority.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace rinnova::test {

namespace {

constexpr long day = 24 * 60 * 60;

void add_extension(X509* certificate, X509* issuer, int id, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str());
    if (extension == nullptr)
        throw std::runtime_error("no extension from " + value);
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
}

Identity make(const std::string& common_name, const Identity* issuer, int from_day, int to_day) {
    static long serial = 1;
    Identity made{{X509_new(), X509_free}, {EVP_EC_gen("P-256"), EVP_PKEY_free}};
    X509* certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial++);
    X509_gmtime_adj(X509_getm_notBefore(certificate), from_day * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), to_day * day);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0);
    X509* above = issuer != nullptr ? issuer->certificate.get() : certificate;
    X509_set_issuer_name(certificate, X509_get_subject_name(above));
    return made;
}

} // namespace

TestAuthority::TestAuthority() {
    static int number = 1;
    m_identity = make("Rinnova test CA " + std::to_string(number++), nullptr, -1, 1);
    X509* certificate = m_identity.certificate.get();
    add_extension(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE");
    add_extension(certificate, certificate, NID_key_usage, "critical,keyCertSign,cRLSign");
    X509_sign(certificate, m_identity.key.get(), EVP_sha256());
    std::string name =
        (std::filesystem::temp_directory_path() / "rinnova-ca-").string() + std::string(6, 'X');
    std::FILE* file = fdopen(mkstemp(name.data()), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    m_file = name;
}

TestAuthority::~TestAuthority() {
    std::filesystem::remove(m_file);
}

Identity TestAuthority::issue(const std::string& names, int valid_from_day, int valid_to_day) const {
    Identity identity = make("server", &m_identity, valid_from_day, valid_to_day);
    X509* certificate = identity.certificate.get();
    add_extension(certificate, m_identity.certificate.get(), NID_subject_alt_name, names);
    add_extension(certificate, m_identity.certificate.get(), NID_ext_key_usage, "serverAuth");
    X509_sign(certificate, m_identity.key.get(), EVP_sha256());
    return identity;
}

} // namespace rinnova::test
