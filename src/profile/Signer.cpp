// SPDX-License-Identifier: Apache-2.0
#include "profile/Signer.h"

#include "base/AtomicFile.h"
#include "base/Text.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace rinnova {

namespace {

constexpr std::size_t most_bytes = 1024 * 1024;

template <auto release>
struct Release {
    template <typename T>
    void operator()(T* object) const {
        release(object);
    }
};
using Bio = std::unique_ptr<BIO, Release<BIO_free_all>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Cms = std::unique_ptr<CMS_ContentInfo, Release<CMS_ContentInfo_free>>;

tl::unexpected<Error> unusable(const std::filesystem::path& file, std::string what) {
    ERR_clear_error();
    return fail(ErrorCode::invalid_data, file.string() + ": " + std::move(what),
                translate("profile", "See “profiles” in config.json; without it, profiles are not signed."),
                file.string());
}

Result<Secret> read_secret(const std::filesystem::path& file) {
    auto bytes = read_file(file, most_bytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return Secret::take(*bytes);
}

Bio reader_of(const Secret& bytes) {
    return bytes.expose([](std::string_view text) {
        return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    });
}

Result<std::vector<Certificate>> read_certificates(const std::filesystem::path& file) {
    const auto bytes = read_secret(file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Bio bio = reader_of(*bytes);
    std::vector<Certificate> found;
    while (X509* next = PEM_read_bio_X509(bio.get(), nullptr, nullptr, nullptr))
        found.emplace_back(next);
    const bool at_end = ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE;
    ERR_clear_error();
    if (found.empty() || !at_end)
        return unusable(file, translate("profile", "it holds no certificate in PEM form, or a damaged one."));
    return found;
}

// A passphrase cannot be asked for: the answer is no.
int no_passphrase(char*, int, int, void* asked) {
    *static_cast<bool*>(asked) = true;
    return -1;
}

Result<Key> read_key(const std::filesystem::path& file) {
    const auto bytes = read_secret(file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const Bio bio = reader_of(*bytes);
    bool asked = false;
    Key key(PEM_read_bio_PrivateKey(bio.get(), nullptr, no_passphrase, &asked));
    if (asked)
        return unusable(file,
                        translate("profile", "the key has a passphrase: keep one without, that only you "
                                             "can read."));
    if (!key)
        return unusable(file, translate("profile", "it holds no private key in PEM form, or a damaged one."));
    return key;
}

Result<void> check_dates(const std::filesystem::path& file, const X509* certificate, Timestamp now) {
    std::time_t moment = now.time_since_epoch().count();
    if (X509_cmp_time(X509_get0_notBefore(certificate), &moment) >= 0)
        return unusable(file, translate("profile", "a certificate is not valid yet."));
    if (X509_cmp_time(X509_get0_notAfter(certificate), &moment) <= 0)
        return unusable(file, translate("profile", "a certificate has expired."));
    return {};
}

bool issues_itself(X509* certificate) {
    return X509_check_issued(certificate, certificate) == X509_V_OK;
}

class Signer final : public ProfileSigner {
  public:
    Result<void> load(const SigningFiles& files, Timestamp now) {
        auto certificates = read_certificates(files.certificate);
        if (!certificates)
            return tl::unexpected(certificates.error());
        m_certificate = std::move(certificates->front());
        certificates->erase(certificates->begin());
        if (auto dated = check_dates(files.certificate, m_certificate.get(), now); !dated)
            return dated;
        auto key = read_key(files.key);
        if (!key)
            return tl::unexpected(key.error());
        m_key = std::move(*key);
        if (X509_check_private_key(m_certificate.get(), m_key.get()) != 1)
            return unusable(files.key, translate("profile", "the key does not belong to the certificate."));
        if (!files.chain.empty()) {
            auto more = read_certificates(files.chain);
            if (!more)
                return tl::unexpected(more.error());
            std::move(more->begin(), more->end(), std::back_inserter(*certificates));
        }
        return build_chain(files.chain.empty() ? files.certificate : files.chain, std::move(*certificates),
                           now);
    }

    Result<Secret> sign(const Secret& document) const override {
        const Bio content = reader_of(document);
        const Cms cms(CMS_sign(m_certificate.get(), m_key.get(), m_stack.get(), content.get(),
                               CMS_BINARY | CMS_NOSMIMECAP));
        const int size = cms ? i2d_CMS_ContentInfo(cms.get(), nullptr) : 0;
        if (size <= 0) {
            std::array<char, 256> why{};
            ERR_error_string_n(ERR_peek_last_error(), why.data(), why.size());
            ERR_clear_error();
            return fail(ErrorCode::internal,
                        translate("profile", "The profile could not be signed: %1", {why.data()}));
        }
        Secret encoded(static_cast<std::size_t>(size));
        encoded.fill([&](std::span<char> to) {
            auto* at = reinterpret_cast<unsigned char*>(to.data());
            (void)i2d_CMS_ContentInfo(cms.get(), &at);
        });
        return encoded;
    }

  private:
    /// From the certificate upwards, each the issuer of the one before it.
    Result<void> build_chain(const std::filesystem::path& file, std::vector<Certificate> known,
                             Timestamp now) {
        m_stack.reset(sk_X509_new_null());
        X509* top = m_certificate.get();
        while (!issues_itself(top)) {
            const auto issuer = std::find_if(known.begin(), known.end(), [&](const Certificate& candidate) {
                return candidate && X509_check_issued(candidate.get(), top) == X509_V_OK;
            });
            if (issuer == known.end())
                break;
            if (auto dated = check_dates(file, issuer->get(), now); !dated)
                return dated;
            top = issuer->get();
            (void)sk_X509_push(m_stack.get(), top);
            m_issuers.push_back(std::move(*issuer));
        }
        ERR_clear_error();
        if (m_issuers.empty() && !issues_itself(m_certificate.get()))
            return unusable(file,
                            translate("profile", "the issuer of the certificate is missing from the chain."));
        return {};
    }

    struct FreeStack {
        void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); }
    };

    Certificate m_certificate;
    Key m_key;
    std::vector<Certificate> m_issuers;
    std::unique_ptr<STACK_OF(X509), FreeStack> m_stack; ///< the issuers, as OpenSSL takes them
};

} // namespace

Result<std::unique_ptr<ProfileSigner>> make_signer(const SigningFiles& files, Timestamp now) {
    auto signer = std::make_unique<Signer>();
    if (auto loaded = signer->load(files, now); !loaded)
        return tl::unexpected(loaded.error());
    return signer;
}

} // namespace rinnova
