// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "MailItem.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace rinnova::keychain {

/// Evolution keeps a password under the attribute `e-source-uid` alone. Host and user stand in the source of
/// that uid, `evolution/sources/<uid>.source`, a GKeyFile: the groups [Authentication] (Host, Port, User,
/// Method), [Security] (Method), [Mail Account] and [Mail Transport] (BackendName); evolution-data-server,
/// libedataserver/e-source-*.c.

/// The login that a source describes; none for sources without a host or user, those that sign in by OAuth2
/// or without a password, and what is no source.
std::optional<MailItem> parse_evolution_source(std::string_view text);

/// Whether it can be the name of a source: no part of a path.
bool is_source_uid(std::string_view uid);

using EvolutionSources = std::map<std::string, MailItem, std::less<>>; ///< by uid

/// The sources of a folder. What cannot be read or understood is left out: it is Evolution's to complain of.
EvolutionSources read_evolution_sources(const std::filesystem::path& folder);

/// `$XDG_CONFIG_HOME/evolution/sources`, else below `~/.config`.
std::filesystem::path evolution_sources_folder(const sdk::TargetContext& context);

} // namespace rinnova::keychain
