// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"
#include "model/Rotation.h"

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace rinnova::desktop {

/// What became of each account of a batch, as a page to print or to keep. No secrets.
QString summary_page(const std::vector<AccountResult>& results, Date today);

/// Puts the page into a file, as PDF or, by its ending, as HTML; readable by its owner alone.
Result<void> write_summary(const QString& page, const QString& file);

/// Asks where to, and writes it there. `failed` is called when that is not possible.
void save_summary(QWidget* over, const QString& page, Date today, std::function<void(const Error&)> failed);
/// By the system's own dialog.
void print_summary(QWidget* over, const QString& page);

} // namespace rinnova::desktop
