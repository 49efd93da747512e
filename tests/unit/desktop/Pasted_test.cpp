// SPDX-License-Identifier: Apache-2.0
#include "desktop/Pasted.h"

#include <doctest/doctest.h>

using namespace rinnova;
using namespace rinnova::desktop;

namespace {

std::string kept(const Pasted& pasted) {
    return pasted.password.expose([](std::string_view bytes) { return std::string(bytes); });
}

constexpr std::string_view page = "Gestione account\nmario.rossi@pec.it\nPassword programmi di posta\n"
                                  "Stato: Attiva\r\nfake-Xy12-Zw34\r\nCopia\nScadenza 25/05/2027\n"
                                  "https://gestionemail.pec.it/\n";

} // namespace

TEST_CASE("a word alone is the password, whatever it looks like") {
    for (const std::string_view text : {"fake-new-1", "parola", "  fake-new-1\r\n"}) {
        const Pasted pasted = look_at_paste(text);
        CHECK(pasted.kind == Pasted::Kind::password);
        CHECK(kept(pasted) == text);
    }
}

TEST_CASE("in the text of the whole page the one generated word is offered") {
    const Pasted pasted = look_at_paste(page);
    CHECK(pasted.kind == Pasted::Kind::within);
    CHECK(kept(pasted) == "fake-Xy12-Zw34");
    CHECK(kept(look_at_paste("La tua password: fake-Xy12-Zw34 (90 giorni)")) == "fake-Xy12-Zw34");
}

TEST_CASE("two words that look generated are not guessed between") {
    CHECK(look_at_paste("fake-Xy12-Zw34\nfake-Ab56-Cd78\n").kind == Pasted::Kind::unclear);
    CHECK(look_at_paste("fake-Xy12-Zw34\nfake-Xy12-Zw34\n").kind == Pasted::Kind::within);
}

TEST_CASE("text without anything like a password is none") {
    CHECK(look_at_paste("Scadenza 25/05/2027 ore 10").kind == Pasted::Kind::unclear);
    CHECK(look_at_paste("imaps.pec.aruba.it mario.rossi@pec.it").kind == Pasted::Kind::unclear);
    CHECK(look_at_paste("https://gestionemail.pec.it/").kind == Pasted::Kind::address);
    CHECK(look_at_paste("").kind == Pasted::Kind::nothing);
    CHECK(look_at_paste(" \n\t").kind == Pasted::Kind::nothing);
    CHECK(look_at_paste(std::string(10 << 20, 'x')).kind == Pasted::Kind::too_much);
}

TEST_CASE("a password shown in groups is taken whole") {
    const Pasted pasted = look_at_paste("abcd efgh ijkl mnop");
    CHECK(pasted.kind == Pasted::Kind::password);
    CHECK(kept(pasted) == "abcd efgh ijkl mnop");
}
