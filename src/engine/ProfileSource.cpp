// SPDX-License-Identifier: Apache-2.0
#include "engine/ProfileSource.h"

#include "base/Text.h"
#include "engine/Rotate.h"

namespace rinnova {

namespace {

ReadingHabits habits_of(const std::vector<Slot>& slots) {
    ReadingHabits habits;
    for (const Slot& slot : slots) {
        habits.imap = habits.imap || slot.kind == SlotKind::imap;
        habits.pop3 = habits.pop3 || slot.kind == SlotKind::pop3;
    }
    return habits;
}

std::vector<Server> servers_for(const World& world, const Account& account, const std::vector<Slot>& slots) {
    std::vector<Server> servers = account.servers;
    const auto add = [&](const Server& server) { servers.push_back(server); };
    const auto add_slots = [&](bool archives) {
        for (const Slot& slot : slots)
            if (!slot.host.empty() && slot.port && (slot.kind == SlotKind::archive) == archives)
                add({slot.kind, slot.host, *slot.port, slot.tls.value_or(tls_of_port(*slot.port)), {}, {}});
    };
    add_slots(true);
    // Not every account has the archive that its provider offers: one that a program uses, or that was named.
    if (const Provider* provider = world.providers.find(account.key.provider))
        for (const Server& server : provider->servers)
            if (server.kind != SlotKind::archive)
                add(server);
    add_slots(false);
    return servers;
}

/// A keychain that is missing is in the way like one that is locked.
tl::unexpected<Error> closed(Error error) {
    if (error.code == ErrorCode::unsupported)
        error.code = ErrorCode::locked;
    error.hint = translate("engine", "Unlock the keychain and try again, or leave out --with-password.");
    return tl::unexpected(std::move(error));
}

Result<Secret> current_password(const World& world, const Account& account) {
    if (account.current.empty())
        return fail(ErrorCode::needs_user,
                    translate("engine", "The keychain holds no password of %1 yet.", {account.key.login}),
                    translate("engine", "Renew it first, or take over the one that a mail program holds: %1",
                              {"rinnova rotate " + account.key.login + " --from SLOT"}));
    auto opened = world.vault.open();
    if (!opened)
        return closed(opened.error());
    auto password = world.vault.load({VaultKey::Kind::credential, account.key, account.current});
    if (!password && password.error().code == ErrorCode::not_found)
        return fail(ErrorCode::needs_user,
                    translate("engine", "The password of %1 is gone from the keychain.", {account.key.login}),
                    translate("engine", "Take over the one that a mail program holds: %1",
                              {"rinnova rotate " + account.key.login + " --from SLOT"}));
    if (!password)
        return closed(password.error());
    return password;
}

std::vector<Error> warnings_of(const MailProfile& profile) {
    std::vector<Error> warnings;
    for (const MailPayload& payload : profile.payloads)
        for (const Server* server : {&payload.incoming, &payload.outgoing})
            if (server->tls == Tls::none)
                warnings.push_back(
                    {ErrorCode::unsupported,
                     translate("engine", "%1 is reached without TLS: the password can be read on its way.",
                               {server->host}),
                     {},
                     {}});
    return warnings;
}

} // namespace

Result<ProfileSource> profile_source(const World& world, const ProfileRequest& request) {
    const auto work = Workplace::enter(world);
    if (!work)
        return tl::unexpected(work.error());
    const auto key = work->resolve(request.account);
    if (!key)
        return tl::unexpected(key.error());
    const Account account = work->account(world, *key);
    const auto slots = work->slots(world, *key);
    if (!slots)
        return tl::unexpected(slots.error());
    auto profile =
        mail_profile(*key, servers_for(world, account, *slots), habits_of(*slots), request.force_pop3);
    if (!profile)
        return tl::unexpected(profile.error());
    ProfileSource source{std::move(*profile), std::nullopt, {}};
    source.warnings = warnings_of(source.profile);
    if (!request.with_password)
        return source;
    auto password = current_password(world, account);
    if (!password)
        return tl::unexpected(password.error());
    source.password = std::move(*password);
    if (auto noted = world.ledger.add_history(
            {world.clock.now(),
             *key,
             "exported",
             translate("engine", "A profile with the password was made for another device."),
             {}});
        !noted)
        return tl::unexpected(noted.error());
    return source;
}

std::optional<std::filesystem::path> renewed_profile(const World& world, const Account& account,
                                                     const std::vector<Slot>& slots,
                                                     const std::string& installed_uuid) {
    if (!world.write_profile || to_lower(installed_uuid) != to_lower(profile_identity(account.key, {}).uuid))
        return std::nullopt;
    const auto profile =
        mail_profile(account.key, servers_for(world, account, slots), habits_of(slots), false);
    if (!profile)
        return std::nullopt;
    auto file = world.write_profile(*profile);
    return file ? std::optional(std::move(*file)) : std::nullopt;
}

} // namespace rinnova
