// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "base/Paths.h"
#include "model/Provider.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rinnova {

/// All providers known here: built-in ones, the machine's (/etc/rinnova/providers), the user's; a later one
/// with the same id takes the place of an earlier one.
class ProviderStore {
  public:
    /// Never fails as a whole: a file that cannot be used is left out, and `problems` says why.
    /// `others`: documents, with their origin, that come behind the built-in ones and before the machine's.
    static ProviderStore load(const Paths& paths,
                              const std::vector<std::pair<std::string, std::string>>& others = {});
    /// For tests and tools: from provider documents alone.
    static ProviderStore
    from_documents(const std::vector<std::pair<std::string, std::string>>& origin_and_json);

    const std::vector<Provider>& all() const noexcept { return m_providers; } ///< by id
    const Provider* find(std::string_view id) const noexcept;
    /// Lets somebody change what is known of each; ids stay.
    void change(const std::function<void(Provider&)>& change);

    /// Providers that have a server of this host, those that the others extend first.
    std::vector<const Provider*> with_host(std::string_view host) const;

    /// The provider of a slot: by its host alone, and, where brands share servers, by the address' domain,
    /// else the one that the others extend. None for an unknown host.
    const Provider* of_slot(std::string_view host, std::string_view username) const;

    const std::vector<Error>& problems() const noexcept { return m_problems; }       ///< unusable files
    const std::vector<std::string>& warnings() const noexcept { return m_warnings; } ///< unknown members

  private:
    std::vector<Provider> m_providers;
    std::vector<Error> m_problems;
    std::vector<std::string> m_warnings;
};

/// What `providers check` says of one file, without using it.
struct ProviderCheck {
    std::vector<Error> errors; ///< message names file, member and line
    std::vector<std::string> warnings;
};
ProviderCheck check_provider_file(const std::filesystem::path& file, const ProviderStore& known);

/// What is unproven in a profile, in words: servers without a source or a day of verification, missing
/// lifetimes, steps or pages. Empty when nothing is.
std::vector<std::string> unproven_parts(const Provider& provider);

} // namespace rinnova
