# SPDX-License-Identifier: Apache-2.0
"""The whole cycle of test_whole_cycle.py for one who never closes Thunderbird: he is never asked to."""
import unittest

import live_desk
import test_whole_cycle
from office import slots
from rinnova_test.thunderbird import Thunderbird
from test_whole_cycle import NEW, OLD, USER


class WholeCycleLive(test_whole_cycle.WholeCycle):
    install_manifest = live_desk.LiveDesk.install_manifest
    wait_until = live_desk.LiveDesk.wait_until
    wait_live = live_desk.LiveDesk.wait_live

    def start_agent(self, now):
        self.install_manifest()
        agent = super().start_agent(now)
        self.thunderbird = Thunderbird(self.box, self.profile, policies=live_desk.POLICIES)
        self.thunderbird.start()
        self.addCleanup(self.thunderbird.kill)
        return agent

    def renew_while_thunderbird_is_open(self):
        self.wait_live(1)
        self.office.mail.set_password(USER, NEW)  # no grace: the old one is dead
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual((ran.code, slots(ran.document)),
                         (0, {("thunderbird", "imap"): "updated", ("thunderbird", "smtp"): "updated",
                              ("keychain", "smtp"): "updated"}), ran)
        self.assertEqual({login.password for login in self.thunderbird.list_logins()}, {NEW})
        for key in self.profile.server_keys.values():
            attempt = self.thunderbird.log_in(key)
            self.assertTrue(attempt.accepted, attempt.detail)
        self.assertEqual(self.office.mail.logins(accepted=False), [])
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual(({slot["state"] for slot in status["slots"]}, status["open"]), ({"in-sync"}, 0))

    def next_cycle(self):
        super().next_cycle()
        self.assertTrue(self.thunderbird.running)
        self.assertEqual(self.thunderbird.dialogs, [])
        self.assertFalse([line for line in self.dunst.shown() if "not everywhere" in line])
        self.assertNotIn(OLD, {login.password for login in self.thunderbird.list_logins()})


if __name__ == "__main__":
    unittest.main(verbosity=2)
