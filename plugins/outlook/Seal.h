// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::outlook {

/// Windows' data protection for this user (DPAPI): without further entropy, and without asking anybody.
class Seal {
  public:
    virtual ~Seal() = default;

    /// A blob that only this user can open again. `description` is stored in it, readable for all.
    virtual Result<std::string> close(const Secret& plain, std::u16string_view description) const = 0;
    /// `invalid-data` when the blob is damaged or another user's.
    virtual Result<Secret> open(std::string_view blob) const = 0;
};

} // namespace rinnova::outlook
