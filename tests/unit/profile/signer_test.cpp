// SPDX-License-Identifier: Apache-2.0
#include "profile/Signer.h"
#include "support/ScratchFolder.h"
#include "unit/probe/TestAuthority.h"

#include <doctest/doctest.h>
#include <openssl/cms.h>
#include <openssl/pem.h>

using namespace rinnova;
using namespace rinnova::test;

namespace {

void write_key(const std::filesystem::path& file, EVP_PKEY* key, const char* passphrase = nullptr) {
    BIO* out = BIO_new_file(file.c_str(), "w");
    PEM_write_bio_PrivateKey(out, key, passphrase != nullptr ? EVP_aes_256_cbc() : nullptr, nullptr, 0,
                             nullptr, const_cast<char*>(passphrase));
    BIO_free(out);
}

/// Files as somebody keeps them who signs profiles.
struct Desk {
    ScratchFolder folder;
    TestAuthority authority;
    Identity identity;
    SigningFiles files{folder / "profile.pem", folder / "profile.key", folder / "chain.pem"};
    Timestamp now = SystemClock().now();

    explicit Desk(int from_day = -1, int to_day = 1)
        : identity(authority.issue("DNS:studio.example", from_day, to_day)) {
        BIO* out = BIO_new_file(files.certificate.c_str(), "w");
        PEM_write_bio_X509(out, identity.certificate.get());
        BIO_free(out);
        write_key(files.key, identity.key.get());
        put_file(files.chain, bytes_of(authority.ca_file()));
    }
    Error refused() const {
        const auto signer = make_signer(files, now);
        REQUIRE_FALSE(signer);
        return signer.error();
    }
};

} // namespace

TEST_CASE("a signature holds the document byte for byte, and the whole chain") {
    const Desk desk;
    const auto signer = make_signer(desk.files, desk.now);
    REQUIRE(signer);
    const std::string document = "line ends\nof both\r\nkinds\n\0 and a NUL";
    const auto made = (*signer)->sign(Secret::copy_of(document));
    REQUIRE(made);
    made->expose([&](std::string_view bytes) {
        BIO* in = BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
        CMS_ContentInfo* cms = d2i_CMS_bio(in, nullptr);
        REQUIRE(cms != nullptr);
        X509_STORE* trusted = X509_STORE_new();
        REQUIRE(X509_STORE_load_file(trusted, desk.authority.ca_file().c_str()) == 1);
        X509_STORE_set_purpose(trusted, X509_PURPOSE_ANY);
        BIO* out = BIO_new(BIO_s_mem());
        CHECK(CMS_verify(cms, nullptr, trusted, nullptr, out, CMS_BINARY) == 1);
        char* content = nullptr;
        const long size = BIO_get_mem_data(out, &content);
        CHECK(std::string(content, static_cast<std::size_t>(size)) == document);
        STACK_OF(X509)* certificates = CMS_get1_certs(cms);
        CHECK(sk_X509_num(certificates) == 2);
        sk_X509_pop_free(certificates, X509_free);
        BIO_free(out);
        X509_STORE_free(trusted);
        CMS_ContentInfo_free(cms);
        BIO_free(in);
    });
}

TEST_CASE("the chain may follow the certificate in its own file") {
    Desk desk;
    put_file(desk.files.certificate, bytes_of(desk.files.certificate) + bytes_of(desk.files.chain));
    desk.files.chain.clear();
    CHECK(make_signer(desk.files, desk.now));
}

TEST_CASE("a certificate that is out of date is refused") {
    CHECK(Desk(-9, -2).refused().message.find("expired") != std::string::npos);
    CHECK(Desk(2, 9).refused().message.find("not valid yet") != std::string::npos);
}

TEST_CASE("a key of somebody else is refused") {
    Desk desk;
    write_key(desk.files.key, desk.authority.issue().key.get());
    const Error error = desk.refused();
    CHECK(error.code == ErrorCode::invalid_data);
    CHECK(error.message.find("does not belong") != std::string::npos);
    CHECK(error.where == desk.files.key.string());
}

TEST_CASE("a key with a passphrase is refused without asking for it") {
    Desk desk;
    write_key(desk.files.key, desk.identity.key.get(), "fake-passphrase");
    CHECK(desk.refused().message.find("passphrase") != std::string::npos);
}

TEST_CASE("a chain without the issuer is refused") {
    Desk desk;
    put_file(desk.files.chain, bytes_of(TestAuthority().ca_file()));
    CHECK(desk.refused().message.find("missing from the chain") != std::string::npos);
    desk.files.chain.clear();
    CHECK(desk.refused().message.find("missing from the chain") != std::string::npos);
}

TEST_CASE("files that are damaged, swapped or not there are named") {
    for (const char* rubbish :
         {"", "rubbish", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
        for (auto file : {&SigningFiles::certificate, &SigningFiles::key, &SigningFiles::chain}) {
            Desk desk;
            put_file(desk.files.*file, rubbish);
            const Error error = desk.refused();
            CHECK(error.code == ErrorCode::invalid_data);
            CHECK(error.where == (desk.files.*file).string());
        }
    Desk swapped;
    std::swap(swapped.files.certificate, swapped.files.key);
    CHECK(swapped.refused().code == ErrorCode::invalid_data);
    Desk gone;
    std::filesystem::remove(gone.files.key);
    CHECK(gone.refused().code == ErrorCode::not_found);
}
