// SPDX-License-Identifier: Apache-2.0
#include "vault/qtkeychain/WalletState.h"

#include "base/Text.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDBusVariant>
#include <QLibrary>

namespace rinnova {

namespace {

struct Peer {
    const char* service;
    const char* path;
    const char* interface;
};

constexpr Peer kwallet5{"org.kde.kwalletd5", "/modules/kwalletd5", "org.kde.KWallet"};
constexpr Peer secret_service{"org.freedesktop.secrets", "/org/freedesktop/secrets",
                              "org.freedesktop.Secret.Service"};

QDBusConnectionInterface* bus_itself() {
    return QDBusConnection::sessionBus().interface();
}

bool runs(const Peer& peer) {
    return bus_itself() != nullptr && bus_itself()->isServiceRegistered(QLatin1String(peer.service));
}

/// Whether it runs, started if need be.
Result<void> require(const Peer& peer) {
    if (!QDBusConnection::sessionBus().isConnected())
        return fail(ErrorCode::unsupported,
                    translate("vault", "There is no desktop session here, so no keychain can be reached."),
                    translate("vault", "Run this in your desktop session, as yourself and without sudo."));
    if (runs(peer))
        return {};
    const QStringList startable = bus_itself()->activatableServiceNames();
    if (!startable.contains(QLatin1String(peer.service)))
        return fail(ErrorCode::unsupported, translate("vault", "No keychain is running in this session."));
    if (!bus_itself()->startService(QLatin1String(peer.service)).isValid())
        return fail(ErrorCode::unreachable, translate("vault", "The keychain's service does not start."));
    return {};
}

/// One call, by its own path and interface where they differ from the peer's.
Result<QVariant> ask(const Peer& peer, const QString& method, const QVariantList& arguments,
                     std::chrono::milliseconds limit) {
    QDBusMessage call = QDBusMessage::createMethodCall(QLatin1String(peer.service), QLatin1String(peer.path),
                                                       QLatin1String(peer.interface), method);
    call.setArguments(arguments);
    call.setAutoStartService(false);
    const QDBusMessage reply =
        QDBusConnection::sessionBus().call(call, QDBus::Block, static_cast<int>(limit.count()));
    if (reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty())
        return reply.arguments().constFirst();
    // libdbus says "no reply" both of a silent callee and of one that left.
    if (QDBusError(reply).type() == QDBusError::NoReply && runs(peer))
        return fail(ErrorCode::timed_out, translate("vault", "The keychain's service does not answer."),
                    translate("vault", "Log out and in again if it stays like this."));
    if (!runs(peer))
        return fail(ErrorCode::unreachable, translate("vault", "The keychain's service went away."),
                    translate("vault", "Try again; log out and in again if it stays like this."));
    return fail(ErrorCode::internal,
                translate("vault", "The keychain said: %1", {reply.errorMessage().toStdString()}));
}

Result<bool> kwallet_is_open(std::chrono::milliseconds limit) {
    const auto enabled = ask(kwallet5, QStringLiteral("isEnabled"), {}, limit);
    if (!enabled)
        return tl::unexpected(enabled.error());
    if (!enabled->toBool())
        return fail(ErrorCode::unsupported, translate("vault", "KWallet is switched off."),
                    translate("vault", "Switch it on in the system settings of KDE."));
    const auto name = ask(kwallet5, QStringLiteral("networkWallet"), {}, limit);
    if (!name)
        return tl::unexpected(name.error());
    return ask(kwallet5, QStringLiteral("isOpen"), {name->toString()}, limit).map([](const QVariant& open) {
        return open.toBool();
    });
}

Result<bool> default_collection_is_open(std::chrono::milliseconds limit) {
    const auto alias = ask(secret_service, QStringLiteral("ReadAlias"), {QStringLiteral("default")}, limit);
    if (!alias)
        return tl::unexpected(alias.error());
    const QByteArray path = alias->value<QDBusObjectPath>().path().toLatin1();
    if (path.isEmpty() || path == "/")
        return false;
    const Peer collection{secret_service.service, path.constData(), "org.freedesktop.DBus.Properties"};
    return ask(collection, QStringLiteral("Get"),
               {QStringLiteral("org.freedesktop.Secret.Collection"), QStringLiteral("Locked")}, limit)
        .map([](const QVariant& value) { return !value.value<QDBusVariant>().variant().toBool(); });
}

} // namespace

Wallet wallet_of_qtkeychain(std::string_view desktop, std::string_view session) noexcept {
    return desktop == "KDE" && session == "5" ? Wallet::kwallet5 : Wallet::secret_service;
}

Result<bool> wallet_is_open(Wallet wallet, std::chrono::milliseconds limit) {
    const Peer& peer = wallet == Wallet::kwallet5 ? kwallet5 : secret_service;
    if (const auto there = require(peer); !there)
        return tl::unexpected(there.error());
    switch (wallet) {
    case Wallet::kwallet5:
        return kwallet_is_open(limit);
    case Wallet::secret_service:
        return default_collection_is_open(limit);
    }
    return false;
}

void renew_session_of_qtkeychain(std::string& owner) {
    if (bus_itself() == nullptr)
        return;
    const QDBusReply<QString> reply = bus_itself()->serviceOwner(QLatin1String(secret_service.service));
    const std::string now = reply.isValid() ? reply.value().toStdString() : std::string();
    if (now != owner) {
        // The library that QtKeychain has loaded, by the name that it loads it with.
        QLibrary libsecret(QStringLiteral("secret-1"), 0);
        if (auto* disconnect = reinterpret_cast<void (*)()>(libsecret.resolve("secret_service_disconnect")))
            disconnect();
    }
    owner = now;
}

} // namespace rinnova
