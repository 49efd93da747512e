// SPDX-License-Identifier: Apache-2.0
// Any bytes as a provider file, beside two good ones: it is used, or left out with a reason that can be
// shown.
#include "fuzz/checks.h"
#include "providers/ProviderStore.h"

#include <cstdint>

using namespace rinnova;

namespace {

void check(const Provider& provider) {
    require(!provider.id.empty() && !provider.name.empty() && can_be_shown(provider.name));
    for (const Server& server : provider.servers) {
        require(server.port != 0 && can_be_shown(server.host) && provider.has_host(server.host));
        require(can_be_shown(server.source));
    }
    require(provider.credential.url.empty() || provider.credential.url.rfind("https://", 0) == 0);
    for (const std::string& part : unproven_parts(provider))
        require(can_be_shown(part));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    // Stand-ins of the built-in files: those would take most of the time.
    static const std::vector<std::pair<std::string, std::string>> built_in{
        {"built-in", R"({"schema": 1, "id": "aruba-pec", "name": "A", "servers": {"imap": [
            {"host": "imaps.pec.aruba.it", "port": 993, "tls": "implicit"}]}})"},
        {"built-in", R"({"schema": 1, "id": "startpec", "extends": "aruba-pec"})"}};
    auto documents = built_in;
    documents.emplace_back("fuzz.json", std::string(reinterpret_cast<const char*>(data), size));
    const auto store = ProviderStore::from_documents(documents);
    require(store.find("aruba-pec") != nullptr && store.find("startpec") != nullptr);
    require(store.all().size() <= documents.size());
    for (const Provider& provider : store.all())
        if (provider.origin == "fuzz.json")
            check(provider);
    for (const Error& problem : store.problems())
        require(can_be_shown(problem.message));
    for (const std::string& warning : store.warnings())
        require(can_be_shown(warning));
    return 0;
}
