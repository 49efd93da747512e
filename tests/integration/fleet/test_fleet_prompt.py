# SPDX-License-Identifier: Apache-2.0
"""An administrator's password on a real terminal: typed twice, never shown, and nothing is made of two that differ."""
import os
import pathlib
import pty
import shutil
import sqlite3
import tempfile
import unittest

PROGRAM = os.environ["FLEET_PROGRAM"]
TYPED = "fake-password-1"


class Prompt(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(lambda: shutil.rmtree(self.folder, ignore_errors=True))
        self.file = self.folder / "fleet.sqlite"

    def add(self, *lines):
        """Its exit code, and all that the terminal showed."""
        process, terminal = pty.fork()
        if process == 0:
            os.execve(PROGRAM, [PROGRAM, "--lang", "en", "admin", "add", "anna", "--role", "admin", "--database",
                                f"sqlite:{self.file}"], {**os.environ, "TERM": "dumb"})
        shown = b""
        for question, line in zip((b"Password: ", b"Once more: "), lines):
            while not shown.endswith(question):
                shown += os.read(terminal, 4096)
            os.write(terminal, line.encode() + b"\r")
        try:
            while piece := os.read(terminal, 4096):
                shown += piece
        except OSError:  # the other end is closed
            pass
        os.close(terminal)
        return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown.decode()

    def users(self):
        with sqlite3.connect(self.file) as database:
            return [row[0] for row in database.execute("SELECT name FROM users")]

    def test_typed_twice_and_not_shown(self):
        code, shown = self.add(TYPED, TYPED)
        self.assertEqual(code, 0, shown)
        self.assertNotIn(TYPED, shown)
        self.assertEqual(self.users(), ["anna"])

    def test_two_that_differ_make_nobody(self):
        code, shown = self.add(TYPED, TYPED + "2")
        self.assertEqual(code, 2, shown)
        self.assertIn("not the same", shown)
        self.assertNotIn(TYPED, shown)
        self.assertFalse(self.file.exists())


if __name__ == "__main__":
    unittest.main(verbosity=2)
