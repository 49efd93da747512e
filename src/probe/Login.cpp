// SPDX-License-Identifier: Apache-2.0
#include "probe/Login.h"

#include "base/Text.h"
#include "probe/LoginScript.h"
#include "probe/Offer.h"
#include "probe/Reply.h"
#include "probe/ServerWords.h"

namespace rinnova {

namespace {

constexpr std::chrono::seconds farewell_patience{1};

/// Line ends would make two commands of one, and a NUL ends a part of SASL PLAIN.
bool fits_on_a_line(std::string_view text) {
    constexpr std::string_view breaking("\0\r\n", 3);
    return !text.empty() && text.find_first_of(breaking) == std::string_view::npos;
}

/// The server's next answer, its words with nothing of the password in them.
OrBroken<Reply> receive_reply(MailConnection& connection, SlotKind protocol, std::span<const Secret> forms) {
    const auto fit_to_show = [forms](std::string words) {
        return clean_words(mask_echo(std::move(words), forms));
    };
    ReplyReader reader(protocol);
    for (;;) {
        auto line = connection.receive_line();
        if (!line) {
            if (!reader.last_words().empty())
                line.error().words = fit_to_show(reader.last_words());
            return tl::unexpected(std::move(line.error()));
        }
        auto reply = reader.take(*line);
        wipe(*line);
        if (reply) {
            reply->words = fit_to_show(std::move(reply->words));
            return *reply;
        }
    }
}

LoginOutcome outcome_of(const Reply& reply, const LoginStep& step, bool last) {
    if (last && reply.kind == step.awaits)
        return {ProbeVerdict::accepted, reply.words};
    if (reply.kind == ReplyKind::no && step.names_the_user)
        return {ProbeVerdict::refused, reply.words};
    return {ProbeVerdict::unreachable, reply.words};
}

/// The one attempt: whatever the server answers, no line is sent twice and no other mechanism is tried.
LoginOutcome attempt(MailConnection& connection, SlotKind protocol, Mechanism mechanism,
                     std::string_view username, const Secret& password) {
    const auto forms = sent_forms(username, password);
    const auto steps = login_script(protocol, mechanism, username, password);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size();
        if (auto sent = connection.send(steps[i].line); !sent)
            return {sent.error().verdict, sent.error().words};
        const auto reply = receive_reply(connection, protocol, forms);
        if (!reply)
            return {reply.error().verdict, reply.error().words};
        if (last || reply->kind != steps[i].awaits)
            return outcome_of(*reply, steps[i], last);
    }
    return {};
}

} // namespace

std::string obstacle_to_login(const ProbeRequest& request, const Secret& password) {
    if (request.server.kind == SlotKind::generic)
        return translate("probe", "It is not known which protocol this server speaks.");
    if (!fits_on_a_line(request.username))
        return translate("probe", "The user name is empty or holds a line break.");
    if (!password.expose([](std::string_view bytes) { return fits_on_a_line(bytes); }))
        return translate("probe", "The password is empty or holds a line break.");
    return {};
}

void take_leave(MailConnection& connection, SlotKind protocol) {
    connection.shorten(std::chrono::steady_clock::now() + farewell_patience);
    const Secret farewell = Secret::copy_of(protocol == SlotKind::imap ? "R2 LOGOUT\r\n" : "QUIT\r\n");
    if (connection.send(farewell))
        static_cast<void>(connection.receive_line());
}

LoginOutcome log_in(MailConnection& connection, SlotKind protocol, std::string_view username,
                    const Secret& password) {
    const auto mechanism = mechanism_for(offer_of(protocol, connection.heard()));
    if (!mechanism)
        return {ProbeVerdict::unreachable,
                translate("probe", "The server offers no way to log in with a password.")};
    return attempt(connection, protocol, *mechanism, username, password);
}

} // namespace rinnova
