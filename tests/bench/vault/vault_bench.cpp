// SPDX-License-Identifier: Apache-2.0
// What the vault costs above the keychain itself, in one run and one keyring: a bare store of libsecret's,
// then one of ours with as many attributes, in turns, so that both meet the same file size and the same
// noise. $RINNOVA_STORES: how many of each (60; gnome-keyring rewrites its file at each, which makes 300 take
// a minute).
#include "integration/vault/Backends.h"

#include <doctest/doctest.h>
#include <libsecret/secret.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <numeric>
#include <vector>

using namespace rinnova;
using namespace rinnova_test;

namespace {

using Clocked = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

template <typename F>
double seconds_of(F&& work) {
    const auto begin = Clocked::now();
    work();
    return Seconds(Clocked::now() - begin).count();
}

void bare_store(const std::string& login) {
    GError* error = nullptr;
    const SecretSchema schema = {"it.rinnova.Bare",
                                 SECRET_SCHEMA_NONE,
                                 {{"application", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"service", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"kind", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"provider", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"account", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"id", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {"created", SECRET_SCHEMA_ATTRIBUTE_STRING},
                                  {nullptr, SECRET_SCHEMA_ATTRIBUTE_STRING}},
                                 0,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr};
    const gboolean stored = secret_password_store_sync(
        &schema, SECRET_COLLECTION_DEFAULT, ("Bare: " + login).c_str(), "fake-bare-1234567890", nullptr,
        &error, "application", "bare", "service", "bare", "kind", "credential", "provider", "aruba-pec",
        "account", login.c_str(), "id", "rotation-1", "created", "2026-11-22T10:15:00Z", nullptr);
    REQUIRE_MESSAGE(stored, (error != nullptr ? error->message : ""));
}

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2),
                     values.end());
    return values[values.size() / 2];
}

} // namespace

TEST_CASE("storing entries takes at most 1.2 times as long as bare stores of libsecret") {
    auto vault = Libsecret::make();
    REQUIRE(vault->open().has_value());
    bare_store("warm@pec.it");
    REQUIRE(vault->store(credential("warm@pec.it"), fake("fake-ours-1234567890")).has_value());
    std::vector<double> bare;
    std::vector<double> ours;
    const char* wanted = std::getenv("RINNOVA_STORES");
    const int stores = wanted != nullptr ? std::atoi(wanted) : 60;
    for (int i = 0; i < stores; ++i) {
        const std::string login = "user" + std::to_string(i) + "@pec.it";
        bare.push_back(seconds_of([&] { bare_store(login); }));
        ours.push_back(seconds_of(
            [&] { REQUIRE(vault->store(credential(login), fake("fake-ours-1234567890")).has_value()); }));
    }
    const double bare_sum = std::accumulate(bare.begin(), bare.end(), 0.0);
    const double ours_sum = std::accumulate(ours.begin(), ours.end(), 0.0);
    MESSAGE(stores, " bare stores ", bare_sum, " s, as many of ours, read back, ", ours_sum,
            " s: ", ours_sum / bare_sum, "; medians ", median(bare), " s and ", median(ours), " s");
    CHECK(median(ours) <= 1.2 * median(bare));
}
