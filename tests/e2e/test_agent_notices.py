# SPDX-License-Identifier: Apache-2.0
"""What the agent says on a real desktop, and what its buttons do: dunst, the real keyring, Thunderbird's real files."""
import datetime
import unittest

from agent_desk import DAY, ITEM, NEW, OLD, USER, AgentDesk
from rinnova_test.screen import find_window
from rinnova_test.thunderbird import Thunderbird

OTHER = "paola.verdi@pec.it"  # the second in a notice about both
BOTH = "2 mail passwords need you"


class AgentNotices(AgentDesk):
    def test_renew_now_opens_the_window_on_the_account_and_the_page(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.dunst.press("Renew now")
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "a page in the browser")
        find_window(self.box, "--onlyvisible", "--name", f"^Renew {USER}")
        self.assertIn("renew now", " ".join(self.history()))

    def test_without_the_window_renew_now_opens_the_page_and_says_the_command(self):
        self.start_agent(self.moment(20), with_window=False)
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.dunst.press("Renew now")
        self.assertIn(USER, self.dunst.wait_shown("Renew the password"))
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "a page in the browser")
        self.assertEqual(self.dunst.displayed(), 1)
        self.assertIn("renew now", " ".join(self.history()))

    def test_tomorrow_puts_it_off_for_a_day_and_not_on_the_last(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded(3)
        self.dunst.press("Tomorrow")
        self.wait_alarm(self.moment(2))
        self.be_reminded(2)
        self.wait_alarm(self.moment(1))
        self.be_reminded(1)
        self.wait_alarm(self.moment(0))
        self.assertEqual(self.dunst.displayed(), 1)
        self.assertEqual(self.dunst.shown()[-1].split()[0], "CRITICAL")

    def test_already_renewed_is_asked_for_where_no_program_has_it(self):
        self.fill_thunderbird()
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.dunst.press("Already renewed")
        self.assertIn(USER, self.dunst.wait_shown("No program here has a new password"))
        self.dunst.press("Renew now")
        find_window(self.box, "--onlyvisible", "--name", f"^Renew {USER}")

    def test_a_renewal_by_hand_is_brought_to_the_others_with_one_press(self):
        profile = self.office.profile()
        self.office.remember(profile, [(f"{kind}://{host}", user) for kind, host, user in profile.server_keys])
        self.box.store_secret("msmtp", ITEM, OLD)
        self.start_agent(datetime.datetime.now(self.zone))
        self.assertEqual(self.office.rinnova("rotate", USER, password=OLD).code, 0)
        self.office.mail.set_password(USER, OLD, NEW)
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.modify_login("imap://imaps.pec.aruba.it", USER, NEW)
        self.assertIn(USER, self.dunst.wait_shown("was stored by hand"))
        self.assertEqual(self.office.mail.logins(USER, accepted=False), [])
        before = self.office.mail.mark()
        self.dunst.press("Bring it everywhere")
        self.assertIn(USER, self.dunst.wait_shown("is everywhere"))
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)
        self.assertTrue(self.office.mail.wait_login(USER, since=before).accepted)
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual({slot["state"] for slot in status["slots"]}, {"in-sync"})
        with Thunderbird(self.box, profile) as thunderbird:
            self.assertEqual({login.password for login in thunderbird.list_logins()}, {NEW})

    def test_where_others_may_look_no_address_is_shown(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.saver.lock()
        self.assertNotIn("@", self.dunst.wait_shown("A mail password expires in 14 days"))
        self.saver.unlock()
        self.dunst.wait_shown(USER)
        self.assertEqual(self.dunst.displayed(), 1)
        self.assertEqual(self.told(), 1)

    def test_where_nobody_knows_whether_others_may_look_no_address_is_shown(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.saver.stop()
        self.assertNotIn("@", self.dunst.wait_shown("A mail password expires in 14 days"))

    def test_a_restart_neither_loses_nor_repeats_a_notice(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.agent.stop()
        self.start_agent(self.moment(14, 15))
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 1)
        self.agent.kill()
        # Dead over the day of the next notice: it comes when the agent does, within the hours.
        self.start_agent(self.moment(6, 20))
        self.wait_alarm(self.moment(5, 9))
        self.agent.jump(self.moment(5, 9))
        self.dunst.wait_shown("in 5 days")
        self.wait_alarm(self.moment(3))

    def test_a_server_that_comes_late_or_again_shows_what_is_due(self):
        self.dunst.stop()
        self.start_agent(self.moment(20))
        self.track()
        self.agent.jump(self.moment(14))
        self.dunst.start()
        self.dunst.wait_shown(USER)
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.office.rinnova("agent", "status").document["notices"], "desktop (dunst)")
        self.dunst.stop()
        self.dunst.start()
        self.dunst.wait_shown(USER)
        self.assertEqual(self.told(), 1)

    def test_what_went_into_the_log_alone_is_shown_by_a_server_that_comes_later(self):
        self.dunst.stop()
        self.start_agent(self.moment(20))
        self.track()
        self.agent.jump(self.moment(14))
        self.wait_alarm(self.moment(14, 10, 2))
        self.agent.jump(self.moment(14, 10, 2))
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 1)
        self.agent.jump(self.moment(13))
        self.dunst.start()
        self.assertIn("in 13 days", self.dunst.wait_shown(USER))
        self.dunst.press("Tomorrow")
        self.wait_alarm(self.moment(12))
        self.assertEqual(self.told(), 1)

    def test_clocks_that_jump_lose_nothing_and_repeat_nothing(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        for moment in (datetime.datetime(1970, 1, 2, tzinfo=datetime.timezone.utc), self.moment(14, 11)):
            self.agent.jump(moment)
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 1)
        self.be_reminded(7)
        self.wait_alarm(self.moment(3))
        self.agent.jump(datetime.datetime(2100, 1, 1, 11, tzinfo=datetime.timezone.utc))
        self.dunst.wait_shown("has expired")
        while self.told() < 3:
            self.client.wait_note("status-changed")
        self.agent.jump(self.moment(7, 12))
        self.wait_alarm(self.moment(3))
        self.be_reminded(3)
        self.wait_alarm(self.moment(1))

    def test_a_calendar_that_others_subscribe_to_is_kept_fresh(self):
        calendar = self.box.home / "rinnova.ics"
        self.configure(calendar={"file": str(calendar)},
                       reminders={"holidays": None, "working_days_only": False})
        self.start_agent(self.moment(20))
        self.track()
        self.wait_alarm(self.moment(14))
        first = calendar.read_text()
        self.assertIn(f"DTSTART;VALUE=DATE:{self.expires:%Y%m%d}", first)
        self.assertEqual(self.office.rinnova("extend", USER, "--until", (self.expires + 30 * DAY).isoformat()).code, 0)
        self.wait_alarm(self.moment(-16))
        second = calendar.read_text()
        self.assertIn(f"DTSTART;VALUE=DATE:{self.expires + 30 * DAY:%Y%m%d}", second)
        uid = [line for line in first.splitlines() if line.startswith("UID:")]
        self.assertEqual(uid, [line for line in second.splitlines() if line.startswith("UID:")])

    def test_it_speaks_its_users_language(self):
        self.box.env["LANG"] = self.box.env["LC_ALL"] = "it_IT.UTF-8"
        self.start_agent(self.moment(20), with_window=False)
        self.track()
        self.agent.jump(self.moment(3))
        self.assertIn(USER, self.dunst.wait_shown("scade tra 3 giorni"))
        self.dunst.press("Rinnova ora")
        self.dunst.wait_shown("Rinnova la password di")

    def test_a_locked_keychain_gets_the_password_when_it_opens(self):
        self.box.store_secret("msmtp", ITEM, OLD)
        self.start_agent(datetime.datetime.now(self.zone))
        self.assertEqual(self.office.rinnova("track", USER, "--expires", self.expires.isoformat()).code, 0)
        self.office.mail.set_password(USER, OLD, NEW)
        profile = self.fill_thunderbird()
        with Thunderbird(self.box, profile):
            self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 3)
            self.saver.lock()
            self.box.keyring.lock()
            self.client.call("agent")
            self.client.notes.clear()
        # Thunderbird has ended: it was tried, and the vault gave no password. It comes with the keychain.
        self.client.wait_note("status-changed")
        states = {slot["state"] for slot in self.office.rinnova("status", USER).document["accounts"][0]["slots"]}
        self.assertIn("pending", states)
        # As logging in does: PAM opens the keychain, which tells nobody, and the screen.
        self.box.keyring.unlock()
        self.saver.unlock()
        self.dunst.wait_shown("is everywhere")
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual({slot["state"] for slot in status["slots"]}, {"in-sync"})


