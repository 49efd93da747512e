// SPDX-License-Identifier: Apache-2.0
#include "cli/OwnFile.h"

#include "base/AtomicFile.h"
#include "base/Paths.h"
#include "base/Text.h"

namespace rinnova::cli {

namespace {
constexpr std::size_t largest_file = std::size_t{64} * 1024;
}

Result<void> write_own_file(const std::filesystem::path& file, const std::string& text) {
    if (auto folder = make_private_folder(file.parent_path()); !folder)
        return folder;
    auto old = AtomicFile::open(file, largest_file);
    if (old)
        return old->replace(text);
    if (old.error().code != ErrorCode::not_found)
        return tl::unexpected(old.error());
    return AtomicFile::create(file, text, 0600);
}

Result<void> remove_own_file(const std::filesystem::path& file) {
    std::error_code trouble;
    std::filesystem::remove(file, trouble);
    if (!trouble)
        return {};
    return fail_errno(trouble.value(), translate("cli", "the file cannot be removed"), file.string());
}

} // namespace rinnova::cli
