# SPDX-License-Identifier: Apache-2.0
"""A desk with the agent on a clock of the test's own, dunst, a screen saver and the real keyring: a base for tests."""
import datetime
import json
import os
import shutil
import unittest

from office import DESKTOP, ROOT, TIMED_AGENT, Office
from rinnova_test import processes
from rinnova_test.agent import Client, TimedAgent
from rinnova_test.dunst import Dunst, ScreenSaver
from rinnova_test.screen import Screen

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
DAY = datetime.timedelta(days=1)


class AgentDesk(unittest.TestCase):
    users = (USER,)

    def setUp(self):
        self.office = self.enterContext(Office(self.users, OLD))
        self.box = self.office.box
        self.configure(reminders={"holidays": None, "working_days_only": False})
        self.enterContext(Screen(self.box))
        self.dunst = Dunst(self.box)
        self.saver = ScreenSaver(self.box)
        self.zone = self.box.zone
        self.expires = self.box.today() + 60 * DAY
        # Whatever would open a page, or start a program of ours, is noted here instead.
        fifo = self.box.root / "opened"
        os.mkfifo(fifo)
        self.opened = processes.LineReader(os.fdopen(os.open(fifo, os.O_RDWR), "rb"))
        opener = self.box.root / "bin/xdg-open"
        opener.parent.mkdir()
        opener.write_text(f'#!/bin/sh\necho "$@" > "{fifo}"\n')
        opener.chmod(0o755)
        self.box.env["PATH"] = f"{opener.parent}:{self.box.env['PATH']}"

    def configure(self, **members):
        """At once: a file that is just being written is trouble for a moment."""
        config = self.box.config_home / "rinnova/config.json"
        new = config.with_suffix(".new")
        new.write_text(json.dumps(members))
        new.chmod(0o600)
        new.replace(config)

    def moment(self, days_before, hour=10, minute=0):
        date = self.expires - days_before * DAY
        return datetime.datetime.combine(date, datetime.time(hour, minute), self.zone)

    def start_agent(self, now, with_window=True):
        # Where the window is not installed: what stands in its place cannot be run.
        hidden = [] if with_window else ["sh", "-c", 'mount --bind /dev/null "$0" && exec "$@"', DESKTOP]
        argv = self.office.argv(program=TIMED_AGENT, wrapper=hidden)
        self.agent = TimedAgent(self.box, argv[-1], now, wrapper=argv[:-1]).start()
        self.addCleanup(self.agent.__exit__)
        self.client = Client(self.agent.socket_path, self.box)
        self.addCleanup(self.client.connection.close)
        self.client.call("subscribe")

    def track(self, *more):
        ran = self.office.rinnova("track", USER, "--expires", self.expires.isoformat(), *more)
        self.assertEqual(ran.code, 0, ran)

    def wait_alarm(self, moment):
        self.agent.wait_alarm(self.client, moment)

    def be_reminded(self, days_before=14):
        """The notice of that day is on the desktop, and recorded."""
        self.agent.jump(self.moment(days_before))
        self.dunst.wait_shown(USER)

    def history(self):
        return [entry["text"] for entry in self.office.rinnova("history").document["entries"]]

    def told(self):
        return sum(text.startswith("Notice:") for text in self.history())

    def fill_thunderbird(self):
        profile = self.office.profile()
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(FIXTURE / name, profile.path / name)
        return profile
