// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Clock.h"

#include <QString>

#include <functional>

class QWidget;

namespace rinnova::desktop {

// Small questions over a window. None of them waits: the answer is called when there is one.

void ask_yes(QWidget* over, const QString& question, const QString& more, const QString& yes,
             std::function<void()> agreed);
void ask_date(QWidget* over, const QString& question, const QString& more, Date proposed,
              std::function<void(Date)> given);
/// Not called for an empty text.
void ask_text(QWidget* over, const QString& question, const QString& more,
              std::function<void(const QString&)> given);

} // namespace rinnova::desktop
