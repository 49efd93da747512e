// SPDX-License-Identifier: Apache-2.0
#include "EvolutionSource.h"
#include "support/ScratchFolder.h"

#include <doctest/doctest.h>

#include <fstream>

using namespace rinnova;
using namespace rinnova::keychain;

namespace {

std::string fixture(const std::string& name) {
    const auto text = read_file(
        std::filesystem::path(RINNOVA_SOURCE_DIR) / "plugins/keychain/tests/fixtures" / name, 65536);
    REQUIRE(text.has_value());
    return *text;
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    text.replace(text.find(from), from.size(), to);
    return text;
}

} // namespace

TEST_CASE("a mail account and its transport of Evolution 3.46 are logins") {
    CHECK(parse_evolution_source(fixture("evolution-3.46/account.source")) ==
          MailItem{SlotKind::imap, "imaps.pec.aruba.it", 993, Tls::implicit, "mario.rossi@pec.it"});
    CHECK(parse_evolution_source(fixture("evolution-3.46/transport.source")) ==
          MailItem{SlotKind::smtp, "smtps.pec.aruba.it", 465, Tls::implicit, "mario.rossi@pec.it"});
}

TEST_CASE("TLS, port and kind are read as Evolution writes them") {
    const std::string account = fixture("evolution-3.46/account.source");
    CHECK(parse_evolution_source(with(account, "ssl-on-alternate-port", "starttls-on-standard-port"))->tls ==
          Tls::starttls);
    CHECK(parse_evolution_source(with(account, "ssl-on-alternate-port", "none"))->tls == Tls::none);
    CHECK_FALSE(parse_evolution_source(with(account, "Port=993", "Port=0"))->port.has_value());
    CHECK(parse_evolution_source(with(account, "BackendName=imapx", "BackendName=pop"))->kind ==
          SlotKind::pop3);
    CHECK(parse_evolution_source(with(account, "imaps.pec", "IMAPS.Pec"))->host == "imaps.pec.aruba.it");
}

TEST_CASE("a source that signs in without a password is no login") {
    const std::string account = fixture("evolution-3.46/account.source");
    for (const char* method : {"OAuth2", "XOAUTH2", "Google", "GSSAPI", "EXTERNAL", "none", "ANONYMOUS"})
        CHECK_FALSE(parse_evolution_source(with(account, "plain/password", method)).has_value());
}

TEST_CASE("a source without host or user, and what is no source, is no login") {
    const std::string account = fixture("evolution-3.46/account.source");
    CHECK_FALSE(parse_evolution_source(with(account, "Host=imaps.pec.aruba.it", "Host=")).has_value());
    CHECK_FALSE(parse_evolution_source(with(account, "User=mario.rossi@pec.it", "User=")).has_value());
    for (const char* text : {"", "no group\n", "[Authentication", "[Authentication]\nHost=a\nUser=\xff\xfe\n",
                             "\x7f"
                             "ELF"})
        CHECK_FALSE(parse_evolution_source(text).has_value());
}

TEST_CASE("sources are read from the folder, and rubbish in it stops nothing") {
    const test::ScratchFolder scratch;
    const auto folder = scratch.path() / "sources";
    std::filesystem::create_directories(folder / "folder.source");
    std::ofstream(folder / "abc123.source") << fixture("evolution-3.46/account.source");
    std::ofstream(folder / "rubbish.source") << std::string(1000, '\xff');
    std::ofstream(folder / "huge.source") << std::string(1000000, '\n');
    std::ofstream(folder / "another.txt") << fixture("evolution-3.46/account.source");
    std::filesystem::create_symlink("/dev/zero", folder / "zero.source");
    const auto sources = read_evolution_sources(folder);
    REQUIRE(sources.size() == 1);
    CHECK(sources.begin()->first == "abc123");
    CHECK(read_evolution_sources(scratch.path() / "nowhere").empty());
}

TEST_CASE("the folder is where XDG says, else below the home") {
    sdk::TargetContext context;
    context.home = "/home/mario";
    CHECK(evolution_sources_folder(context) == "/home/mario/.config/evolution/sources");
    context.environment["XDG_CONFIG_HOME"] = "/elsewhere";
    CHECK(evolution_sources_folder(context) == "/elsewhere/evolution/sources");
    context.environment["XDG_CONFIG_HOME"] = "relative";
    CHECK(evolution_sources_folder(context) == "/home/mario/.config/evolution/sources");
}
