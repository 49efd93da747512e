# SPDX-License-Identifier: Apache-2.0
"""What the documents point at is there, in the tree:  test_links.py BUILD

Files and headings behind links, paths of the tree in running text, and the tests that docs/assurance.md names.
"""
import json
import pathlib
import re
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "packaging/site"))

from hooks import CODE, LINK, slug  # noqa: E402

BUILD = pathlib.Path()
DOCUMENTS = sorted(page for pattern in ("*.md", "docs/**/*.md", "plugins/*/README.md") for page in ROOT.glob(pattern))
FENCE = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
SPAN = re.compile(r"`([^`\n]+)`")
PLACE = re.compile(r"(?:src|docs|tests|plugins|packaging|scripts)/[\w./*-]*")
TEST = re.compile(r"(?:unit|test|contract|integration|e2e|vault|keychain|plugin|packages|faults|docs|windows)-[\w-]+")


def text_of(page):
    return COMMENT.sub("", FENCE.sub("", page.read_text()))


def anchors_of(page):
    """Of each heading, numbered where one comes again."""
    seen = {}
    for heading in re.findall(r"^#{1,6} (.*)$", text_of(page), re.MULTILINE):
        words = slug(LINK.sub(r"\2", heading))
        number = seen[words] = seen.get(words, -1) + 1
        yield f"{words}-{number}" if number else words


def dead_link(page, target):
    """What is wrong with it; None: nothing."""
    path, _, anchor = target.partition("#")
    file = (page.parent / path).resolve() if path else page
    if not file.is_file() or not file.is_relative_to(ROOT):
        return "no such file"
    if anchor and (file.suffix != ".md" or anchor not in anchors_of(file)):
        return "no such heading"
    return None


def dead_links(page):
    for _, _, target in LINK.findall(CODE.sub("", text_of(page))):
        if not re.match(r"[a-z]+:", target) and (wrong := dead_link(page, target)):
            yield f"{page.relative_to(ROOT)}: {target}: {wrong}"


def known_tests():
    listed = subprocess.run(["ctest", "--test-dir", str(BUILD), "--show-only=json-v1"], check=True, capture_output=True)
    names = {test["name"] for test in json.loads(listed.stdout)["tests"]}
    return names | {f"windows-{file.stem.removeprefix('test_')}" for file in ROOT.glob("tests/windows/test_*.py")}


class Links(unittest.TestCase):
    maxDiff = None

    def test_every_link_leads_to_a_file_and_a_heading(self):
        self.assertGreater(len(DOCUMENTS), 40)
        self.assertEqual([wrong for page in DOCUMENTS for wrong in dead_links(page)], [])

    def test_a_dead_link_is_found(self):
        page = ROOT / "docs/architecture.md"
        self.assertEqual([dead_link(page, target) for target in ("nowhere.md", "protocol.md#nothing", "../..", "adr/")],
                         ["no such file", "no such heading", "no such file", "no such file"])
        self.assertIsNone(dead_link(page, "protocol.md#live-hosts"))

    def test_every_path_of_the_tree_is_there(self):
        missing = []
        for page in DOCUMENTS:
            for span in SPAN.findall(text_of(page)):
                place = span.split()[0] if span.split() else ""
                # In a plugin's own page, and in the one that speaks of all of them, paths begin in its folder.
                if PLACE.fullmatch(place) and not any(
                        next(base.glob(place.rstrip("/")), None)
                        for base in (ROOT, page.parent, *ROOT.glob("plugins/template"))):
                    missing.append(f"{page.relative_to(ROOT)}: {place}")
        self.assertEqual(missing, [])

    def test_the_tests_that_assurance_names_exist(self):
        text = (ROOT / "docs/assurance.md").read_text()
        spans = set(SPAN.findall(text))
        tests, targets = known_tests(), {file.stem for file in ROOT.glob("tests/fuzz/*.cpp")}
        named = {span for span in spans if TEST.fullmatch(span)}
        self.assertGreater(len(named), 40)
        self.assertEqual(named - tests, set())
        defended = text[text.index("\n## What is defended"):text.index("\n## What is not defended")]
        proofs = {span for line in defended.splitlines() if line.startswith("|")
                  for span in SPAN.findall(line.split(" | ")[-1])}
        self.assertEqual({proof for proof in proofs - tests
                          if not any(pathlib.PurePath(target).match(proof) for target in targets)}, set())


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
