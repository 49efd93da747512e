// SPDX-License-Identifier: Apache-2.0
#include "engine/SecondChannelConfig.h"

#include "base/Text.h"

namespace rinnova {

namespace {

constexpr const char* name = "second_channel";

std::string anything_showable(std::string_view text) {
    return is_showable(text) ? std::string() : translate("engine", "it is empty or no plain text");
}

std::string mail_address(std::string_view text) {
    return text.find('@') != std::string_view::npos && is_showable(text) &&
                   text.find_first_of(" <>") == std::string_view::npos
               ? std::string()
               : translate("engine", "it is no mail address");
}

SecondChannel::Mail read_mail(const JsonValue& object, const std::string& path, DocumentReport& report) {
    MemberReader members(object, path, report);
    SecondChannel::Mail mail;
    mail.server.kind = SlotKind::smtp;
    if (members.take_required("host") != nullptr)
        mail.server.host = to_lower(members.text("host").value_or(std::string()));
    if (const JsonMember* tls = members.take("tls")) {
        const auto known =
            tls->value.kind == JsonValue::Kind::text ? tls_from(tls->value.text) : std::nullopt;
        if (!known || *known == Tls::none)
            members.wrong(*tls, translate("engine", "it is neither \"implicit\" nor \"starttls\""));
        mail.server.tls = known.value_or(Tls::implicit);
    }
    mail.server.port = static_cast<std::uint16_t>(
        members.integer("port", 1, 65535).value_or(default_port(SlotKind::smtp, mail.server.tls)));
    if (members.take_required("username") != nullptr)
        mail.username = members.text("username").value_or(std::string());
    mail.from = members.text_or_null("from").value_or(mail.username);
    if (const JsonMember* to = members.take_required("to")) {
        mail.to = members.texts("to", mail_address).value_or(std::vector<std::string>());
        if (to->value.kind == JsonValue::Kind::list && to->value.items.empty())
            members.wrong(*to, translate("engine", "it names nobody"));
    }
    mail.ca_file = members.text_or_null("ca_file").value_or(std::string());
    if (const std::string fault = mail_address(mail.from); !fault.empty() && report.errors.empty())
        members.wrong(object, "from", fault);
    members.finish();
    return mail;
}

} // namespace

void read_second_channel(MemberReader& config, DocumentReport& report,
                         std::optional<SecondChannel>& channel) {
    const JsonMember* member = config.take(name);
    if (member == nullptr)
        return;
    channel.reset();
    if (member->value.kind == JsonValue::Kind::null)
        return;
    if (member->value.kind != JsonValue::Kind::object)
        return config.wrong(*member, translate("engine", "it is no JSON object"));
    MemberReader members(member->value, config.path_of("second_channel."), report);
    SecondChannel said;
    if (const JsonValue* smtp = members.object("smtp"))
        said.mail = read_mail(*smtp, members.path_of("smtp."), report);
    if (const JsonMember* command = members.take("command")) {
        said.command = members.texts("command", anything_showable).value_or(std::vector<std::string>());
        // Nobody's PATH decides which program hears of the accounts.
        if (said.command.empty() || said.command.front().front() != '/')
            members.wrong(*command, translate("engine", "it does not begin with a program's absolute path"));
    }
    if (said.mail.has_value() == !said.command.empty())
        members.wrong(member->value, "smtp", translate("engine", "either \"smtp\" or \"command\" is needed"));
    members.finish();
    channel = std::move(said);
}

} // namespace rinnova
