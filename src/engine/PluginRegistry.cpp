// SPDX-License-Identifier: Apache-2.0
#include "engine/PluginRegistry.h"

#include "base/FileAccess.h"
#include "engine/Guard.h"
#include "sdk/TargetFactory.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QPluginLoader>
#include <QSysInfo>

#include <algorithm>

namespace rinnova {

namespace {

Error unusable(const std::filesystem::path& file, std::string why) {
    return {ErrorCode::invalid_data, std::move(why), {}, file.string()};
}

std::vector<std::string> strings(const QJsonValue& value) {
    std::vector<std::string> found;
    for (const QJsonValue& item : value.toArray())
        found.push_back(item.toString().toStdString());
    return found;
}

Capabilities capabilities_from(const QJsonObject& metadata) {
    const QJsonObject given = metadata[QLatin1String("capabilities")].toObject();
    return {given[QLatin1String("read")].toBool(), given[QLatin1String("create")].toBool(),
            given[QLatin1String("unlock")].toBool(), given[QLatin1String("needs_hosts")].toBool()};
}

std::string platform() {
    const std::string kernel = QSysInfo::kernelType().toStdString();
    return kernel == "winnt" ? "windows" : kernel == "darwin" ? "macos" : kernel;
}

/// Fills in what the metadata says; an error when the plugin may not be loaded.
std::optional<Error> check_metadata(const QJsonObject& embedded, PluginInfo& info) {
    if (embedded.isEmpty())
        return unusable(info.file, translate("engine", "This file is no plugin."));
    const QJsonObject metadata = embedded[QLatin1String("MetaData")].toObject();
    if (embedded[QLatin1String("IID")].toString() != QLatin1String(RINNOVA_TARGET_IID))
        return unusable(info.file, translate("engine", "This file is no plugin of Rinnova's."));
    const std::string id = metadata[QLatin1String("id")].toString().toStdString();
    const bool plain = !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    if (!plain)
        return unusable(info.file, translate("engine", "The plugin has no proper id."));
    info.id = id;
    info.name = metadata[QLatin1String("name")].toString().toStdString();
    info.client_versions = strings(metadata[QLatin1String("client_versions")]);
    const QJsonObject capabilities = metadata[QLatin1String("capabilities")].toObject();
    for (const QString& capability : capabilities.keys())
        if (capabilities[capability].toBool())
            info.capabilities.push_back(capability.toStdString());
    if (metadata[QLatin1String("sdk")].toInt() != sdk::version)
        return Error{ErrorCode::unsupported,
                     translate("engine", "The plugin %1 was built for another version of Rinnova.", {id}),
                     translate("engine", "Install the plugin that comes with this version."),
                     info.file.string()};
    const auto platforms = strings(metadata[QLatin1String("platforms")]);
    if (std::find(platforms.begin(), platforms.end(), platform()) == platforms.end())
        return Error{ErrorCode::unsupported,
                     translate("engine", "The plugin %1 is for another system.", {id}),
                     {},
                     info.file.string()};
    return std::nullopt;
}

std::optional<Error> load(const PluginInfo& info, const std::shared_ptr<QPluginLoader>& loader,
                          const sdk::TargetContext& context, CallLimits limits, Targets& targets) {
    using Made = std::shared_ptr<sdk::Target>;
    auto made = run_guarded<Made>(info.id, limits.reading, [loader, context, info]() -> Result<Made> {
        auto* factory = qobject_cast<sdk::TargetFactory*>(loader->instance());
        if (factory == nullptr)
            return tl::unexpected(
                unusable(info.file, translate("engine", "The plugin %1 cannot be loaded: %2",
                                              {info.id, loader->errorString().toStdString()})));
        // The context lives as long as the target, which may outlast all of us when it hangs.
        const auto kept = std::make_shared<const sdk::TargetContext>(context);
        Made target(factory->create(*kept).release(), [kept](sdk::Target* gone) { delete gone; });
        if (!target)
            return tl::unexpected(
                unusable(info.file, translate("engine", "The plugin %1 gave nothing.", {info.id})));
        return target;
    });
    if (!made)
        return made.error();
    const Capabilities capabilities =
        capabilities_from(loader->metaData()[QLatin1String("MetaData")].toObject());
    targets.push_back(std::make_unique<TargetHandle>(info.id, capabilities, std::move(*made), limits));
    return std::nullopt;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code unreadable;
    for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable))
        if (const auto ending = entry.path().extension();
            ending == ".so" || ending == ".dll" || ending == ".dylib")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

PluginSet load_plugins(const std::filesystem::path& folder, const std::set<std::string>& disabled,
                       const sdk::TargetContext& context, CallLimits limits) {
    PluginSet set;
    const bool unsafe_folder = writable_by_others(folder);
    std::set<std::string> seen;
    for (const std::filesystem::path& file : files_of(folder)) {
        PluginInfo info;
        info.file = file;
        info.id = file.stem().string();
        if (unsafe_folder || writable_by_others(file)) {
            info.error = Error{
                ErrorCode::permission_denied, translate("engine", "The plugin can be changed by others."),
                translate("engine", "Take away the others' right to write to it and its folder."),
                file.string()};
            set.plugins.push_back(std::move(info));
            continue;
        }
        const auto loader = std::make_shared<QPluginLoader>(QString::fromStdString(file.string()));
        info.error = check_metadata(loader->metaData(), info);
        if (!info.error && !seen.insert(info.id).second)
            info.error =
                unusable(file, translate("engine", "There are two plugins with the id %1.", {info.id}));
        if (!info.error && disabled.contains(info.id))
            info.state = PluginInfo::State::disabled;
        else if (!info.error && !(info.error = load(info, loader, context, limits, set.targets)))
            info.state = PluginInfo::State::loaded;
        set.plugins.push_back(std::move(info));
    }
    return set;
}

} // namespace rinnova
