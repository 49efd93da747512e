# SPDX-License-Identifier: Apache-2.0
"""The second channel: who hears of an account that nobody renews. The agent's clock is the test's; its mail goes through
a real submission server with the password from the real keyring, and dunst shows what the user does not answer."""
import datetime
import email
import email.policy
import json
import unittest

from office import TIMED_AGENT, Office
from rinnova_test.agent import Client, TimedAgent
from rinnova_test.dunst import Dunst
from rinnova_test.screen import Screen
from agent_core import core_of
from test_secrecy import holding

USER, CHANNEL, PASSWORD = "mario.rossi@pec.it", "rinnova@example.org", "fake-channel-Qz81-secret"
BOSS = "responsabile@example.org"
GONE = "non.lavora.piu.qui@example.org"
DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
TEST_WORDS = "this is a test"
ESCALATED = "nobody reacted"


class Desk(unittest.TestCase):
    """Its reminders come at 10 o'clock of days 14, 7, 3, 1 and 0, whatever weekday that is."""

    def setUp(self):
        self.office = self.enterContext(Office([USER]))
        self.box, self.mail = self.office.box, self.office.mail
        self.mail.set_password(CHANNEL, PASSWORD)
        self.zone, self.today = self.box.zone, self.box.today()
        self.expires = self.today + 40 * DAY

    def configure(self, channel, **reminders):
        file = self.box.config_home / "rinnova/config.json"
        file.write_text(json.dumps({"reminders": {"holidays": None, "working_days_only": False, **reminders},
                                    "second_channel": channel}))
        file.chmod(0o600)

    def smtp(self, **members):
        return {"smtp": {"host": "localhost", "port": self.mail.ports["submissions"], "username": CHANNEL,
                         "ca_file": str(self.mail.ca_file), "to": [BOSS], **members}}

    def command(self, status="0"):
        """One that keeps what it was told, a file for each time, and ends as told."""
        self.told = self.box.root / "told"
        self.told.mkdir()
        self.box.root.joinpath("status").write_text(status)
        script = self.box.root / "tell"
        script.write_text(f"#!/bin/sh\nstatus=$(cat {self.box.root}/status)\nname=$(mktemp -p {self.told})\n"
                          "cat > $name\nexit $status\n")
        script.chmod(0o755)
        return {"command": [str(script)]}

    def told_texts(self):
        return [file.read_text() for file in self.told.iterdir()]

    def start(self):
        # Without a display the window cannot open, and the notice says the command instead.
        argv = self.office.argv(program=TIMED_AGENT, wrapper=["env", "-u", "DISPLAY"])
        now = datetime.datetime.combine(self.today, datetime.time(15), self.zone)
        self.agent = self.enterContext(TimedAgent(self.box, argv[-1], now, wrapper=argv[:-1]))
        self.client = self.enterContext(Client(self.agent.socket_path, self.box))
        self.client.call("subscribe")

    def track(self, user=USER):
        ran = self.office.rinnova("track", user, "--provider", "aruba-pec", "--expires", self.expires.isoformat())
        self.assertEqual(ran.code, 0, ran)

    def set_up_channel(self, password=PASSWORD):
        return self.office.rinnova("agent", "second-channel", password=password)

    def at(self, days_left, hour=10):
        return datetime.datetime.combine(self.expires - days_left * DAY, datetime.time(hour), self.zone)

    def wait_alarm(self, moment):
        self.agent.wait_alarm(self.client, moment)

    def go_to(self, moment):
        """To when the agent wants to be woken next, which has to be then."""
        self.wait_alarm(moment)
        self.agent.jump(moment)

    def log(self):
        file = self.box.state_home / "rinnova/log"
        return file.read_text() if file.exists() else ""

    def history(self):
        return [entry["text"] for entry in self.office.rinnova("history").document["entries"]]

    def wait_history(self, text, count=1):
        """Until the history says so: the agent tells when what it knows has changed."""
        while (found := self.history()).count(text) < count:
            try:
                self.client.wait_note("status-changed")
            except TimeoutError:
                self.fail(f"“{text}” is not in {found}; the log:\n{self.log()}")
        self.assertEqual(found.count(text), count)

    def way_of_notices(self):
        return self.office.rinnova("agent", "status").document["notices"]

    def mails(self, words):
        parsed = [email.message_from_bytes(message.data, policy=email.policy.default)
                  for message in self.mail.sink.messages]
        return [message for message in parsed if words in message["Subject"]]

    def wait_mail(self, words):
        def fits(message):
            return words in email.message_from_bytes(message.data, policy=email.policy.default)["Subject"]
        return self.mail.sink.wait_message(fits, seconds=60)


