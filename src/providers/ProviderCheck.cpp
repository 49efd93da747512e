// SPDX-License-Identifier: Apache-2.0
#include "base/AtomicFile.h"
#include "base/Text.h"
#include "providers/ProviderFile.h"
#include "providers/ProviderStore.h"

namespace rinnova {

namespace {

/// Whether a provider extends the one with this id, itself or further up.
bool descends_from(const Provider& provider, std::string_view id, const ProviderStore& known) {
    const Provider* at = &provider;
    // No chain is longer than the store, whatever its files say.
    for (std::size_t i = 0; i <= known.all().size() && at != nullptr; ++i) {
        if (at->id == id)
            return true;
        at = at->extends.empty() ? nullptr : known.find(at->extends);
    }
    return false;
}

std::string fault_of_inheritance(const ProviderFile& file, const ProviderStore& known) {
    if (file.extends.empty())
        return {};
    const Provider* base = known.find(file.extends);
    if (base == nullptr)
        return translate("providers", "%1: it extends \"%2\", which is not known.",
                         {file.origin, file.extends});
    if (file.extends != file.id && descends_from(*base, file.id, known))
        return translate("providers", "%1: it extends itself by way of \"%2\".", {file.origin, file.extends});
    return {};
}

void warn_of_ca_file(const ProviderFile& file, std::vector<std::string>& warnings) {
    std::error_code ignored;
    if (file.ca_file && !file.ca_file->empty() && !std::filesystem::is_regular_file(*file.ca_file, ignored))
        warnings.push_back(translate("providers", "%1: the certificate file %2 is not there.",
                                     {file.origin, *file.ca_file}));
}

} // namespace

ProviderCheck check_provider_file(const std::filesystem::path& file, const ProviderStore& known) {
    const auto json = rinnova::read_file(file, max_provider_file_bytes);
    if (!json)
        return {{json.error()}, {}};
    DocumentReport report;
    report.file = file.string();
    const auto read = read_provider_file(*json, report.file, report);
    ProviderCheck check{std::move(report.errors), std::move(report.warnings)};
    if (read) {
        if (auto fault = fault_of_inheritance(*read, known); !fault.empty())
            check.errors.push_back(Error{ErrorCode::invalid_data, std::move(fault), {}, file.string()});
        warn_of_ca_file(*read, check.warnings);
    }
    return check;
}

} // namespace rinnova
