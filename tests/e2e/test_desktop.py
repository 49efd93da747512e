# SPDX-License-Identifier: Apache-2.0
"""The window as a person uses it: real clicks and keys on a real screen, everything behind it real."""
import os
import signal
import unittest

from agent_core import core_of
from desktop_desk import DESKTOP, ITEM, NEW, OLD, USER, DesktopDesk
from rinnova_test.deadline import Deadline
from test_secrecy import holding

FIELD = {"role": "password text", "name": "The new password"}


class OneStep(DesktopDesk):
    def setUp(self):
        super().setUp()
        self.profile = self.fill_thunderbird()
        self.box.store_secret("msmtp", ITEM, OLD)
        self.track(USER, 3, "--device", "iPhone")
        self.office.mail.set_password(USER, OLD, NEW)

    def open_renewal(self):
        self.windows.wait(role="table cell", name=USER)
        self.windows.click(role="push button", name="Renew…")
        self.windows.wait(**FIELD)

    def renew(self, window="Renew " + USER):
        self.windows.click(role="push button", name="Renew", window=window, state="enabled")

    def test_from_the_overview_to_done_everywhere(self):
        self.start_window()
        self.open_renewal()
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "the provider's page")
        self.windows.wait(role="label", name="Genera nuova password")
        self.clipboard.copy(NEW)
        self.windows.click(role="push button", name="Take it from the clipboard")
        self.renew()
        self.windows.wait(role="label", name="Some places do not have it yet")
        self.assertNotEqual(self.clipboard.paste(), NEW)
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)
        self.assertEqual(self.states()[("thunderbird", "imap")], "in-sync")
        self.assertEqual(self.office.mail.logins(USER, accepted=False), [])
        self.windows.click(role="check box", name="I have done this")
        self.windows.wait(role="label", name="the new password is everywhere")
        self.assertEqual(set(self.states().values()), {"in-sync"})
        content = core_of(self.window.pid, self.box.root)
        self.assertIn(USER.encode(), content)
        self.assertEqual(holding(NEW, content), [])

    def test_a_refused_password_changes_nothing_and_the_field_is_ready_again(self):
        self.start_window()
        self.open_renewal()
        self.clipboard.copy("fake-wrong-Zz81qQ")
        self.windows.click(**FIELD)
        self.windows.keys("ctrl+v")
        self.windows.keys("Return")
        self.windows.wait(role="label", name="The server refused this password. Nothing was changed.")
        self.assertEqual(self.box.lookup_secret(ITEM), OLD)
        self.clipboard.copy(NEW + "\n")
        self.windows.wait(**FIELD, state="focused")
        self.windows.keys("ctrl+v")
        self.windows.keys("Return")
        self.windows.wait(role="label", name="Some places do not have it yet")
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)

    def test_a_double_click_opens_one_window(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        self.windows.double_click(role="push button", name="Renew…")
        self.windows.wait(**FIELD)
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "the provider's page")
        self.windows.keys("Escape")
        self.windows.wait_gone(**FIELD)
        self.windows.wait(role="table cell", name=USER)
        self.assertEqual(len([line for line in self.opened.lines() if line.startswith("https://")]), 1)

    def test_pastes_that_are_no_password(self):
        self.start_window()
        self.open_renewal()
        self.clipboard.copy("Password programmi di posta\nStato: Attiva\n" + NEW + "\nScadenza 25/05/2027\n")
        self.windows.click(role="push button", name="Take it from the clipboard")
        self.windows.wait(role="label", name=f"it has {len(NEW)} characters")
        self.windows.click(role="push button", name="Use that")
        self.windows.wait(**FIELD, description=f"{len(NEW)} characters")
        for text, words in (("one two\nthree four five\n", "Copy the password alone"),
                            ("https://gestionemail.pec.it/", "That is the address of a page"),
                            ("x" * (10 << 20), "far too long")):
            self.clipboard.copy(text)
            self.windows.click(role="push button", name="Take it from the clipboard")
            self.windows.wait(role="label", name=words)
        self.clipboard.copy("not a picture", target="image/png")
        self.windows.click(role="push button", name="Take it from the clipboard")
        self.windows.wait(role="label", name="There is no text on the clipboard")
        self.assertFalse(self.windows.find(role="push button", name="Renew", window="Renew " + USER, state="enabled"))

    def test_a_second_start_hands_its_wish_to_the_first(self):
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        again = self.box.run(self.office.argv("--renew", USER, "--provider", "aruba-pec", program=DESKTOP))
        self.assertEqual(again.returncode, 0, again)
        self.windows.wait(**FIELD, window="Renew " + USER)

    def nameless(self):
        return [control for control in self.windows.controls() if control.shown and not control.name
                and control.role in ("push button", "text", "password text", "check box", "combo box", "table",
                                     "page tab", "date editor", "tree", "list", "menu item", "spin button", "dialog")]

    def test_every_control_has_a_name(self):
        self.start_window()
        self.open_renewal()
        self.assertEqual(self.nameless(), [])
        self.windows.keys("Escape")
        self.windows.wait_gone(**FIELD)
        self.windows.click(role="push button", name="Details")
        self.windows.wait(role="page tab", name="Stored copies")
        self.assertEqual(self.nameless(), [])
        self.windows.click(role="push button", name="Add a phone or program…")
        self.windows.wait(role="text", name="A phone or a program", state="focused")
        self.assertEqual(self.nameless(), [])


