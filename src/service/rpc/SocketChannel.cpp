// SPDX-License-Identifier: Apache-2.0
#include "service/rpc/SocketChannel.h"

#include "base/Residue.h"
#include "base/Text.h"
#include "base/WakeEvent.h"
#include "service/rpc/SecretMembers.h"

namespace rinnova::rpc {

namespace {

constexpr int greeting_limit_ms = 5000;

ErrorCode code_of(Fault fault) {
    switch (fault) {
    case Fault::other_version:
        return ErrorCode::unsupported;
    case Fault::other_user:
        return ErrorCode::conflict;
    case Fault::too_many:
    case Fault::ending:
        return ErrorCode::not_found; // as good as none
    default:
        return ErrorCode::internal;
    }
}

} // namespace

Result<std::unique_ptr<SocketChannel>> SocketChannel::connect(const std::filesystem::path& socket,
                                                              const HelloCall& hello) {
    auto connection = connect_local(socket);
    if (!connection)
        return tl::unexpected(connection.error());
    std::unique_ptr<SocketChannel> channel(new SocketChannel(std::move(*connection)));
    channel->m_limit_ms = greeting_limit_ms;
    auto greeted = channel->call("hello", JsonWriter::json_of(hello), {}, {}, {});
    channel->m_limit_ms = -1;
    if (greeted)
        return channel;
    const Trouble& trouble = greeted.error();
    if (trouble.fault == Fault::failed)
        return tl::unexpected(trouble.error);
    return fail(code_of(trouble.fault), trouble.error.message, {}, socket.string());
}

bool SocketChannel::read_message(Message& message) {
    const auto line = m_reader.next();
    if (!line)
        return false;
    auto parsed = parse_message({line->data(), line->size()});
    if (parsed)
        message = std::move(*parsed);
    else
        m_socket = Descriptor(); // no agent says such things
    return parsed.has_value();
}

tl::unexpected<Trouble> SocketChannel::gone() {
    m_socket = Descriptor();
    return tl::unexpected(Trouble{
        Fault::failed,
        {ErrorCode::unreachable,
         translate("service", "The background agent ended before it had answered."),
         translate("service", "What it was doing is written down and goes on when it, or the next command, "
                              "starts. “rinnova status” shows how far it came."),
         {}}});
}

tl::expected<Json, Trouble> SocketChannel::call(std::string_view method, const Json& params,
                                                std::span<const Secret* const> secrets,
                                                const ProgressCallback& progress, std::stop_token stop) {
    const ResidueWipe wipe_at_the_end;
    const CallId id = ++m_last;
    const Secret request = with_secrets(request_line(id, method, params), secrets);
    if (request.size() > longest_request)
        return tl::unexpected(trouble_of(Fault::too_long, std::string(method)));
    // What was sent in part may have been taken: an answer is still waited for when sending fails.
    (void)request.expose([&](std::string_view bytes) { return send(bytes); });
    const WakeEvent wake;
    const std::stop_callback on_stop(stop, [&] { wake.wake(); });
    bool cancelled = false;
    for (;;) {
        Message message;
        switch (wait(message, cancelled ? -1 : wake.number(), m_limit_ms)) {
        case Waited::woken:
            cancelled = true;
            (void)send(notification_line("cancel", JsonWriter::json_of(CancelCall{id})));
            continue;
        case Waited::late:
            m_socket = Descriptor();
            return tl::unexpected(Trouble{Fault::failed,
                                          {ErrorCode::timed_out,
                                           translate("service", "The background agent does not answer."),
                                           {},
                                           {}}});
        case Waited::lost:
            return gone();
        case Waited::message:
            break;
        }
        if (message.method == "progress" && progress) {
            ProgressNote note;
            std::string wrong;
            JsonReader(message.params, {}, wrong, false).read(message.params, note, {});
            if (wrong.empty() && note.call == id)
                progress(note.progress);
        }
        if (!message.is_reply() || (message.id && *message.id != id))
            continue;
        if (message.trouble)
            return tl::unexpected(std::move(*message.trouble));
        return std::move(message.result);
    }
}

} // namespace rinnova::rpc
