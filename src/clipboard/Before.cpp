// SPDX-License-Identifier: Apache-2.0
#include "Before.h"

#include "ConcealedText.h"

#include <QStringList>

namespace rinnova::clipboard {

namespace {

constexpr qsizetype most_bytes = 64 * 1024 * 1024;
/// Office programs offer some twenty; each is asked for over the wire.
constexpr qsizetype most_formats = 64;

} // namespace

Before Before::of(const QMimeData* offered) {
    Before before;
    if (offered == nullptr)
        return before;
    const QStringList formats = offered->formats();
    if (formats.size() > most_formats || formats.contains(manager_hint()))
        return before;
    auto kept = std::make_unique<QMimeData>();
    qsizetype size = 0;
    for (const QString& format : formats) {
        const QByteArray bytes = offered->data(format);
        size += bytes.size();
        if (size > most_bytes)
            return before;
        if (!bytes.isEmpty())
            kept->setData(format, bytes);
    }
    if (!kept->formats().isEmpty())
        before.m_kept = std::move(kept);
    return before;
}

} // namespace rinnova::clipboard
