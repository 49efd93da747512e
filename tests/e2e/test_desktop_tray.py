# SPDX-License-Identifier: Apache-2.0
"""The window's life in a real tray (trayer, by the freedesktop system tray protocol)."""
import re
import subprocess
import unittest

from desktop_desk import USER, DesktopDesk
from rinnova_test.deadline import Deadline


class Tray(DesktopDesk):
    def setUp(self):
        super().setUp()
        self.box.spawn(["trayer", "--edge", "top", "--align", "left", "--height", "32"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.screen.run("xdotool", "search", "--sync", "--class", "trayer")
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
        self.windows.keys("alt+F4")
        self.windows.wait_gone(role="frame", name="Rinnova")
        self.assertIsNone(self.window.poll())
        self.windows.xdotool("mousemove", *middle, "click", 1)
        self.windows.wait(role="table cell", name=USER)
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
