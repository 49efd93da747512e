// SPDX-License-Identifier: Apache-2.0
#include "engine/HandedOut.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Secret.h"
#include "base/Text.h"
#include "profile/MailProfile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rinnova {

namespace {

constexpr std::size_t largest_profile = 1024 * 1024;

std::string setting_of(const AccountKey& account) {
    return "handed-out\n" + account.provider + "\n" + account.login;
}

std::vector<std::string> noted(Ledger& ledger, const AccountKey& account) {
    const auto text = ledger.setting(setting_of(account));
    const auto list = nlohmann::json::parse(text ? *text : std::string(), nullptr, false);
    std::vector<std::string> files;
    if (list.is_array())
        for (const auto& file : list)
            if (file.is_string())
                files.push_back(file);
    return files;
}

Result<void> note(Ledger& ledger, const AccountKey& account, const std::vector<std::string>& files) {
    return ledger.set_setting(setting_of(account),
                              files.empty() ? std::string() : nlohmann::json(files).dump());
}

enum class Content { profile, other, unknown };

/// Whoever changes a file that we wrote makes it theirs, unless it is a profile of this account still. A
/// signature leaves its content readable.
Content content_of(const std::filesystem::path& file, const AccountKey& account) {
    auto bytes = read_file(file, largest_profile);
    if (!bytes) {
        const ErrorCode code = bytes.error().code;
        std::error_code failed;
        // Where the folder is away too, a stick or a share has gone, and may come back with it.
        const bool gone =
            code == ErrorCode::not_found && std::filesystem::is_directory(file.parent_path(), failed);
        return gone || code == ErrorCode::invalid_data ? Content::other : Content::unknown;
    }
    return Secret::take(*bytes).expose([&](std::string_view text) {
        return text.find(profile_identity(account, {}).identifier) != std::string_view::npos
                   ? Content::profile
                   : Content::other;
    });
}

} // namespace

Result<void> note_handed_out(Ledger& ledger, const AccountKey& account, const std::filesystem::path& file) {
    return ledger.transaction([&]() -> Result<void> {
        auto files = noted(ledger, account);
        if (std::find(files.begin(), files.end(), file.string()) == files.end())
            files.push_back(file.string());
        return note(ledger, account, files);
    });
}

std::vector<std::filesystem::path> handed_out(Ledger& ledger, const AccountKey& account) {
    std::vector<std::filesystem::path> there;
    for (const std::string& file : noted(ledger, account))
        if (content_of(path_from_utf8(file), account) != Content::other)
            there.push_back(path_from_utf8(file));
    return there;
}

void take_back(const World& world, const AccountKey& account) {
    const auto files = noted(world.ledger, account);
    if (files.empty())
        return;
    std::vector<std::string> settled;
    for (const std::string& file : files) {
        const Content content = content_of(path_from_utf8(file), account);
        std::error_code failed;
        if (content == Content::unknown ||
            (content == Content::profile && !std::filesystem::remove(path_from_utf8(file), failed) && failed))
            continue;
        settled.push_back(file);
        if (content == Content::profile)
            (void)world.ledger.add_history(
                {world.clock.now(),
                 account,
                 "taken-back",
                 translate("engine", "The profile with the password was deleted: %1", {file}),
                 {}});
    }
    (void)world.ledger.transaction([&]() -> Result<void> {
        auto left = noted(world.ledger, account); // another may have been written meanwhile
        std::erase_if(left, [&](const std::string& file) {
            return std::find(settled.begin(), settled.end(), file) != settled.end();
        });
        return note(world.ledger, account, left);
    });
}

} // namespace rinnova
