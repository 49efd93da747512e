// SPDX-License-Identifier: Apache-2.0
#include "desktop/OneInstance.h"

#include "base/Text.h"
#include "service/Json.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

namespace rinnova::desktop {

namespace {

constexpr std::size_t longest_wish = 4096;
/// Between a first start's lock and its socket lies a moment.
constexpr int most_greetings = 250;
constexpr std::chrono::milliseconds pause{20};

std::string text_of(const Json& json, const char* member) {
    const auto found = json.find(member);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<void> hand_over(const std::filesystem::path& socket, const Wish& wish) {
    auto connection = connect_local(socket);
    for (int tries = 1; !connection && tries < most_greetings; ++tries) {
        std::this_thread::sleep_for(pause);
        connection = connect_local(socket);
    }
    if (!connection)
        return tl::unexpected(connection.error());
    const std::string line = to_line(wish);
    if (!peer_is_this_user(*connection) || ::send(connection->number(), line.data(), line.size(),
                                                  MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
        return fail(ErrorCode::unreachable, translate("desktop", "The window that is open does not answer."));
    return {};
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
    auto lock = FileLock::acquire(paths.agent_folder() / "window.lock", std::chrono::milliseconds(0));
    if (!lock) {
        if (lock.error().code != ErrorCode::busy)
            return tl::unexpected(lock.error());
        if (auto told = hand_over(socket, wish); !told)
            return fail(ErrorCode::unreachable, told.error().message, told.error().hint);
        return tl::unexpected(lock.error());
    }
    return std::unique_ptr<OneInstance>(new OneInstance(std::move(*lock), socket));
}

OneInstance::~OneInstance() {
    if (m_listener)
        (void)unlink(m_name.c_str());
}

Result<void> OneInstance::listen(std::function<void(const Wish&)> wished) {
    m_wished = std::move(wished);
    auto listener = listen_local(m_name);
    if (!listener)
        return tl::unexpected(listener.error());
    m_listener = std::move(*listener);
    m_incoming = std::make_unique<QSocketNotifier>(m_listener.number(), QSocketNotifier::Read);
    QObject::connect(m_incoming.get(), &QSocketNotifier::activated, m_incoming.get(), [this] { accept(); });
    return {};
}

void OneInstance::accept() {
    auto accepted = accept_local(m_listener);
    if (!accepted || !*accepted || !peer_is_this_user(*accepted))
        return;
    const auto connection = std::make_shared<Descriptor>(std::move(*accepted));
    const auto so_far = std::make_shared<std::string>();
    auto* notifier = new QSocketNotifier(connection->number(), QSocketNotifier::Read, m_incoming.get());
    QObject::connect(notifier, &QSocketNotifier::activated, notifier,
                     [this, connection, so_far, notifier] { read(connection, so_far, notifier); });
}

void OneInstance::read(const std::shared_ptr<Descriptor>& connection,
                       const std::shared_ptr<std::string>& so_far, QSocketNotifier* notifier) {
    std::array<char, longest_wish> piece{};
    const ssize_t count = recv(connection->number(), piece.data(), piece.size(), MSG_DONTWAIT);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count > 0)
        so_far->append(piece.data(), static_cast<std::size_t>(count));
    const auto end = so_far->find('\n');
    if (end == std::string::npos && count > 0 && so_far->size() < longest_wish)
        return;
    notifier->setEnabled(false);
    notifier->deleteLater();
    if (end == std::string::npos)
        return;
    if (const auto wish = wish_from(std::string_view(*so_far).substr(0, end)))
        m_wished(*wish);
}

} // namespace rinnova::desktop
