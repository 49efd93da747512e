# SPDX-License-Identifier: Apache-2.0
"""The house rules of docs/architecture.md that a compiler does not see:  check_layers.py ROOT

One line a finding, `path:line: what is wrong`; exit 1 when there is one.
"""
import pathlib
import re
import sys

# What each layer may include beside itself.
LAYERS = {
    "base": set(),
    "model": {"base"},
    "sdk": {"base", "model"},
    "providers": {"base", "model"},
    "ledger": {"base", "model"},
    "vault": {"base", "model"},
    "probe": {"base", "model"},
    "profile": {"base", "model"},
    "terminal": {"base"},
    "clipboard": {"base"},
    "engine": {"base", "model", "sdk", "providers", "ledger", "vault", "probe", "profile"},
    "service": {"base", "model", "engine", "profile", "fleet/protocol", "fleet/reporter"},
    "agent": {"base", "model", "service"},
    "cli": {"base", "model", "terminal", "service"},
    "desktop": {"base", "model", "service"},
    "fleet/protocol": {"base", "model"},
    "fleet/reporter": {"base", "model", "vault", "fleet/protocol"},
    "fleet/server": {"base", "model", "terminal", "fleet/protocol"},
    "live": {"base", "model", "service"},
}
# The one place where everything meets, for all programs.
WIRING = {"src/service/Wiring.cpp", "src/service/FleetWiring.cpp"}
PLUGIN_TESTS = {"base", "model", "sdk"}

SOURCES = {".cpp", ".h"}
COMMENTED = SOURCES | {".py", ".sh", ".cmake"}
MOST_LINES = 400
DATA = {"fixtures", "corpus", "__pycache__"}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
PLATFORM_TEST = re.compile(r"^\s*#\s*(?:el)?if(?:n?def)?\b.*\b(?:_WIN32|_WIN64|__linux__|__APPLE__|__unix__|Q_OS_\w+)\b")
PLATFORM_UNIT = re.compile(r"_(?:linux|windows|macos)\.(?:cpp|h)$")
LEFT_OPEN = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b")


def text_of(path):
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def files_of(root):
    for top in ("src", "plugins", "tests", "scripts", "docs", "packaging", ".ci"):
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and not DATA.intersection(path.relative_to(root).parts):
                yield path.relative_to(root)
    yield from (path.relative_to(root) for path in sorted(root.glob("*.md")) + [root / "CMakeLists.txt"])


def layer_of(parts):
    """Of a path below src/: its folder, or the two uppermost ones where each of them is a layer."""
    two = "/".join(parts[:2])
    return two if two in LAYERS else parts[0]


def include_problem(path, name):
    """Why this file may not include that name of ours, or None."""
    if ".." in name.split("/"):
        return "an include does not climb folders"
    layer = layer_of(name.split("/"))
    if layer not in LAYERS or "/" not in name:
        return None
    if path.parts[0] == "plugins":
        allowed = PLUGIN_TESTS if "tests" in path.parts else {"sdk"}
        return None if layer in allowed else f"a plugin includes sdk/… and its own, not {layer}/…"
    if path.parts[0] != "src" or path.as_posix() in WIRING:
        return None
    own = layer_of(path.parts[1:])
    if layer == own or layer in LAYERS.get(own, set()):
        return None
    return f"{own} may not include {layer}/…"


def source_problems(path, lines):
    for number, line in enumerate(lines, 1):
        include = INCLUDE.match(line)
        if include and (problem := include_problem(path, include.group(2))):
            yield number, problem
        if PLATFORM_TEST.match(line) and not PLATFORM_UNIT.search(path.name):
            yield number, "platform code belongs into a unit named _linux, _windows or _macos"
    if path.parts[0] == "src" and len(path.parts) > 2 and layer_of(path.parts[1:]) not in LAYERS:
        yield 1, f"{path.parts[1]} is no layer of docs/architecture.md"


def problems(root):
    for path in files_of(root):
        lines = text_of(root / path)
        if path.suffix in SOURCES:
            yield from ((path, *problem) for problem in source_problems(path, lines))
        commented = path.suffix in COMMENTED or path.name == "CMakeLists.txt" or lines[:1] and lines[0].startswith("#!")
        if commented and not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines[:3]):
            yield path, 1, "the SPDX line is missing"
        if path.suffix in SOURCES | {".py"} and len(lines) > MOST_LINES:
            yield path, len(lines), f"longer than {MOST_LINES} lines: two ideas in one file?"
        for number, line in enumerate(lines, 1):
            if LEFT_OPEN.search(line):
                yield path, number, "left open: finish it, or open an issue"


def main(root):
    found = list(problems(pathlib.Path(root).resolve()))
    for path, number, problem in found:
        print(f"{path}:{number}: {problem}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "."))
