// SPDX-License-Identifier: Apache-2.0
#include "probe/Offer.h"

#include "model/Account.h"

#include <algorithm>
#include <iterator>
#include <sstream>
#include <vector>

namespace rinnova {

namespace {

std::vector<std::string> words_of(const std::string& line) {
    std::istringstream stream(to_lower(line));
    return {std::istream_iterator<std::string>(stream), {}};
}

void add_mechanism(Offer& offer, std::string_view name) {
    offer.plain = offer.plain || name == "plain";
    offer.login = offer.login || name == "login";
}

/// `* CAPABILITY IMAP4rev1 AUTH=PLAIN LOGINDISABLED`; LOGIN is there unless disabled (RFC 3501, 6.2.3).
Offer imap_offer(std::span<const std::string> lines) {
    Offer offer;
    for (const std::string& line : lines) {
        const auto words = words_of(line);
        if (words.size() < 2 || words[0] != "*" || words[1] != "capability")
            continue;
        offer = {false, false, true};
        for (const std::string& word : words) {
            if (word.rfind("auth=", 0) == 0)
                add_mechanism(offer, std::string_view(word).substr(5));
            else if (word == "logindisabled")
                offer.command = false;
        }
    }
    return offer;
}

/// `+OK`, `USER`, `SASL PLAIN LOGIN`, `.`; a server that knows no CAPA (`-ERR`) is of the time of USER and
/// PASS.
Offer pop3_offer(std::span<const std::string> lines) {
    Offer offer;
    for (const std::string& line : lines) {
        const auto words = words_of(line);
        if (words.empty())
            continue;
        if (words[0] == "+ok")
            offer = {};
        else if (words[0] == "-err")
            offer = {false, false, true};
        else if (words[0] == "user")
            offer.command = true;
        else if (words[0] == "sasl")
            for (const std::string& word : words)
                add_mechanism(offer, word);
    }
    return offer;
}

/// `250-AUTH PLAIN LOGIN`, and `250-AUTH=LOGIN` as servers wrote it for an Outlook of the last century.
Offer smtp_offer(std::span<const std::string> lines) {
    Offer offer;
    for (const std::string& line : lines) {
        std::string extension =
            line.size() > 4 && line.compare(0, 3, "250") == 0 ? line.substr(4) : std::string();
        std::replace(extension.begin(), extension.end(), '=', ' ');
        const auto words = words_of(extension);
        if (!words.empty() && words[0] == "auth")
            for (const std::string& word : words)
                add_mechanism(offer, word);
    }
    return offer;
}

} // namespace

Offer offer_of(SlotKind protocol, std::span<const std::string> lines) {
    switch (protocol) {
    case SlotKind::pop3:
        return pop3_offer(lines);
    case SlotKind::smtp:
        return smtp_offer(lines);
    case SlotKind::imap:
    case SlotKind::archive:
    case SlotKind::generic:
        return imap_offer(lines);
    }
    return {};
}

std::optional<Mechanism> mechanism_for(const Offer& offer) {
    if (offer.plain)
        return Mechanism::plain;
    if (offer.login)
        return Mechanism::login;
    if (offer.command)
        return Mechanism::command;
    return std::nullopt;
}

} // namespace rinnova
