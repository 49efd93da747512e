// SPDX-License-Identifier: Apache-2.0
#include "probe/LoginScript.h"

#include <openssl/evp.h>

#include <algorithm>
#include <initializer_list>

namespace rinnova {

namespace {

/// Joins the parts without a copy outside of the secure heap.
Secret join(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts)
        size += part.size();
    Secret joined(size);
    joined.fill([&](std::span<char> bytes) {
        auto at = bytes.begin();
        for (const std::string_view part : parts)
            at = std::copy(part.begin(), part.end(), at);
    });
    return joined;
}

Secret base64(std::string_view plain) {
    Secret encoded(4 * ((plain.size() + 2) / 3) + 1); // EVP_EncodeBlock ends with a NUL
    encoded.fill([&](std::span<char> text) {
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                        reinterpret_cast<const unsigned char*>(plain.data()), static_cast<int>(plain.size()));
    });
    encoded.shrink(encoded.size() - 1);
    return encoded;
}

/// RFC 4616: no authorization identity, the user name, the password.
Secret plain_message(std::string_view username, std::string_view password) {
    constexpr std::string_view nul("\0", 1);
    const Secret message = join({nul, username, nul, password});
    return message.expose([](std::string_view bytes) { return base64(bytes); });
}

Secret line_of(const Secret& text) {
    return text.expose([](std::string_view bytes) { return join({bytes, "\r\n"}); });
}

/// A quoted string of IMAP: backslashes before `\` and `"`. Bytes above 127 go as they are (RFC 9051 allows
/// UTF-8).
Secret quoted(std::string_view text) {
    const auto special = [](char c) { return c == '"' || c == '\\'; };
    Secret result(text.size() + 2 +
                  static_cast<std::size_t>(std::count_if(text.begin(), text.end(), special)));
    result.fill([&](std::span<char> bytes) {
        std::size_t at = 0;
        bytes[at++] = '"';
        for (const char c : text) {
            if (special(c))
                bytes[at++] = '\\';
            bytes[at++] = c;
        }
        bytes[at] = '"';
    });
    return result;
}

/// `R1 AUTHENTICATE PLAIN`, `AUTH PLAIN`: the same for POP3 and SMTP.
LoginStep mechanism_step(SlotKind protocol, std::string_view name) {
    const bool short_form = protocol == SlotKind::pop3 || protocol == SlotKind::smtp;
    Secret line =
        short_form ? join({"AUTH ", name, "\r\n"}) : join({imap_login_tag, " AUTHENTICATE ", name, "\r\n"});
    return {std::move(line), ReplyKind::proceed, false};
}

std::vector<LoginStep> plain_script(SlotKind protocol, std::string_view username, std::string_view password) {
    std::vector<LoginStep> steps;
    steps.push_back(mechanism_step(protocol, "PLAIN"));
    steps.push_back({line_of(plain_message(username, password)), ReplyKind::yes, true});
    return steps;
}

std::vector<LoginStep> sasl_login_script(SlotKind protocol, std::string_view username,
                                         std::string_view password) {
    std::vector<LoginStep> steps;
    steps.push_back(mechanism_step(protocol, "LOGIN"));
    steps.push_back({line_of(base64(username)), ReplyKind::proceed, true});
    steps.push_back({line_of(base64(password)), ReplyKind::yes, true});
    return steps;
}

std::vector<LoginStep> command_script(SlotKind protocol, std::string_view username,
                                      std::string_view password) {
    std::vector<LoginStep> steps;
    if (protocol == SlotKind::pop3) {
        steps.push_back({join({"USER ", username, "\r\n"}), ReplyKind::yes, true});
        steps.push_back({join({"PASS ", password, "\r\n"}), ReplyKind::yes, true});
        return steps;
    }
    const Secret quoted_name = quoted(username);
    const Secret quoted_password = quoted(password);
    quoted_name.expose([&](std::string_view name) {
        quoted_password.expose([&](std::string_view word) {
            steps.push_back(
                {join({imap_login_tag, " LOGIN ", name, " ", word, "\r\n"}), ReplyKind::yes, true});
        });
    });
    return steps;
}

} // namespace

std::vector<LoginStep> login_script(SlotKind protocol, Mechanism mechanism, std::string_view username,
                                    const Secret& password) {
    return password.expose([&](std::string_view bytes) {
        switch (mechanism) {
        case Mechanism::plain:
            return plain_script(protocol, username, bytes);
        case Mechanism::login:
            return sasl_login_script(protocol, username, bytes);
        case Mechanism::command:
            return command_script(protocol, username, bytes);
        }
        return std::vector<LoginStep>();
    });
}

std::vector<Secret> sent_forms(std::string_view username, const Secret& password) {
    std::vector<Secret> forms;
    password.expose([&](std::string_view bytes) {
        forms.push_back(Secret::copy_of(bytes));
        forms.push_back(base64(bytes));
        forms.push_back(plain_message(username, bytes));
        forms.push_back(quoted(bytes));
    });
    return forms;
}

} // namespace rinnova
