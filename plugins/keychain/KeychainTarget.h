// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/SecretService.h"
#include "sdk/Target.h"

namespace rinnova::keychain {

/// How long the service and a person may take. All leave room below the limits that the engine gives a
/// plugin.
struct Patience {
    std::chrono::milliseconds call = std::chrono::seconds(10);
    std::chrono::milliseconds question_when_reading = std::chrono::seconds(40);
    std::chrono::milliseconds question_when_writing = std::chrono::seconds(120);
};

/// Mail passwords that other programs keep in the desktop's keychain, in any collection and under any schema.
/// An item is told by its collection and attributes; its attributes, label, content type and place are never
/// changed.
class KeychainTarget final : public sdk::Target {
  public:
    explicit KeychainTarget(const sdk::TargetContext& context, const Patience& patience = {});

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;
    /// gnome-keyring's files: it tells nobody of a secret that is replaced within its entry (42.1).
    std::vector<std::filesystem::path> stores_of(const std::vector<Slot>& slots) override;

  private:
    /// For looking: nobody is asked anything.
    Result<secret_service::Service> connect() const;
    /// For what needs secrets: a person who is there may be asked to unlock.
    Result<secret_service::Service> connect_with_person(std::chrono::milliseconds question) const;

    std::filesystem::path m_evolution_sources;
    std::filesystem::path m_keyrings;
    bool m_person_is_there;
    Patience m_patience;
};

} // namespace rinnova::keychain
