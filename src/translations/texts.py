# SPDX-License-Identifier: Apache-2.0
"""The texts that users see, and their translations:  texts.py update|check [--lupdate PROGRAM]

`update` brings the source texts of src/ and plugins/ into rinnova_it.ts and rinnova_en.ts (plural forms only).
`check` says what is missing: a text without a finished translation, placeholders that differ, a text that is no literal.

lupdate does not know `translate("context", "text %1", {…})` of base/Text.h: it stops at the list of arguments. The
calls are therefore found here, and given to it as the QT_TRANSLATE_NOOP lines that it does know.
"""
import argparse
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FOLDERS = ("src", "plugins")
# Where the two functions are declared and defined.
OWN = {"src/base/Text.h", "src/base/Text.cpp"}

CALL = re.compile(r"\btranslate(_count)?\s*\(")
LITERAL = r'"(?:[^"\\\n]|\\.)*"'
ARGUMENTS = re.compile(rf"\s*({LITERAL})\s*,\s*({LITERAL}(?:\s*{LITERAL})*)\s*([,)])")
# Comments, but not inside texts.
COMMENT = re.compile(rf"({LITERAL})|//[^\n]*|/\*.*?\*/", re.DOTALL)
PLACEHOLDER = re.compile(r"%(?:\d|n)")


def sources(root):
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            relative = path.relative_to(root)
            if path.suffix in (".cpp", ".h") and relative.as_posix() not in OWN and "tests" not in relative.parts:
                yield path


def calls(path):
    """Yields (line, context, text, plural) of each call; text is None where it is no literal."""
    code = COMMENT.sub(lambda match: match.group(1) or re.sub(r"[^\n]", " ", match.group(0)),
                       path.read_text(encoding="utf-8"))
    for call in CALL.finditer(code):
        line = code.count("\n", 0, call.start()) + 1
        found = ARGUMENTS.match(code, call.end())
        if found:
            yield line, found.group(1), " ".join(found.group(2).split("\n")), bool(call.group(1))
        else:
            yield line, None, None, False


def write_noops(root, folder):
    """One file for each of ours, with what lupdate understands. Returns the complaints."""
    complaints = []
    for path in sources(root):
        lines = []
        for line, context, text, plural in calls(path):
            if text is None:
                complaints.append(f"{path.relative_to(root)}:{line}: the text is not a literal")
            elif plural:
                lines.append(f"QT_TRANSLATE_N_NOOP({context}, {text})")
            else:
                lines.append(f"QT_TRANSLATE_NOOP({context}, {text})")
        if lines:
            copy = folder / path.relative_to(root)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_text(";\n".join(lines) + ";\n", encoding="utf-8")
    return complaints


def lupdate(program, noops, target, *options):
    subprocess.run([program, "-silent", "-no-obsolete", "-locations", "none", "-no-ui-lines", "-extensions", "cpp,h",
                    *options, str(noops), "-ts", str(target)], check=True)


def update(program, root, italian, english):
    with tempfile.TemporaryDirectory() as folder:
        complaints = write_noops(root, pathlib.Path(folder))
        lupdate(program, folder, italian, "-source-language", "en", "-target-language", "it")
        lupdate(program, folder, english, "-source-language", "en", "-target-language", "en", "-pluralonly")
    return complaints


def missing(file, plurals_only=False):
    """What a translation file lacks, a line each."""
    for context in ElementTree.parse(file).getroot().iter("context"):
        name = context.findtext("name")
        for message in context.iter("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            numerus = message.get("numerus") == "yes"
            if plurals_only and not numerus:
                continue
            where = f"{file.name}: {name}: {source!r}"
            forms = [form.text or "" for form in translation.iter("numerusform")] if numerus else [translation.text or ""]
            if translation.get("type") is not None or not all(form.strip() for form in forms):
                yield f"{where} is not translated"
            elif numerus and len(forms) != 2:
                yield f"{where} has {len(forms)} forms of 2"
            else:
                wanted = set(PLACEHOLDER.findall(source))
                # A form for one may say it in a word.
                for number, form in enumerate(forms):
                    found = set(PLACEHOLDER.findall(form))
                    if found - wanted or (wanted - found) - ({"%n"} if number == 0 and numerus else set()):
                        yield f"{where} has other placeholders in its translation"


def check(program, root, folder):
    """Compares the files of `folder` with the sources as they are; changes neither."""
    with tempfile.TemporaryDirectory() as copies:
        italian, english = (pathlib.Path(copies) / name for name in ("rinnova_it.ts", "rinnova_en.ts"))
        for copy in (italian, english):
            copy.write_bytes((folder / copy.name).read_bytes())
        complaints = update(program, root, italian, english)
        complaints += missing(italian)
        complaints += missing(english, plurals_only=True)
    return complaints


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("action", choices=["update", "check"])
    parser.add_argument("--lupdate", default="/usr/lib/qt6/bin/lupdate")
    parser.add_argument("--root", type=pathlib.Path, default=ROOT)
    options = parser.parse_args()
    if options.action == "update":
        complaints = update(options.lupdate, options.root, HERE / "rinnova_it.ts", HERE / "rinnova_en.ts")
    else:
        complaints = check(options.lupdate, options.root, HERE)
    print(*complaints, sep="\n", end="\n" if complaints else "")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
