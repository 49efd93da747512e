// SPDX-License-Identifier: Apache-2.0
// Several programs that use the vault at once, in one real keyring.
#include "integration/vault/Backends.h"
#include "integration/vault_session/Tools.h"

#include <doctest/doctest.h>

#include <future>
#include <vector>

using namespace rinnova;
using namespace rinnova_test;

namespace {

constexpr int entries_each = 10;

Run write_as(const std::string& backend, const std::string& name) {
    return run({RINNOVA_BINARY_DIR "/tests/vault_writer", backend, name, std::to_string(entries_each)});
}

} // namespace

TEST_CASE_TEMPLATE("three programs write at once: every entry is there, and is its writer's", Backend,
                   Libsecret, QtKeychain) {
    const std::string backend = Backend::lists ? "libsecret" : "qtkeychain";
    std::vector<std::future<Run>> runs;
    for (const std::string name : {"one", "two", "three"})
        runs.push_back(std::async(std::launch::async, write_as, backend, name));
    for (auto& one : runs) {
        const Run ended = one.get();
        CHECK_MESSAGE(ended.status == 0, ended.output);
    }
    auto vault = Backend::make();
    for (const std::string name : {"one", "two", "three"})
        for (int i = 0; i < entries_each; ++i) {
            const std::string own = name + std::to_string(i);
            const auto loaded = vault->load(credential(own));
            REQUIRE_MESSAGE(loaded.has_value(), own, ": ", loaded.error().message);
            CHECK((*loaded == fake("fake-" + own)));
        }
    CHECK(vault->load(credential("shared")).has_value());
}

TEST_CASE("two entries of one key, as a copied keyring has them: both get the new password") {
    const Attributes first{
        {"application", "rinnova"},         {"service", "rinnova"},     {"kind", "credential"},
        {"provider", "aruba-pec"},          {"account", "twin@pec.it"}, {"id", "rotation-1"},
        {"created", "2026-01-01T00:00:00Z"}};
    Attributes second = first;
    second["created"] = "2026-02-02T00:00:00Z";
    store_with_secret_tool("Rinnova: twin@pec.it", first, "fake-old-1");
    store_with_secret_tool("Rinnova: twin@pec.it", second, "fake-old-2");
    auto vault = Libsecret::make();
    REQUIRE(vault->store(credential("twin@pec.it"), fake("fake-new-3")).has_value());
    CHECK(read_with_secret_tool(first) == "fake-new-3");
    CHECK(read_with_secret_tool(second) == "fake-new-3");
    REQUIRE(vault->erase(credential("twin@pec.it")).has_value());
    CHECK(read_with_secret_tool(first) == "nothing");
    CHECK(read_with_secret_tool(second) == "nothing");
}

TEST_CASE("an entry is an item that a person recognises, and secret-tool finds it by its attributes") {
    auto vault = Libsecret::make();
    REQUIRE(vault->store(credential("mario.rossi@pec.it", "rotation-9"), fake("fake-new-9")).has_value());
    const Attributes attributes{{"application", "rinnova"},
                                {"service", "rinnova"},
                                {"kind", "credential"},
                                {"provider", "aruba-pec"},
                                {"account", "mario.rossi@pec.it"},
                                {"id", "rotation-9"}};
    CHECK(read_with_secret_tool(attributes) == "fake-new-9");
    const std::string description = describe_with_secret_tool(attributes);
    CHECK(description.find("label = Rinnova: mario.rossi@pec.it\n") != std::string::npos);
    CHECK(description.find("schema = it.rinnova.Credential\n") != std::string::npos);
    CHECK(description.find("attribute.created = 20") != std::string::npos);
}

TEST_CASE("an entry that a killed service left empty is damaged, not a password") {
    store_with_secret_tool("Rinnova: half",
                           {{"application", "rinnova"},
                            {"service", "rinnova"},
                            {"kind", "credential"},
                            {"provider", "aruba-pec"},
                            {"account", "half@pec.it"},
                            {"id", "rotation-1"}},
                           "");
    auto vault = Libsecret::make();
    CHECK(vault->load(credential("half@pec.it")).error().code == ErrorCode::invalid_data);
    REQUIRE(vault->store(credential("half@pec.it"), fake("fake-whole")).has_value());
    CHECK((vault->load(credential("half@pec.it")).value() == fake("fake-whole")));
}
