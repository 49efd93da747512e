// SPDX-License-Identifier: Apache-2.0
// Profiles beside the signatures alone that they need. Figures and how to get them: docs/benchmarks.md.
#include "profile/PropertyList.h"
#include "profile/Signer.h"
#include "unit/probe/TestAuthority.h"

#include <benchmark/benchmark.h>
#include <openssl/cms.h>
#include <openssl/pem.h>

#include <filesystem>

using namespace rinnova;

namespace {

constexpr int count = 300;

struct Files {
    test::TestAuthority authority;
    test::Identity identity = authority.issue();
    std::filesystem::path folder = std::filesystem::temp_directory_path() / "rinnova-bench-profile";
    SigningFiles signing{folder / "c.pem", folder / "k.pem", authority.ca_file()};

    Files() {
        std::filesystem::create_directories(folder);
        BIO* out = BIO_new_file(signing.certificate.c_str(), "w");
        PEM_write_bio_X509(out, identity.certificate.get());
        BIO_free(out);
        out = BIO_new_file(signing.key.c_str(), "w");
        PEM_write_bio_PrivateKey(out, identity.key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        BIO_free(out);
    }
    ~Files() { std::filesystem::remove_all(folder); }
};

MailProfile profile_of(int number) {
    const Server imap{SlotKind::imap, "imaps.pec.aruba.it", 993, Tls::implicit, {}, {}};
    const Server smtp{SlotKind::smtp, "smtps.pec.aruba.it", 465, Tls::implicit, {}, {}};
    return mail_profile({"aruba-pec", "user" + std::to_string(number) + "@pec.it"}, {imap, smtp}, {}, false)
        .value();
}

/// With a key of P-256, as the authority of the tests makes them: the signature that costs least.
void signatures_alone(benchmark::State& state) {
    const Files files;
    const Secret password = Secret::copy_of("fake-password-1");
    const Secret document = property_list(profile_of(1), &password).value();
    for (auto _ : state)
        for (int i = 0; i < count; ++i)
            document.expose([&](std::string_view bytes) {
                BIO* content = BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size()));
                CMS_ContentInfo* cms = CMS_sign(files.identity.certificate.get(), files.identity.key.get(),
                                                nullptr, content, CMS_BINARY);
                unsigned char* encoded = nullptr;
                benchmark::DoNotOptimize(i2d_CMS_ContentInfo(cms, &encoded));
                OPENSSL_free(encoded);
                CMS_ContentInfo_free(cms);
                BIO_free(content);
            });
}
BENCHMARK(signatures_alone)->Unit(benchmark::kMillisecond);

void signed_profiles(benchmark::State& state) {
    const Files files;
    const Secret password = Secret::copy_of("fake-password-1");
    for (auto _ : state) {
        const auto signer = make_signer(files.signing, SystemClock().now()).value();
        for (int i = 0; i < count; ++i)
            benchmark::DoNotOptimize(signer->sign(property_list(profile_of(i), &password).value()));
    }
}
BENCHMARK(signed_profiles)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
