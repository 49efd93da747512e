# SPDX-License-Identifier: Apache-2.0
"""rinnova-desktop.exe under Wine, with a window manager, real keys and a real mail server: from the reminder to done."""
import datetime
import pathlib
import subprocess
import tempfile
import time
import unittest

from desk import LIMIT, Desk, run_windows
from rinnova_test.mailserver import MailServer
from test_outlook import SHARED, USER, passwords, served_by

NEW = "fake-window-1"
BROWSER = "HKCU\\Software\\Wine\\WineBrowser"


class Window(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(manager.wait)
        self.addCleanup(manager.terminate)
        self.until(lambda: "window id" in self.run_here("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "openbox")
        # What Windows would give to its browser goes into a file.
        self.opened = self.folder / "opened"
        self.opened.touch()
        browser = self.folder / "browser"
        browser.write_text(f'#!/bin/sh\necho "$1" >>{self.opened}\n')
        browser.chmod(0o700)
        run_windows("reg", "add", BROWSER, "/v", "Browsers", "/d", str(browser), "/f")
        self.addCleanup(run_windows, "reg", "delete", BROWSER, "/f")

    def until(self, told, what):
        deadline = time.monotonic() + LIMIT
        while not told():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.1)  # X tells a stranger nothing of what a window shows
        return True

    @staticmethod
    def run_here(*words):
        return subprocess.run(words, capture_output=True, text=True, timeout=LIMIT).stdout

    def shown(self, title):
        """The number of the window that shows under this title."""
        found = []

        def search():
            # Not with --sync: it ends without a word when another window goes while it looks.
            found[:] = self.run_here("xdotool", "search", "--onlyvisible", "--name", title).split()
            return found

        self.until(search, title)
        return found[-1]

    def window(self, title):
        """The one that shows under this title, in front, once its picture stays the same."""
        number = self.shown(title)
        self.run_here("xdotool", "windowactivate", "--sync", number)
        last = [None, time.monotonic()]

        def still():
            picture = self.run_here("sh", "-c", f"import -silent -window {number} rgb:- | sha256sum")
            if picture != last[0]:
                last[:] = picture, time.monotonic()
            return time.monotonic() - last[1] > 3

        self.until(still, title)
        return number

    def kept(self):
        return passwords(self.desk.outlook_values())[SHARED, "IMAP Password"]

    def test_from_the_reminder_to_done_with_the_keyboard_alone(self):
        with MailServer() as mail:
            self.desk.reach(mail)
            self.desk.outlook(served_by(mail.ports["imaps"], mail.ports["submissions"]))
            mail.set_password(USER, NEW)
            soon = datetime.date.today() + datetime.timedelta(days=5)
            self.assertEqual(self.desk.rinnova("track", USER, "--expires", soon.isoformat()).code, 0)
            with self.desk.window("--renew", USER) as process:
                number = self.window(f"^Renew {USER}")
                self.until(lambda: self.opened.read_text().startswith("https://"), "the provider's page")
                self.run_here("xdotool", "type", "--window", number, NEW)
                self.run_here("xdotool", "key", "--window", number, "Return")
                self.until(lambda: self.kept() == f"IMAP Password: {NEW}", "the new password in Outlook")
                self.assertEqual([login.accepted for login in mail.logins(USER)], [True])
                self.assertIsNone(process.poll())
                # One instance: another one hands its wish over and leaves.
                with self.desk.window() as second:
                    self.assertEqual(second.wait(LIMIT), 0)
                self.shown("^Rinnova$")
            status = self.desk.rinnova("status", USER).document["accounts"][0]
            self.assertEqual({slot["state"] for slot in status["slots"]}, {"in-sync"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
