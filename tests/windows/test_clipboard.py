# SPDX-License-Identifier: Apache-2.0
"""`rinnova copy` on the Windows clipboard: there for a minute, marked as a secret, and gone."""
import json
import subprocess
import time
import unittest

from desk import LIMIT, Desk
from test_outlook import NEW, PROFILES, USER


class Clipboard(unittest.TestCase):
    def copy(self, desk):
        """`rinnova copy` at work, and when it began; the password can be pasted."""
        desk.outlook(PROFILES)
        done = desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW)
        self.assertEqual(done.code, 0, done)
        copying = subprocess.Popen(["wine", str(desk.program), "--json", "copy", USER], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        started = time.monotonic()
        while desk.clipboard().out != NEW:
            self.assertIsNone(copying.poll(), "it ended before anything was on the clipboard")
            self.assertLess(time.monotonic() - started, LIMIT)
        return copying, started

    def test_a_password_can_be_pasted_for_a_minute_and_is_gone_afterwards(self):
        with Desk() as desk:
            copying, started = self.copy(desk)
            self.assertIn("concealed", desk.clipboard().err)
            said, _ = copying.communicate(timeout=LIMIT)
            self.assertEqual(copying.returncode, 0, said)
            self.assertGreater(time.monotonic() - started, 55)
            self.assertNotIn(NEW.encode(), said)
            self.assertEqual((desk.clipboard().code, desk.clipboard().out), (1, ""))

    def test_a_clipboard_that_another_program_keeps_open_is_not_said_to_be_empty(self):
        with Desk() as desk:
            copying, _ = self.copy(desk)
            with desk.clipboard_kept_open():
                said, _ = copying.communicate(timeout=LIMIT)
            self.assertEqual(copying.returncode, 1, said)
            self.assertEqual(json.loads(said)["error"]["code"], "busy")
            self.assertNotIn(NEW.encode(), said)


if __name__ == "__main__":
    unittest.main(verbosity=2)
