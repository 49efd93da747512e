// SPDX-License-Identifier: Apache-2.0
#include "service/FleetWiring.h"

#include "base/AtomicFile.h"
#include "base/Module.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/reporter/LoadedPost.h"
#include "fleet/reporter/Reporter.h"

#include <random>

namespace rinnova {

namespace {

constexpr std::size_t most_policy_file = 64 * 1024;

double chance() {
    std::random_device device;
    return std::uniform_real_distribution<double>(0, 1)(device);
}

/// What policy.json of the machine's configuration says of whole provider files from the fleet. Nobody but
/// the administrator may have written it: with servers and trust anchors of its own, a server that was taken
/// over would be handed the next password.
Result<bool> allows_provider_files(const std::filesystem::path& file) {
    const auto bytes = read_file(file, most_policy_file);
    if (!bytes && bytes.error().code == ErrorCode::not_found)
        return false;
    if (!bytes)
        return tl::unexpected(bytes.error());
    if (!fleet::is_administrators_own(file))
        return fail(ErrorCode::permission_denied,
                    translate("service", "%1 is not the administrator's alone, so it allows nothing.",
                              {file.string()}),
                    fleet::how_to_give_to_administrator(file), file.string());
    bool allowed = false;
    const auto read = fleet::read_document(*bytes, [&](const fleet::Members& document) {
        document.allow_only({"schema", "fleet"});
        (void)document.integer("schema", 1, 1);
        if (const auto members = document.optional_object("fleet")) {
            members->allow_only({"provider_files"});
            allowed = members->optional_boolean("provider_files").value_or(false);
        }
    });
    if (!read)
        return fail(read.error().code, read.error().message, read.error().hint, file.string());
    return allowed;
}

} // namespace

FleetParts make_fleet_parts(const Paths& paths, const Clock& clock, const FleetSettings& settings,
                            const std::string& instance) {
    FleetParts parts;
    parts.member = std::make_shared<fleet::Reporter>(fleet::Reporter::Parts{
        paths.state, clock, settings, fleet::this_machine(RINNOVA_VERSION), instance, chance});
    parts.post = fleet::post_of_module(module_folder("fleet") / "curl");
    parts.policy = parts.member->policy();
    if (parts.policy && !parts.policy->provider_files.empty()) {
        const auto allowed = allows_provider_files(paths.machine_config / "policy.json");
        if (!allowed)
            parts.warnings.push_back(allowed.error());
        if (!allowed.value_or(false))
            parts.policy->provider_files.clear();
    }
    return parts;
}

std::string new_fleet_instance() {
    return fleet::to_hex(fleet::random_bytes(16));
}

} // namespace rinnova
