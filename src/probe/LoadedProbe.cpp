// SPDX-License-Identifier: Apache-2.0
#include "probe/LoadedProbe.h"

#include "base/Module.h"
#include "base/Text.h"

namespace rinnova {

LoadedProbe::LoadedProbe(std::filesystem::path module) : m_module(std::move(module)) {}

Result<Probe*> LoadedProbe::loaded() {
    const std::lock_guard guard(m_mutex);
    if (!m_probe) {
        const auto symbol = symbol_of_module(m_module, make_probe_symbol);
        if (!symbol)
            return tl::unexpected(symbol.error());
        m_probe.reset(reinterpret_cast<MakeProbe>(*symbol)());
    }
    return m_probe.get();
}

ProbeResult LoadedProbe::login(const ProbeRequest& request, const Secret& password, std::stop_token stop) {
    const auto probe = loaded();
    if (probe)
        return (*probe)->login(request, password, std::move(stop));
    return {ProbeVerdict::unreachable, request.server.kind, request.server.host, request.server.port,
            translate("probe", "The part of Rinnova that asks servers cannot be loaded: %1",
                      {probe.error().message})};
}

} // namespace rinnova
