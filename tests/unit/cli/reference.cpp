// SPDX-License-Identifier: Apache-2.0
// Writes the pages of docs/commands from the program itself:  rinnova-reference FOLDER
#include "cli/Help.h"

#include <filesystem>
#include <fstream>
#include <iostream>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: rinnova-reference FOLDER\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    const auto program = rinnova::cli::describe_commands();
    for (const auto& command : program.commands)
        std::ofstream(folder / (command.name + ".md")) << rinnova::cli::reference_page(program, command);
}