class TwoMailboxes(AgentDesk):
    users = (USER, OTHER)

    def track_other(self, expires, *more):
        ran = self.office.rinnova("track", OTHER, "--expires", expires.isoformat(), *more)
        self.assertEqual(ran.code, 0, ran)

    def answers(self, user):
        entries = self.office.rinnova("history", user).document["entries"]
        return [entry["text"] for entry in entries if entry["kind"] == "reaction"]

    def test_renew_now_is_for_one_and_the_notice_of_the_other_stands(self):
        self.start_agent(self.moment(20), with_window=False)
        self.track()
        self.track_other(self.expires)
        self.agent.jump(self.moment(14))
        self.dunst.wait_shown(BOTH)
        self.wait_alarm(self.moment(7))
        self.dunst.press("Renew now")
        self.dunst.wait_shown(f"The password of {OTHER} expires")
        self.assertEqual(self.dunst.displayed(), 2)  # the other one says how to renew the first
        self.assertEqual((len(self.answers(USER)), len(self.answers(OTHER))), (1, 0))
        self.dunst.press("Renew now")
        self.dunst.wait_shown(f"Renew the password of {OTHER}")
        self.assertEqual((len(self.answers(USER)), len(self.answers(OTHER))), (1, 1))
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 2)

    def test_a_notice_stands_while_that_of_another_mailbox_comes_and_goes(self):
        self.start_agent(self.moment(20))
        self.track()
        self.track_other(self.expires + 60 * DAY, "--device", "Telefono")
        self.be_reminded(0)
        self.wait_alarm(self.moment(-1))
        ran = self.office.rinnova("rotate", OTHER, "--no-probe", password=NEW)
        self.assertEqual(ran.code, 3, ran)
        self.dunst.wait_shown(BOTH)
        slot, = self.office.rinnova("status", OTHER).document["accounts"][0]["slots"]
        self.assertEqual(self.office.rinnova("confirm", slot["id"]).code, 0)
        self.dunst.wait_shown(f"The password of {USER} expires today")
        self.assertEqual(self.dunst.displayed(), 1)
        self.assertEqual(self.told(), 2)


if __name__ == "__main__":
    unittest.main(verbosity=2)
