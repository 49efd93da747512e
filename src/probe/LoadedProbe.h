// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "probe/Probe.h"

#include <filesystem>
#include <memory>
#include <mutex>

namespace rinnova {

/// Loads the real probe when the first login is to be tried: libcurl brings twenty-five libraries that a
/// program which asks no server has no use for. Without the module every server is unreachable, and says why.
/// Safe to call from several threads at once.
class LoadedProbe final : public Probe {
  public:
    /// `module`: the file; `lib/rinnova/probe/curl` beside the program's `bin`.
    explicit LoadedProbe(std::filesystem::path module);
    ProbeResult login(const ProbeRequest& request, const Secret& password, std::stop_token stop) override;

  private:
    Result<Probe*> loaded();

    std::filesystem::path m_module;
    std::mutex m_mutex;
    std::unique_ptr<Probe> m_probe;
};

/// What the module exports under the name `rinnova_make_probe_1`. The caller owns what it returns.
using MakeProbe = Probe* (*)();
inline constexpr const char* make_probe_symbol = "rinnova_make_probe_1";

} // namespace rinnova
