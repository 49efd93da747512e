# SPDX-License-Identifier: Apache-2.0
# cmake -D OUTPUT=… -D FILES=…;… -P embed.cmake: the files' texts as C++ (src/providers/BuiltInFiles.h).
set(code "#include \"providers/BuiltInFiles.h\"\n\nnamespace rinnova {\n\n")
string(APPEND code "std::vector<std::pair<std::string_view, std::string_view>> built_in_files() {\n    return {\n")
foreach(file IN LISTS FILES)
    file(READ "${file}" text)
    get_filename_component(name "${file}" NAME)
    string(APPEND code "        {\"${name}\", R\"provider(${text})provider\"},\n")
endforeach()
string(APPEND code "    };\n}\n\n} // namespace rinnova\n")
file(WRITE "${OUTPUT}" "${code}")
