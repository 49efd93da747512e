// SPDX-License-Identifier: Apache-2.0
// The keychain plugin for the contract suite: a real gnome-keyring in a session of the test's own, whose
// items libsecret writes and reads.
#include "contract/Files.h"
#include "integration/vault_session/Session.h"
#include "integration/vault_session/StoredItems.h"
#include "integration/vault_session/Tools.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>

namespace rinnova::contract {

namespace {

using rinnova_test::Attributes;
using rinnova_test::Session;

struct Item {
    std::string label;
    Attributes attributes;
};

/// Every item of the test has it, so that all of them are found at once.
const std::pair<const std::string, std::string> mark{"note", "of the contract suite"};

/// What mail programs keep: the slots.
const std::vector<Item> mail_items{
    {"PEC: posta in arrivo",
     {mark, {"server", "imaps.pec.aruba.it"}, {"user", "mario.rossi@pec.it"}, {"protocol", "imap"}}},
    {"msmtp",
     {mark, {"host", "smtps.pec.aruba.it"}, {"service", "smtp"}, {"user", "segreteria/studio@pec.it"}}},
};

/// What stays as it is.
const std::vector<Item> other_items{
    {"A shop", {mark, {"server", "shop.example"}, {"user", "mario.rossi@pec.it"}, {"protocol", "https"}}},
    {"Rinnova: mario.rossi@pec.it",
     {mark,
      {"application", "rinnova"},
      {"service", "rinnova"},
      {"server", "imaps.pec.aruba.it"},
      {"user", "m"}}},
};

const Item& item_of(const Slot& slot) {
    return slot.kind == SlotKind::smtp ? mail_items[1] : mail_items[0];
}

bool is_slot(const rinnova_test::StoredItem& stored) {
    return std::any_of(mail_items.begin(), mail_items.end(),
                       [&](const Item& item) { return item.label == stored.label; });
}

class Keyring final : public Store {
  public:
    Keyring() {
        rinnova_test::remove_items({mark});
        for (const auto* items : {&mail_items, &other_items})
            for (const Item& item : *items)
                rinnova_test::add_item(item.label, item.attributes, std::string(old_password));
    }

    sdk::TargetContext context() const override {
        sdk::TargetContext context;
        context.home = std::getenv("HOME");
        for (const char* name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            context.environment[name] = std::getenv(name);
        context.clock = &m_clock;
        context.language = "en";
        return context;
    }
    sdk::DiscoverScope scope() const override {
        sdk::DiscoverScope scope;
        scope.hosts = {"imaps.pec.aruba.it", "smtps.pec.aruba.it"};
        scope.logins = {"mario.rossi@pec.it", "segreteria/studio@pec.it"};
        return scope;
    }
    State state() const override {
        return files_in(std::filesystem::path(rinnova_test::keyring_file()).parent_path());
    }
    State foreign() const override {
        State foreign{{"order", rinnova_test::order_of_items()}};
        for (const rinnova_test::StoredItem& item : rinnova_test::items_with({mark})) {
            std::string& text = foreign[item.path] = rinnova_test::unchanging(item);
            if (!is_slot(item))
                text += std::to_string(item.modified) + item.secret;
        }
        REQUIRE(foreign.size() == 1 + mail_items.size() + other_items.size());
        return foreign;
    }
    std::optional<std::string> stored(const Slot& slot) const override {
        const auto found = rinnova_test::items_with(item_of(slot).attributes);
        return found.size() == 1 ? std::optional(found.front().secret) : std::nullopt;
    }
    void store_by_hand(const Slot& slot, std::string_view password) override {
        const Item& item = item_of(slot);
        rinnova_test::store_with_secret_tool(item.label, item.attributes, std::string(password));
    }

  private:
    SystemClock m_clock;
};

/// Does something to the session while it lives, and leaves the keyring open.
std::shared_ptr<void> after(const std::vector<std::string>& orders) {
    for (const std::string& order : orders)
        Session::must(order);
    return {nullptr, [](void*) { Session::must("restore"); }};
}

class Keychain final : public Subject {
  public:
    std::filesystem::path plugin() const override { return RINNOVA_PLUGIN; }
    std::unique_ptr<Store> fresh() const override { return std::make_unique<Keyring>(); }
    std::size_t slots() const override { return mail_items.size(); }
    std::vector<Situation> situations() const override {
        return {
            {"locked by the user", SlotOutcome::locked, SlotState::locked,
             [](Store&) { return after({"lock"}); }},
            {"locked since the login, with names hidden", SlotOutcome::locked, SlotState::locked, [](Store&) {
                 return after({"stop", "start-locked"});
             }}};
    }
};

} // namespace

const Subject& subject() {
    static const Keychain subject;
    return subject;
}

} // namespace rinnova::contract
