# SPDX-License-Identifier: Apache-2.0
"""The window's button that asks an open, real Thunderbird to close, and what follows without a click."""
import unittest

from desktop_desk import NEW, OLD, USER, DesktopDesk
from rinnova_test.thunderbird import Thunderbird
import test_restart_clients

FIELD = {"role": "password text", "name": "The new password"}
OPEN = {"role": "label", "name": "Some places do not have it yet"}
DONE = {"role": "label", "name": "the new password is everywhere"}


class OpenThunderbird(DesktopDesk):
    def setUp(self):
        super().setUp()
        profile = self.fill_thunderbird()
        self.track(USER, 3)
        self.office.mail.set_password(USER, OLD, NEW)
        self.thunderbird = Thunderbird(self.box, profile, screen=True)
        self.thunderbird.start()
        self.addCleanup(self.thunderbird.kill)
        self.thunderbird.run(test_restart_clients.WAIT_FOR_START, seconds=120)
        test_restart_clients.RestartClients.wait_window(self, "3pane")
        self.start_window("--renew", USER)
        self.windows.wait(**FIELD, state="focused")
        self.windows.type(NEW)
        self.windows.keys("Return")
        self.windows.wait(**OPEN)

    def test_one_press_closes_it_and_finishes(self):
        self.windows.click(role="push button", name="Ask Thunderbird to close, and finish")
        self.windows.wait(**DONE, seconds=180)
        self.assertEqual(set(self.states().values()), {"in-sync"})

    def test_closing_it_by_hand_is_enough(self):
        self.thunderbird.kill()
        self.windows.wait(**DONE, seconds=180)
        self.assertFalse(self.windows.find(role="push button", name="Ask Thunderbird"))
        self.assertEqual(set(self.states().values()), {"in-sync"})

if __name__ == "__main__":
    unittest.main(verbosity=2)
