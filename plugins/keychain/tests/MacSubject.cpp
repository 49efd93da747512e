// SPDX-License-Identifier: Apache-2.0
// The keychain plugin on a Mac for the contract suite. The keychain tool is a double
// (tests/support/security_double.py); what becomes of it when it is killed is Apple's own business.
#include "MacWorld.h"
#include "contract/Files.h"

namespace rinnova::contract {

namespace {

using keychain::mac_item;
using nlohmann::json;

constexpr const char* mario = "mario.rossi@pec.it";
constexpr const char* office = "segreteria/studio@pec.it";

json slots_of_a_user() {
    // Of different programs: with and without a port, a protocol, a label of its own.
    return {mac_item(mario, "imaps.pec.aruba.it", "imap", 993, "imaps.pec.aruba.it", old_password),
            mac_item(mario, "smtps.pec.aruba.it", "smtp", 0, "PEC \"Mario\" \\ perché", old_password),
            mac_item(office, "IMAPS.pec.aruba.it", "imps", 993, "IMAPS.pec.aruba.it", old_password),
            mac_item(office, "smtps.pec.aruba.it", nullptr, 465, "msmtp", old_password)};
}

/// What stays as it is: a web site's on the same host, another server's, another protocol's.
json others() {
    json form = mac_item(mario, "imaps.pec.aruba.it", nullptr, 0, "the web mail", old_password);
    form["atyp"] = "form";
    return {mac_item(mario, "imaps.pec.aruba.it", "htps", 0, "imaps.pec.aruba.it (web)", old_password), form,
            mac_item(mario, "www.example.com", "imap", 993, "www.example.com", old_password),
            mac_item(mario, "imaps.pec.aruba.it", "ftp ", 21, "files", old_password)};
}

bool is_slot(const json& item) {
    return item["srvr"] != "www.example.com" && item["ptcl"] != "htps" && item["ptcl"] != "ftp " &&
           item["atyp"] != "form";
}

class Mac final : public Store {
  public:
    Mac() {
        json items = others();
        for (const json& item : slots_of_a_user())
            items.push_back(item);
        std::filesystem::create_directories(m_scratch / "mac/usr/bin");
        m_world.emplace(m_scratch / "mac/usr/bin", items);
    }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = m_scratch.path();
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    sdk::DiscoverScope scope() const override {
        sdk::DiscoverScope scope;
        scope.hosts = {"imaps.pec.aruba.it", "smtps.pec.aruba.it"};
        scope.logins = {mario, office};
        return scope;
    }
    State state() const override { return {{"keychain", m_world->bytes()}}; }
    State foreign() const override {
        State foreign;
        json world = m_world->get();
        for (json& item : world["items"])
            if (is_slot(item))
                item = keychain::unchanging(item);
        foreign["keychain"] = world.dump();
        return foreign;
    }
    std::optional<std::string> stored(const Slot& slot) const override {
        for (const json& item : m_world->items())
            if (is_of(item, slot))
                return item["password"].get<std::string>();
        return std::nullopt;
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        json world = m_world->get();
        for (json& item : world["items"])
            if (is_of(item, slot)) {
                item["password"] = password;
                item["mdat"] = "20250909090909Z";
            }
        m_world->put(world);
    }

    std::shared_ptr<void> with(const char* member, const json& value, const json& before) const {
        m_world->set(member, value);
        return {nullptr, [this, member, before](void*) { m_world->set(member, before); }};
    }

  private:
    static bool is_of(const json& item, const Slot& slot) {
        return is_slot(item) && item["acct"] == slot.username &&
               to_lower(item["srvr"].get<std::string>()) == slot.host;
    }

    test::ScratchFolder m_scratch;
    std::optional<keychain::MacWorld> m_world;
    SystemClock m_clock;
};

class MacKeychain final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Mac>(); }
    std::size_t slots() const override { return slots_of_a_user().size(); }
    bool encrypts() const override { return false; } // the double does not
    std::vector<Situation> situations() const override {
        const auto person = [](const char* answer) {
            return [answer](Store& store) {
                return dynamic_cast<Mac&>(store).with("person", answer == nullptr ? json() : json(answer),
                                                      "allow");
            };
        };
        return {{"the person declines", SlotOutcome::locked, SlotState::locked, person("deny")},
                {"nobody can be asked", SlotOutcome::locked, SlotState::locked, person(nullptr)}};
    }
};

} // namespace

const Subject& subject() {
    static const MacKeychain subject;
    return subject;
}

} // namespace rinnova::contract
