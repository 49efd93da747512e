// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "fleet/server/database/Database.h"

#include <QUrl>
#include <QUrlQuery>

namespace rinnova::fleet {

namespace {

constexpr std::string_view sqlite = "sqlite:";

std::string decoded(const QString& text) {
    return QUrl::fromPercentEncoding(text.toUtf8()).toStdString();
}

tl::unexpected<Error> wrong() {
    return fail(ErrorCode::invalid_data, translate("fleet", "This names no database."),
                translate("fleet", "Say sqlite:PATH or postgresql://USER@HOST/NAME."));
}

} // namespace

std::string DatabaseAddress::shown() const {
    return postgresql ? "postgresql://" + host + "/" + name : path;
}

Result<DatabaseAddress> database_address_from(std::string_view text) {
    DatabaseAddress address;
    if (text.starts_with(sqlite)) {
        address.path = text.substr(sqlite.size());
        if (address.path.empty())
            return wrong();
        return address;
    }
    const std::string given(text);
    // A host that is a folder, `%2Frun%2Fpostgresql`, is none that QUrl would take.
    std::string folder;
    std::string plain = given;
    const auto start = plain.find("://");
    const auto at = plain.find('@', start == std::string::npos ? 0 : start);
    const auto host = at == std::string::npos ? start + 3 : at + 1;
    if (start != std::string::npos && plain.compare(host, 3, "%2F") == 0) {
        const auto end = plain.find_first_of(":/?", host);
        folder = decoded(QString::fromStdString(plain.substr(host, end - host)));
        plain.replace(host, end == std::string::npos ? end : end - host, "localhost");
    }
    const QUrl url(QString::fromStdString(plain), QUrl::StrictMode);
    const bool known =
        url.scheme() == QLatin1String("postgresql") || url.scheme() == QLatin1String("postgres");
    if (!url.isValid() || !known || url.path().size() < 2)
        return wrong();
    address.postgresql = true;
    address.host = folder.empty() ? url.host().toStdString() : folder;
    address.port = url.port();
    address.user = url.userName(QUrl::FullyDecoded).toStdString();
    address.password = url.password(QUrl::FullyDecoded).toStdString();
    address.name = url.path(QUrl::FullyDecoded).mid(1).toStdString();
    for (const auto& [name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (name.contains(QLatin1Char(';')) || value.contains(QLatin1Char(';')))
            return wrong();
        if (name == QLatin1String("host"))
            address.host = value.toStdString();
        else
            address.options += (name + QLatin1Char('=') + value + QLatin1Char(';')).toStdString();
    }
    if (address.options.find("connect_timeout=") == std::string::npos)
        address.options += "connect_timeout=5";
    return address;
}

} // namespace rinnova::fleet