class Setup(Desk):
    """`rinnova agent second-channel`, with the agent and without."""

    def check_all(self):
        self.configure(None)
        ran = self.set_up_channel()
        self.assertEqual((ran.code, "config.json" in ran.err), (2, True), ran)

        self.configure(self.smtp())
        ran = self.set_up_channel("fake-wrong-password")
        self.assertEqual((ran.code, ran.document["error"]["code"]), (1, "auth-rejected"), ran)
        self.assertIn("localhost", ran.document["error"]["message"])
        self.assertIn("Nothing was kept", ran.document["error"]["hint"])
        self.assertIsNone(self.kept())
        self.assertEqual(self.mail.sink.messages, [])
        self.assertEqual(self.office.rinnova("agent", "second-channel").code, 2)  # nobody to ask

        ran = self.set_up_channel()
        self.assertEqual((ran.code, ran.document),
                         (0, {"schema": 1, "action": "second-channel", "way": "mail"}), ran)
        message = self.wait_mail(TEST_WORDS)
        self.assertEqual((message.sender, message.recipients), (CHANNEL, (BOSS,)))
        self.assertEqual(len(self.mail.sink.messages), 1)
        self.assertEqual(self.kept(), PASSWORD)

        # Another one that is refused leaves the one that is right.
        self.assertEqual(self.set_up_channel("fake-wrong-password").code, 1)
        self.assertEqual(self.kept(), PASSWORD)

        self.box.keyring.lock()
        ran = self.set_up_channel()
        self.assertEqual((ran.code, ran.document["error"]["code"]), (6, "locked"), ran)
        self.box.keyring.unlock()
        self.assertEqual(len(self.mail.sink.messages), 1)

        self.configure(self.smtp(to=[USER.upper()]))
        self.track()
        ran = self.set_up_channel()
        self.assertEqual((ran.code, ran.document["error"]["code"]), (1, "conflict"), ran)
        self.assertIn(f"{USER} is itself watched over", ran.document["error"]["message"])
        self.assertEqual(len(self.mail.sink.messages), 1)

        self.configure(self.command())
        ran = self.office.rinnova("agent", "second-channel")
        self.assertEqual((ran.code, ran.document.get("way")), (0, "command"), ran)
        self.assertIn("needs no password", ran.err)
        self.assertEqual([TEST_WORDS in text for text in self.told_texts()], [True])
        self.box.root.joinpath("status").write_text("3")
        ran = self.office.rinnova("agent", "second-channel")
        self.assertEqual(ran.code, 1, ran)
        self.assertIn("ended with 3", ran.document["error"]["message"])
        self.configure({"command": ["/nonexistent/tell"]})
        self.assertEqual(self.office.rinnova("agent", "second-channel").code, 1)
        self.check_secrecy()

    def check_secrecy(self):
        for path in self.box.root.rglob("*"):
            if path.is_file() and not path.is_symlink():
                self.assertEqual(holding(PASSWORD, path.read_bytes()), [], path)

    def kept(self):
        return self.box.lookup_secret({"service": "rinnova", "kind": "second-channel"})

    def test_without_the_agent(self):
        self.check_all()

    def test_with_the_agent(self):
        self.configure(None)
        self.start()
        self.check_all()
        content = core_of(self.agent.pid, self.box.root)
        self.assertIn(str(self.box.state_home).encode(), content)
        self.assertEqual(holding(PASSWORD, content), [])

    def test_in_the_language_of_whoever_asks(self):
        self.configure(self.smtp())
        done = self.box.run(self.office.argv("--lang", "it", "agent", "second-channel", "--password-stdin"),
                            input=PASSWORD.encode())
        self.assertEqual(done.returncode, 0, done)
        self.assertIn(BOSS, done.stdout.decode())
        self.wait_mail("questa è una prova")