class Surroundings(DesktopDesk):
    def test_a_start_while_the_one_before_still_waits_for_an_answer_gets_its_window(self):
        self.track(USER, 30)
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        os.kill(self.agent.pid, signal.SIGSTOP)
        self.addCleanup(os.kill, self.agent.pid, signal.SIGCONT)
        self.windows.keys("F5")
        self.windows.keys("ctrl+q")
        deadline = Deadline(60, "the end of the window")
        while self.box.run(["xdotool", "search", "--onlyvisible", "--name", "^Rinnova$"]).stdout:
            self.assertTrue(deadline.left)
        before = self.window
        self.assertIsNone(before.poll())
        self.start_window()
        self.screen.run("xdotool", "search", "--sync", "--all", "--onlyvisible", "--pid", str(self.window.pid),
                        "--name", "^Rinnova$")
        os.kill(self.agent.pid, signal.SIGCONT)
        self.assertEqual(before.wait(60), 0)
        self.windows.wait(role="table cell", name=USER)

    def test_what_others_do_is_seen(self):
        self.start_window()
        self.windows.wait(role="label", name="Welcome to Rinnova")
        self.track(USER, 30)
        self.windows.wait(role="table cell", name="expires in 30 days")
        self.agent.stop()
        self.assertEqual(self.office.rinnova("extend", USER, "--until", "2035-01-01").code, 0)
        self.windows.wait(role="table cell", name="1 January 2035")
        for last in range(3, 19, 3):  # changes that come while the one before is being read
            for day in range(last - 2, last + 1):
                self.assertEqual(self.office.rinnova("extend", USER, "--until", f"2036-01-{day:02}").code, 0)
            self.windows.wait(role="table cell", name=f", {last} January 2036")
        self.start_agent()
        self.track(USER, 7)
        self.windows.wait(role="table cell", name="expires in 7 days")

    def test_the_first_start_finds_the_accounts(self):
        self.fill_thunderbird()
        self.start_window()
        self.windows.click(role="push button", name="Watch over these accounts", state="enabled")
        self.windows.wait(role="table cell", name=USER)
        self.assertEqual(self.office.rinnova("status", USER).code, 0)


