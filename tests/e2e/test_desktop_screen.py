# SPDX-License-Identifier: Apache-2.0
"""The window when the screen it was on is gone, and when it gets smaller under it."""
import re
import unittest

from desktop_desk import USER, DesktopDesk
from rinnova_test.deadline import Deadline
from rinnova_test.screen import Screen, find_window


class Screens(DesktopDesk):
    def setUp(self):
        super().setUp()
        self.fill_thunderbird()
        self.track(USER, 3)

    def number(self):
        return find_window(self.box, "--onlyvisible", "--name", "^Rinnova$")[0]

    def place(self):
        """Of the window's content, as the X server has it: left, top, right, bottom."""
        told = self.box.run(["xwininfo", "-id", self.number()], check=True).stdout.decode()
        left, top, width, height = (int(re.search(words + r": +(-?\d+)", told)[1]) for words in (
            "Absolute upper-left X", "Absolute upper-left Y", "Width", "Height"))
        return left, top, left + width, top + height

    def wait_place(self, holds, what):
        deadline = Deadline(60, what)
        while not holds(*(place := self.place())):
            deadline.what = f"{what}: {place}"
            assert deadline.left

    def test_where_its_screen_is_gone_it_opens_on_the_one_there_is(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        number = self.number()
        self.windows.xdotool("windowsize", number, 700, 500)
        self.windows.xdotool("windowmove", number, 1000, 600)
        self.wait_place(lambda left, *_: left >= 900, "moved far out")
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)
        with Screen(self.box, manager="openbox", size="800x600"):
            self.start_window()
            self.windows.wait(role="table cell", name=USER)
            self.wait_place(lambda left, top, right, bottom: left >= 0 and top >= 0 and right <= 800 and bottom <= 600,
                            "wholly on the small screen")
            self.windows.click(role="push button", name="Renew…")
            self.windows.wait(role="password text", name="The new password")

    def test_a_screen_that_gets_smaller_leaves_a_window_that_can_be_used(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        self.screen.run("xrandr", "--newmode", "small", "40", "800", "840", "968", "1056", "600", "601", "605", "628")
        self.screen.run("xrandr", "--addmode", "screen", "small")
        self.screen.run("xrandr", "--output", "screen", "--mode", "small")
        self.windows.xdotool("windowactivate", "--sync", self.number())
        self.windows.click(role="push button", name="Renew…")
        self.windows.wait(role="password text", name="The new password")
        self.windows.keys("Escape")
        self.windows.wait_gone(role="password text", name="The new password")
        self.assertIsNone(self.window.poll())


class Minimised(DesktopDesk):
    def configure(self, **members):
        super().configure(**members)
        rules = self.box.config_home / "openbox/rc.xml"
        rules.parent.mkdir(exist_ok=True)
        rules.write_text('<openbox_config xmlns="http://openbox.org/3.4/rc"><applications>'
                         '<application title="Rinnova"><iconic>yes</iconic></application>'
                         '</applications></openbox_config>')

    def test_a_window_that_starts_minimised_reads_the_accounts_all_the_same(self):
        self.track(USER, 3)
        self.start_window()
        deadline = Deadline(60, "the account in a window that is not on the screen")
        while not any(one.role == "table cell" and USER in one.name for one in self.windows.controls()):
            assert deadline.left
        self.assertFalse(self.windows.find(role="frame", state="active"))


if __name__ == "__main__":
    unittest.main(verbosity=2)
