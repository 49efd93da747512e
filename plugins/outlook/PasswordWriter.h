// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "AccountLookup.h"
#include "ThisWindows.h"

namespace rinnova::outlook {

/// One call of `apply`: brings passwords into the registry, value by value. Each value is either the old or
/// the new one; no other is touched.
class PasswordWriter {
  public:
    explicit PasswordWriter(const Windows& windows);

    /// What becomes of one planned change.
    SlotResult write(const sdk::PlannedChange& change, const Secret* password);
    /// Brings what was written to the disk, and says what stands where. Where that fails, the slots that were
    /// updated fail with it.
    void finish(sdk::Receipt& receipt);

  private:
    SlotResult settle(const sdk::PlannedChange& change, const Secret& password,
                      const AccountLookup::Found& found);
    /// Puts the new value in place, reads it back and opens it; where that fails, the old one is put back.
    Result<void> replace(const AccountLookup::Found& found, const Secret& password);
    Result<void> read_back(const AccountLookup::Found& found, const RegistryValue& fresh,
                           const Secret& password) const;
    Result<void> check_opens(const RegistryValue& value, const Secret& password) const;
    /// Whether an Outlook runs; asked once for each profile.
    Result<bool> is_open(const std::string& location);

    const Windows& m_windows;
    AccountLookup m_accounts;
    bool m_protection_works = false;             ///< something was opened by it
    std::map<std::string, Result<bool>> m_open;  ///< by location
    std::map<std::string, std::string> m_hashes; ///< by location
};

} // namespace rinnova::outlook
