// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ProfileView.h"
#include "sdk/Target.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace rinnova::thunderbird {

/// The numbers of the items that belong to each profile's folder, in the items' order. `slot_of` gives an
/// item's slot.
template <typename Items, typename SlotOf>
std::map<std::string, std::vector<std::size_t>> by_profile(const Items& items, SlotOf slot_of) {
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < items.size(); ++i)
        groups[slot_of(items[i]).location].push_back(i);
    return groups;
}

} // namespace rinnova::thunderbird
