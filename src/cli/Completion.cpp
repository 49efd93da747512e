// SPDX-License-Identifier: Apache-2.0
#include "cli/Completion.h"

#include <algorithm>

namespace rinnova::cli {

namespace {

/// A command with the words that lead to it.
struct Entry {
    std::string path;
    const CommandDescription* command;
};

std::vector<Entry> entries_of(const CommandDescription& program) {
    std::vector<Entry> entries;
    for (const CommandDescription& command : program.commands) {
        entries.push_back({command.name, &command});
        for (const CommandDescription& below : command.commands)
            entries.push_back({command.name + " " + below.name, &below});
    }
    return entries;
}

/// In single quotes, as bash, zsh and fish read them alike: a quote inside stands outside, escaped.
std::string quoted(std::string_view text) {
    std::string safe = "'";
    for (const char c : text) {
        if (c == '\'')
            safe += "'\\''";
        else
            safe += c;
    }
    return safe + "'";
}

std::string joined(const std::vector<std::string>& words, std::string_view separator) {
    std::string text;
    for (const std::string& word : words)
        text.append(text.empty() ? "" : separator).append(word);
    return text;
}

std::vector<std::string> names_of(const std::vector<OptionDescription>& options) {
    std::vector<std::string> names;
    for (const OptionDescription& option : options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return names;
}

std::vector<std::string> names_of(const std::vector<CommandDescription>& commands) {
    std::vector<std::string> names;
    for (const CommandDescription& command : commands)
        names.push_back(command.name);
    return names;
}

/// What completes a value: one of our lists, the shell's files, a choice of words, or nothing.
struct Source {
    enum class Kind { none, list, files, words } kind = Kind::none;
    std::string text;
};

Source source_of(const OptionDescription& option) {
    const std::string& type = option.value.empty() ? option.names.front() : option.value;
    if (type == "ACCOUNT")
        return {Source::Kind::list, "accounts"};
    if (type == "SLOT")
        return {Source::Kind::list, "slots"};
    if (type == "ID")
        return {Source::Kind::list, "providers"};
    if (type == "FILE")
        return {Source::Kind::files, {}};
    if (type.find('|') == std::string::npos)
        return {};
    std::string words = type;
    std::replace(words.begin(), words.end(), '|', ' ');
    return {Source::Kind::words, std::move(words)};
}

/// All options that take a value, each once: they mean the same in every command.
std::vector<OptionDescription> options_with_values(const CommandDescription& program) {
    std::vector<OptionDescription> found;
    const auto collect = [&](const std::vector<OptionDescription>& options) {
        for (const OptionDescription& option : options)
            if (!option.value.empty() &&
                std::none_of(found.begin(), found.end(),
                             [&](const OptionDescription& known) { return known.names == option.names; }))
                found.push_back(option);
    };
    collect(program.options);
    for (const Entry& entry : entries_of(program))
        collect(entry.command->options);
    return found;
}

/// `case` branches in a shell's words, by option and by command.
template <typename Complete>
std::string value_branches(const CommandDescription& program, Complete complete) {
    std::string text;
    for (const OptionDescription& option : options_with_values(program))
        text += "        " + joined(option.names, "|") + ") " + complete(source_of(option)) + "; return ;;\n";
    return text;
}

template <typename Complete>
std::string positional_branches(const CommandDescription& program, Complete complete) {
    std::string text;
    for (const Entry& entry : entries_of(program))
        if (!entry.command->positionals.empty())
            text += "        " + quoted(entry.path) + ") " +
                    complete(source_of(entry.command->positionals.front())) + " ;;\n";
    return text;
}

std::string bash_source(const Source& source) {
    switch (source.kind) {
    case Source::Kind::none:
        return ":";
    case Source::Kind::list:
        return "_rinnova_list " + source.text;
    case Source::Kind::files:
        return "compopt -o default";
    case Source::Kind::words:
        return "_rinnova_words " + source.text;
    }
    return ":";
}

/// The loop that finds the command among the words before the cursor, for bash and zsh alike.
std::string command_search(const CommandDescription& program) {
    std::string below;
    for (const CommandDescription& command : program.commands)
        if (!command.commands.empty())
            below += "            '" + command.name +
                     "':" + joined(names_of(command.commands), "|'" + command.name + "':") +
                     ") command+=\" $word\" ;;\n";
    return "        case \"$command:$word\" in\n            :" + joined(names_of(program.commands), "|:") +
           ") command=$word ;;\n" + below + "        esac\n";
}

std::string bash_script(const CommandDescription& program) {
    std::string options;
    for (const Entry& entry : entries_of(program))
        if (!entry.command->options.empty())
            options += "            " + quoted(entry.path) + ") _rinnova_words " +
                       joined(names_of(entry.command->options), " ") + " ;;\n";
    std::string words;
    for (const CommandDescription& command : program.commands)
        if (!command.commands.empty())
            words += "        " + command.name + ") _rinnova_words " +
                     joined(names_of(command.commands), " ") + " ;;\n";
    return "# bash completion for rinnova, made by: rinnova completion bash\n"
           "# Accounts are taken as text: they are never expanded by the shell.\n"
           "_rinnova_add() {\n"
           "    local word\n"
           "    [[ $1 == \"$current\"* ]] || return 0\n"
           "    printf -v word %q \"$1\"\n"
           "    COMPREPLY+=(\"${word#\"$before_break\"}\")\n"
           "}\n"
           "_rinnova_words() { local word; for word; do _rinnova_add \"$word\"; done; }\n"
           "_rinnova_list() {\n"
           "    local word\n"
           "    while IFS= read -r word; do _rinnova_add \"$word\"; done < <(rinnova completion \"$1\" "
           "2>/dev/null)\n"
           "}\n"
           "_rinnova() {\n"
           "    local line=${COMP_LINE:0:COMP_POINT} current= previous= command= word before_break words i\n"
           "    COMPREPLY=()\n"
           "    read -ra words <<<\"$line\"\n"
           "    [[ $line == *[[:space:]] ]] || { current=${words[-1]}; unset 'words[-1]'; }\n"
           "    previous=${words[-1]}\n"
           "    # The part of the word that bash takes for a word of its own, as @ and : break words.\n"
           "    before_break=${current%\"${current##*[@:=]}\"}\n"
           "    for ((i = 1; i < ${#words[@]}; i++)); do\n"
           "        word=${words[i]}\n" +
           command_search(program) +
           "    done\n"
           "    case $previous in\n" +
           value_branches(program, bash_source) +
           "    esac\n"
           "    if [[ $current == -* ]]; then\n"
           "        case $command in\n" +
           options +
           "        esac\n"
           "        _rinnova_words " +
           joined(names_of(program.options), " ") +
           "\n        return\n"
           "    fi\n"
           "    case $command in\n"
           "        '') _rinnova_words " +
           joined(names_of(program.commands), " ") + " ;;\n" + words +
           positional_branches(program, bash_source) +
           "    esac\n"
           "}\n"
           "complete -F _rinnova rinnova\n";
}

std::string zsh_source(const Source& source) {
    switch (source.kind) {
    case Source::Kind::none:
        return ":";
    case Source::Kind::list:
        return "compadd -- ${(f)\"$(rinnova completion " + source.text + " 2>/dev/null)\"}";
    case Source::Kind::files:
        return "_files";
    case Source::Kind::words:
        return "compadd -- " + source.text;
    }
    return ":";
}

std::string zsh_descriptions(const std::vector<OptionDescription>& options) {
    std::string text;
    for (const OptionDescription& option : options)
        for (const std::string& name : option.names)
            text += " " + quoted(name + ":" + option.text);
    return text;
}

std::string zsh_descriptions(const std::vector<CommandDescription>& commands) {
    std::string text;
    for (const CommandDescription& command : commands)
        text += " " + quoted(command.name + ":" + command.summary);
    return text;
}

std::string zsh_script(const CommandDescription& program) {
    std::string options;
    std::string words;
    for (const Entry& entry : entries_of(program)) {
        if (!entry.command->options.empty())
            options += "            " + quoted(entry.path) + ") entries+=(" +
                       zsh_descriptions(entry.command->options) + ") ;;\n";
        if (!entry.command->commands.empty())
            words += "        " + quoted(entry.path) + ") entries=(" +
                     zsh_descriptions(entry.command->commands) + "); _describe command entries ;;\n";
    }
    return "#compdef rinnova\n"
           "# Made by: rinnova completion zsh\n"
           "_rinnova() {\n"
           "    local command= word previous=${words[CURRENT-1]}\n"
           "    local -a entries\n"
           "    for word in \"${words[@]:1:$((CURRENT - 2))}\"; do\n" +
           command_search(program) +
           "    done\n"
           "    case $previous in\n" +
           value_branches(program, zsh_source) +
           "    esac\n"
           "    if [[ ${words[CURRENT]} == -* ]]; then\n"
           "        entries=(" +
           zsh_descriptions(program.options) +
           ")\n"
           "        case $command in\n" +
           options +
           "        esac\n"
           "        _describe option entries\n"
           "        return\n"
           "    fi\n"
           "    case $command in\n"
           "        '') entries=(" +
           zsh_descriptions(program.commands) + "); _describe command entries ;;\n" + words +
           positional_branches(program, zsh_source) +
           "    esac\n"
           "}\n"
           "_rinnova \"$@\"\n";
}

std::string fish_source(const OptionDescription& option) {
    const Source source = source_of(option);
    switch (source.kind) {
    case Source::Kind::none:
        return " -x";
    case Source::Kind::list:
        return " -x -a " + quoted("(rinnova completion " + source.text + " 2>/dev/null)");
    case Source::Kind::files:
        return " -r -F";
    case Source::Kind::words:
        return " -x -a " + quoted(source.text);
    }
    return {};
}

std::string fish_options(const std::vector<OptionDescription>& options, const std::string& condition) {
    std::string text;
    for (const OptionDescription& option : options) {
        text += "complete -c rinnova" + condition;
        for (const std::string& name : option.names)
            text += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
        text += (option.value.empty() ? std::string() : fish_source(option)) + " -d " + quoted(option.text) +
                "\n";
    }
    return text;
}

std::string fish_script(const CommandDescription& program) {
    std::string text = "# fish completion for rinnova, made by: rinnova completion fish\n"
                       "complete -c rinnova -f\n" +
                       fish_options(program.options, {});
    for (const CommandDescription& command : program.commands) {
        const std::string seen = " -n " + quoted("__fish_seen_subcommand_from " + command.name);
        text += "complete -c rinnova -n __fish_use_subcommand -a " + command.name + " -d " +
                quoted(command.summary) + "\n";
        text += fish_options(command.options, seen);
        if (!command.positionals.empty())
            text += "complete -c rinnova" + seen + fish_source(command.positionals.front()) + "\n";
        for (const CommandDescription& below : command.commands) {
            text +=
                "complete -c rinnova" + seen + " -a " + below.name + " -d " + quoted(below.summary) + "\n";
            if (!below.positionals.empty())
                text += "complete -c rinnova -n " + quoted("__fish_seen_subcommand_from " + below.name) +
                        fish_source(below.positionals.front()) + "\n";
        }
    }
    return text;
}

} // namespace

std::optional<std::string> completion_script(const CommandDescription& program, std::string_view shell) {
    if (shell == "bash")
        return bash_script(program);
    if (shell == "zsh")
        return zsh_script(program);
    if (shell == "fish")
        return fish_script(program);
    return std::nullopt;
}

} // namespace rinnova::cli
