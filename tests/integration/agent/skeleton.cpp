// SPDX-License-Identifier: Apache-2.0
// What the agent's memory is measured against: it links and initialises the libraries that the agent has
// loaded while it waits, and does nothing.
#include <QCoreApplication>
#include <QDBusConnection>
#include <QTimeZone>

#include <libsecret/secret.h>
#include <openssl/crypto.h>
#include <sqlite3.h>

#include <cstdio>

int main(int argc, char** argv) {
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication application(argc, argv);
    const bool bus = QDBusConnection::sessionBus().isConnected();
    OPENSSL_init_crypto(OPENSSL_INIT_LOAD_CRYPTO_STRINGS | OPENSSL_INIT_ADD_ALL_DIGESTS, nullptr);
    sqlite3* database = nullptr;
    sqlite3_open(":memory:", &database);
    sqlite3_exec(database, "CREATE TABLE t(a); INSERT INTO t VALUES(1); SELECT * FROM t", nullptr, nullptr,
                 nullptr);
    sqlite3_close(database);
    SecretService* keychain = secret_service_get_sync(
        static_cast<SecretServiceFlags>(SECRET_SERVICE_OPEN_SESSION | SECRET_SERVICE_LOAD_COLLECTIONS),
        nullptr, nullptr);
    (void)QTimeZone::systemTimeZone().offsetFromUtc(QDateTime::currentDateTimeUtc());
    std::printf("ready %d\n", bus && keychain != nullptr);
    std::fflush(stdout);
    const int code = QCoreApplication::exec();
    g_clear_object(&keychain);
    return code;
}
