// SPDX-License-Identifier: Apache-2.0
#include "ProfileView.h"

#include "Digest.h"
#include "Origin.h"
#include "sdk/Target.h"

#include <unordered_set>

namespace rinnova::thunderbird {

namespace {

constexpr std::string_view absent_precondition = "absent";
constexpr std::string_view of_login = "login:";
constexpr std::string_view of_origin = sdk::shared_precondition; ///< all logins of the slot's server

Result<SdrKeys> open_keys(const std::filesystem::path& profile, const Secret* primary_password) {
    const auto key4 = read_key4(profile);
    if (key4) {
        auto keys = SdrKeys::open(*key4, primary_password);
        if (!keys && keys.error().where.empty())
            keys.error().where = (profile / "key4.db").string();
        return keys;
    }
    if (key4.error().code != ErrorCode::not_found)
        return tl::unexpected(key4.error());
    std::error_code ignored;
    if (std::filesystem::exists(profile / "key3.db", ignored))
        return fail(ErrorCode::unsupported,
                    translate("thunderbird", "This profile is of a Thunderbird older than version 60."),
                    translate("thunderbird", "Start it once with a current Thunderbird."), profile.string());
    return fail(ErrorCode::unsupported,
                translate("thunderbird", "This Thunderbird profile has no key for passwords yet."),
                translate("thunderbird", "Start Thunderbird, let it remember one password, and close it."),
                profile.string());
}

} // namespace

ProfileView ProfileView::open(const std::filesystem::path& profile, const Secret* primary_password,
                              const std::vector<WantedLogin>& wanted) {
    ProfileView view(open_keys(profile, primary_password), open_logins(profile));
    if (view.m_logins)
        view.m_matches = match_logins(view.m_logins->bytes(), view.m_logins->index,
                                      view.m_keys ? &*view.m_keys : nullptr, wanted);
    return view;
}

std::optional<Secret> ProfileView::password(std::size_t record) {
    const TextRange& member = m_logins->index.logins[record].encrypted_password;
    const auto blob = member.empty() ? std::nullopt : decode_json_string(member.of(m_logins->bytes()));
    return blob ? m_keys->decrypt(*blob) : std::nullopt;
}

Standing ProfileView::standing(std::size_t wanted) const {
    using Kind = Standing::Kind;
    if (!m_logins)
        return {Kind::unreadable, m_logins.error()};
    const LoginMatch& match = m_matches.logins[wanted];
    const OriginLogins& origin = m_matches.origins[match.origin];
    if (origin.records.empty())
        return {Kind::absent, std::nullopt, true};
    if (!m_keys)
        return {m_keys.error().code == ErrorCode::locked ? Kind::locked : Kind::unreadable, m_keys.error()};
    if (!match.records.empty())
        return {Kind::stored, std::nullopt};
    if (origin.unreadable == 0)
        return {Kind::absent, std::nullopt, true};
    return {Kind::unreadable,
            Error{ErrorCode::invalid_data,
                  translate("thunderbird",
                            "A login is stored for this server, but the profile's key does not open it."),
                  translate("thunderbird",
                            "Type the password in Thunderbird once, or let Rinnova add it with --create."),
                  m_logins->path.string()},
            true};
}

std::string ProfileView::hash_of(const std::vector<std::size_t>& records) const {
    std::vector<std::string_view> pieces;
    for (const std::size_t record : records) {
        const LoginRecord& login = m_logins->index.logins[record];
        for (const TextRange& member : {login.hostname, login.encrypted_username, login.encrypted_password})
            pieces.push_back(member.of(m_logins->bytes()));
    }
    return sha256(pieces);
}

// Kept: hundreds of accounts can share an origin, and each asks for all of its logins.
const std::string& ProfileView::hash_of_origin(std::size_t origin) const {
    m_origin_hashes.resize(m_matches.origins.size());
    std::string& hash = m_origin_hashes[origin];
    if (hash.empty())
        hash = hash_of(m_matches.origins[origin].records);
    return hash;
}

std::string ProfileView::precondition(std::size_t wanted) const {
    if (!m_logins)
        return {};
    const LoginMatch& match = m_matches.logins[wanted];
    const OriginLogins& origin = m_matches.origins[match.origin];
    if (!m_keys && !origin.records.empty())
        return std::string(of_origin) + hash_of_origin(match.origin);
    if (match.records.empty())
        return std::string(absent_precondition);
    return std::string(of_login) + hash_of(match.records);
}

bool ProfileView::still_holds(std::size_t wanted, const std::string& precondition) const {
    if (!precondition.starts_with(of_origin))
        return precondition == this->precondition(wanted);
    return m_logins &&
           precondition.substr(of_origin.size()) == hash_of_origin(m_matches.logins[wanted].origin);
}

Result<WantedLogin> wanted_login(const Slot& slot) {
    const bool has_place = path_from_utf8(slot.location).is_absolute();
    if (slot.target == "thunderbird" && has_place && is_mail_origin(slot.locator) && !slot.username.empty())
        return WantedLogin{slot.locator, slot.username};
    return fail(ErrorCode::invalid_data, translate("thunderbird", "This slot is none of Thunderbird's."), {},
                slot.id);
}

Result<void> check_supported(const Prefs& prefs, const std::filesystem::path& profile) {
    if (!prefs.is_true("signon.rustMirror.enabled"))
        return {};
    return fail(ErrorCode::unsupported,
                translate("thunderbird",
                          "This Thunderbird keeps its logins in a new kind of file (logins.db) that "
                          "Rinnova does not know yet."),
                translate("thunderbird", "Type the new password in Thunderbird itself."), profile.string());
}

std::string slot_id_of(const std::filesystem::path& profile, const MailServer& server) {
    const std::string origin = to_lower(login_origin(server.kind, server.host));
    return slot_id("thunderbird", {profile.string(), origin, server.username});
}

std::vector<Slot> slots_of(const std::filesystem::path& profile, const std::vector<MailServer>& servers) {
    std::vector<Slot> slots;
    std::unordered_set<std::string> seen;
    for (const MailServer& server : servers) {
        Slot slot;
        slot.id = slot_id_of(profile, server);
        if (!seen.insert(slot.id).second)
            continue;
        slot.target = "thunderbird";
        slot.kind = server.kind;
        slot.host = to_lower(server.host);
        slot.port = server.port;
        slot.tls = server.tls;
        slot.username = server.username;
        slot.location = profile.string();
        slot.locator = login_origin(server.kind, server.host);
        slots.push_back(std::move(slot));
    }
    return slots;
}

} // namespace rinnova::thunderbird
