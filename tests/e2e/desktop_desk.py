# SPDX-License-Identifier: Apache-2.0
"""A desk with the window on a screen of its own, the real agent, Thunderbird's files, keyring and mail server: a base for
tests."""
import datetime
import json
import os
import shutil
import subprocess
import unittest

from office import DESKTOP, ROOT, Office
from rinnova_test import processes
from rinnova_test.display import Display
from rinnova_test.screen import Screen
from rinnova_test.window import Accessibility, Windows

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-Rw83xK"
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"


class DesktopDesk(unittest.TestCase):
    users = (USER,)
    size = "1280x720"
    language = "en"
    with_agent = True

    def setUp(self):
        self.office = self.enterContext(Office(self.users, OLD))
        self.box = self.office.box
        self.configure()
        self.screen = self.enterContext(Screen(self.box, manager="openbox", size=self.size))
        self.enterContext(Accessibility(self.box))
        self.clipboard = Display(self.box)
        # Whatever would open a page is noted here instead.
        fifo = self.box.root / "opened"
        os.mkfifo(fifo)
        self.opened = processes.LineReader(os.fdopen(os.open(fifo, os.O_RDWR), "rb"))
        opener = self.box.root / "bin/xdg-open"
        opener.parent.mkdir()
        opener.write_text(f'#!/bin/sh\necho "$@" > "{fifo}"\n')
        opener.chmod(0o755)
        self.box.env["PATH"] = f"{opener.parent}:{self.box.env['PATH']}"
        if self.with_agent:
            self.start_agent()

    def configure(self, **members):
        config = self.box.config_home / "rinnova/config.json"
        config.write_text(json.dumps({"language": self.language, **members}))
        config.chmod(0o600)

    def start_agent(self):
        self.agent = self.office.start_agent()
        self.addCleanup(self.agent.__exit__)

    def start_window(self, *arguments, env=None):
        self.window = self.box.spawn(self.office.argv(*arguments, program=DESKTOP), env=env or {},
                                     stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.windows = Windows(self.box, "rinnova-desktop")
        self.addCleanup(self.windows.close)
        return self.windows

    def fill_thunderbird(self):
        profile = self.office.profile()
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(FIXTURE / name, profile.path / name)
        return profile

    def track(self, user=USER, days=3, *more):
        day = self.box.today() + datetime.timedelta(days=days)
        ran = self.office.rinnova("track", user, "--expires", day.isoformat(), *more)
        self.assertEqual(ran.code, 0, ran)

    def states(self, user=USER):
        account = self.office.rinnova("status", user).document["accounts"][0]
        return {(slot["target"], slot["kind"]): slot["state"] for slot in account["slots"]}
