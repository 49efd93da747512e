# SPDX-License-Identifier: Apache-2.0
"""`rinnova copy` on the Windows clipboard: there for a minute, marked as a secret, and gone."""
import subprocess
import time
import unittest

from desk import LIMIT, Desk
from test_outlook import NEW, PROFILES, USER


class Clipboard(unittest.TestCase):
    def test_a_password_can_be_pasted_for_a_minute_and_is_gone_afterwards(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            done = desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW)
            self.assertEqual(done.code, 0, done)
            copying = subprocess.Popen(["wine", str(desk.program), "--json", "copy", USER], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            started = time.monotonic()
            while desk.clipboard().out != NEW:
                self.assertIsNone(copying.poll(), "it ended before anything was on the clipboard")
                self.assertLess(time.monotonic() - started, LIMIT)
            self.assertIn("concealed", desk.clipboard().err)
            said, _ = copying.communicate(timeout=LIMIT)
            self.assertEqual(copying.returncode, 0, said)
            self.assertGreater(time.monotonic() - started, 55)
            self.assertNotIn(NEW.encode(), said)
            self.assertEqual((desk.clipboard().code, desk.clipboard().out), (1, ""))


if __name__ == "__main__":
    unittest.main(verbosity=2)
