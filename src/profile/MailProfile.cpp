// SPDX-License-Identifier: Apache-2.0
#include "profile/MailProfile.h"

#include "base/Text.h"

#include <QByteArray>
#include <QUuid>

#include <optional>

namespace rinnova {

namespace {

// Names in it are Rinnova's accounts (RFC 4122, 4.3). It never changes, or no profile would be replaced
// again.
constexpr QUuid accounts_namespace(0x6f1f2c8e, 0x5d0b, 0x4b57, 0x9c, 0x3a, 0x1e, 0x7d, 0x48, 0xa2, 0x06,
                                   0xd1);

std::string uuid_of(const AccountKey& account, std::string_view part) {
    // A line end stands in neither of them: no two accounts and parts give the same name.
    const std::string name = account.provider + "\n" + account.login + "\n" + std::string(part);
    return QUuid::createUuidV5(accounts_namespace, QByteArray::fromStdString(name))
        .toString(QUuid::WithoutBraces)
        .toUpper()
        .toStdString();
}

std::optional<Server> first_of(const std::vector<Server>& servers, SlotKind kind) {
    for (const Server& server : servers)
        if (server.kind == kind && !server.host.empty())
            return server;
    return std::nullopt;
}

tl::unexpected<Error> no_server(const AccountKey& account, std::string_view which) {
    return fail(
        ErrorCode::needs_user,
        translate("profile", "It is not known which server %1 has for %2.", {account.login, which}),
        translate("profile", "Name it: %1",
                  {"rinnova track " + account.login + " --server " + std::string(which) + "=HOST:PORT"}));
}

} // namespace

ProfileIdentity profile_identity(const AccountKey& account, std::string_view part) {
    std::string identifier = "rinnova.account." + uuid_of(account, {});
    if (!part.empty())
        identifier += "." + std::string(part);
    return {std::move(identifier), uuid_of(account, part)};
}

std::string address_of(std::string_view login) {
    const std::string_view behind = login.substr(login.rfind('/') + 1);
    const auto at = behind.find('@');
    return at != std::string_view::npos && at > 0 && at + 1 < behind.size() ? std::string(behind)
                                                                            : std::string();
}

Result<MailProfile> mail_profile(const AccountKey& account, const std::vector<Server>& servers,
                                 ReadingHabits habits, bool force_pop3) {
    const auto imap = first_of(servers, SlotKind::imap);
    const auto pop3 = first_of(servers, SlotKind::pop3);
    const bool by_pop3 = pop3 && !habits.imap && (habits.pop3 || !imap);
    if (by_pop3 && !force_pop3)
        return fail(
            ErrorCode::conflict,
            translate("profile",
                      "%1 is read by POP3: whenever its profile is replaced, messages that only the device "
                      "has are lost.",
                      {account.login}),
            translate("profile", "Set the mail programs to IMAP first; or insist with --force-pop3."));
    const auto incoming = by_pop3 ? pop3 : imap;
    const auto outgoing = first_of(servers, SlotKind::smtp);
    if (!incoming)
        return no_server(account, "imap");
    if (!outgoing)
        return no_server(account, "smtp");
    const std::string address = address_of(account.login);
    MailProfile profile{account, {}, {}};
    profile.payloads.push_back({"mail", account.login, *incoming, *outgoing, account.login, address});
    if (auto archive = first_of(servers, SlotKind::archive)) {
        archive->kind = SlotKind::imap;
        profile.payloads.push_back({"archive", translate("profile", "%1 (archive)", {account.login}),
                                    *archive, *outgoing, account.login, address});
    }
    return profile;
}

} // namespace rinnova
