// SPDX-License-Identifier: Apache-2.0
#include "agent/SecondPerson.h"

#include "base/Text.h"

namespace rinnova::agent {

namespace {

Result<SecondChannel> configured(const Parts& parts) {
    auto service = parts.make_service(parts.language, false);
    if (!service)
        return tl::unexpected(service.error());
    auto channel = (*service)->second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!*channel)
        return fail(ErrorCode::not_found, translate("agent", "No second channel is configured."));
    return std::move(**channel);
}

} // namespace

Result<std::string> SecondPerson::way() const {
    return configured(m_parts).map(
        [](const SecondChannel& channel) -> std::string { return channel.mail ? "mail" : "command"; });
}

Result<std::unique_ptr<Channel>> SecondPerson::make_channel() {
    auto channel = configured(m_parts);
    if (!channel)
        return tl::unexpected(channel.error());
    if (!channel->mail)
        return std::make_unique<CommandChannel>(channel->command);
    return std::make_unique<MailChannel>(
        *channel->mail, m_parts.clock, [this](const std::string& text, Channel::Done done) {
            m_errands.add<void>(
                [text](LocalService& service, std::stop_token stop) {
                    return service.send_by_second_channel(text, std::move(stop));
                },
                std::move(done));
        });
}

void SecondPerson::tell(const ChannelMessage& message, Channel::Done done) {
    auto channel = make_channel();
    if (!channel)
        return done(tl::unexpected(channel.error()));
    m_under_way.remove_if([](const UnderWay& sent) { return sent.ended; });
    UnderWay& way = m_under_way.emplace_back(UnderWay{std::move(*channel)});
    way.channel->send(message, [&way, done = std::move(done)](const Result<void>& sent) {
        way.ended = true;
        done(sent);
    });
}

} // namespace rinnova::agent
