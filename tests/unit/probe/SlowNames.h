// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace rinnova::test {

/// While it lives, looking up `slow.test` takes until it is gone. Other names are looked up as ever.
class SlowNames {
  public:
    SlowNames();
    ~SlowNames();
    SlowNames(const SlowNames&) = delete;
    SlowNames& operator=(const SlowNames&) = delete;

    /// Returns once a look-up waits.
    void wait_for_lookup();
};

} // namespace rinnova::test
