# SPDX-License-Identifier: Apache-2.0
"""A screen that goes away, and one that becomes smaller, under the real window."""
import unittest

from desktop_desk import USER, DesktopDesk


class Screens(DesktopDesk):
    with_agent = False

    def monitors(self):
        return self.screen.run("xrandr", "--listmonitors")

    def within(self, width, height):
        control = self.windows.wait(role="push button", name="Renew…")
        x, y = control.middle
        return 0 <= x < width and 0 <= y < height

    def wait_within(self, width, height):
        for _ in range(200):  # each asks the window, which takes a moment
            if self.within(width, height):
                return
        self.fail(f"the button is not within {width}x{height}: {self.windows.wait(role='push button', name='Renew…')}")

    def test_the_screen_it_stands_on_is_unplugged(self):
        # Two monitors side by side (RandR 1.5), the window on the right one; then that one is gone.
        self.screen.run("xrandr", "--setmonitor", "left", "640/170x720/190+0+0", "screen")
        self.screen.run("xrandr", "--setmonitor", "right", "640/170x720/190+640+0", "none")
        self.assertIn("right", self.monitors())
        self.track(USER, 5)
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        number = self.screen.run("xdotool", "search", "--onlyvisible", "--name", "^Rinnova$").split()[0]
        self.screen.run("xdotool", "windowsize", "--sync", number, "600", "400", "windowmove", "--sync", number, "660", "60")
        self.screen.run("xrandr", "--delmonitor", "right")
        self.assertIsNone(self.window.poll())
        self.windows.click(role="push button", name="Details")
        self.windows.wait(role="page tab", name="Stored copies")
        self.screen.run("xrandr", "--delmonitor", "left")
        self.windows.click(role="push button", name="All accounts")
        self.windows.wait(role="table cell", name=USER)
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)

    def test_a_place_on_a_screen_that_is_gone_is_not_returned_to(self):
        self.track(USER, 5)
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        number = self.screen.run("xdotool", "search", "--onlyvisible", "--name", "^Rinnova$").split()[0]
        self.screen.run("xdotool", "windowsize", "--sync", number, "900", "500", "windowmove", "--sync", number, "370", "200")
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)
        self.screen.run("xrandr", "-s", "800x600")
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        self.wait_within(800, 600)
        self.windows.click(role="push button", name="Details")
        self.windows.wait(role="page tab", name="Stored copies")


if __name__ == "__main__":
    unittest.main(verbosity=2)
