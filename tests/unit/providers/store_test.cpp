// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderStore.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

using namespace rinnova;
using rinnova::test::ScratchFolder;

namespace {

/// A machine and a user with provider files of their own.
struct Machine {
    ScratchFolder folder;
    Paths paths;

    Machine() {
        paths.machine_config = folder.path() / "etc";
        paths.config = folder.path() / "user";
        std::filesystem::create_directories(paths.machine_config / "providers");
        std::filesystem::create_directories(paths.config / "providers");
    }
    static std::filesystem::path put(const std::filesystem::path& config, const std::string& name,
                                     const std::string& json) {
        const auto file = config / "providers" / name;
        rinnova::test::put_file(file, json);
        std::filesystem::permissions(file, std::filesystem::perms(0644));
        return file;
    }
};

std::string provider(const std::string& id, const std::string& name, const std::string& more = "") {
    return R"({"schema": 1, "id": ")" + id + R"(", "name": ")" + name + "\"" + more + "}";
}

const std::string on_shared_host =
    R"(, "servers": {"imap": [{"host": "imap.shared.it", "port": 993, "tls": "implicit"}]})";

} // namespace

TEST_CASE("the user's file comes before the machine's, and that before the built-in one") {
    Machine machine;
    Machine::put(machine.paths.machine_config, "google.json", provider("google", "Google for the office"));
    Machine::put(machine.paths.machine_config, "office.json", provider("office", "Office"));
    CHECK(ProviderStore::load(machine.paths).find("google")->name == "Google for the office");
    const auto mine = Machine::put(machine.paths.config, "g.json", provider("google", "My Google"));
    const auto store = ProviderStore::load(machine.paths);
    CHECK(store.find("google")->name == "My Google");
    CHECK(store.find("google")->origin == mine.string());
    CHECK(store.find("office")->name == "Office");
    CHECK(store.find("aruba-pec")->origin == "built-in");
    CHECK(store.problems().empty());
}

TEST_CASE("without any folder the built-in ones are there") {
    Paths paths;
    paths.config = "/nowhere/at/all";
    paths.machine_config = "/nowhere/else";
    const auto store = ProviderStore::load(paths);
    CHECK(store.find("aruba-pec") != nullptr);
    CHECK(store.problems().empty());
}

TEST_CASE("a file that cannot be used leaves the built-in one in its place") {
    Machine machine;
    Machine::put(machine.paths.config, "aruba-pec.json",
                 provider("aruba-pec", "Broken", R"(, "domains": 7)"));
    const auto store = ProviderStore::load(machine.paths);
    CHECK(store.find("aruba-pec")->name == "Aruba PEC");
    REQUIRE(store.problems().size() == 1);
    CHECK(store.problems()[0].message.find("aruba-pec.json, line 1: \"domains\" must be a list") !=
          std::string::npos);
}

TEST_CASE("a file that everybody can write is not used") {
    Machine machine;
    const auto file = Machine::put(machine.paths.config, "evil.json", provider("evil", "Evil"));
    std::filesystem::permissions(file, std::filesystem::perms(0666));
    const auto store = ProviderStore::load(machine.paths);
    CHECK(store.find("evil") == nullptr);
    REQUIRE(store.problems().size() == 1);
    CHECK(store.problems()[0].code == ErrorCode::permission_denied);
    CHECK(store.problems()[0].hint.find("right to write") != std::string::npos);
}

TEST_CASE("what is no provider file in the folder does no harm") {
    Machine machine;
    Machine::put(machine.paths.config, "notes.txt", "not a provider");
    Machine::put(machine.paths.config, "office.json~", "not a provider");
    Machine::put(machine.paths.config, ".hidden.json", "not a provider");
    std::filesystem::create_directory(machine.paths.config / "providers/folder.json");
    std::filesystem::create_symlink("/nowhere", machine.paths.config / "providers/dangling.json");
    Machine::put(machine.paths.config, "huge.json", std::string(300000, ' '));
    const auto store = ProviderStore::load(machine.paths);
    CHECK(store.find("aruba-pec") != nullptr);
    CHECK(store.problems().size() == 3);
}

TEST_CASE("warnings of unknown members do not stop a file") {
    Machine machine;
    Machine::put(machine.paths.config, "office.json", provider("office", "Office", R"(, "colour": "red")"));
    const auto store = ProviderStore::load(machine.paths);
    CHECK(store.find("office") != nullptr);
    REQUIRE(store.warnings().size() == 1);
    CHECK(store.warnings()[0].find("\"colour\"") != std::string::npos);
}

TEST_CASE("a slot belongs to the provider of its host, and the domain decides between brands") {
    const auto store = ProviderStore::from_documents(
        {{"a", provider("a-brand", "Brand", R"(, "extends": "base", "domains": ["brand.it"])")},
         {"b", provider("base", "Base", on_shared_host + R"(, "domains": ["base.it"])")},
         {"c", provider("other", "Other", R"(, "domains": ["base.it", "studio.it"])")}});
    REQUIRE(store.problems().empty());
    const auto hosts = store.with_host("IMAP.Shared.it");
    REQUIRE(hosts.size() == 2);
    CHECK(hosts[0]->id == "base");
    CHECK(hosts[1]->id == "a-brand");
    CHECK(store.of_slot("imap.shared.it", "mario@base.it")->id == "base");
    CHECK(store.of_slot("imap.shared.it", "segreteria/mario@BRAND.it")->id == "a-brand");
    CHECK(store.of_slot("imap.shared.it", "mario@studio.it")->id == "base");
    CHECK(store.of_slot("imap.shared.it", "")->id == "base");
    CHECK(store.of_slot("imap.unknown.it", "mario@base.it") == nullptr);
    CHECK(store.of_slot("", "mario@base.it") == nullptr);
}

TEST_CASE("a file is checked without being used") {
    Machine machine;
    const auto store = ProviderStore::load(machine.paths);
    const auto check = [&](const std::string& json) {
        return check_provider_file(Machine::put(machine.paths.config, "x.json", json), store);
    };
    CHECK(check(provider("office", "Office")).errors.empty());
    CHECK(check(provider("office", "Office", R"(, "extends": "aruba-pec")")).errors.empty());
    CHECK(check(provider("aruba-pec", "Mine", R"(, "extends": "aruba-pec")")).errors.empty());
    CHECK(check(provider("office", "Office", R"(, "extends": "nowhere")")).errors.size() == 1);
    CHECK(check(provider("office", "Office", R"(, "extends": "office")")).errors.size() == 1);
    CHECK(check(provider("aruba-pec", "Circle", R"(, "extends": "startpec")")).errors.size() == 1);
    CHECK(check("{").errors.size() == 1);
    CHECK(check(provider("office", "Office", R"(, "colour": 1, "ca_file": "/nowhere/ca.pem")"))
              .warnings.size() == 2);
    const auto missing = check_provider_file("/nowhere/x.json", store);
    REQUIRE(missing.errors.size() == 1);
    CHECK(missing.errors[0].code == ErrorCode::not_found);
}
