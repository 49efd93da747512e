// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/Provider.h"
#include "providers/MemberReader.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// The largest provider file that is read, in bytes.
inline constexpr std::size_t max_provider_file_bytes = 256 * 1024;

/// What one provider file states itself (docs/provider-files.md): members that it leaves out are empty here,
/// and come from the file that it extends.
struct ProviderFile {
    std::string id;
    std::string origin;
    std::string extends; ///< empty when it extends none
    std::optional<std::string> name;
    std::optional<std::vector<std::string>> domains;
    std::map<SlotKind, std::vector<Server>> servers;
    std::optional<std::vector<std::string>> usernames;
    std::optional<std::string> ca_file;
    std::optional<Lifetime> lifetime;
    std::optional<std::vector<LifetimePolicy>> policies;
    std::optional<bool> extendable;
    std::optional<std::optional<int>> grace_hours;
    std::optional<std::string> url;
    std::optional<LocalisedSteps> activate;
    std::optional<LocalisedSteps> renew;
    std::optional<std::string> source;
    std::optional<std::string> verified;
    std::optional<std::vector<SlotKind>> probe_order;
};

/// Reads one document. Nothing when the report holds an error. `origin` is the path of the file, or
/// `built-in`.
std::optional<ProviderFile> read_provider_file(std::string_view json, std::string_view origin,
                                               DocumentReport& report);

/// The provider that a file describes, with what it leaves out taken from `base`, where it extends one.
Provider provider_of(const ProviderFile& file, const Provider* base);

} // namespace rinnova
