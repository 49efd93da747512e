// SPDX-License-Identifier: Apache-2.0
#include "Surroundings.h"
#include "TestProfile.h"
#include "contract/Files.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace rinnova::contract {

namespace {

using namespace thunderbird::trial;

constexpr const char* user = "mario.rossi@pec.it";

std::string origin_of(const Slot& slot) {
    const std::string scheme = slot.kind == SlotKind::pop3 ? "mailbox" : std::string(to_string(slot.kind));
    return scheme + "://" + slot.host;
}

/// Two servers whose passwords are remembered, one whose isn't, and logins of web pages and strangers around
/// them.
std::vector<TestLogin> fresh_logins() {
    return {
        {"https://example.org", "mario", "fake-of-the-web"},
        {"imap://imaps.pec.aruba.it", user, std::string(old_password)},
        {"imap://imaps.pec.aruba.it", "nadia@pec.it", "fake-of-nadia", TestCipher::des3},
        {"smtp://smtps.pec.aruba.it", user, std::string(old_password), TestCipher::des3},
        {"smtp://smtps.example.org", user, "fake-elsewhere"},
    };
}

bool is_ours(const TestLogin& login) {
    return login.username == user && login.origin.find("pec.aruba.it") != std::string::npos;
}

class Profile final : public Store {
  public:
    Profile() {
        m_profile.set_keys({.des3 = true});
        m_profile.set_logins(fresh_logins());
        m_profile.set_usual_servers(user);
        m_profile.put("logins-backup.json", m_profile.get("logins.json"));
        m_profile.put(lock_file_name(), ""); // of every profile that Thunderbird ever opened
    }
    const TestProfile& profile() const { return m_profile; }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_profile.home();
        context.clock = &m_clock;
        return context;
    }
    State state() const override { return files_in(m_profile.home()); }

    State foreign() const override {
        State kept;
        for (const auto& [name, bytes] : m_profile.files())
            if (!name.starts_with("logins") && !name.ends_with(".rinnova-new"))
                kept[name] = bytes;
        for (const char* name : {"logins.json", "logins-backup.json"})
            add_foreign_logins(name, kept);
        return kept;
    }

    std::optional<std::string> stored(const Slot& slot) const override {
        std::optional<std::string> found;
        for (const TestLogin& login : stored_logins(m_profile.get("logins.json")))
            if (login.origin == origin_of(slot) && login.username == slot.username)
                found = login.password;
        return found;
    }

    void store_by_hand(const Slot& slot, std::string_view password) override {
        auto file = nlohmann::json::parse(m_profile.get("logins.json"));
        for (auto& member : file.at("logins")) {
            const auto login = stored_logins(nlohmann::json{{"logins", {member}}}.dump()).at(0);
            if (login.origin == origin_of(slot) && login.username == slot.username)
                member["encryptedPassword"] = test_blob(login.cipher, password);
        }
        m_profile.put("logins.json", file.dump());
    }

  private:
    /// Logins of others to the byte, and of ours what an update leaves alone.
    void add_foreign_logins(const char* name, State& kept) const {
        auto file = nlohmann::ordered_json::parse(m_profile.get(name));
        const auto logins = stored_logins(file.dump());
        int others = 0;
        for (std::size_t i = 0; i < logins.size(); ++i) {
            auto member = file["logins"][i];
            std::string place = std::string(name) + " " + std::to_string(others);
            if (!is_ours(logins[i])) {
                ++others;
            } else if (i < fresh_logins().size()) {
                place += " " + logins[i].origin;
                for (const char* changing :
                     {"encryptedUsername", "encryptedPassword", "timePasswordChanged", "syncCounter"})
                    member.erase(changing);
            } else {
                continue; // added by us
            }
            kept[place] = member.dump();
        }
        file.erase("logins");
        file.erase("nextId");
        kept[name] = file.dump();
    }

    TestProfile m_profile;
    SystemClock m_clock;
};

class ThunderbirdSubject final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Profile>(); }
    std::size_t slots() const override { return 3; }
    std::size_t absent() const override { return 1; }

    std::vector<Situation> situations() const override {
        const auto profile_of = [](Store& store) -> const TestProfile& {
            return static_cast<Profile&>(store).profile();
        };
        return {
            {"Thunderbird is open", SlotOutcome::pending, SlotState::in_sync,
             [=](Store& store) { return hold_lock(profile_of(store).folder()); }, lock_names_its_holder()},
            {"a primary password is set", SlotOutcome::locked, SlotState::locked,
             [=](Store& store) {
                 profile_of(store).set_keys({.primary_password = "fake-primary-1", .des3 = true});
                 return nullptr;
             }},
        };
    }
};

} // namespace

const Subject& subject() {
    static const ThunderbirdSubject subject;
    return subject;
}

} // namespace rinnova::contract
