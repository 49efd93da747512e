// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Secret.h"
#include "fleet/protocol/Report.h"
#include "model/Account.h"

namespace rinnova::fleet {

/// What members of a fleet share and its server never has: names become pseudonyms with it, and pseudonyms
/// names. 32 bytes.
class FleetSecret {
  public:
    static FleetSecret generate();
    static Result<FleetSecret> from(Secret bytes);

    const Secret& bytes() const noexcept { return m_bytes; }
    FleetSecret clone() const { return FleetSecret(m_bytes.clone()); }

    /// The same for the same account, on whatever machine (a synthetic IV: RFC 5297's idea with HMAC-SHA-256
    /// and AES-256-CTR). Tells the name's length in steps of 32 bytes, and nothing else.
    ReportedName name_of(const AccountKey& account) const;
    /// `invalid-data` when it was made with another secret, is damaged, or could not be told in clear.
    Result<AccountKey> account_of(const ReportedName& name) const;

  private:
    explicit FleetSecret(Secret bytes) : m_bytes(std::move(bytes)) {}

    Secret m_bytes;
};

/// The name of an account in a fleet without pseudonyms.
ReportedName name_in_clear(const AccountKey& account);

} // namespace rinnova::fleet
