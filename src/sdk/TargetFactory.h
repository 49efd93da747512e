// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <QtPlugin>

#include <memory>

namespace rinnova::sdk {

/// What a plugin's root object implements:
///
///     class Factory : public QObject, public rinnova::sdk::TargetFactory {
///         Q_OBJECT
///         Q_PLUGIN_METADATA(IID RINNOVA_TARGET_IID FILE "plugin.json")
///         Q_INTERFACES(rinnova::sdk::TargetFactory)
///       public:
///         std::unique_ptr<rinnova::sdk::Target> create(const rinnova::sdk::TargetContext& context) override;
///     };
class TargetFactory {
  public:
    virtual ~TargetFactory() = default;
    virtual std::unique_ptr<Target> create(const TargetContext& context) = 0;
};

} // namespace rinnova::sdk

#define RINNOVA_TARGET_IID "it.rinnova.TargetFactory/1"
Q_DECLARE_INTERFACE(rinnova::sdk::TargetFactory, RINNOVA_TARGET_IID)
