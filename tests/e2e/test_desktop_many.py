# SPDX-License-Identifier: Apache-2.0
"""Many accounts at once in the real window: a file with passwords, a pause, the summary as a file and on a printer."""
import json
import unittest

from desktop_desk import ITEM, NEW, OLD, USER, DesktopDesk
from test_desktop import FIELD


class ManyAtOnce(DesktopDesk):
    users = (USER, "studio@pec.it")
    passwords = dict(zip(users, (NEW, "fake-new-Studio74")))

    def setUp(self):
        super().setUp()
        server = f"smtp={ITEM['host']}:{self.office.mail.ports['submissions']}"
        for user, password in self.passwords.items():
            self.box.store_secret("msmtp", {**ITEM, "user": user}, OLD)
            self.track(user, 5, "--server", server)
            self.office.mail.set_password(user, OLD, password)
        self.start_window()
        self.windows.click(role="push button", name="Renew several…", state="enabled")
        self.windows.wait(role="push button", name="Renew 2 accounts", state="enabled")

    def kept(self, user):
        return self.box.lookup_secret({**ITEM, "user": user})

    def write(self, passwords, mode=0o600):
        file = self.box.home / "passwords.jsonl"
        file.write_text("".join(json.dumps({"account": user, "password": password}) + "\n"
                                for user, password in passwords.items()))
        file.chmod(mode)
        return file

    def choose(self, file):
        self.windows.wait(role="dialog", name="Choose the file with the passwords")
        self.windows.type(str(file))
        self.windows.keys("Return")

    def test_a_file_is_looked_over_then_brought_everywhere_and_deleted(self):
        file = self.write(self.passwords, 0o644)
        self.windows.click(role="push button", name="Passwords from a file…")
        self.choose(file)
        self.windows.wait(role="label", name="Others may read")
        file.chmod(0o600)
        self.windows.click(role="push button", name="Choose a file…")
        self.choose(file)
        self.windows.wait(role="label", name="2 accounts in the file. Nothing has been done yet")
        self.windows.wait(role="table cell", name=f"{len(NEW)} characters")
        self.assertEqual({self.kept(user) for user in self.users}, {OLD})
        self.windows.click(role="push button", name="Renew 2 accounts", window="New passwords", state="enabled")
        self.windows.wait(role="label", name="2 of 2 have their new password everywhere.")
        for user, password in self.passwords.items():
            self.assertEqual(self.kept(user), password)
        self.windows.click(role="push button", name="Delete the file…")
        self.windows.click(role="push button", name="Delete it", window="Delete the file")
        self.windows.wait(role="label", name="The file is deleted.")
        self.assertFalse(file.exists())

    def test_one_wrong_line_and_nothing_is_begun(self):
        file = self.write({USER: NEW, "studio@pec.it": NEW})
        self.windows.click(role="push button", name="Passwords from a file…")
        self.choose(file)
        self.windows.click(role="push button", name="Renew 2 accounts", window="New passwords", state="enabled")
        self.windows.wait(role="label", name="Line 2:", window="New passwords")
        self.assertEqual({self.kept(user) for user in self.users}, {OLD})

    def renew_in_turn(self, number, user):
        self.windows.wait(**FIELD, window=f"Renew {user} ({number} of 2)", state="focused")
        self.windows.type(self.passwords[user])
        self.windows.keys("Return")

    def test_a_pause_keeps_what_is_renewed_and_the_summary_is_saved_and_printed(self):
        first, second = sorted(self.users)
        self.windows.click(role="push button", name="Renew 2 accounts")
        self.renew_in_turn(1, first)
        self.windows.wait(**FIELD, window=f"Renew {second} (2 of 2)", state="focused")
        self.windows.click(role="push button", name="End here")
        self.windows.wait(role="label", name="Paused after 1 of 2.")
        self.assertEqual((self.kept(first), self.kept(second)), (self.passwords[first], OLD))
        self.windows.click(role="push button", name="Go on", state="enabled")
        self.windows.wait(**FIELD, window=f"Renew {second}", state="focused")
        self.windows.type(self.passwords[second])
        self.windows.keys("Return")
        self.windows.wait(role="label", name="Finished: 2 accounts were gone through.")
        self.assertEqual(self.kept(second), self.passwords[second])
        for ending, start in (("pdf", b"%PDF-"), ("html", b"<html>")):
            file = self.box.home / f"summary.{ending}"
            self.windows.click(role="push button", name="Save the summary…")
            self.windows.wait(role="dialog", name="Save the summary")
            self.windows.keys("ctrl+a")
            self.windows.type(str(file))
            self.windows.keys("Return")
            self.windows.wait_gone(role="dialog", name="Save the summary")
            self.assertTrue(file.read_bytes().startswith(start))
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
        page = file.read_text()
        for user, password in self.passwords.items():
            self.assertIn(user, page)
            self.assertNotIn(password, page)
        self.windows.click(role="push button", name="Print it…")
        self.windows.wait(role="push button", name="Print", window="Print")
        self.windows.keys("Escape")
        self.windows.wait_gone(role="push button", name="Print", window="Print")


if __name__ == "__main__":
    unittest.main(verbosity=2)
