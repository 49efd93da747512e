# SPDX-License-Identifier: Apache-2.0
"""A whole cycle of 90 days in simulated time, with everything else real: the agent, Thunderbird, Dovecot, the keyring,
dunst. The clock is the agent's own; the machine's is not touched."""
import datetime
import json
import unittest

from office import TIMED_AGENT, Office, slots
from rinnova_test.agent import Client, TimedAgent
from rinnova_test.dunst import Dunst, ScreenSaver
from rinnova_test.screen import Screen
from rinnova_test.thunderbird import Thunderbird
from agent_core import core_of
from test_secrecy import holding

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-Rw77xY-secret"
IMAP, SMTP = "imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it"
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}
DAY = datetime.timedelta(days=1)
STORED_THEN = """
const [origin, user, time] = arguments;
const [login] = await Services.logins.searchLoginsAsync({ origin });
const bag = Cc["@mozilla.org/hash-property-bag;1"].createInstance(Ci.nsIWritablePropertyBag2);
bag.setPropertyAsUint64("timePasswordChanged", time);
bag.setPropertyAsUint64("timeCreated", time);
await (Services.logins.modifyLoginAsync ?? Services.logins.modifyLogin).call(Services.logins, login, bag);
"""


def expiry_of(issued):
    """90 days or 3 calendar months, whichever ends first; contract of the built-in provider."""
    month, year = issued.month + 3, issued.year
    if month > 12:
        month, year = month - 12, year + 1
    last = (datetime.date(year + month // 12, month % 12 + 1, 1) - DAY).day
    return min(issued + 90 * DAY, datetime.date(year, month, min(issued.day, last)))


def working_day(date):
    """That day, or the Friday before."""
    return date - max(0, date.weekday() - 4) * DAY


class WholeCycle(unittest.TestCase):
    def setUp(self):
        self.office = self.enterContext(Office([USER], OLD))
        self.box = self.office.box
        config = self.box.config_home / "rinnova/config.json"
        config.write_text(json.dumps({"reminders": {"holidays": None}}))
        config.chmod(0o600)
        self.enterContext(Screen(self.box))
        self.dunst = Dunst(self.box)
        self.saver = ScreenSaver(self.box)
        self.profile = self.office.profile()
        # A day within the last week from which the notice of 3 days falls on a Sunday.
        self.zone, self.today = self.box.zone, self.box.today()
        self.issued = next(self.today - n * DAY for n in range(1, 9)
                           if (expiry_of(self.today - n * DAY) - 3 * DAY).weekday() == 6)
        self.expires = expiry_of(self.issued)
        with Thunderbird(self.box, self.profile) as thunderbird:
            thunderbird.trust(self.office.mail.ca_file)
            noon = int(self.local(self.issued, 12).timestamp() * 1000)
            for origin in (IMAP, SMTP):
                thunderbird.add_login(origin, USER, OLD)
                thunderbird.run(STORED_THEN, origin, USER, noon)
        self.box.store_secret("msmtp", ITEM, OLD)

    def start_agent(self, now):
        argv = self.office.argv(program=TIMED_AGENT)
        return self.enterContext(TimedAgent(self.box, argv[-1], now, wrapper=argv[:-1]))

    def local(self, date, hour=10):
        return datetime.datetime.combine(date, datetime.time(hour), self.zone)

    def wait_alarm(self, moment):
        self.agent.wait_alarm(self.client, moment)

    def notice_on(self, date, words):
        """At 10 o'clock of that day, and not before, a notice is on the desktop."""
        self.wait_alarm(self.local(date))
        self.agent.jump(self.local(date))
        self.assertIn(words, self.dunst.wait_shown(f"{USER} expires"))

    def test_from_discovery_to_the_cycle_after(self):
        self.agent = self.start_agent(self.local(self.today, 15))
        self.client = self.enterContext(Client(self.agent.socket_path, self.box))
        self.client.call("subscribe")
        tracked = self.office.rinnova("track", "--all")
        self.assertEqual(tracked.code, 0, tracked)
        account = tracked.document["accounts"][0]
        self.assertEqual((account["issued"], account["expires"], account["expires_source"]),
                         (self.issued.isoformat(), self.expires.isoformat(), "client"))
        for days, words in ((14, "in 14 days"), (7, "in 7 days"), (3, "in 5 days"), (1, "tomorrow")):
            self.notice_on(working_day(self.expires - days * DAY), words)
        self.assertEqual([line.split()[0] for line in self.dunst.shown()], ["NORMAL"] * 3 + ["CRITICAL"])
        self.assertEqual(self.dunst.displayed(), 1)
        history = [entry["text"] for entry in self.office.rinnova("history").document["entries"]]
        self.assertEqual(sum(text.startswith("Notice:") for text in history), 4, history)
        self.renew_while_thunderbird_is_open()
        self.next_cycle()

    def renew_while_thunderbird_is_open(self):
        self.office.mail.set_password(USER, OLD, NEW)
        with Thunderbird(self.box, self.profile) as thunderbird:
            ran = self.office.rinnova("rotate", USER, password=NEW)
            self.assertEqual(ran.code, 3, ran)
            self.assertEqual(slots(ran.document), {("thunderbird", "imap"): "pending", ("thunderbird", "smtp"): "pending",
                                                   ("keychain", "smtp"): "updated"})
            self.assertEqual(self.box.lookup_secret(ITEM), NEW)
            self.assertEqual({login.password for login in thunderbird.list_logins()}, {OLD})
            # The reminder has gone; what is open is said at once.
            self.assertIn(USER, self.dunst.wait_shown("not everywhere yet"))
        with self.subTest("the agent writes what Thunderbird kept it from"):
            self.assertIn(USER, self.dunst.wait_shown("is everywhere"))
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual({slot["state"] for slot in status["slots"]}, {"in-sync"})
        self.assertEqual(status["open"], 0)
        self.office.mail.set_password(USER, NEW)  # the provider's grace is over
        with Thunderbird(self.box, self.profile) as thunderbird:
            for key in self.profile.server_keys.values():
                attempt = thunderbird.log_in(key)
                self.assertTrue(attempt.accepted, attempt.detail)

    def next_cycle(self):
        renewed = working_day(self.expires - 1 * DAY)
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual((status["issued"], status["expires"]), (renewed.isoformat(), expiry_of(renewed).isoformat()))
        self.wait_alarm(self.local(working_day(expiry_of(renewed) - 14 * DAY)))
        self.agent.jump(self.agent.now + datetime.timedelta(hours=1))
        content = core_of(self.agent.pid, self.box.root)
        self.assertIn(str(self.box.state_home).encode(), content)
        for secret in (OLD, NEW):
            self.assertEqual(holding(secret, content), [], secret)


if __name__ == "__main__":
    unittest.main(verbosity=2)
