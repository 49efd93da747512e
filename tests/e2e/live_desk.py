# SPDX-License-Identifier: Apache-2.0
"""A desk where the agent runs, and Thunderbird with the add-on that takes new passwords while it is open.

    class X(LiveDesk):
        self.office, self.box, self.mail, self.agent, self.client
        self.open_thunderbird(profile)          with the add-on, as an administrator's policy installs it; connected
        self.wait_live(count)                   until so many programs can be told a new password
        self.idle(thunderbird)                  IMAP connections, one that waits for new messages -> their sessions in the log
        self.states()                           (target, kind) -> state, as `status` has it now
        self.wait_state(state)                  until all of Thunderbird's slots are in that state
"""
import json
import pathlib
import re
import unittest

from office import PROGRAM, Office, slots
from rinnova_test.agent import Client
from rinnova_test.deadline import Deadline
from rinnova_test.thunderbird import Thunderbird

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-Rw77xY-secret"
IMAP, POP3, SMTP = "imap://imaps.pec.aruba.it", "mailbox://pop3s.pec.aruba.it", "smtp://smtps.pec.aruba.it"
PREFIX = PROGRAM.parents[1]
HOST = PREFIX / "lib/rinnova/rinnova-thunderbird-host"
ADD_ON = PREFIX / "share/rinnova/rinnova-live.xpi"
ADD_ON_ID = "live@rinnova.it"
MANIFEST = pathlib.Path(".mozilla/native-messaging-hosts/it.rinnova.thunderbird.json")
# Installed, and the user may switch it off.
POLICIES = {"policies": {"ExtensionSettings": {ADD_ON_ID: {"installation_mode": "normal_installed",
                                                           "install_url": ADD_ON.as_uri()}}}}
# Opens the inbox and stays with it: Thunderbird then waits for new messages with IDLE.
IDLE = """
const inbox = server(arguments[0]).rootFolder.getFolderWithFlags(Ci.nsMsgFolderFlags.Inbox)
    ?? server(arguments[0]).rootFolder;
await new Promise((resolve, reject) => server(arguments[0]).getNewMessages(inbox, null, {
    QueryInterface: ChromeUtils.generateQI(["nsIUrlListener"]),
    OnStartRunningUrl() {},
    OnStopRunningUrl(url, status) { status ? reject(new Error(errorName(status))) : resolve(); },
}));
"""
SET_ADD_ON = """
const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
const addon = await AddonManager.getAddonByID(arguments[0]);
await (arguments[1] ? addon.enable({ allowSystemAddons: true }) : addon.disable({ allowSystemAddons: true }));
"""


class LiveDesk(unittest.TestCase):
    users = (USER,)

    def setUp(self):
        self.office = self.enterContext(Office(self.users, OLD))
        self.box, self.mail = self.office.box, self.office.mail
        self.install_manifest()
        self.start_agent()

    def install_manifest(self, path=HOST):
        manifest = self.box.home / MANIFEST
        manifest.parent.mkdir(parents=True, exist_ok=True)
        manifest.write_text(json.dumps({
            "name": "it.rinnova.thunderbird", "description": "Rinnova", "path": str(path), "type": "stdio",
            "allowed_extensions": [ADD_ON_ID]}))

    def start_agent(self):
        self.agent = self.office.start_agent()
        self.addCleanup(self.agent.__exit__)
        self.client = Client(self.agent.socket_path, self.box)
        self.addCleanup(self.client.connection.close)
        self.client.call("subscribe")

    def fill(self, profile, origins=(IMAP, SMTP), user=USER, **arguments):
        with Thunderbird(self.box, profile, **arguments) as thunderbird:
            thunderbird.trust(self.mail.ca_file)
            for origin in origins:
                thunderbird.add_login(origin, user, OLD)

    def open_thunderbird(self, profile, live=1, **arguments):
        thunderbird = Thunderbird(self.box, profile, policies=POLICIES, **arguments)
        thunderbird.start()
        self.addCleanup(thunderbird.kill)
        if live:
            self.wait_live(live)
        return thunderbird

    def wait_until(self, holds, what, seconds=120):
        """Asked again whenever the agent says that something has changed."""
        deadline = Deadline(seconds, what)
        while not holds():
            self.client.connection.settimeout(deadline.left)
            self.client.wait_note("status-changed")

    def wait_live(self, count):
        self.wait_until(lambda: self.client.call("agent")["live"] == count, f"{count} connected programs")

    def idle(self, thunderbird, key="server1"):
        mark = self.mail.mark()
        thunderbird.run(IDLE, key)
        self.mail.wait_login(protocol="imap", accepted=True, since=mark)
        sessions = re.findall(r"imap-login: Info: Login: user=<.*session=<([^>]+)>", self.mail.log)
        self.assertTrue(sessions)
        return sessions

    def states(self):
        return slots(self.office.rinnova("status", USER).document)

    def wait_state(self, state):
        self.wait_until(lambda: {value for (target, _), value in self.states().items() if target == "thunderbird"}
                        == {state}, f"Thunderbird's slots {state}")

    def wait_mail_log(self, words, seconds=30):
        """Until Dovecot has said this, at whatever time."""
        reader = self.mail._lines[-1]
        reader.wait_for(lambda line: words in line, seconds, f"Dovecot's {words!r}")

    def passwords(self, thunderbird):
        return {login.password for login in thunderbird.list_logins()}
