// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "MacEntries.h"

namespace rinnova::keychain {

/// What this plugin needs of macOS.
struct MacKeychain {
    std::filesystem::path security; ///< /usr/bin/security
    security_tool::MacVersion version;
    bool person_present = false; ///< whether the system's questions make sense
    std::chrono::milliseconds question = security_tool::patience_for_a_question;
    // The last entry that is begun within these has its questions answered before the engine gives a call up.
    std::chrono::milliseconds reading = std::chrono::seconds(30);
    std::chrono::milliseconds writing = std::chrono::seconds(100);
};

/// Mail passwords that programs keep as Internet passwords in the file-based keychains of macOS. Of an entry
/// its password alone is written; label, protocol, port, comment and kind stay.
class MacKeychainTarget final : public sdk::Target {
  public:
    explicit MacKeychainTarget(MacKeychain mac);

    Result<sdk::Discovery> discover(const sdk::DiscoverScope& scope) override;
    Result<sdk::Plan> plan(const std::vector<sdk::Change>& changes) override;
    Result<sdk::Receipt> apply(const sdk::Plan& plan, const sdk::Secrets& secrets) override;
    std::vector<Result<Secret>> read(const std::vector<Slot>& slots, const sdk::Secrets& unlock) override;
    std::vector<sdk::SlotCheck> verify(const std::vector<Slot>& slots, const sdk::Secrets& secrets) override;

  private:
    /// As they stand now. Asks nobody anything.
    Result<std::vector<MacEntry>> entries() const;
    sdk::PlannedChange planned(const sdk::Change& change, const MacEntry* entry) const;
    SlotResult rewritten(const sdk::PlannedChange& change, const MacEntry* entry,
                         const Secret* password) const;
    Result<Secret> held_by(const Slot& slot, const MacEntry* entry) const;

    security_tool::SecurityTool m_tool;
    bool m_person_present;
    std::chrono::milliseconds m_reading;
    std::chrono::milliseconds m_writing;
    MailEntries m_mail_entries;
};

} // namespace rinnova::keychain
