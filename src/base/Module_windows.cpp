// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"

#include "base/PathText.h"

#include <QCoreApplication>

namespace rinnova {

namespace {

// All is below it, so that a copy of it is complete.
std::filesystem::path program_folder() {
    return path_from_utf8(QCoreApplication::applicationDirPath().toStdString()).make_preferred();
}

} // namespace

std::filesystem::path library_folder() {
    return program_folder() / "lib" / "rinnova";
}

std::filesystem::path helper_program(const char* name) {
    return (program_folder() / name) += ".exe";
}

std::filesystem::path share_folder() {
    return program_folder() / "share" / "rinnova";
}

} // namespace rinnova
