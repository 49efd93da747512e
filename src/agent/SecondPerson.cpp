// SPDX-License-Identifier: Apache-2.0
#include "agent/SecondPerson.h"

#include "base/Text.h"

namespace rinnova::agent {

Result<std::string> SecondPerson::way() const {
    auto service = m_parts.make_service(m_parts.language, false);
    if (!service)
        return tl::unexpected(service.error());
    const auto channel = (*service)->second_channel();
    if (!channel)
        return tl::unexpected(channel.error());
    if (!*channel)
        return fail(ErrorCode::not_found, translate("agent", "No second channel is configured."));
    return (*channel)->mail ? "mail" : "command";
}

void SecondPerson::tell(const ChannelMessage& message, Done done) {
    m_errands.add<std::vector<Error>>(
        [message](LocalService& service, std::stop_token stop) {
            return service.send_by_second_channel(message, std::move(stop));
        },
        [this, done = std::move(done)](const Result<std::vector<Error>>& sent) {
            for (const Error& left_out : sent.value_or(std::vector<Error>()))
                m_parts.log.write("notices", left_out);
            done(sent.map([](const auto&) {}));
        });
}

} // namespace rinnova::agent
