// SPDX-License-Identifier: Apache-2.0
// The contract on a Mac whose login keychain has an entry for each of Mail's servers. The keychain tool is a
// double (tests/support/security_double.py); what becomes of it when it is killed is Apple's own business.
#include "contract/Files.h"
#include "support/InternetItem.h"
#include "support/ScratchFolder.h"

#include <nlohmann/json.hpp>

namespace rinnova::contract {

namespace {

using nlohmann::json;

json entry(const char* user, const char* server, const char* protocol, int port, const char* label) {
    json item = test::internet_item(server, protocol, port);
    item["acct"] = user;
    item["label"] = label;
    item["password"] = old_password;
    return item;
}

class Mac final : public Store {
  public:
    Mac() {
        std::filesystem::copy(FIXTURES "/accounts3/Library", m_scratch / "Library",
                              std::filesystem::copy_options::recursive);
        test::put_file(
            m_scratch / "mac/System/Library/CoreServices/SystemVersion.plist",
            "<plist version=\"1.0\"><dict><key>ProductVersion</key><string>10.10.5</string></dict></plist>");
        const char* mario = "mario.rossi@pec.it";
        const char* office = "segreteria/studio@pec.it";
        json items = json::array();
        items.push_back(entry(mario, "www.example.com", "htps", 0, "a web site"));
        items.push_back(entry(mario, "imaps.pec.aruba.it", "imap", 993, "imaps.pec.aruba.it"));
        items.push_back(entry(mario, "smtps.pec.aruba.it", "smtp", 0, "PEC \"Mario\" \\ perché"));
        items.push_back(entry(office, "pop3s.pec.aruba.it", "pops", 995, "pop3s.pec.aruba.it"));
        items.push_back(entry(office, "smtps.pec.aruba.it", "smtp", 587, "smtps.pec.aruba.it"));
        items.push_back(entry("anna@pec.it", "imaps.pec.aruba.it", "imap", 993, "imaps.pec.aruba.it"));
        put({{"keychain", "/Users/mario/Library/Keychains/login.keychain-db"},
             {"login", "fake-login"},
             {"person", "allow"},
             {"fault", nullptr},
             {"items", items}});
        std::filesystem::create_symlink(RINNOVA_SOURCE_DIR "/tests/support/security_double.py",
                                        m_scratch / "mac/usr/bin/security");
    }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    State state() const override {
        State state = files_in(m_scratch / "Library");
        state["keychain"] = test::bytes_of(file());
        return state;
    }
    /// Everything but the passwords of Mail's own entries and what a write does to an entry beside.
    State foreign() const override {
        State foreign = files_in(m_scratch / "Library");
        json world = get();
        for (json& item : world["items"]) {
            if (item["srvr"] == "www.example.com" || item["acct"] == "anna@pec.it")
                continue;
            for (const char* member : {"password", "mdat", "partitions"})
                item.erase(member);
        }
        foreign["keychain"] = world.dump();
        return foreign;
    }
    std::optional<std::string> stored(const Slot& slot) const override {
        const json world = get();
        for (const json& item : world["items"])
            if (is_of(item, slot))
                return item["password"].get<std::string>();
        return std::nullopt;
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        json world = get();
        for (json& item : world["items"])
            if (is_of(item, slot)) {
                item["password"] = password;
                item["mdat"] = "20250909090909Z";
            }
        put(world);
    }

  private:
    std::filesystem::path file() const { return m_scratch / "mac/usr/bin/security.json"; }
    json get() const { return json::parse(test::bytes_of(file())); }
    void put(const json& world) { test::put_file(file(), world.dump()); }
    static bool is_of(const json& item, const Slot& slot) {
        return item["acct"] == slot.username && item["srvr"] == slot.host;
    }

    test::ScratchFolder m_scratch;
    SystemClock m_clock;
};

class MailInKeychain final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Mac>(); }
    std::size_t slots() const override { return 4; }
    bool encrypts() const override { return false; } // the double does not
};

} // namespace

const Subject& subject() {
    static const MailInKeychain subject;
    return subject;
}

} // namespace rinnova::contract
