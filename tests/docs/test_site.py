# SPDX-License-Identifier: Apache-2.0
"""The site of the documents (scripts/site): whole, without a dead link, and without the network:  test_site.py BUILD"""
import html.parser
import pathlib
import shutil
import subprocess
import sys
import unittest
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path()
DOCUMENTS = [page for pattern in ("*.md", "docs/**/*.md", "plugins/*/README.md") for page in ROOT.glob(pattern)]


class Page(html.parser.HTMLParser):
    """The ids of a page, where its links lead, and what it loads."""

    def __init__(self, file):
        super().__init__()
        self.ids, self.links, self.loads, self.language = {""}, [], [], None
        self.feed(file.read_text())

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.ids.add(given.get("id") or "")
        if tag == "html":
            self.language = given.get("lang")
        if tag == "a" and given.get("href"):
            self.links.append(given["href"])
        elif tag in ("script", "link", "img", "iframe", "source"):
            self.loads.append(given.get("src") or given.get("href") or "")


class Site(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.folder = BUILD / "tests/site"
        shutil.rmtree(cls.folder, ignore_errors=True)
        subprocess.run([ROOT / "scripts/site", cls.folder], check=True, stdin=subprocess.DEVNULL)
        cls.pages = {file: Page(file) for file in cls.folder.rglob("*.html") if file.name != "404.html"}

    def target_of(self, page, link):
        """File and anchor; None for what lies elsewhere."""
        split = urllib.parse.urlsplit(link)
        if split.scheme or split.netloc:
            return None
        path = urllib.parse.unquote(split.path)
        return (page.parent / path).resolve() if path else page, urllib.parse.unquote(split.fragment)

    def test_every_document_is_a_page_that_can_be_reached(self):
        first = self.folder / "index.html"
        listed = {self.target_of(first, link)[0] for link in self.pages[first].links if self.target_of(first, link)}
        self.assertEqual(set(self.pages) - listed, set())
        self.assertEqual(len(self.pages), len(DOCUMENTS))

    def test_no_link_is_dead(self):
        dead = []
        for file, page in self.pages.items():
            for link in page.links + page.loads:
                if not link or not (found := self.target_of(file, link)):
                    continue
                target, anchor = found
                if not target.is_file() or (target in self.pages and anchor not in self.pages[target].ids):
                    dead.append(f"{file.relative_to(self.folder)}: {link}")
        self.assertEqual(dead, [])

    def test_nothing_is_loaded_from_elsewhere(self):
        self.assertEqual([load for page in self.pages.values() for load in page.loads if "//" in load], [])
        for sheet in self.folder.rglob("*.css"):
            self.assertNotIn("url(http", sheet.read_text(), sheet)

    def test_italian_pages_say_so(self):
        self.assertEqual({file.name for file, page in self.pages.items() if page.language == "it"},
                         {"README.it.html", "user-guide.it.html"})


if __name__ == "__main__":
    BUILD = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
