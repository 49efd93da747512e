// SPDX-License-Identifier: Apache-2.0
#include "vault/VaultModule.h"

#include "base/Text.h"

#include <QCoreApplication>
#include <QLibrary>

namespace rinnova {

std::filesystem::path vault_module_folder() {
    const std::filesystem::path program = QCoreApplication::applicationDirPath().toStdString();
    return (program.parent_path() / "lib" / "rinnova" / "vault").lexically_normal();
}

Result<void*> symbol_of_vault_module(const std::filesystem::path& folder, const char* module,
                                     const char* symbol) {
    const std::filesystem::path file = folder / module;
    QLibrary library(QString::fromStdString(file.string()));
    // GLib's types and Qt's meta types are registered for good: what registered them may not go.
    library.setLoadHints(QLibrary::PreventUnloadHint | QLibrary::ResolveAllSymbolsHint);
    QFunctionPointer found = library.load() ? library.resolve(symbol) : nullptr;
    if (found == nullptr)
        return fail(ErrorCode::unsupported,
                    translate("vault", "The part of Rinnova for this desktop's keychain cannot be loaded: %1",
                              {library.errorString().toStdString()}),
                    translate("vault", "Install Rinnova again, with all of its parts."), file.string());
    return reinterpret_cast<void*>(found);
}

} // namespace rinnova
