// SPDX-License-Identifier: Apache-2.0
#include "providers/ProviderStore.h"

#include "base/AtomicFile.h"
#include "base/FileAccess.h"
#include "base/Text.h"
#include "model/Account.h"
#include "providers/BuiltInFiles.h"
#include "providers/ProviderFile.h"

#include <algorithm>
#include <filesystem>
#include <set>

namespace rinnova {

namespace {

/// The files that were read, in order; of two with the same id the later one counts.
class Catalogue {
  public:
    explicit Catalogue(std::vector<ProviderFile> files) : m_files(std::move(files)) {}

    /// Leaves out what extends an unknown provider, or itself by way of others: a file that comes later
    /// before one that comes earlier, so that the built-in ones stay.
    std::vector<Error> drop_unusable();
    std::vector<Provider> providers() const;

  private:
    using Place = std::size_t;

    std::optional<Place> last_before(std::string_view id, Place end) const;
    /// The file that another one extends. One that extends its own id means the one whose place it takes.
    std::optional<Place> base_of(Place place) const;
    bool extends_itself(Place place) const;
    std::string fault_of(Place place) const;
    Provider provider_at(Place place) const;

    std::vector<ProviderFile> m_files;
};

std::optional<Catalogue::Place> Catalogue::last_before(std::string_view id, Place end) const {
    for (Place place = end; place-- > 0;)
        if (m_files[place].id == id)
            return place;
    return std::nullopt;
}

std::optional<Catalogue::Place> Catalogue::base_of(Place place) const {
    const ProviderFile& file = m_files[place];
    if (file.extends.empty())
        return std::nullopt;
    return last_before(file.extends, file.extends == file.id ? place : m_files.size());
}

bool Catalogue::extends_itself(Place place) const {
    auto above = base_of(place);
    for (std::size_t i = 0; i < m_files.size() && above; ++i) {
        if (*above == place)
            return true;
        above = base_of(*above);
    }
    return false;
}

std::string Catalogue::fault_of(Place place) const {
    const ProviderFile& file = m_files[place];
    if (!file.extends.empty() && !base_of(place))
        return translate("providers", "%1: it extends \"%2\", which is not known.",
                         {file.origin, file.extends});
    if (extends_itself(place))
        return translate("providers", "%1: it extends itself by way of \"%2\".", {file.origin, file.extends});
    return {};
}

std::vector<Error> Catalogue::drop_unusable() {
    std::vector<Error> problems;
    for (Place place = m_files.size(); place > 0;) {
        --place;
        std::string fault = fault_of(place);
        if (fault.empty())
            continue;
        problems.push_back(Error{ErrorCode::invalid_data, std::move(fault), {}, m_files[place].origin});
        m_files.erase(m_files.begin() + static_cast<std::ptrdiff_t>(place));
        place = m_files.size(); // others may have relied on it
    }
    return problems;
}

Provider Catalogue::provider_at(Place place) const {
    const auto base = base_of(place);
    if (!base)
        return provider_of(m_files[place], nullptr);
    const Provider inherited = provider_at(*base);
    return provider_of(m_files[place], &inherited);
}

std::vector<Provider> Catalogue::providers() const {
    std::set<std::string_view> ids;
    for (const ProviderFile& file : m_files)
        ids.insert(file.id);
    std::vector<Provider> providers;
    for (const std::string_view id : ids)
        providers.push_back(provider_at(*last_before(id, m_files.size())));
    return providers;
}

/// The files of a folder in the order of their names. A folder that is not there holds none.
Result<std::vector<std::filesystem::path>> provider_files_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    std::error_code failed;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed))
        if (entry->path().extension() == ".json" && entry->path().filename().native().front() != '.')
            files.push_back(entry->path());
    if (failed && failed != std::errc::no_such_file_or_directory)
        return fail_errno(failed.value(), translate("providers", "the folder cannot be read"),
                          folder.string());
    std::sort(files.begin(), files.end());
    return files;
}

