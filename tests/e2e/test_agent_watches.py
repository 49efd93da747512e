# SPDX-License-Identifier: Apache-2.0
"""What happened while the agent was not there, or while something else was not: it is seen, and finished."""
import datetime
import unittest

from agent_desk import DAY, ITEM, NEW, OLD, USER, AgentDesk
from rinnova_test.thunderbird import Thunderbird

OTHER, OTHER_OLD = "paola.verdi@pec.it", "fake-other-2"  # looked at after the first
SERVERS = ("imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it")


class AgentWatches(AgentDesk):
    def now(self):
        return datetime.datetime.now(self.zone)

    def states(self):
        return {slot["state"] for slot in self.office.rinnova("status", USER).document["accounts"][0]["slots"]}

    def test_a_renewal_takes_the_reminder_away(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.dunst.displayed(), 1)
        self.assertEqual(self.office.rinnova("extend", USER, "--until", (self.expires + 60 * DAY).isoformat()).code, 0)
        self.wait_alarm(self.moment(-46))
        self.assertEqual(self.dunst.displayed(), 0)

    def test_what_was_left_open_before_the_agent_came_is_finished(self):
        profile = self.fill_thunderbird()
        self.office.mail.set_password(USER, OLD, NEW)
        with Thunderbird(self.box, profile):
            self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 3)
            self.start_agent(self.now())
            self.client.call("plugins")  # has its turn after what the agent does at its start
            self.assertIn("pending", self.states())
        self.dunst.wait_shown("is everywhere")
        self.assertEqual(self.states(), {"in-sync"})

    def test_a_keychain_that_comes_back_is_the_moment(self):
        profile = self.fill_thunderbird()
        self.start_agent(self.now())
        self.track()
        self.office.mail.set_password(USER, OLD, NEW)
        with Thunderbird(self.box, profile):
            self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 3)
            self.box.keyring.stop()
            self.client.call("agent")
            self.client.notes.clear()
        self.client.wait_note("status-changed")  # Thunderbird has ended, and it was tried
        self.assertIn("pending", self.states())
        self.box.keyring.start()
        self.dunst.wait_shown("is everywhere")
        self.assertEqual(self.states(), {"in-sync"})

    def test_a_renewal_by_hand_while_the_agent_was_away_is_asked_about(self):
        profile = self.office.profile()
        self.office.remember(profile, [(origin, USER) for origin in SERVERS])
        self.box.store_secret("msmtp", ITEM, OLD)
        self.assertEqual(self.office.rinnova("rotate", USER, password=OLD).code, 0)
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.modify_login(SERVERS[0], USER, NEW)
        self.start_agent(self.now())
        # Shown without the name until the screen saver has answered.
        self.assertIn("was stored by hand", self.dunst.wait_shown(USER))
        self.assertEqual(self.box.lookup_secret(ITEM), OLD)


class TwoMailboxes(AgentDesk):
    users = (USER, OTHER)

    def test_what_was_left_as_it_is_is_not_asked_about_again(self):
        profile = self.office.profile()
        self.office.remember(profile, [(f"{kind}://{host}", user) for kind, host, user in profile.server_keys])
        for user, password in ((USER, OLD), (OTHER, OTHER_OLD)):
            self.office.mail.set_password(user, password)
            self.assertEqual(self.office.rinnova("rotate", user, password=password).code, 0)
        self.start_agent(datetime.datetime.now(self.zone))
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.modify_login(SERVERS[0], USER, NEW)
        self.assertIn(USER, self.dunst.wait_shown("was stored by hand"))
        self.dunst.press("Not now")
        # Whatever is looked at next, the first is seen again.
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.modify_login(SERVERS[0], OTHER, "fake-other-3")
        self.assertIn(OTHER, self.dunst.wait_shown("was stored by hand"))
        self.assertEqual(sum(USER in line for line in self.dunst.shown()), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
