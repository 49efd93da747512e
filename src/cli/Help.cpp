// SPDX-License-Identifier: Apache-2.0
#include "cli/Help.h"

#include "base/Text.h"
#include "cli/Table.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

constexpr std::size_t most_columns = 100; // longer lines are hard to read
constexpr std::size_t widest_label = 26;

struct Entry {
    std::string label;
    std::string text;
};

std::string heading(const std::string& text, const Screen& screen) {
    return "\n" + toned(text, Tone::strong, screen) + "\n";
}

/// Labels on the left, their texts beside them or, where a label is long, below.
std::string entries_text(const std::vector<Entry>& entries, const Screen& screen) {
    std::size_t width = 0;
    for (const Entry& entry : entries)
        if (columns_of(entry.label) <= widest_label)
            width = std::max(width, columns_of(entry.label));
    const std::size_t column = 2 + width + 2;
    std::string text;
    for (const Entry& entry : entries) {
        std::string lines = wrapped(entry.text, column, screen);
        const std::string label = "  " + entry.label;
        if (columns_of(label) + 2 <= column)
            lines.replace(0, column, label + std::string(column - columns_of(label), ' '));
        else
            lines = label + "\n" + lines;
        text += lines;
    }
    return text;
}

std::vector<Entry> entries_of(const std::vector<OptionDescription>& options) {
    std::vector<Entry> entries;
    for (const OptionDescription& option : options)
        entries.push_back({label_of(option), option.text});
    return entries;
}

std::string examples_text(const CommandDescription& command, const Screen& screen) {
    std::string text;
    for (const ExampleDescription& example : command.examples) {
        text += "  " + example.command + "\n";
        if (!example.text.empty())
            text += wrapped(example.text, 6, screen);
    }
    return text;
}

std::string full_name(std::string_view path) {
    return path.empty() ? "rinnova" : "rinnova " + std::string(path);
}

std::string commands_text(const CommandDescription& command, const Screen& screen) {
    std::vector<Entry> entries;
    for (const CommandDescription& below : command.commands)
        entries.push_back({below.name, below.summary});
    return entries_text(entries, screen);
}

void append_reference(std::string& page, const CommandDescription& command, const std::string& path,
                      const std::string& level) {
    page += level + " rinnova " + path + "\n\nrinnova " + path + " " + command.summary + ".\n\n```\n" +
            usage_of(command, path) + "\n```\n\n";
    if (!command.details.empty()) {
        std::string details = command.details;
        for (std::size_t at = details.find('\n'); at != std::string::npos; at = details.find('\n', at + 2))
            details.insert(at, "\n");
        page += details + "\n\n";
    }
    if (!command.positionals.empty() || !command.options.empty()) {
        page += "| argument | meaning |\n|---|---|\n";
        for (const auto* list : {&command.positionals, &command.options})
            for (const OptionDescription& option : *list) {
                std::string label = label_of(option);
                for (std::size_t at = label.find('|'); at != std::string::npos; at = label.find('|', at + 2))
                    label.insert(at, "\\");
                page += "| `" + label + "` | " + option.text + " |\n";
            }
        page += "\n";
    }
    for (const ExampleDescription& example : command.examples) {
        if (!example.text.empty())
            page += example.text + "\n\n";
        page += "```sh\n" + example.command + "\n```\n\n";
    }
    for (const CommandDescription& below : command.commands)
        append_reference(page, below, path + " " + below.name, level + "#");
}

} // namespace

std::string usage_of(const CommandDescription& command, std::string_view path) {
    std::string usage = full_name(path);
    if (!command.options.empty())
        usage += " [" + translate("help", "OPTIONS") + "]";
    for (const OptionDescription& positional : command.positionals) {
        const std::string shown = positional.value.empty() ? positional.names.front() : positional.value;
        usage += positional.required ? " " + shown : " [" + shown + "]";
    }
    if (!command.commands.empty())
        usage += path.empty() ? " " + translate("help", "COMMAND") + " …"
                              : " [" + translate("help", "COMMAND") + "]";
    return usage;
}

std::string label_of(const OptionDescription& option) {
    std::string label;
    for (const std::string& name : option.names)
        label += (label.empty() ? "" : ", ") + name;
    if (!option.value.empty())
        label += " " + option.value;
    return option.repeated ? label + "…" : label;
}

std::string help_text(const CommandDescription& program, std::string_view path, const Screen& screen) {
    const CommandDescription* found = program.find(path);
    const CommandDescription& command = found != nullptr ? *found : program;
    Screen page = screen;
    page.width = screen.width == 0 ? most_columns : std::min(screen.width, most_columns);
    std::string text = wrapped(full_name(path) + " " + command.summary + ".", 0, page);
    text += heading(translate("help", "Usage"), page) + "  " + usage_of(command, path) + "\n";
    if (!command.details.empty())
        text += "\n" + wrapped(command.details, 0, page);
    if (!command.commands.empty())
        text += heading(translate("help", "Commands"), page) + commands_text(command, page);
    if (!command.positionals.empty())
        text += heading(translate("help", "Arguments"), page) +
                entries_text(entries_of(command.positionals), page);
    if (!command.options.empty())
        text += heading(translate("help", "Options"), page) + entries_text(entries_of(command.options), page);
    if (&command != &program)
        text += heading(translate("help", "For every command"), page) +
                entries_text(entries_of(program.options), page);
    text += heading(translate("help", "Examples"), page) + examples_text(command, page);
    if (path.empty())
        text +=
            "\n" + wrapped(translate("help", "“rinnova COMMAND --help” says more of a command."), 0, page);
    return text;
}

std::string reference_page(const CommandDescription& program, const CommandDescription& command) {
    std::string page =
        "<!-- SPDX-License-Identifier: Apache-2.0 -->\n"
        "<!-- Made from the program itself: cmake --build BUILD --target update_reference -->\n";
    append_reference(page, command, command.name, "#");
    page += "| for every command | meaning |\n|---|---|\n";
    for (const OptionDescription& option : program.options) {
        std::string label = label_of(option);
        for (std::size_t at = label.find('|'); at != std::string::npos; at = label.find('|', at + 2))
            label.insert(at, "\\");
        page += "| `" + label + "` | " + option.text + " |\n";
    }
    return page;
}

} // namespace rinnova::cli
