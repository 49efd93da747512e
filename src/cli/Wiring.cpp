// SPDX-License-Identifier: Apache-2.0
#include "cli/Wiring.h"

#include "engine/Config.h"
#include "engine/PluginRegistry.h"
#include "service/LocalService.h"

#include <QCoreApplication>

#include <cstdlib>

namespace rinnova::cli {

namespace {

/// Beside the program, as installed and as built: `<prefix>/bin` and `<prefix>/lib/rinnova/plugins`.
std::filesystem::path plugin_folder() {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    return (program / ".." / "lib" / "rinnova" / "plugins").lexically_normal();
}

sdk::TargetContext target_context(const Paths& paths, const Clock& clock, const WiringOptions& options) {
    sdk::TargetContext context;
    context.home = paths.home;
    for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        if (const char* value = std::getenv(name))
            context.environment.emplace(name, value);
    context.clock = &clock;
    context.language = options.language;
    context.interactive = options.interactive;
    return context;
}

} // namespace

std::string configured_language(const Paths& paths) {
    const auto config = read_config(paths);
    return config ? config->language : std::string();
}

Result<std::unique_ptr<Service>> make_service(const Paths& paths, const Clock& clock,
                                              const WiringOptions& options) {
    auto config = read_config(paths);
    if (!config)
        return tl::unexpected(config.error());
    auto ledger = Ledger::open(paths.ledger());
    if (!ledger)
        return tl::unexpected(ledger.error());
    LocalParts parts{
        .paths = paths,
        .clock = clock,
        .language = options.language,
        .ledger = std::move(*ledger),
        .make_vault = [interactive =
                           options.interactive] { return make_system_vault({.interactive = interactive}); },
        .make_probe = [] { return std::make_unique<CurlProbe>(); },
        .load_providers = [paths] { return ProviderStore::load(paths); },
        .load_plugins =
            [paths, &clock, options, disabled = config->disabled_plugins] {
                return load_plugins(plugin_folder(), disabled, target_context(paths, clock, options));
            },
        .warnings = {},
        .reminders = config->reminders,
    };
    for (const std::string& warning : config->warnings)
        parts.warnings.push_back({ErrorCode::invalid_data, warning, {}, {}});
    return std::make_unique<LocalService>(std::move(parts));
}

} // namespace rinnova::cli
