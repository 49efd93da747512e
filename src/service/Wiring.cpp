// SPDX-License-Identifier: Apache-2.0
#include "service/Wiring.h"

#include "base/Module.h"
#include "clipboard/HelperProgram.h"
#include "engine/Config.h"
#include "engine/PluginRegistry.h"
#include "probe/LoadedMailSender.h"
#include "probe/LoadedProbe.h"
#include "service/FleetPolicy.h"
#include "service/FleetWiring.h"
#include "service/LocalProfileExport.h"
#include "service/ProfileDocument.h"

#include <cstdlib>

namespace rinnova {

namespace {

sdk::TargetContext target_context(const Paths& paths, const Clock& clock, const LocalOptions& options) {
    sdk::TargetContext context;
    context.home = paths.home;
    for (const char* name :
         {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"})
        if (const char* value = std::getenv(name))
            context.environment.emplace(name, value);
    context.clock = &clock;
    context.language = options.language;
    context.interactive = options.interactive;
    context.live = options.live;
    return context;
}

} // namespace

std::string new_instance() {
    return new_fleet_instance();
}

std::string configured_language(const Paths& paths) {
    const auto config = read_config(paths);
    return config ? config->language : std::string();
}

Result<std::unique_ptr<LocalService>> make_local_service(const Paths& paths, const Clock& clock,
                                                         const LocalOptions& options) {
    auto config = read_config(paths);
    if (!config)
        return tl::unexpected(config.error());
    FleetParts fleet = make_fleet_parts(paths, clock, config->fleet, options.instance);
    if (fleet.policy)
        put_in_force(*fleet.policy, *config);
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
        .make_probe = [] { return std::make_unique<LoadedProbe>(module_folder("probe") / "curl"); },
        .load_providers = [paths, policy = fleet.policy] { return providers_under(policy, paths); },
        .load_plugins =
            [paths, &clock, options, disabled = config->disabled_plugins, experiments = config->experiments] {
                sdk::TargetContext context = target_context(paths, clock, options);
                context.experiments = {experiments.begin(), experiments.end()};
                return load_plugins(library_folder() / "plugins", disabled, context);
            },
        .hold_on_clipboard =
            [](const Secret& password, std::chrono::seconds time, const std::function<void()>& held,
               const std::stop_token& stop) {
                return clipboard::hold(helper_program("rinnova-clipboard"), password, time, held, stop);
            },
        .warnings = {},
        .reminders = config->reminders,
        .second_channel = config->second_channel,
        .send_mail =
            [](const SecondChannel::Mail& mail, const Secret& password, const std::string& message,
               const std::stop_token& stop) {
                return send_mail_with(
                    module_folder("probe") / "curl",
                    {mail.server, mail.username, mail.ca_file, mail.from, mail.to, std::chrono::seconds(30)},
                    password, message, stop);
            },
        .calendar_file = config->calendar_file,
        .write_profile =
            [settings = config->profiles, folder = paths.state / "profiles", &clock](
                const MailProfile& profile) { return write_profile(settings, clock.now(), folder, profile); },
        .fleet_member = std::move(fleet.member),
        .fleet_post = std::move(fleet.post),
    };
    for (const std::string& warning : config->warnings)
        parts.warnings.push_back({ErrorCode::invalid_data, warning, {}, {}});
    parts.warnings.insert(parts.warnings.end(), fleet.warnings.begin(), fleet.warnings.end());
    return std::make_unique<LocalService>(std::move(parts));
}

Result<std::unique_ptr<ProfileExport>> make_local_profile_export(const Paths& paths, const Clock& clock,
                                                                 const LocalOptions& options) {
    auto config = read_config(paths);
    if (!config)
        return tl::unexpected(config.error());
    auto service = make_local_service(paths, clock, options);
    if (!service)
        return tl::unexpected(service.error());
    return std::make_unique<LocalProfileExport>(std::move(*service), std::move(config->profiles), clock,
                                                options.language);
}

} // namespace rinnova
