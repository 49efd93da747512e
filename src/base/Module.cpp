// SPDX-License-Identifier: Apache-2.0
#include "base/Module.h"

#include <QLibrary>

namespace rinnova {

std::filesystem::path module_folder(const char* kind) {
    return library_folder() / kind;
}

Result<void*> symbol_of_module(const std::filesystem::path& file, const char* symbol) {
    QLibrary library(QString::fromStdString(file.string()));
    // GLib's types and Qt's meta types are registered for good: what registered them may not go.
    library.setLoadHints(QLibrary::PreventUnloadHint | QLibrary::ResolveAllSymbolsHint);
    QFunctionPointer found = library.load() ? library.resolve(symbol) : nullptr;
    if (found == nullptr)
        return fail(ErrorCode::unsupported, library.errorString().toStdString(), {}, file.string());
    return reinterpret_cast<void*>(found);
}

} // namespace rinnova
