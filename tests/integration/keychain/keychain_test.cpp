// SPDX-License-Identifier: Apache-2.0
// The plugin against a real gnome-keyring; secret-tool writes and reads, as any other program would.
#include "Plugin.h"
#include "support/ScratchFolder.h"

using namespace rinnova;
using namespace rinnova_test;

TEST_CASE("items of mail programs are slots, and others are not") {
    Items items;
    // First, as gnome-keyring replaces an item that has these attributes and more.
    items.add("nobody's", {{"server", "imaps.pec.aruba.it"}}, "fake-nobody");
    items.add("Posta", imap_item, "fake-old-1");
    items.add("msmtp", msmtp_item, "fake-old-1");
    items.add("Geary",
              {{"proto", "IMAP"}, {"host", "IMAPS.PEC.ARUBA.IT:993"}, {"login", "segreteria/studio@pec.it"}},
              "fake-old-1");
    items.add("shop", {{"server", "shop.example"}, {"user", "mario.rossi@pec.it"}}, "fake-shop");
    items.add("ours", {{"service", "rinnova"}, {"server", "imaps.pec.aruba.it"}, {"user", "m"}}, "fake-ours");
    Plugin plugin;
    auto slots = plugin.slots();
    REQUIRE(slots.size() == 3);
    std::sort(slots.begin(), slots.end(),
              [](const Slot& a, const Slot& b) { return a.location < b.location; });
    CHECK(slots[0].location == "Login/Geary");
    CHECK(slots[0].kind == SlotKind::imap);
    CHECK(slots[0].host == "imaps.pec.aruba.it");
    CHECK(slots[0].port == 993);
    CHECK(slots[0].username == "segreteria/studio@pec.it");
    CHECK(slots[1].location == "Login/Posta");
    CHECK(slots[1].kind == SlotKind::imap);
    CHECK(slots[2].location == "Login/msmtp");
    CHECK(slots[2].kind == SlotKind::smtp);
    for (const Slot& slot : slots) {
        CHECK(slot.target == "keychain");
        CHECK(slot.state == SlotState::unknown);
    }
}

TEST_CASE("the password changes, and nothing else of the item") {
    Items items;
    const Attributes attributes{{"server", "imaps.pec.aruba.it"},
                                {"user", "mario.rossi@pec.it"},
                                {"protocol", "imap"},
                                {"port", "993"},
                                {"object", "INBOX"},
                                {"note", "città \"quoted\" \\ 100%"}};
    items.add("Posta dell'ufficio – perché no?", attributes, "fake-old-1");
    items.add("another", {{"server", "shop.example"}, {"user", "m"}}, "fake-shop");
    const std::string before = unchanging(attributes);
    Plugin plugin;
    CHECK(plugin.state("fake-old-1") == "in-sync");
    CHECK(plugin.state("fake-new-2") == "stale");
    CHECK(plugin.rotate("fake-new-2") == "updated");
    CHECK(read_with_secret_tool(attributes) == "fake-new-2");
    CHECK(unchanging(attributes) == before);
    CHECK(read_with_secret_tool({{"server", "shop.example"}}) == "fake-shop");
    CHECK(plugin.state("fake-new-2") == "in-sync");
    CHECK(plugin.rotate("fake-new-2") == "unchanged");
    CHECK((plugin.target.read({plugin.slot()}, OnePassword("")).front().value() ==
           Secret::copy_of("fake-new-2")));
}

TEST_CASE("a password of 256 bytes of UTF-8 arrives") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    std::string longest;
    while (longest.size() < 254)
        longest += "è";
    longest += "zz";
    Plugin plugin;
    CHECK(plugin.rotate(longest) == "updated");
    CHECK(read_with_secret_tool(imap_item) == longest);
}

TEST_CASE("ids stay when the daemon is started anew, and when a label changes") {
    const KeyringRestored restored;
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    items.add("msmtp", msmtp_item, "fake-old-1");
    Plugin plugin;
    auto ids = [&] {
        std::vector<std::string> all;
        for (const Slot& slot : plugin.slots())
            all.push_back(slot.id);
        std::sort(all.begin(), all.end());
        return all;
    };
    const auto before = ids();
    CHECK(before.size() == 2);
    Session::must("kill");
    Session::must("start");
    CHECK(ids() == before);
    items.add("Another label", imap_item, "fake-old-1"); // the same item: secret-tool replaces
    CHECK(ids() == before);
}