class Many(DesktopDesk):
    users = (USER, "studio@pec.it")
    passwords = dict(zip(users, (NEW, "fake-new-Studio74")))

    def test_a_batch_walks_from_page_to_page_and_stops_a_mixed_up_paste(self):
        server = f"smtp={ITEM['host']}:{self.office.mail.ports['submissions']}"
        for user, password in self.passwords.items():
            self.box.store_secret("msmtp", {**ITEM, "user": user}, OLD)
            self.track(user, 5, "--server", server)
            self.office.mail.set_password(user, OLD, password)
        self.start_window()
        self.windows.click(role="push button", name="Renew several…")
        self.windows.click(role="push button", name="Renew 2 accounts", state="enabled")
        first, second = sorted(self.users)
        self.windows.wait(**FIELD, window=f"Renew {first} (1 of 2)", state="focused")
        self.windows.type(self.passwords[first])
        self.windows.keys("Return")
        self.windows.wait(**FIELD, window=f"Renew {second} (2 of 2)", state="focused")
        self.windows.type(self.passwords[first])
        self.windows.keys("Return")
        self.windows.wait(role="push button", name="Both really have the same password")
        self.assertEqual(self.box.lookup_secret({**ITEM, "user": second}), OLD)
        self.windows.wait(**FIELD, window=f"Renew {second}", state="focused")
        self.windows.type(self.passwords[second])
        self.windows.keys("Return")
        self.windows.wait(role="label", name="Finished: 2 accounts were gone through.")
        for user, password in self.passwords.items():
            self.assertEqual(self.box.lookup_secret({**ITEM, "user": user}), password)
        self.assertEqual(len([line for line in self.opened.lines() if line.startswith("https://")]), 2)

    def test_a_list_is_looked_over_and_taken_in(self):
        (self.box.home / "elenco.csv").write_text("account;scadenza;nota\nstudio@pec.it;25/05/2031;Studio\n")
        self.start_window()
        self.windows.click(role="push button", name="Import a list…")
        self.windows.wait(role="dialog", name="Choose the list")
        self.windows.type(str(self.box.home / "elenco.csv"))
        self.windows.keys("Return")
        self.windows.wait(role="table cell", name="25/05/2031")
        self.windows.click(role="push button", name="Watch over these accounts", window="Import", state="enabled")
        self.windows.wait(role="table cell", name="25 May 2031", window="Rinnova")


class Pages(DesktopDesk):
    def test_an_account_is_extended_and_gets_a_phone(self):
        self.box.store_secret("msmtp", ITEM, OLD)
        self.track(USER, 5)
        self.start_window()
        self.windows.wait(role="table cell", name=USER)
        self.windows.click(role="push button", name="Details")
        self.windows.click(role="push button", name="Add a phone or program…")
        self.windows.wait(role="text", name="A phone or a program", state="focused")
        self.windows.type("Scanner")
        self.windows.keys("Return")
        self.windows.wait(role="table cell", name="Scanner")
        self.windows.click(role="push button", name="Extended, or another date…")
        self.windows.wait(role="text", name="Until when is it valid?", state="focused")
        self.windows.type("25/05/2031")
        self.windows.keys("Return")
        self.windows.wait(role="label", name="The date is noted: 25 May 2031.")
        account = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual(account["expires"], "2031-05-25")
        self.assertIn(("manual", "generic"), self.states())


class InItalian(DesktopDesk):
    language = "it"
    with_agent = False

    def test_with_the_keyboard_alone_and_without_an_agent(self):
        self.fill_thunderbird()
        self.track(USER, 3)
        self.office.mail.set_password(USER, OLD, NEW)
        self.start_window("--renew", USER)
        self.windows.wait(role="password text", state="focused")
        self.windows.type(NEW)
        self.windows.keys("Return")
        self.windows.wait(role="label", name="Fatto: la nuova password è ovunque.")
        self.assertEqual(set(self.states().values()), {"in-sync"})
        content = core_of(self.window.pid, self.box.root)
        self.assertIn(USER.encode(), content)
        self.assertEqual(holding(NEW, content), [])
        # Where there is no tray, the last window takes the program with it.
        self.windows.keys("Escape")
        self.assertEqual(self.window.wait(60), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
