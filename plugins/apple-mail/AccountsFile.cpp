// SPDX-License-Identifier: Apache-2.0
#include "AccountsFile.h"

#include "AccountsPlist.h"
#include "DatabaseImage.h"

#include <array>

namespace rinnova::apple_mail {

namespace {

// Newest first. After an update of the system the older one stays behind, and is no longer kept.
constexpr std::array databases{"Library/Accounts/Accounts4.sqlite", "Library/Accounts/Accounts3.sqlite"};
constexpr const char* property_list = "Library/Mail/V2/MailData/Accounts.plist";

Result<MailServers> read_database(const std::filesystem::path& file) {
    auto image = read_database_image(file);
    if (!image)
        return tl::unexpected(image.error());
    const auto rows = parse_accounts_database(std::move(*image));
    if (!rows)
        return tl::unexpected(rows.error());
    return servers_of(*rows);
}

Result<MailServers> read_property_list(const std::filesystem::path& file) {
    const auto bytes = read_file(file, largest_accounts_file);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return parse_accounts_plist(*bytes);
}

Error no_access(const std::filesystem::path& file, const Mac& mac) {
    const std::string hint =
        mac.has_system_settings()
            ? translate("apple-mail",
                        "In System Settings > Privacy & Security > Full Disk Access switch on Rinnova (or "
                        "the Terminal that it is started from), then start that program again.")
            : translate("apple-mail",
                        "In System Preferences > Security & Privacy > Privacy > Full Disk Access add "
                        "Rinnova (or the Terminal that it is started from), then start that program "
                        "again.");
    return {ErrorCode::permission_denied,
            translate("apple-mail", "The system does not let Rinnova see which accounts Mail has."), hint,
            file.string()};
}

} // namespace

Result<KnownServers> known_servers(const std::filesystem::path& home, const Mac& mac) {
    Result<MailServers> found = MailServers();
    std::filesystem::path file;
    for (const char* database : databases) {
        file = home / database;
        found = read_database(file);
        if (found || found.error().code != ErrorCode::not_found)
            break;
    }
    if (!found && found.error().code == ErrorCode::not_found) {
        file = home / property_list;
        found = read_property_list(file);
    }
    KnownServers known;
    if (found) {
        known.servers = std::move(found->servers);
        for (const std::string& account : found->incomplete)
            known.problems.push_back(
                {ErrorCode::invalid_data,
                 translate("apple-mail", "Mail's account “%1” names no server or no user.", {account}),
                 translate("apple-mail", "Look at it in Mail's settings."), file.string()});
    } else if (found.error().code == ErrorCode::permission_denied && mac.version) {
        return tl::unexpected(no_access(file, mac));
    } else if (found.error().code != ErrorCode::not_found) {
        found.error().where = file.string();
        return tl::unexpected(found.error());
    }
    return known;
}

} // namespace rinnova::apple_mail
