// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova {

/// Overwrites what calls that handled secrets have left in this thread: the part of the stack that is free
/// again, and the vector registers, which memcpy moves text through and nobody clears (the dynamic linker
/// even saves them on the stack). To be called once such calls have returned. Cheap: some microseconds.
void wipe_residue() noexcept;

/// Does so at the end of a scope, after everything that was declared later is gone.
class ResidueWipe {
  public:
    ResidueWipe() = default;
    ResidueWipe(const ResidueWipe&) = delete;
    ResidueWipe& operator=(const ResidueWipe&) = delete;
    ~ResidueWipe() { wipe_residue(); }
};

} // namespace rinnova
