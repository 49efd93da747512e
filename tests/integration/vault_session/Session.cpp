// SPDX-License-Identifier: Apache-2.0
#include "integration/vault_session/Session.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>

namespace rinnova_test {

namespace {

struct Wires {
    int from = -1;
    int to = -1;
};

Wires wires() {
    const char* value = std::getenv("RINNOVA_SESSION");
    REQUIRE_MESSAGE(value != nullptr, "run this through tests/integration/vault_session/with_session.py");
    const std::string text = value;
    const std::size_t comma = text.find(',');
    return {std::stoi(text.substr(0, comma)), std::stoi(text.substr(comma + 1))};
}

} // namespace

std::string Session::order(const std::string& line) {
    const Wires session = wires();
    const std::string sent = line + '\n';
    REQUIRE(::write(session.to, sent.data(), sent.size()) == static_cast<ssize_t>(sent.size()));
    std::string answer;
    for (char c = 0; ::read(session.from, &c, 1) == 1 && c != '\n';)
        answer += c;
    return answer;
}

void Session::must(const std::string& line) {
    const std::string answer = order(line);
    REQUIRE_MESSAGE(answer == "done", line, ": ", answer);
}

KeyringRestored::~KeyringRestored() {
    Session::order("resume");
    const std::string answer = Session::order("restore");
    CHECK_MESSAGE(answer == "done", "restore: ", answer);
}

} // namespace rinnova_test
