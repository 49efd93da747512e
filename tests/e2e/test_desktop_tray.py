# SPDX-License-Identifier: Apache-2.0
"""The window's life in a real tray (trayer, by the freedesktop system tray protocol)."""
import configparser
import re
import shlex
import subprocess
import unittest

from desktop_desk import DESKTOP, USER, DesktopDesk
from rinnova_test.deadline import Deadline
from rinnova_test.screen import find_window


class Tray(DesktopDesk):
    def setUp(self):
        super().setUp()
        self.box.spawn(["trayer", "--edge", "top", "--align", "left", "--height", "32"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        find_window(self.box, "--class", "trayer")
        self.track(USER, 3)

    def icon(self):
        """The middle of its window in the tray, the only one while the program is hidden."""
        deadline = Deadline(60, "an icon in the tray")
        while deadline.left:
            found = re.search(r'"Rinnova": \("rinnova-desktop".*?\)  (\d+)x(\d+)\S+  \+(\d+)\+(\d+)',
                              self.screen.run("xwininfo", "-root", "-tree"))
            if found:
                width, height, x, y = map(int, found.groups())
                return x + width // 2, y + height // 2

    def test_it_starts_hidden_opens_by_a_click_and_stays_when_closed(self):
        self.start_window("--hidden")
        middle = self.icon()
        self.assertFalse(self.windows.find(role="frame", name="Rinnova"))
        self.windows.xdotool("mousemove", *middle, "click", 1)
        self.windows.wait(role="table cell", name=USER)
        self.windows.close_front()
        self.windows.wait_gone(role="frame", name="Rinnova")
        self.assertIsNone(self.window.poll())
        self.windows.xdotool("mousemove", *middle, "click", 1)
        self.windows.wait(role="table cell", name=USER)
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)

    def next_notice(self):
        return self.office.rinnova("status", USER).document["accounts"][0]["next_notice"]

    def choose(self, middle, keys, done):
        """Its menu, by keys: a popup without a window of its own is not in the accessibility tree."""
        deadline = Deadline(180, f"{keys} in the icon's menu")
        while deadline.left:
            self.windows.xdotool("mousemove", *middle, "click", 3)
            self.windows.xdotool("key", "--delay", 400, *keys)
            if any(done() for _ in range(8)):
                return
            if self.window.poll() is None:
                self.windows.xdotool("key", "Escape", "Escape")

    def test_its_menu_snoozes_shows_an_account_and_quits(self):
        self.track(USER, 12)
        self.start_window("--hidden")
        middle = self.icon()
        before = self.next_notice()
        # The state above is no choice: the first is the account, with what can be done about it.
        self.choose(middle, ("Down", "Right", "Down", "Down", "Return"), lambda: self.next_notice() != before)
        self.choose(middle, ("Down", "Right", "Down", "Return"),
                    lambda: self.windows.find(role="page tab", name="Stored copies"))
        self.choose(middle, ("q",), lambda: self.window.poll() is not None)
        self.assertEqual(self.window.wait(60), 0)

    def break_settings(self):
        (self.box.config_home / "rinnova/config.json").write_text("{")

    def test_what_cannot_be_read_is_shown_and_without_an_icon_it_ends_with_its_window(self):
        self.break_settings()
        self.start_window("--hidden")
        self.windows.wait(role="label", name="config.json")
        self.windows.close_front()
        self.assertEqual(self.window.wait(60), 0)

    def test_what_could_not_be_read_is_read_again_by_the_next_start(self):
        self.agent.stop()  # which would tell of the settings
        self.break_settings()
        self.start_window()
        self.windows.wait(role="label", name="config.json")
        self.configure()
        self.assertEqual(self.box.run(self.office.argv(program=DESKTOP)).returncode, 0)
        self.windows.wait(role="table cell", name=USER)

    def test_it_starts_with_the_desktop_when_it_is_told_to(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        entry = self.box.config_home / "autostart/rinnova-desktop.desktop"
        for there in (True, False):
            self.windows.keys("alt+a")
            self.windows.click(role="menu item", name="Start with the desktop")
            deadline = Deadline(60, "the entry of the desktop")
            while entry.exists() != there:
                self.assertTrue(deadline.left)
            if there:
                parsed = configparser.RawConfigParser()
                parsed.optionxform = str
                parsed.read(entry)
                self.assertEqual(shlex.split(parsed["Desktop Entry"]["Exec"]), [str(DESKTOP), "--hidden"])


class LateTray(DesktopDesk):
    def test_hidden_it_waits_for_a_tray_that_comes_later(self):
        self.track(USER, 3)
        self.start_window("--hidden")
        self.box.spawn(["trayer", "--edge", "top", "--align", "left", "--height", "32"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        Tray.icon(self)
        self.assertFalse(self.windows.find(role="frame", name="Rinnova"))

    def test_where_none_comes_it_is_an_ordinary_window(self):
        self.track(USER, 3)
        self.start_window("--hidden")
        self.windows.wait(role="table cell", name=USER)


if __name__ == "__main__":
    unittest.main(verbosity=2)
