# SPDX-License-Identifier: Apache-2.0
"""Ended from one moment to the next, anywhere in a rotation: the pasted password is kept or was never taken, and what
Outlook had stays whole."""
import subprocess
import tempfile
import time
import unittest

from desk import LIMIT, Desk
from test_outlook import HIS, PROFILES, USER, passwords

SPREAD, KILLS = 8, 16


class Killed(unittest.TestCase):
    def start(self, password):
        with tempfile.TemporaryFile() as nothing:
            process = subprocess.Popen(["wine", str(self.desk.program), "rotate", USER, "--no-probe", "--password-stdin"],
                                       stdin=subprocess.PIPE, stdout=nothing, stderr=nothing)
        process.stdin.write(password.encode())
        process.stdin.close()
        return process

    def his(self, values):
        return {place: value.partition(": ")[2] for place, value in passwords(values).items() if place in HIS}

    def others(self, values):
        return {place: value for place, value in values.items() if place not in HIS}

    def test_a_rotation_that_is_ended_anywhere_is_finished_or_never_was(self):
        with Desk() as self.desk:
            self.desk.outlook(PROFILES)
            for password in ("fake-first", "fake-whole"):  # the first start of a program takes longer
                began = time.monotonic()
                self.assertEqual(self.start(password).wait(LIMIT), 0)
                whole = time.monotonic() - began
            others, kept = self.others(self.desk.outlook_values()), "fake-whole"
            outcomes = []
            early, late = 0, whole  # moments: nothing had been taken yet, all was done
            for number in range(KILLS):
                wanted = f"fake-kill-{number}"
                moment = whole * (number + 1) / SPREAD if number < SPREAD else (early + late) / 2
                process = self.start(wanted)
                try:
                    process.wait(moment)
                except subprocess.TimeoutExpired:
                    process.kill()
                    process.wait(LIMIT)
                retried = self.desk.rinnova("retry", USER, "--no-probe")
                self.assertIn(retried.code, (0, 3, 7), retried)
                values = self.desk.outlook_values()
                self.assertEqual(self.others(values), others)
                now = set(self.his(values).values())
                # All of them the new one, or none was touched: the paste had not been taken yet, and nobody said so.
                self.assertIn(now, ({wanted}, {kept}), (number, retried))
                if now == {kept}:
                    self.assertNotEqual(process.returncode, 0)
                kept = now.pop()
                outcomes.append((process.returncode != 0, kept == wanted))
                if kept != wanted:
                    early = max(early, moment)
                elif process.returncode == 0:
                    late = min(late, moment)
            # Some were ended before the password was taken, and some afterwards.
            self.assertLessEqual({(True, False), (True, True)}, set(outcomes))
            self.assertEqual(self.desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password="fake-last").code, 0)
            self.assertEqual(set(self.his(self.desk.outlook_values()).values()), {"fake-last"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
