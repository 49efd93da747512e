// SPDX-License-Identifier: Apache-2.0
#include "model/ProbeResult.h"

#include "model/Names.h"

namespace rinnova {

namespace {
constexpr Names<ProbeVerdict, 5> verdict_names{{{ProbeVerdict::accepted, "accepted"},
                                                {ProbeVerdict::refused, "refused"},
                                                {ProbeVerdict::unreachable, "unreachable"},
                                                {ProbeVerdict::tls_error, "tls-error"},
                                                {ProbeVerdict::skipped, "skipped"}}};
}

std::string_view to_string(ProbeVerdict verdict) noexcept {
    return name_of(verdict_names, verdict);
}
std::optional<ProbeVerdict> probe_verdict_from(std::string_view text) noexcept {
    return value_of(verdict_names, text);
}

} // namespace rinnova
