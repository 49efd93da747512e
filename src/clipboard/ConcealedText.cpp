// SPDX-License-Identifier: Apache-2.0
#include "ConcealedText.h"

#include <QStringList>

namespace rinnova::clipboard {

namespace {

QString plain_text() {
    return QStringLiteral("text/plain");
}
QString manager_hint() {
    return QStringLiteral("x-kde-passwordManagerHint");
}

} // namespace

QStringList ConcealedText::formats() const {
    return {plain_text(), manager_hint()};
}

bool ConcealedText::hasFormat(const QString& format) const {
    return formats().contains(format);
}

QVariant ConcealedText::retrieveData(const QString& format, QMetaType type) const {
    if (format == manager_hint())
        return QByteArrayLiteral("secret");
    if (format != plain_text())
        return {};
    return m_password.expose([&](std::string_view bytes) -> QVariant {
        const auto size = static_cast<qsizetype>(bytes.size());
        if (type.id() == QMetaType::QByteArray)
            return QByteArray(bytes.data(), size);
        return QString::fromUtf8(bytes.data(), size);
    });
}

} // namespace rinnova::clipboard
