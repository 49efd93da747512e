// SPDX-License-Identifier: Apache-2.0
#include "ConcealedText.h"

#include <QStringList>

namespace rinnova::clipboard {

namespace {

QString plain_text() {
    return QStringLiteral("text/plain");
}
// Asked for by name by some; Qt offers the X server's own names for the first.
QString plain_text_utf8() {
    return QStringLiteral("text/plain;charset=utf-8");
}

} // namespace

QString manager_hint() {
    return QStringLiteral("x-kde-passwordManagerHint");
}

QStringList ConcealedText::formats() const {
    return {plain_text(), plain_text_utf8(), manager_hint()};
}

bool ConcealedText::hasFormat(const QString& format) const {
    return formats().contains(format);
}

QVariant ConcealedText::retrieveData(const QString& format, QMetaType type) const {
    if (format == manager_hint())
        return QByteArrayLiteral("secret");
    if (format != plain_text() && format != plain_text_utf8())
        return {};
    return m_password.expose([&](std::string_view bytes) -> QVariant {
        const auto size = static_cast<qsizetype>(bytes.size());
        if (type.id() == QMetaType::QByteArray)
            return QByteArray(bytes.data(), size);
        return QString::fromUtf8(bytes.data(), size);
    });
}

} // namespace rinnova::clipboard
