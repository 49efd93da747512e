// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"

#include <QCoreApplication>

namespace rinnova {

std::filesystem::path library_folder() {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    return (program.parent_path() / "lib" / "rinnova").lexically_normal();
}

std::filesystem::path helper_program(const char* name) {
    return library_folder() / name;
}

std::filesystem::path share_folder() {
    return library_folder().parent_path().parent_path() / "share" / "rinnova";
}

} // namespace rinnova
