// SPDX-License-Identifier: Apache-2.0
#include "fleet/server/cli/NotifyCommand.h"

#include "base/AtomicFile.h"
#include "base/PathText.h"
#include "base/Text.h"
#include "fleet/protocol/Encoding.h"
#include "fleet/protocol/JsonMembers.h"
#include "fleet/server/database/Schema.h"
#include "fleet/server/notify/Delivery.h"
#include "fleet/server/store/Alerts.h"
#include "fleet/server/store/Listing.h"
#include "fleet/server/store/Overview.h"
#include "fleet/server/web/Words.h"
#include "model/Date.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <sstream>

namespace rinnova::fleet {

namespace {

constexpr std::size_t most_lines = 200;

/// The first line of a file that others cannot read.
Result<Secret> secret_from(const std::string& path) {
    auto file = AtomicFile::open(path_from_utf8(path), 4096);
    if (!file)
        return tl::unexpected(file.error());
    if ((file->identity().mode & 077) != 0)
        return fail(ErrorCode::permission_denied, translate("fleet", "Others can read this file."),
                    translate("fleet", "Take the permission away: chmod 600."), path);
    std::string text = file->take_bytes();
    const auto end = text.find_first_of("\r\n");
    if (end != std::string::npos) {
        wipe(std::span<char>(text.data() + end, text.size() - end));
        text.resize(end);
    }
    return Secret::take(text);
}

std::string text_of(const std::vector<Alert>& alerts, const Words& words) {
    std::ostringstream text;
    std::size_t lines = 0;
    for (const char* kind : {"expired", "silent"}) {
        bool first = true;
        for (const Alert& alert : alerts) {
            if (alert.kind != kind || ++lines > most_lines)
                continue;
            if (first)
                text << (std::string_view(kind) == "expired" ? words.translate("fleet-web", "Expired:")
                                                             : words.translate("fleet-web", "Silent:"))
                     << "\n";
            first = false;
            text << "  " << alert.shown << "  " << words.date(alert.since.substr(0, 10)) << "\n";
        }
        text << (first ? "" : "\n");
    }
    if (lines > most_lines)
        text << words.translate("fleet-web", "and %1 more", {std::to_string(lines - most_lines)}) << "\n";
    return text.str();
}

std::string json_of(const std::vector<Alert>& alerts, Timestamp now) {
    Json list = Json::array();
    for (const Alert& alert : alerts)
        list.push_back({{"kind", alert.kind},
                        {"subject", alert.subject},
                        {"name", alert.shown},
                        {"since", alert.since}});
    return Json{{"schema", 1}, {"sent_at", to_iso(now)}, {"alerts", std::move(list)}}.dump();
}

Result<std::string> digest_of(Database& database, Timestamp now, Date today, int silent_days,
                              const Words& words) {
    const auto counts = overview(database, now, today, silent_days);
    if (!counts)
        return tl::unexpected(counts.error());
    std::ostringstream text;
    const auto line = [&](const std::string& what, std::int64_t count) {
        text << what << ": " << count << "\n";
    };
    line(words.translate("fleet-web", "Accounts"), counts->accounts.all());
    line(words.translate("fleet-web", "Expired"), counts->accounts.expired);
    line(words.translate("fleet-web", "Due"), counts->accounts.due);
    line(words.translate("fleet-web", "Open slots"), counts->accounts.open);
    line(words.translate("fleet-web", "Behind"), counts->accounts.behind);
    line(words.translate("fleet-web", "silent devices"), counts->silent);
    text << "\n" << words.translate("fleet-web", "What must happen this week") << "\n";
    AccountFilter filter;
    filter.due_within = 7;
    filter.limit = static_cast<int>(most_lines);
    const auto read = each_account(database, filter, today, [&](const ListedAccount& account) {
        text << "  " << words.date(account.expires.value_or("")) << "  " << account.shown() << "  "
             << account.device_name << "\n";
    });
    if (!read)
        return tl::unexpected(read.error());
    return text.str();
}

Result<void> tell_by_mail(const NotifyCommand& command, const std::string& subject, const std::string& text,
                          Timestamp now) {
    MailServer server{command.smtp, command.smtp_user, Secret(), command.ca_file};
    if (!command.smtp_password.empty()) {
        auto password = secret_from(command.smtp_password);
        if (!password)
            return tl::unexpected(password.error());
        server.password = std::move(*password);
    }
    return send(server, {command.mail_from, command.mail_to, subject, text}, now);
}

Result<void> tell_webhook(const NotifyCommand& command, const std::string& body, Timestamp now) {
    auto secret = secret_from(command.webhook_secret);
    if (!secret)
        return tl::unexpected(secret.error());
    return post({command.webhook, std::move(*secret), command.ca_file}, now, body);
}

/// A way by which alerts are told; what it has told is kept under its name.
struct Channel {
    std::string name;
    std::function<Result<void>(const std::vector<Alert>&)> tell;
};

/// The address itself may be a secret.
std::string channel_name(const std::string& kind, const std::string& address) {
    return kind + "-" + to_hex(sha256(address)).substr(0, 8);
}

/// Others who are told by the same server are another channel.
std::string mail_channel(const NotifyCommand& command) {
    std::vector<std::string> recipients = command.mail_to;
    std::sort(recipients.begin(), recipients.end());
    std::string address = command.smtp;
    for (const std::string& recipient : recipients)
        address += " " + recipient;
    return channel_name("mail", address);
}

} // namespace

Result<std::string> run(const NotifyCommand& command, const Clock& clock, const std::string& language) {
    const bool by_mail = !command.mail_to.empty();
    if (!by_mail && (command.webhook.empty() || command.digest))
        return fail(ErrorCode::invalid_data, translate("fleet", "Nobody is named who is to be told."),
                    translate("fleet", "Say --mail-to, or --webhook."));
    auto database = open_fleet(command.database);
    if (!database)
        return tl::unexpected(database.error());
    const Words words(language);
    const Timestamp now = clock.now();
    if (command.digest) {
        const auto text = digest_of(**database, now, clock.today(), command.silent_days, words);
        if (!text)
            return text;
        const std::string subject =
            words.translate("fleet-web", "Mail passwords as of %1", {words.date(to_iso(clock.today()))});
        if (auto sent = tell_by_mail(command, subject, *text, now); !sent)
            return tl::unexpected(sent.error());
        return translate("fleet", "The digest was sent.") + "\n";
    }
    std::vector<Channel> channels;
    if (!command.webhook.empty())
        channels.push_back({channel_name("webhook", command.webhook), [&](const std::vector<Alert>& alerts) {
                                return tell_webhook(command, json_of(alerts, now), now);
                            }});
    if (by_mail)
        channels.push_back({mail_channel(command), [&](const std::vector<Alert>& alerts) {
                                const std::string subject =
                                    words.translate("fleet-web", "Mail passwords: %1 alerts",
                                                    {std::to_string(alerts.size())});
                                return tell_by_mail(command, subject, text_of(alerts, words), now);
                            }});
    std::size_t count = 0;
    std::optional<Error> problem;
    for (const Channel& channel : channels) {
        const auto alerts = alerts_to_tell(**database, now, clock.today(), command.silent_days, channel.name);
        if (!alerts)
            return tl::unexpected(alerts.error());
        if (alerts->empty())
            continue;
        if (auto sent = channel.tell(*alerts); !sent) {
            problem = sent.error(); // the other one is told all the same
            continue;
        }
        if (auto noted = told(**database, now, *alerts, channel.name); !noted)
            return tl::unexpected(noted.error());
        count = std::max(count, alerts->size());
    }
    if (problem)
        return tl::unexpected(*problem);
    if (count == 0)
        return translate("fleet", "There is nothing to tell.") + "\n";
    return translate("fleet", "%1 alerts were told.", {std::to_string(count)}) + "\n";
}

} // namespace rinnova::fleet
