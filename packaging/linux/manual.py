# SPDX-License-Identifier: Apache-2.0
"""A manual page (man(7)) from what a program says of itself with --help:

    manual.py [--section N] [--lang it] --version VERSION [--more FILE] PROGRAM

Walks through all of its commands. --more is appended: sections that no help has. The page goes to standard output."""
import argparse
import re
import subprocess
import sys

WIDTH = 100  # the programs wrap there when they write to no terminal
TITLES = {
    "en": {"NAME": "NAME", "SYNOPSIS": "SYNOPSIS", "DESCRIPTION": "DESCRIPTION", "COMMANDS": "COMMANDS",
           "OPTIONS": "OPTIONS", "EXAMPLES": "EXAMPLES"},
    "it": {"NAME": "NOME", "SYNOPSIS": "SINTASSI", "DESCRIPTION": "DESCRIZIONE", "COMMANDS": "COMANDI",
           "OPTIONS": "OPZIONI", "EXAMPLES": "ESEMPI"},
}
KINDS = {"Usage": "usage", "Uso": "usage", "Commands": "commands", "Subcommands": "commands", "Comandi": "commands",
         "Arguments": "arguments", "Positionals": "arguments", "Argomenti": "arguments",
         "Options": "options", "Opzioni": "options",
         "For every command": "everywhere", "Per ogni comando": "everywhere",
         "Examples": "examples", "Esempi": "examples"}


class Help:
    """One help text, taken apart: paragraphs, and entries (label, text) by kind."""

    def __init__(self, text):
        self.paragraphs, self.entries = [], {kind: [] for kind in KINDS.values()}
        kind, open_paragraph = None, False
        for line in text.splitlines():
            heading = line.split(":")[0]
            if heading in KINDS and not line.startswith(" "):
                kind, open_paragraph = KINDS[heading], False
                if line[len(heading) + 1:].strip():  # “Usage: program …”, on one line
                    self.entries[kind].append((line[len(heading) + 1:].strip(), ""))
                    kind = None
            elif not line.strip():
                open_paragraph = False
            elif not line.startswith(" "):
                kind = None
                self._prose(line, open_paragraph)
                open_paragraph = True
            elif kind is None:
                raise SystemExit(f"a line that belongs nowhere: {line!r}")
            else:
                self._entry(kind, line)

    def _prose(self, line, goes_on):
        # A line ends before the margin where its paragraph does.
        if goes_on and len(self._last) + 1 + len(line.split()[0]) > WIDTH:
            self.paragraphs[-1] += " " + line
        else:
            self.paragraphs.append(line)
        self._last = line

    def _entry(self, kind, line):
        entries = self.entries[kind]
        if re.match(r" {2}\S", line):
            label, _, text = line.strip().partition("  ")
            entries.append((label, text.strip()))
        else:
            label, text = entries[-1]
            entries[-1] = (label, f"{text} {line.strip()}".strip())


def help_of(program, path, language):
    chosen = ["--lang", language] if language != "en" else []
    ran = subprocess.run([program, *path, *chosen, "--help"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=True)
    return Help(ran.stdout.decode())


def roff(text):
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text.startswith((".", "'")) else text


def bold(text):
    return "\\fB" + roff(text) + "\\fR"


def entry(label, text):
    return [".TP", bold(label), roff(text) or "\\&"]


def examples(parts):
    lines = []
    for command, text in parts.entries["examples"]:
        lines += [".PP", roff(text), ".PP", ".RS 4", ".EX", roff(command), ".EE", ".RE"]
    return lines


def command_lines(program, path, language):
    parts = help_of(program, path, language)
    usage = parts.entries["usage"][0][0]
    lines = [f'.SS "{roff(usage)}"'] + paragraphs(parts)
    for kind in ("arguments", "options"):
        for label, text in parts.entries[kind]:
            if label.split(",")[0] not in ("-h", "--help"):  # of every command
                lines += entry(label, text)
    lines += examples(parts)
    for name, _ in parts.entries["commands"]:
        lines += command_lines(program, [*path, name], language)
    return lines


def paragraphs(parts):
    lines = []
    for number, text in enumerate(parts.paragraphs):
        lines += ([".PP"] if number else []) + [roff(text)]
    return lines


def page(program, section, language, version, more):
    titles = TITLES[language]
    name = program.rsplit("/", 1)[-1]
    parts = help_of(program, [], language)
    summary = parts.paragraphs.pop(0).removeprefix(name + " ").rstrip(".")
    lines = ['.\\" Made from the program itself.',
             f'.TH {name.upper()} {section} "" "Rinnova {version}" "Rinnova"',
             f'.SH {titles["NAME"]}', f"{roff(name)} \\- {roff(summary)}",
             f'.SH {titles["SYNOPSIS"]}', bold(parts.entries["usage"][0][0])]
    # The last paragraph of a long help points to the others.
    described = [text for text in parts.paragraphs if "--help" not in text]
    if described:
        lines.append(f'.SH {titles["DESCRIPTION"]}')
        parts.paragraphs = described
        lines += paragraphs(parts)
    lines.append(f'.SH {titles["COMMANDS"]}')
    for command, _ in parts.entries["commands"]:
        lines += command_lines(program, [command], language)
    lines.append(f'.SH {titles["OPTIONS"]}')
    for label, text in parts.entries["options"]:
        lines += entry(label, text)
    if parts.entries["examples"]:
        lines += [f'.SH {titles["EXAMPLES"]}'] + examples(parts)
    return "\n".join(lines) + "\n" + more


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--section", default="1")
    options.add_argument("--lang", default="en", choices=TITLES)
    options.add_argument("--version", required=True)
    options.add_argument("--more")
    options.add_argument("program")
    given = options.parse_args()
    more = open(given.more, encoding="utf-8").read() if given.more else ""
    sys.stdout.write(page(given.program, given.section, given.lang, given.version, more))


main()
