# SPDX-License-Identifier: Apache-2.0
"""An account's page in the real window: undo, adopt, stop watching, reminders of its own, warnings, primary password."""
import json
import shutil
import unittest

from desktop_desk import ITEM, NEW, OLD, ROOT, USER, DesktopDesk
from test_desktop import FIELD


class Page(DesktopDesk):
    def setUp(self):
        super().setUp()
        self.box.store_secret("msmtp", ITEM, OLD)
        self.office.mail.set_password(USER, OLD, NEW)

    def track(self, user=USER, days=5, *more):
        super().track(user, days, "--server", f"smtp={ITEM['host']}:{self.office.mail.ports['submissions']}", *more)

    def open_page(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        self.windows.click(role="push button", name="Details", state="enabled")
        self.windows.wait(role="page tab", name="Stored copies")

    def agree(self, dialog, button):
        self.windows.click(role="push button", name=button, window=dialog)

    def status(self):
        return self.office.rinnova("status", USER)

    def test_back_to_the_password_before(self):
        self.track(USER, 5)
        self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 0)
        self.open_page()
        self.windows.click(role="push button", name="Back to the password before…")
        self.agree("Back to the password before?", "Go back")
        self.windows.wait(role="label", name="The password before is in force again.")
        self.assertEqual(self.box.lookup_secret(ITEM), OLD)

    def test_one_copy_is_brought_everywhere(self):
        self.fill_thunderbird()
        self.track(USER, 5)
        self.box.store_secret("msmtp", ITEM, NEW)
        self.office.rinnova("verify")
        self.open_page()
        self.windows.click(role="table cell", name="keychain")
        self.windows.click(role="push button", name="Bring this one everywhere", state="enabled")
        self.agree("Is this the new password?", "Bring it everywhere")
        self.windows.wait(role="label", name="Done: the password is everywhere.")
        self.assertEqual(set(self.states().values()), {"in-sync"})
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)

    def test_copies_that_differ_are_warned_of_with_a_button(self):
        self.fill_thunderbird()
        self.track(USER, 5)
        self.box.store_secret("msmtp", ITEM, NEW)
        self.open_page()
        self.windows.click(role="page tab", name="Warnings (1)")
        self.windows.click(role="push button", name="Bring this one everywhere")
        self.windows.wait(role="push button", name="Bring it everywhere", window="Is this the new password?")
        self.windows.keys("Escape")
        self.windows.wait_gone(role="push button", name="Bring it everywhere")

    def test_watching_is_stopped(self):
        self.track(USER, 5)
        self.open_page()
        self.windows.click(role="push button", name="Stop watching…")
        self.agree("Stop watching over this account?", "Stop watching")
        self.windows.wait(role="label", name="Welcome to Rinnova")
        self.assertNotEqual(self.status().code, 0)
        self.assertEqual(self.box.lookup_secret(ITEM), OLD)

    def test_reminders_of_its_own(self):
        self.track(USER, 40)
        config = self.box.config_home / "rinnova/config.json"
        config.write_text(json.dumps({"language": "en", "unknown": [1, 2]}))
        before = self.status().document["accounts"][0]["next_notice"]
        self.open_page()
        self.windows.wait(role="label", name="Reminders, in days before the last one: 14, 7, 3, 1, 0")
        self.windows.click(role="push button", name="Reminders…")
        self.windows.wait(role="text", name="Days before the last day", state="focused")
        self.windows.type("35, 20")
        self.windows.keys("Return")
        self.windows.wait(role="label", name="Reminders, in days before the last one: 35, 20 (for this account alone)")
        document = json.loads(config.read_text())
        self.assertEqual(document["reminders"]["accounts"][USER]["days"], [35, 20])
        self.assertEqual(document["unknown"], [1, 2])
        after = self.status().document["accounts"][0]["next_notice"]
        self.assertLess(after, before)

    def test_a_locked_profile_is_unlocked_by_its_primary_password(self):
        profile = self.office.profile()
        fixture = ROOT / "plugins/thunderbird/tests/fixtures/esr153-primary"
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(fixture / name, profile.path / name)
        primary = json.loads((fixture / "expected.json").read_text())["primary_password"]
        self.track(USER, 5)
        self.start_window("--renew", USER)
        self.windows.wait(**FIELD)
        self.windows.press(role="push button", name="Unlock…")
        self.windows.wait(role="password text", name="Primary password", state="focused")
        self.windows.type("fake-wrong")
        self.windows.keys("Return")
        self.windows.wait(role="label", name="not the primary password", window="Unlock")
        self.windows.wait(role="push button", name="Unlock", window="Unlock", state="enabled")
        self.clipboard.copy(primary)
        self.windows.keys("ctrl+v")
        self.windows.keys("Return")
        self.windows.wait_gone(role="password text", name="Primary password")
        self.windows.wait_gone(role="push button", name="Unlock…")
        self.windows.click(**FIELD)
        self.windows.type(NEW)
        self.windows.keys("Return")
        self.windows.wait(role="label", name="the new password is everywhere")
        self.assertEqual(set(self.states().values()), {"in-sync"})

    def test_the_password_is_copied_for_a_minute(self):
        self.track(USER, 5)
        self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 0)
        self.open_page()
        self.windows.click(role="push button", name="Copy the password")
        self.windows.wait(role="label", name="The password is on the clipboard for 60 seconds.")
        self.assertEqual(self.clipboard.paste(), NEW)
        self.clipboard.copy("something else")
        self.windows.wait(role="label", name="The password is on the clipboard no more.")


class Warnings(DesktopDesk):
    with_agent = False

    def test_the_agent_is_set_up_from_the_window(self):
        self.track(USER, 5)
        self.start_window()
        self.windows.wait(role="label", name="You are not warned while this window is closed.")
        self.windows.click(role="push button", name="Switch the warnings on")
        self.windows.wait_gone(role="push button", name="Switch the warnings on")
        status = self.office.rinnova("agent", "status").document
        self.assertTrue(status["running"])
        self.addCleanup(self.office.rinnova, "agent", "uninstall")


if __name__ == "__main__":
    unittest.main(verbosity=2)
