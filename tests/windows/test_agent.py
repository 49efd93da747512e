# SPDX-License-Identifier: Apache-2.0
"""rinnovad.exe under Wine: commands over its pipe, open slots finished when the program ends, the end in order."""
import subprocess
import time
import unittest

from desk import LIMIT, Desk
from test_outlook import HIS, NEW, PROFILES, USER, passwords


class Agent(unittest.TestCase):
    def until(self, told, what):
        deadline = time.monotonic() + LIMIT
        while not told():
            self.assertLess(time.monotonic(), deadline, what)

    def states(self, desk):
        status = desk.rinnova("status", USER)
        self.assertEqual(status.code, 0, status)
        return {slot["state"] for slot in status.document["accounts"][0]["slots"]}

    def test_the_agent_finishes_what_outlook_held_up(self):
        with Desk() as desk, desk.agent() as agent:
            desk.outlook(PROFILES)
            with desk.outlook_running():
                done = desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW)
                self.assertEqual(done.code, 3, done)
                self.assertEqual({slot["result"] for slot in done.document["accounts"][0]["slots"]}, {"pending"})
                self.assertTrue(desk.close_outlook())
                self.until(lambda: self.states(desk) == {"in-sync"}, "finished by the agent")
            self.assertEqual({value for place, value in passwords(desk.outlook_values()).items() if place in HIS},
                             {f"{name}: {NEW}" for _, name in HIS})
            self.assertIsNone(agent.poll())
            history = desk.rinnova("history", USER)
            self.assertNotIn(NEW, history.out)

    def test_a_second_agent_leaves_and_the_first_one_goes_on(self):
        with Desk() as desk, desk.agent() as agent:
            second = subprocess.run(["wine", str(desk.program.with_name("rinnovad.exe"))], capture_output=True,
                                    timeout=LIMIT)
            self.assertEqual(second.returncode, 0, second)
            self.assertIsNone(agent.poll())
            self.assertTrue(desk.rinnova("agent", "status").document["running"])

    def test_it_is_installed_for_the_session_and_ends_when_it_is_taken_out(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            installed = desk.rinnova("agent", "install")
            self.assertEqual(installed.code, 0, installed)
            try:
                status = desk.rinnova("agent", "status").document
                self.assertTrue(status["running"])
                self.assertTrue(status["installed"])
                # By way of the agent: two at once, and a message cut in the middle, do nobody harm.
                self.assertEqual(desk.rinnova("discover").code, 0)
                runs = [subprocess.Popen(["wine", str(desk.program), "--json", "discover"], stdout=subprocess.PIPE)
                        for _ in range(2)]
                for run in runs:
                    run.communicate(timeout=LIMIT)
                    self.assertEqual(run.returncode, 0)
            finally:
                gone = desk.rinnova("agent", "uninstall")
            self.assertEqual(gone.code, 0, gone)
            status = desk.rinnova("agent", "status").document
            self.assertFalse(status["running"])
            self.assertFalse(status["installed"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
