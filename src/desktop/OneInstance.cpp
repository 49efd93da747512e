// SPDX-License-Identifier: Apache-2.0
#include "desktop/OneInstance.h"

#include "base/Text.h"
#include "service/Json.h"

#include <array>
#include <thread>

namespace rinnova::desktop {

namespace {

constexpr std::size_t longest_wish = 4096;
/// A first start that has just begun, or works, answers a moment later.
constexpr std::chrono::seconds patience{10};
constexpr std::chrono::milliseconds pause{20};

using Moment = std::chrono::steady_clock::time_point;

std::string text_of(const Json& json, const char* member) {
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// Whether the first has taken the wish. False: it is not there yet, or no more.
bool hand_over(const std::filesystem::path& socket, const Wish& wish, Moment end) {
    auto connection = connect_local(socket);
    if (!connection || !peer_is_this_user(*connection))
        return false;
    LocalStream stream(std::move(*connection), {});
    const std::string line = to_line(wish);
    if (stream.write(line) != std::optional(line.size()))
        return false;
    std::array<char, 1> answer{};
    while (std::chrono::steady_clock::now() < end) {
        if (const auto count = stream.read(answer))
            return *count > 0;
        std::this_thread::sleep_for(pause);
    }
    return false;
}

} // namespace

std::string to_line(const Wish& wish) {
    const Json json{
        {"renew", wish.renew}, {"provider", wish.provider}, {"hidden", wish.hidden}, {"token", wish.token}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::optional<Wish> wish_from(std::string_view line) {
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object())
        return std::nullopt;
    const auto hidden = json.find("hidden");
    return Wish{text_of(json, "renew"), text_of(json, "provider"),
                hidden != json.end() && hidden->is_boolean() && hidden->get<bool>(), text_of(json, "token")};
}

Result<std::unique_ptr<OneInstance>> OneInstance::claim(const Paths& paths, const Wish& wish) {
    if (auto folder = make_private_folder(paths.agent_folder()); !folder)
        return tl::unexpected(folder.error());
    const auto socket = paths.agent_folder() / "window.sock";
    const Moment end = std::chrono::steady_clock::now() + patience;
    for (;;) {
        auto lock = FileLock::acquire(paths.agent_folder() / "window.lock", std::chrono::milliseconds(0));
        if (lock)
            return std::unique_ptr<OneInstance>(new OneInstance(std::move(*lock), socket));
        if (lock.error().code != ErrorCode::busy || hand_over(socket, wish, end))
            return tl::unexpected(lock.error());
        if (std::chrono::steady_clock::now() >= end)
            return fail(ErrorCode::unreachable,
                        translate("desktop", "The window that is open does not answer."));
        std::this_thread::sleep_for(pause);
    }
}

OneInstance::~OneInstance() = default;

struct OneInstance::Visitor {
    std::unique_ptr<LocalStream> stream{};
    std::string said{};
};

Result<void> OneInstance::listen(Wished wished) {
    m_wished = std::move(wished);
    auto listener = LocalListener::listen(m_name, [this](Descriptor connection) {
        if (!peer_is_this_user(connection))
            return;
        const auto visitor = std::make_shared<Visitor>();
        visitor->stream = std::make_unique<LocalStream>(
            std::move(connection),
            LocalStream::Events{[this, weak = std::weak_ptr(visitor)] { read(weak.lock()); }});
        m_visitors.insert(visitor);
        visitor->stream->listen(true);
    });
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = std::move(*listener);
    return {};
}

void OneInstance::read(const std::shared_ptr<Visitor>& visitor) {
    std::array<char, longest_wish> piece{};
    const auto count = visitor->stream->read(piece);
    if (!count)
        return;
    visitor->said.append(piece.data(), *count);
    const auto end = visitor->said.find('\n');
    if (end == std::string::npos && *count > 0 && visitor->said.size() < longest_wish)
        return;
    m_visitors.erase(visitor);
    const auto wish =
        end == std::string::npos ? std::nullopt : wish_from(std::string_view(visitor->said).substr(0, end));
    if (wish && m_wished(*wish))
        visitor->stream->write("1");
    visitor->stream->close();
}

} // namespace rinnova::desktop
