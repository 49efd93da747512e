// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

#include <filesystem>
#include <string_view>

namespace rinnova::keychain {

/// Where gnome-keyring keeps its collections (gkm-secret-module.c).
std::filesystem::path keyrings_folder(const sdk::TargetContext& context);

/// The file of a collection, by the path of its D-Bus object, if gnome-keyring has it; there or not.
std::filesystem::path keyring_file(const std::filesystem::path& folder, std::string_view collection);

} // namespace rinnova::keychain
