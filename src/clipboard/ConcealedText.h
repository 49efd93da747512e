// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Secret.h"

#include <QMimeData>

namespace rinnova::clipboard {

/// The format by which a text is marked as a secret, with `secret` for its content.
QString manager_hint();

/// A password as the clipboard offers it: text, marked so that clipboard managers keep it out of their
/// history
/// (`x-kde-passwordManagerHint`, https://github.com/KDE/klipper; others read it, too). What is pasted is made
/// when somebody asks for it, and not before.
class ConcealedText final : public QMimeData {
  public:
    explicit ConcealedText(const Secret& password) : m_password(password) {}

    QStringList formats() const override;
    bool hasFormat(const QString& format) const override;

  protected:
    QVariant retrieveData(const QString& format, QMetaType type) const override;

  private:
    const Secret& m_password;
};

} // namespace rinnova::clipboard
