# SPDX-License-Identifier: Apache-2.0
"""What scripts/new-plugin makes is a plugin of its own, with nothing of the template's name left."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


class NewPlugin(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "scripts").mkdir()
        shutil.copy(ROOT / "scripts/new-plugin", self.root / "scripts")
        shutil.copy(ROOT / ".clang-format", self.root)
        shutil.copytree(ROOT / "plugins/template", self.root / "plugins/template")

    def new_plugin(self, *arguments):
        return subprocess.run([self.root / "scripts/new-plugin", *arguments], capture_output=True, text=True)

    def test_every_name_is_the_new_one(self):
        done = self.new_plugin("desk-phone")
        self.assertEqual(done.returncode, 0, done.stderr)
        made = self.root / "plugins/desk-phone"
        names = {str(path.relative_to(made)) for path in made.rglob("*")}
        of_template = {str(path.relative_to(self.root / "plugins/template"))
                       for path in (self.root / "plugins/template").rglob("*")}
        self.assertEqual(names, {name.replace("TemplateTarget", "DeskPhoneTarget") for name in of_template})
        for path in made.rglob("*"):
            if path.is_file():
                self.assertNotIn("template", path.read_text().lower(), path)
        self.assertIn('"id": "desk-phone"', (made / "plugin.json").read_text())
        lists = (made / "CMakeLists.txt").read_text()
        self.assertIn("rinnova_plugin(desk-phone\n", lists)
        self.assertNotIn("NOT_INSTALLED", lists)
        self.assertEqual(lists.count("("), lists.count(")"))

    def test_a_bad_or_a_taken_name_makes_nothing(self):
        for name in ("", "Apple", "a b", "../x", "-a", "a--b", "1a"):
            self.assertEqual(self.new_plugin(name).returncode, 2, name)
        self.assertEqual(self.new_plugin().returncode, 2)
        self.assertEqual(self.new_plugin("template").returncode, 1)
        self.assertEqual([path.name for path in (self.root / "plugins").iterdir()], ["template"])


if __name__ == "__main__":
    unittest.main()
