// SPDX-License-Identifier: Apache-2.0
// What programs keep in a real gnome-keyring, each in its own form and place: found, written, and otherwise
// as it was.
#include "Plugin.h"

#include <set>

using namespace rinnova;
using namespace rinnova_test;

namespace {

struct Form {
    const char* program;
    Attributes attributes;
    SlotKind kind = SlotKind::generic;
    std::optional<std::uint16_t> port;
};

const std::vector<Form> forms{
    {"Geary",
     {{"xdg:schema", "org.gnome.Geary"},
      {"proto", "IMAP"},
      {"host", "imaps.pec.aruba.it"},
      {"login", "mario.rossi@pec.it"}},
     SlotKind::imap,
     {}},
    {"msmtp",
     {{"host", "smtps.pec.aruba.it"}, {"service", "smtp"}, {"user", "mario.rossi@pec.it"}},
     SlotKind::smtp,
     {}},
    {"secret-tool",
     {{"server", "imaps.pec.aruba.it"}, {"user", "mario.rossi@pec.it"}, {"protocol", "imap"}},
     SlotKind::imap,
     {}},
    {"the network schema",
     {{"xdg:schema", "org.gnome.keyring.NetworkPassword"},
      {"server", "imaps.pec.aruba.it"},
      {"user", "mario.rossi@pec.it"},
      {"protocol", "imaps"},
      {"port", "993"},
      {"object", "INBOX"},
      {"domain", "PEC"},
      {"authtype", "plain"}},
     SlotKind::imap,
     993},
    {"git",
     {{"xdg:schema", "org.git.Password"},
      {"server", "smtps.pec.aruba.it:465"},
      {"user", "mario.rossi@pec.it"},
      {"protocol", "smtp"}},
     SlotKind::smtp,
     465},
    {"a domain and an account",
     {{"domain", "imaps.pec.aruba.it"}, {"account", "mario.rossi@pec.it"}},
     SlotKind::generic,
     {}},
    {"a server and a user name",
     {{"server", "imaps.pec.aruba.it"}, {"username", "mario.rossi@pec.it"}, {"port", "995"}},
     SlotKind::pop3,
     995},
};

std::size_t count_at(const std::vector<Slot>& slots, const std::string& location) {
    return static_cast<std::size_t>(std::count_if(
        slots.begin(), slots.end(), [&](const Slot& slot) { return slot.location == location; }));
}

} // namespace

TEST_CASE("every form in which programs keep a mail password is found and written, and stays as it is") {
    for (const Form& form : forms) {
        CAPTURE(form.program);
        Items items;
        items.add(form.program, form.attributes, "fake-old-1");
        const std::string before = unchanging(form.attributes);
        CHECK(before.find(form.program) != std::string::npos);
        Plugin plugin;
        const Slot slot = plugin.slot();
        CHECK(slot.location == std::string("Login/") + form.program);
        CHECK(slot.username == "mario.rossi@pec.it");
        CHECK(slot.kind == form.kind);
        CHECK(slot.port == form.port);
        CHECK(plugin.rotate("fake-new-2") == "updated");
        CHECK(read_with_secret_tool(form.attributes) == "fake-new-2");
        CHECK(unchanging(form.attributes) == before);
    }
}

TEST_CASE("all forms at once are slots of their own, and written in one call") {
    Items items;
    for (const Form& form : forms)
        items.add(form.program, form.attributes, "fake-old-1");
    Plugin plugin;
    const auto slots = plugin.slots();
    CHECK(slots.size() == forms.size());
    for (const auto& result : plugin.apply(plugin.plan(slots), "fake-new-2"))
        CHECK(result.outcome == SlotOutcome::updated);
    for (const Form& form : forms)
        CHECK(read_with_secret_tool(form.attributes) == "fake-new-2");
}

TEST_CASE("two items that are the same in everything are two slots, and either can be written alone") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    add_item("Posta", imap_item, "fake-old-1", login_collection);
    REQUIRE(items_with(imap_item).size() == 2);
    const std::string before = unchanging(imap_item);
    Plugin plugin;
    const auto slots = plugin.slots();
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].id != slots[1].id);
    CHECK(plugin.apply(plugin.plan({slots[1]}), "fake-only-3").front().outcome == SlotOutcome::updated);
    std::multiset<std::string> held;
    for (const StoredItem& item : items_with(imap_item))
        held.insert(item.secret);
    CHECK(held == std::multiset<std::string>{"fake-old-1", "fake-only-3"});
    CHECK(plugin.rotate("fake-new-2") == "updated updated");
    for (const StoredItem& item : items_with(imap_item))
        CHECK(item.secret == "fake-new-2");
    CHECK(unchanging(imap_item) == before);
    CHECK(plugin.slots() == slots);
}

TEST_CASE("the same login in two collections is two slots, each written in its place") {
    Session::must("answer fake-second-password");
    const std::string second = make_collection("Second");
    {
        Items items;
        items.add("Posta", imap_item, "fake-old-1");
        items.add("Posta", imap_item, "fake-old-1", second);
        const std::string before = unchanging(imap_item);
        Plugin plugin;
        const auto slots = plugin.slots();
        REQUIRE(slots.size() == 2);
        CHECK(slots[0].id != slots[1].id);
        REQUIRE(count_at(slots, "Second/Posta") == 1);
        const auto in_second = std::find_if(slots.begin(), slots.end(),
                                            [](const Slot& slot) { return slot.location == "Second/Posta"; });
        CHECK(plugin.apply(plugin.plan({*in_second}), "fake-only-3").front().outcome == SlotOutcome::updated);
        for (const StoredItem& item : items_with(imap_item))
            CHECK(item.secret == (item.path.starts_with(second + '/') ? "fake-only-3" : "fake-old-1"));
        CHECK(plugin.rotate("fake-new-2") == "updated updated");
        CHECK(items_with(imap_item).size() == 2);
        for (const StoredItem& item : items_with(imap_item))
            CHECK(item.secret == "fake-new-2");
        CHECK(unchanging(imap_item) == before);
    }
    delete_collection(second);
}
