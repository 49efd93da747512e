// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/Table.h"
#include "service/Words.h"

#include <optional>
#include <string>
#include <string_view>

namespace rinnova::cli {

/// `replace`, `create`, … of a PlannedSlot, with the options that change it.
Cell word_for_action(std::string_view action);

std::string date_or_dash(const std::optional<Date>& date);

} // namespace rinnova::cli
