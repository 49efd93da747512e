// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"

#include "base/PathText.h"

#include <QCoreApplication>

namespace rinnova {

// Below the programs' own folder, so that a copy of it is complete.
std::filesystem::path library_folder() {
    const auto program = path_from_utf8(QCoreApplication::applicationDirPath().toStdString());
    return (program / "lib" / "rinnova").lexically_normal();
}

} // namespace rinnova
