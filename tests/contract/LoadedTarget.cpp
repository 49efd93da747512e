// SPDX-License-Identifier: Apache-2.0
#include "contract/LoadedTarget.h"

#include <QJsonObject>

#include <stdexcept>

namespace rinnova::contract {

namespace {

QJsonObject metadata_of(const QPluginLoader& loader) {
    return loader.metaData()[QLatin1String("MetaData")].toObject();
}

} // namespace

LoadedTarget::LoadedTarget(const std::filesystem::path& plugin, const sdk::TargetContext& context)
    : m_loader(QString::fromStdString(plugin.string())) {
    auto* factory = qobject_cast<sdk::TargetFactory*>(m_loader.instance());
    if (factory == nullptr)
        throw std::runtime_error(m_loader.errorString().toStdString());
    m_target = factory->create(context);
    if (!m_target)
        throw std::runtime_error(plugin.string() + " gave no target");
}

std::string LoadedTarget::id() const {
    return metadata_of(m_loader)[QLatin1String("id")].toString().toStdString();
}

bool LoadedTarget::can(const char* capability) const {
    return metadata_of(m_loader)[QLatin1String("capabilities")]
        .toObject()[QLatin1String(capability)]
        .toBool();
}

std::vector<sdk::Change> changes_of(const std::vector<Slot>& slots, bool create) {
    std::vector<sdk::Change> changes;
    for (const Slot& slot : slots)
        changes.push_back({slot, create});
    return changes;
}

} // namespace rinnova::contract
