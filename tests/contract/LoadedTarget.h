// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/TargetFactory.h"

#include <QPluginLoader>

#include <map>
#include <memory>

namespace rinnova::contract {

/// A target from a plugin file, loaded as the product does.
class LoadedTarget {
  public:
    /// Throws std::runtime_error when the file cannot be loaded.
    LoadedTarget(const std::filesystem::path& plugin, const sdk::TargetContext& context);

    sdk::Target* operator->() const { return m_target.get(); }
    std::string id() const;
    /// Whether plugin.json claims this capability.
    bool can(const char* capability) const;

  private:
    QPluginLoader m_loader;
    std::unique_ptr<sdk::Target> m_target;
};

/// One password for every slot; and perhaps one that unlocks every location.
class OnePassword final : public sdk::Secrets {
  public:
    explicit OnePassword(std::string_view password) : m_password(Secret::copy_of(password)) {}
    const Secret* password_for(std::string_view) const override {
        return m_password.empty() ? nullptr : &m_password;
    }
    const Secret* unlock_for(std::string_view) const override { return nullptr; }

  private:
    Secret m_password;
};

/// Every slot as a change of a plan.
std::vector<sdk::Change> changes_of(const std::vector<Slot>& slots, bool create);

} // namespace rinnova::contract
