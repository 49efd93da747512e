# SPDX-License-Identifier: Apache-2.0
"""The add-on as it is packed:  test_add_on.py RINNOVA-LIVE.XPI"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile

LIVE = pathlib.Path(__file__).resolve().parents[1] / "live"
ADD_ON = pathlib.Path(sys.argv.pop(1))


class AddOn(unittest.TestCase):
    def setUp(self):
        self.archive = self.enterContext(zipfile.ZipFile(ADD_ON))
        self.manifest = json.loads(self.archive.read("manifest.json"))

    def text(self, name):
        return self.archive.read(name).decode()

    def test_the_same_files_give_the_same_bytes(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder, "copy")
            for name in self.archive.namelist():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                (copy / name).write_bytes(self.archive.read(name))
                (copy / name).chmod(0o600)
                os.utime(copy / name, (1e9, 1e9))
            again = pathlib.Path(folder, "again.xpi")
            subprocess.run([sys.executable, "-B", LIVE / "pack.py", copy, again, *reversed(self.archive.namelist())],
                           check=True)
            self.assertEqual(again.read_bytes(), ADD_ON.read_bytes())

    def test_it_asks_for_one_permission(self):
        self.assertEqual(self.manifest["permissions"], ["nativeMessaging"])
        self.assertEqual(set(self.manifest["experiment_apis"]), {"rinnova"})
        self.assertFalse(set(self.manifest) & {"optional_permissions", "host_permissions", "content_scripts",
                                               "web_accessible_resources", "update_url"})
        self.assertNotIn("update_url", self.manifest["browser_specific_settings"]["gecko"])

    def test_it_names_no_page_and_no_network(self):
        for name in self.archive.namelist():
            if name.endswith(".js"):
                self.assertIsNone(re.search(r"https?://|fetch\(|XMLHttpRequest|WebSocket|eval\(", self.text(name)), name)

    def test_every_text_is_there_in_both_languages(self):
        english, italian = (json.loads(self.text(f"_locales/{language}/messages.json")) for language in ("en", "it"))
        self.assertEqual(english.keys(), italian.keys())
        events = set(re.findall(r'note\("(\w+)"\)', self.text("background.js"))) | {"waiting", "renewed", "failed"}
        used = (set(re.findall(r"__MSG_(\w+)__", self.text("manifest.json")))
                | set(re.findall(r'data-text="(\w+)"', self.text("options.html"))) | {f"event_{e}" for e in events})
        self.assertEqual(used, english.keys())


if __name__ == "__main__":
    unittest.main(verbosity=2)