class NobodyReacts(Desk):
    def setUp(self):
        super().setUp()
        self.enterContext(Screen(self.box))
        self.dunst = Dunst(self.box)

    def browser(self):
        """One that opens nothing, and keeps what it was to open."""
        pages = self.box.root / "pages"
        program = self.box.root / "bin/xdg-open"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\necho \"$1\" >> {pages}\n")
        program.chmod(0o755)
        self.box.env["PATH"] = f"{program.parent}:{self.box.env['PATH']}"
        return pages

    def notice_on(self, days_left, words):
        self.go_to(self.at(days_left))
        self.dunst.wait_shown(words)

    def test_one_mail_reaches_the_second_person_once(self):
        self.configure(self.smtp())
        self.start()
        self.track()
        self.assertEqual(self.set_up_channel().code, 0)
        self.assertTrue(self.way_of_notices().startswith("desktop"))
        self.notice_on(14, "in 14 days")
        self.notice_on(7, "in 7 days")
        self.assertEqual(self.mails(ESCALATED), [])
        self.notice_on(3, "in 3 days")
        message = self.wait_mail(ESCALATED)
        self.assertEqual((message.sender, message.recipients), (CHANNEL, (BOSS,)))
        parsed, = self.mails(ESCALATED)
        self.assertIn(USER, parsed["Subject"])
        self.assertIn("valid until", parsed.get_content())
        self.assertEqual(parsed["Auto-Submitted"], "auto-generated")
        self.wait_history("Notice to a second person (mail).")
        # Neither later, nor after a restart.
        self.notice_on(1, "tomorrow")
        self.agent.stop()
        self.today = (self.agent.now + HOUR).astimezone(self.zone).date()
        self.start()
        self.notice_on(0, "today")
        self.go_to(self.at(-1))
        self.dunst.wait_shown("has expired")
        self.wait_history("Notice: has expired (desktop).")
        self.assertEqual(len(self.mails(ESCALATED)), 1)
        self.assertEqual(self.history().count("Notice to a second person (mail)."), 1)
        self.assertEqual(self.log().count(PASSWORD), 0)

    def test_what_is_answered_reaches_nobody_else(self):
        self.configure(self.smtp())
        pages = self.browser()
        self.start()
        self.track()
        self.assertEqual(self.set_up_channel().code, 0)
        for days in (14, 7, 3):
            self.notice_on(days, f"in {days} days")
            self.dunst.press("Renew now")
            self.dunst.wait_shown("About a mail password")  # what to do next
            self.dunst.control("close-all")
        self.wait_alarm(self.at(1))
        self.assertEqual(self.mails(ESCALATED), [])
        self.assertTrue(pages.read_text().startswith("https://"))
        # It was the answers: the last notice has none, and somebody else hears of it.
        self.notice_on(1, "tomorrow")
        self.wait_mail(ESCALATED)
        self.wait_history("Notice to a second person (mail).")

    def test_a_recipient_that_is_refused_keeps_nothing_from_the_others(self):
        self.configure(self.smtp(to=[GONE, BOSS]))
        self.start()
        self.track()
        self.assertEqual(self.set_up_channel().code, 0)
        self.mail.sink.refused.add(GONE)
        for days in (14, 7, 3):
            self.notice_on(days, f"in {days} days")
        self.assertEqual(self.wait_mail(ESCALATED).recipients, (BOSS,))
        self.wait_history("Notice to a second person (mail).")
        self.assertIn(f"Not sent to {GONE}", self.log())
        # Whoever sets it up learns at once that an address is wrong.
        ran = self.set_up_channel()
        self.assertEqual((ran.code, ran.document["error"]["code"]), (1, "invalid-data"), ran)
        self.assertIn(GONE, ran.document["error"]["message"])

    def test_a_command_that_fails_is_tried_again_an_hour_later(self):
        self.configure(self.command(status="1"))
        self.start()
        self.track()
        for days in (14, 7, 3):
            self.notice_on(days, f"in {days} days")
        self.go_to(self.at(3, 11))
        self.wait_alarm(self.at(3, 12))
        self.assertEqual(len(self.told_texts()), 2)
        self.assertTrue(all(ESCALATED in text and USER in text for text in self.told_texts()))
        self.assertIn("ended with 1", self.log())
        self.box.root.joinpath("status").write_text("0")
        self.agent.jump(self.at(3, 12))
        self.wait_history("Notice to a second person (command).")
        self.wait_alarm(self.at(1))
        self.assertEqual(len(self.told_texts()), 3)

    def test_a_channel_that_is_watched_over_itself_carries_nothing(self):
        self.configure(self.smtp())
        self.start()
        self.track()
        self.assertEqual(self.set_up_channel().code, 0)
        self.wait_mail(TEST_WORDS)
        self.assertEqual(self.office.rinnova("track", CHANNEL, "--provider", "aruba-pec", "--expires",
                                             (self.expires + 30 * DAY).isoformat()).code, 0)
        for days in (14, 7, 3):
            self.notice_on(days, f"in {days} days")
        self.wait_alarm(self.at(3, 11))
        self.go_to(self.at(3, 11))
        self.wait_alarm(self.at(3, 12))
        self.assertEqual(len(self.mail.sink.messages), 1)
        self.assertEqual(self.log().count(f"{CHANNEL} is itself watched over"), 1)
        ran = self.set_up_channel()
        self.assertEqual(ran.code, 1)
        self.assertIn(f"{CHANNEL} is itself watched over", ran.err)


class NobodyShowsNotices(Desk):
    """A desktop without a notification server."""

    def go_to_first_notice(self):
        self.wait_alarm(self.at(14))
        self.agent.jump(self.at(14))
        # The server of a session that has just begun may come a moment later.
        self.go_to(self.at(14) + datetime.timedelta(minutes=2))

    def test_the_second_channel_takes_them(self):
        self.configure(self.smtp())
        self.start()
        self.track()
        self.assertEqual(self.set_up_channel().code, 0)
        self.assertEqual(self.way_of_notices(), "mail")
        self.go_to_first_notice()
        self.wait_mail("in 14 days")
        self.wait_history("Notice: expires in 14 days (mail).")
        self.wait_alarm(self.at(7))
        self.assertEqual(len(self.mails("in 14 days")), 1)

    def test_without_one_the_log_does(self):
        self.configure(None)
        self.start()
        self.track()
        self.assertEqual(self.way_of_notices(), "log")
        self.go_to_first_notice()
        self.wait_history("Notice: expires in 14 days (log).")
        self.wait_alarm(self.at(7))
        self.assertEqual(self.log().count(f"The password of {USER} expires in 14 days"), 1)
        self.assertIn("Nothing shows notifications", self.log())


if __name__ == "__main__":
    unittest.main(verbosity=2)
