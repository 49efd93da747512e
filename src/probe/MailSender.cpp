// SPDX-License-Identifier: Apache-2.0
#include "probe/MailSender.h"

#include "base/Residue.h"
#include "base/Text.h"
#include "probe/Login.h"
#include "probe/ServerWords.h"

#include <algorithm>

namespace rinnova {

namespace {

Error unreachable(const MailRequest& request, std::string words) {
    return {ErrorCode::unreachable,
            translate("probe", "The message could not be sent by %1: %2",
                      {request.server.host, std::move(words)}),
            {},
            request.server.host};
}

/// Fit to stand between < and > on a line of its own command.
bool is_address(std::string_view text) {
    return text.find('@') != std::string_view::npos && text.size() <= 254 &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return c > ' ' && c < 127 && c != '<' && c != '>' && c != '\\'; });
}

struct SmtpReply {
    char kind = 0; ///< the first digit of its code; 0 for what is no answer
    std::string words;
};

/// One answer, RFC 5321 4.2: `250-first`, `250 last`.
OrBroken<SmtpReply> receive(MailConnection& connection) {
    SmtpReply reply;
    for (;;) {
        auto line = connection.receive_line();
        if (!line)
            return tl::unexpected(std::move(line.error()));
        if (line->size() < 3 || (*line)[0] < '2' || (*line)[0] > '5')
            return SmtpReply{0, clean_words(*line)};
        if (reply.words.size() < max_words_bytes)
            reply.words += (reply.words.empty() ? "" : " ") + *line;
        if (line->size() == 3 || (*line)[3] != '-') {
            reply.kind = line->front();
            reply.words = clean_words(reply.words);
            return reply;
        }
    }
}

/// The message as it goes over the line: CRLF, and lines that start with a dot get another one (RFC
/// 5321, 4.5.2).
std::string as_sent(std::string_view message) {
    std::string sent;
    while (!message.empty()) {
        const auto end = message.find('\n');
        std::string_view line = message.substr(0, end);
        message.remove_prefix(end == std::string_view::npos ? message.size() : end + 1);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.starts_with('.'))
            sent += '.';
        sent.append(line).append("\r\n");
    }
    return sent + ".\r\n";
}

/// Sends a command, or what follows one, and expects an answer of a kind.
Result<void> say(const MailRequest& request, MailConnection& connection, const std::string& line,
                 char awaited) {
    if (auto sent = connection.send(Secret::copy_of(line)); !sent)
        return tl::unexpected(unreachable(request, sent.error().words));
    const auto reply = receive(connection);
    if (!reply)
        return tl::unexpected(unreachable(request, reply.error().words));
    if (reply->kind == awaited)
        return {};
    if (reply->kind != '5')
        return tl::unexpected(unreachable(request, reply->words));
    return fail(ErrorCode::invalid_data,
                translate("probe", "%1 does not take the message: %2", {request.server.host, reply->words}),
                {}, request.server.host);
}

/// Names the recipients. Those that are refused for good, unless that is all of them.
Result<std::vector<Error>> address(const MailRequest& request, MailConnection& connection) {
    std::vector<Error> refused;
    for (const std::string& recipient : request.recipients) {
        auto said = say(request, connection, "RCPT TO:<" + recipient + ">\r\n", '2');
        if (said)
            continue;
        Error error = std::move(said.error());
        if (error.code == ErrorCode::invalid_data)
            error.message = translate("probe", "Not sent to %1: %2", {recipient, error.message});
        if (error.code != ErrorCode::invalid_data || refused.size() + 1 == request.recipients.size())
            return tl::unexpected(std::move(error));
        refused.push_back(std::move(error));
    }
    return refused;
}

Result<std::vector<Error>> hand_over(const MailRequest& request, MailConnection& connection,
                                     std::string_view message) {
    auto said = say(request, connection, "MAIL FROM:<" + request.sender + ">\r\n", '2');
    if (!said)
        return tl::unexpected(said.error());
    auto refused = address(request, connection);
    if (!refused)
        return refused;
    said = say(request, connection, "DATA\r\n", '3');
    if (said)
        said = say(request, connection, as_sent(message), '2');
    if (!said)
        return tl::unexpected(said.error());
    return refused;
}

Result<void> check(const MailRequest& request, const ProbeRequest& login, const Secret& password) {
    if (auto reason = obstacle_to_login(login, password); !reason.empty())
        return fail(ErrorCode::invalid_data, std::move(reason), {}, request.server.host);
    if (request.server.tls == Tls::none)
        return fail(ErrorCode::invalid_data,
                    translate("probe", "This connection is not encrypted: the password is not sent over it."),
                    {}, request.server.host);
    if (request.recipients.empty() || !is_address(request.sender) ||
        !std::all_of(request.recipients.begin(), request.recipients.end(), is_address))
        return fail(ErrorCode::invalid_data, translate("probe", "A sender or recipient is no mail address."),
                    {}, request.server.host);
    return {};
}

} // namespace

Result<std::vector<Error>> send_mail(const MailRequest& request, const Secret& password,
                                     std::string_view message, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    const ProbeRequest login{request.server, request.username, request.ca_file, request.limit};
    if (auto checked = check(request, login, password); !checked)
        return tl::unexpected(checked.error());
    MailConnection connection(login, std::move(stop), std::chrono::steady_clock::now() + request.limit);
    if (auto opened = connection.open(); !opened)
        return tl::unexpected(unreachable(request, opened.error().words));
    const LoginOutcome outcome = log_in(connection, SlotKind::smtp, request.username, password);
    if (outcome.verdict == ProbeVerdict::refused)
        return fail(
            ErrorCode::auth_rejected,
            translate("probe", "%1 does not accept the password: %2", {request.server.host, outcome.detail}),
            {}, request.server.host);
    if (outcome.verdict != ProbeVerdict::accepted)
        return tl::unexpected(unreachable(request, outcome.detail));
    auto handed = hand_over(request, connection, message);
    take_leave(connection, SlotKind::smtp);
    return handed;
}

} // namespace rinnova