TEST_CASE("an item that is deleted between plan and apply is absent, and is not made anew") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Plugin plugin;
    const sdk::Plan plan = plugin.plan(plugin.slots());
    erase_with_secret_tool(imap_item);
    CHECK(plugin.apply(plan, "fake-new-2").front().outcome == SlotOutcome::absent);
    CHECK(read_with_secret_tool(imap_item) == "nothing");
}

TEST_CASE("a password or a label that another program changed meanwhile is a conflict, and stays") {
    Items items;
    items.add("Posta", imap_item, "fake-old-1");
    Plugin plugin;
    const sdk::Plan plan = plugin.plan(plugin.slots());
    std::string label = "Posta";
    std::string theirs = "fake-theirs-3";
    SUBCASE("the password") {}
    SUBCASE("the label") {
        label = "Another label";
        theirs = "fake-old-1";
    }
    items.add(label, imap_item, theirs);
    const auto result = plugin.apply(plan, "fake-new-2").front();
    CHECK(result.outcome == SlotOutcome::failed);
    REQUIRE(result.error);
    CHECK(result.error->code == ErrorCode::conflict);
    CHECK(read_with_secret_tool(imap_item) == theirs);
    CHECK(plugin.rotate("fake-new-2") == "updated");
}

TEST_CASE("a secret of several lines is no password of ours to replace") {
    Items items;
    const std::string secret = "fake-old-1\npassword_expiry_utc=1800000000\n";
    items.add("git", imap_item, secret);
    Plugin plugin;
    const auto result = plugin.apply(plugin.plan(plugin.slots()), "fake-new-2").front();
    CHECK(result.outcome == SlotOutcome::needs_user);
    CHECK_FALSE(result.steps.empty());
    CHECK(read_with_secret_tool(imap_item) == secret);
    CHECK(plugin.state("fake-old-1") == "unreadable");
    CHECK(plugin.target.read({plugin.slot()}, OnePassword("")).front().error().code ==
          ErrorCode::invalid_data);
}

TEST_CASE("a password with a line end behind it, as echo leaves it, is one") {
    Items items;
    items.add("echo", imap_item, "fake-old-1\n");
    Plugin plugin;
    CHECK(plugin.state("fake-old-1") == "in-sync");
    CHECK(plugin.rotate("fake-new-2") == "updated");
    CHECK(read_with_secret_tool(imap_item) == "fake-new-2");
}

TEST_CASE("an item of Evolution is found by its source, of which nothing is changed") {
    const std::string folder = std::string(std::getenv("XDG_CONFIG_HOME")) + "/evolution/sources/";
    const std::string fixtures = RINNOVA_SOURCE_DIR "/plugins/keychain/tests/fixtures/evolution-3.46/";
    const std::string account = bytes_of(fixtures + "account.source");
    test::put_file(folder + "8a2f1c3b.source", account);
    test::put_file(folder + "9b3f.source", bytes_of(fixtures + "transport.source"));
    Items items;
    const Attributes attributes{{"e-source-uid", "8a2f1c3b"}, {"eds-origin", "evolution-data-server"}};
    items.add("Password per Posta certificata", attributes, "fake-old-1");
    items.add("without a source", {{"e-source-uid", "../../../etc/passwd"}}, "fake-other");
    Plugin plugin;
    const Slot slot = plugin.slot();
    CHECK(slot.kind == SlotKind::imap);
    CHECK(slot.host == "imaps.pec.aruba.it");
    CHECK(slot.port == 993);
    CHECK(slot.tls == Tls::implicit);
    CHECK(slot.username == "mario.rossi@pec.it");
    CHECK(slot.location == "Login/Password per Posta certificata");
    const std::string before = unchanging(attributes);
    CHECK(plugin.rotate("fake-new-2") == "updated");
    CHECK(read_with_secret_tool(attributes) == "fake-new-2");
    CHECK(unchanging(attributes) == before);
    CHECK(bytes_of(folder + "8a2f1c3b.source") == account);
}
