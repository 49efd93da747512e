// SPDX-License-Identifier: Apache-2.0
#include "base/Text.h"
#include "profile/ProfileParts.h"

#include <QCoreApplication>
#include <QLibrary>

namespace rinnova {

Result<const ProfileParts*> load_profile_parts() {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    const std::filesystem::path file =
        (program.parent_path() / "lib" / "rinnova" / "profile" / "profile.so").lexically_normal();
    QLibrary library(QString::fromStdString(file.string()));
    library.setLoadHints(QLibrary::PreventUnloadHint | QLibrary::ResolveAllSymbolsHint);
    QFunctionPointer found = library.load() ? library.resolve(profile_parts_symbol) : nullptr;
    if (found == nullptr)
        return fail(ErrorCode::unsupported,
                    translate("profile", "The part of Rinnova that makes profiles cannot be loaded: %1",
                              {library.errorString().toStdString()}),
                    translate("profile", "Install Rinnova again, with all of its parts."), file.string());
    return reinterpret_cast<GetProfileParts>(found)();
}

} // namespace rinnova
