// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "engine/ConfigMembers.h"
#include "providers/HostNames.h"

#include <algorithm>

namespace rinnova {

namespace {

/// A bare address that can stand in a mail's envelope and header as it is.
bool is_address(std::string_view text) {
    const auto at = text.find('@');
    return at != std::string_view::npos && at > 0 && at == text.rfind('@') &&
           is_host_name(text.substr(at + 1)) && std::none_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
                      std::string_view("<>()[],;:\\\"").find(c) != std::string_view::npos;
           });
}

/// The member's text when it is there and `fits`; else an error.
template <typename Fits>
std::string required_text(MemberReader& reader, std::string_view name, Fits fits,
                          const std::string& must_be) {
    const JsonMember* member = reader.take_required(name);
    if (member == nullptr)
        return {};
    if (member->value.kind == JsonValue::Kind::text && is_showable(member->value.text) &&
        fits(member->value.text))
        return member->value.text;
    reader.wrong(*member, must_be);
    return {};
}

SmtpChannel read_smtp(const JsonValue& object, const std::string& path, DocumentReport& report) {
    MemberReader reader(object, path, report);
    const std::string an_address = translate("engine", "must be a mail address.");
    SmtpChannel smtp;
    smtp.host = to_lower(
        required_text(reader, "host", is_host_name, translate("engine", "must be the name of a server.")));
    if (const JsonMember* tls = reader.take("tls")) {
        const bool known = tls->value.kind == JsonValue::Kind::text &&
                           (tls->value.text == "implicit" || tls->value.text == "starttls");
        if (known)
            smtp.tls = *tls_from(tls->value.text);
        else
            reader.wrong(*tls, translate("engine", "must be \"implicit\" or \"starttls\"."));
    }
    smtp.port = static_cast<std::uint16_t>(
        reader.integer("port", 1, 65535).value_or(default_port(SlotKind::smtp, smtp.tls)));
    smtp.username = required_text(
        reader, "username", [](const std::string&) { return true; },
        translate("engine", "must be a text on one line."));
    smtp.from = required_text(reader, "from", is_address, an_address);
    smtp.to = required_text(reader, "to", is_address, an_address);
    reader.finish();
    return smtp;
}

CommandChannel read_command(MemberReader& reader, const JsonMember& member) {
    CommandChannel channel;
    for (const JsonValue& item : member.value.items)
        if (item.kind == JsonValue::Kind::text && item.text.find('\0') == std::string::npos)
            channel.command.push_back(item.text);
    const bool whole = member.value.kind == JsonValue::Kind::list &&
                       channel.command.size() == member.value.items.size() && !channel.command.empty();
    if (!whole || !channel.command.front().starts_with('/'))
        reader.wrong(member, translate("engine", "must be a list of texts that begins with the absolute path "
                                                 "of a program."));
    return channel;
}

} // namespace

void read_second_channel(MemberReader& document, std::optional<SecondChannel>& channel,
                         DocumentReport& report) {
    const JsonMember* member = document.take("second_channel");
    if (member == nullptr)
        return;
    if (member->value.kind == JsonValue::Kind::null) {
        channel.reset();
        return;
    }
    const auto has = [&](std::string_view name) {
        return std::any_of(member->value.members.begin(), member->value.members.end(),
                           [&](const JsonMember& inner) { return inner.name == name; });
    };
    if (member->value.kind != JsonValue::Kind::object || has("smtp") == has("command")) {
        document.wrong(
            *member, translate("engine", "must be null, or an object with either \"smtp\" or \"command\"."));
        return;
    }
    MemberReader reader(member->value, document.path_of("second_channel."), report);
    if (const JsonMember* command = reader.take("command"))
        channel = read_command(reader, *command);
    if (const JsonValue* smtp = reader.object("smtp"))
        channel = read_smtp(*smtp, reader.path_of("smtp."), report);
    reader.finish();
}

void read_calendar(MemberReader& document, std::filesystem::path& file, DocumentReport& report) {
    const JsonValue* object = document.object("calendar");
    if (object == nullptr)
        return;
    MemberReader reader(*object, document.path_of("calendar."), report);
    if (const JsonMember* member = reader.take("file")) {
        const bool null = member->value.kind == JsonValue::Kind::null;
        const bool path = member->value.kind == JsonValue::Kind::text && is_showable(member->value.text) &&
                          std::filesystem::path(member->value.text).is_absolute();
        if (null || path)
            file = member->value.text;
        else
            reader.wrong(*member, translate("engine", "must be an absolute path or null."));
    }
    reader.finish();
}

Result<void> check_second_channel(const SecondChannel& channel, const std::vector<Account>& accounts,
                                  const ProviderStore& providers) {
    const auto* smtp = std::get_if<SmtpChannel>(&channel);
    if (smtp == nullptr)
        return {};
    const std::string login = to_lower(smtp->username);
    const std::string reader = to_lower(smtp->to);
    for (const Account& account : accounts) {
        const Provider* provider = providers.find(account.key.provider);
        const bool same_provider = provider != nullptr ? provider->has_host(smtp->host)
                                                       : account.key.provider == generic_provider(smtp->host);
        const bool sends = account.key.login == login && same_provider;
        if (!sends && account.key.login != reader)
            continue;
        return fail(ErrorCode::conflict,
                    translate("engine", "The second channel cannot be used: %1 is itself watched over.",
                              {account.key.login}),
                    translate("engine",
                              "A mailbox cannot carry the alarm of its own end: name one of another "
                              "provider in \"second_channel\"."),
                    "config.json");
    }
    return {};
}

} // namespace rinnova
