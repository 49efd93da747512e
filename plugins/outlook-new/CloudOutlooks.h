// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sdk/Target.h"

namespace rinnova::outlook_new {

/// An Outlook that keeps its passwords with its maker, out of every local program's reach.
enum class CloudOutlook {
    windows, ///< the new Outlook for Windows (olk.exe)
    mac,     ///< Outlook for Mac
};

/// Those that this user has: the package or the folder that they leave behind, or the running program.
std::vector<CloudOutlook> outlooks_of(const sdk::TargetContext& context);

/// Whether the new Outlook runs in this session.
bool new_outlook_runs();

/// What a person calls it.
std::string name_of(CloudOutlook outlook);

/// What the person does in it for one account.
std::vector<std::string> guided_steps(CloudOutlook outlook, const Slot& slot);

} // namespace rinnova::outlook_new
