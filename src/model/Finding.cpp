// SPDX-License-Identifier: Apache-2.0
#include "model/Finding.h"

#include "model/Names.h"

namespace rinnova {

namespace {
constexpr Names<Severity, 3> severity_names{
    {{Severity::error, "error"}, {Severity::warning, "warning"}, {Severity::info, "info"}}};
}

std::string_view to_string(Severity severity) noexcept {
    return name_of(severity_names, severity);
}
std::optional<Severity> severity_from(std::string_view text) noexcept {
    return value_of(severity_names, text);
}

} // namespace rinnova
