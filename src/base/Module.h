// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/Error.h"

#include <filesystem>

namespace rinnova {

/// Where the parts of a program are that it loads: `<prefix>/lib/rinnova` of the program's `<prefix>/bin`, as
/// installed and as built; on Windows `lib/rinnova` in the program's own folder.
std::filesystem::path library_folder();

/// One of our programs that others start, not people: in the library folder; on Windows beside the others,
/// where its libraries are.
std::filesystem::path helper_program(const char* name);

/// What comes with the programs and is none: `<prefix>/share/rinnova`; on Windows `share/rinnova` in the
/// programs' folder.
std::filesystem::path share_folder();

/// Parts of a program that bring libraries which most runs do not need are modules of their own, in
/// `<kind>` of the library folder: by absolute path and from nowhere else.
std::filesystem::path module_folder(const char* kind);

/// A symbol of a module, which stays once it was loaded. An error's message is the loader's own.
Result<void*> symbol_of_module(const std::filesystem::path& file, const char* symbol);

} // namespace rinnova
