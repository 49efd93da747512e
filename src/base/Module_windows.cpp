// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"

#include <QCoreApplication>

namespace rinnova {

// Below the programs' own folder, so that a copy of it is complete.
std::filesystem::path library_folder() {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    return (program / "lib" / "rinnova").lexically_normal();
}

} // namespace rinnova