/// Who can write the file decides where passwords are tried.
Result<std::string> read_own_file(const std::filesystem::path& file) {
    std::error_code failed;
    if (std::filesystem::exists(file, failed) && writable_by_others(file))
        return fail(
            ErrorCode::permission_denied,
            translate("providers", "%1: others can write this file, so it is not used.", {file.string()}),
            translate("providers", "Take away the others' right to write to it."), file.string());
    return read_file(file, max_provider_file_bytes);
}

int generations_above(const Provider& provider, const ProviderStore& store) {
    int count = 0;
    const Provider* above = provider.extends.empty() ? nullptr : store.find(provider.extends);
    // A file that extends the one whose place it takes has none above it here.
    while (above != nullptr && above != &provider && above->id != provider.id) {
        ++count;
        above = above->extends.empty() || above->extends == above->id ? nullptr : store.find(above->extends);
    }
    return count;
}

} // namespace

ProviderStore
ProviderStore::from_documents(const std::vector<std::pair<std::string, std::string>>& origin_and_json) {
    ProviderStore store;
    std::vector<ProviderFile> files;
    for (const auto& [origin, json] : origin_and_json) {
        DocumentReport report;
        report.file = origin;
        if (auto file = read_provider_file(json, origin, report))
            files.push_back(std::move(*file));
        std::move(report.errors.begin(), report.errors.end(), std::back_inserter(store.m_problems));
        std::move(report.warnings.begin(), report.warnings.end(), std::back_inserter(store.m_warnings));
    }
    Catalogue catalogue(std::move(files));
    auto problems = catalogue.drop_unusable();
    std::move(problems.begin(), problems.end(), std::back_inserter(store.m_problems));
    store.m_providers = catalogue.providers();
    return store;
}

ProviderStore ProviderStore::load(const Paths& paths,
                                  const std::vector<std::pair<std::string, std::string>>& others) {
    std::vector<std::pair<std::string, std::string>> documents;
    for (const auto& [name, json] : built_in_files())
        documents.emplace_back("built-in", json);
    documents.insert(documents.end(), others.begin(), others.end());
    std::vector<Error> unreadable;
    for (const auto& folder : {paths.machine_config / "providers", paths.config / "providers"}) {
        const auto files = provider_files_in(folder);
        if (!files)
            unreadable.push_back(files.error());
        for (const auto& file : files.value_or(std::vector<std::filesystem::path>())) {
            if (auto json = read_own_file(file))
                documents.emplace_back(file.string(), std::move(*json));
            else
                unreadable.push_back(std::move(json.error()));
        }
    }
    ProviderStore store = from_documents(documents);
    store.m_problems.insert(store.m_problems.begin(), unreadable.begin(), unreadable.end());
    return store;
}

const Provider* ProviderStore::find(std::string_view id) const noexcept {
    const auto found = std::lower_bound(
        m_providers.begin(), m_providers.end(), id,
        [](const Provider& provider, std::string_view wanted) { return provider.id < wanted; });
    return found != m_providers.end() && found->id == id ? &*found : nullptr;
}

void ProviderStore::change(const std::function<void(Provider&)>& change) {
    for (Provider& provider : m_providers)
        change(provider);
}

std::vector<const Provider*> ProviderStore::with_host(std::string_view host) const {
    std::vector<std::pair<int, const Provider*>> found;
    const std::string wanted = to_lower(host);
    for (const Provider& provider : m_providers)
        if (!wanted.empty() && provider.has_host(wanted))
            found.emplace_back(generations_above(provider, *this), &provider);
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& one, const auto& other) { return one.first < other.first; });
    std::vector<const Provider*> providers;
    for (const auto& [generations, provider] : found)
        providers.push_back(provider);
    return providers;
}

const Provider* ProviderStore::of_slot(std::string_view host, std::string_view username) const {
    const auto candidates = with_host(host);
    for (const Provider* candidate : candidates)
        if (candidate->has_domain_of(username))
            return candidate;
    return candidates.empty() ? nullptr : candidates.front();
}

} // namespace rinnova
