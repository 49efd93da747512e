// SPDX-License-Identifier: Apache-2.0
#include "model/Names.h"
#include "model/Requests.h"

namespace rinnova {

namespace {
using Stage = Progress::Stage;
constexpr Names<Stage, 7> stage_names{{{Stage::discovering, "discovering"},
                                       {Stage::planning, "planning"},
                                       {Stage::staging, "staging"},
                                       {Stage::probing, "probing"},
                                       {Stage::applying, "applying"},
                                       {Stage::verifying, "verifying"},
                                       {Stage::committing, "committing"}}};
} // namespace

std::string_view to_string(Progress::Stage stage) noexcept {
    return name_of(stage_names, stage);
}
std::optional<Progress::Stage> progress_stage_from(std::string_view text) noexcept {
    return value_of(stage_names, text);
}

} // namespace rinnova
