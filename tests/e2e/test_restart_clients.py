# SPDX-License-Identifier: Apache-2.0
"""With its user's consent the real Thunderbird is asked to end, written, and started again; one in use is left alone."""
import os
import pathlib
import time
import unittest

from office import Office, slots
from rinnova_test import processes
from rinnova_test.deadline import Deadline
from rinnova_test.screen import Screen
from rinnova_test.thunderbird import Thunderbird, read_profile_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
PENDING = {("thunderbird", "imap"): "pending", ("thunderbird", "smtp"): "pending"}
DONE = {("thunderbird", "imap"): "updated", ("thunderbird", "smtp"): "updated"}

WAIT_FOR_START = """
const { XPIProvider } = ChromeUtils.importESModule("resource://gre/modules/addons/XPIExports.sys.mjs").XPIExports;
await Promise.allSettled([...XPIProvider.startupPromises, ...XPIProvider.enabledAddonsStartupPromises]);
"""
WRITE_A_MESSAGE = """
const params = Cc["@mozilla.org/messengercompose/composeparams;1"].createInstance(Ci.nsIMsgComposeParams);
params.composeFields = Cc["@mozilla.org/messengercompose/composefields;1"].createInstance(Ci.nsIMsgCompFields);
params.composeFields.body = "not saved yet";
params.identity = MailServices.accounts.allIdentities[0];
MailServices.compose.OpenComposeWindowWithParams(null, params);
"""


def command_line(pid):
    return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()


def parent(pid):
    return int(pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])


def programs_like(line, but):
    """The pids of other processes that were started with this command line; not of those that one of them has just
    forked, to become another program."""
    found = {}
    for name in os.listdir("/proc"):
        if name.isdigit() and int(name) != but:
            try:
                if command_line(name) == line:
                    found[int(name)] = parent(name)
            except OSError:
                pass
    return [pid for pid, above in found.items() if above not in found]


class RestartClients(unittest.TestCase):
    def setUp(self):
        self.office = self.enterContext(Office([USER], OLD))
        self.screen = self.enterContext(Screen(self.office.box, manager="openbox"))
        self.profile = self.office.profile()
        self.office.remember(self.profile, [(origin, USER) for origin in (
            "imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it")])
        self.office.mail.set_password(USER, OLD, NEW)
        self.thunderbird = Thunderbird(self.office.box, self.profile, screen=True)
        self.thunderbird.start()
        self.addCleanup(self.thunderbird.kill)
        self.thunderbird.run(WAIT_FOR_START, seconds=120)
        self.wait_window("3pane")
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual((ran.code, slots(ran.document)), (3, PENDING), ran)

    def wait_window(self, role):
        """Until the window manager lists a window with this role."""
        watcher = self.office.box.spawn(["xprop", "-root", "-spy", "_NET_CLIENT_LIST"], stdout=-1)
        reader = processes.LineReader(watcher.stdout)

        def has_it(line):
            windows = [word.strip(" ,") for word in line.partition("#")[2].split(",")]
            return any(role in self.office.box.run(["xprop", "-id", window, "WM_WINDOW_ROLE"]).stdout.decode()
                       for window in windows if window.strip())
        reader.wait_for(has_it, 120, f"a window {role}")
        processes.stop(watcher)

    def test_it_ends_is_written_and_runs_again_the_same_way(self):
        first, line = self.thunderbird.pid, command_line(self.thunderbird.pid)
        ran = self.office.rinnova("retry", "--restart-clients", timeout=180)
        self.assertEqual((ran.code, slots(ran.document)), (0, DONE), ran)
        self.assertEqual(self.thunderbird._process.wait(60), 0)  # by itself: no signal ended it
        again = programs_like(line, but=first)
        self.assertEqual(len(again), 1, "started again, once")
        environment = pathlib.Path(f"/proc/{again[0]}/environ").read_bytes()
        self.assertIn(f"DISPLAY={self.office.box.env['DISPLAY']}\0".encode(), environment)
        self.assertNotIn(NEW.encode(), environment)
        self.wait_window("3pane")
        logins = {login.origin: login.password for login in read_profile_logins(self.profile)}
        self.assertEqual(set(logins.values()), {NEW}, logins)
        self.assertEqual(self.office.rinnova("retry", "--restart-clients").code, 0)
        # One that Thunderbird has just forked, by two steps, goes on as another program at once.
        deadline = Deadline(10, "nothing to do is no reason to restart")
        while programs_like(line, but=first) != again:
            time.sleep(min(0.1, deadline.left))

    def test_one_in_which_a_message_is_being_written_is_left_alone(self):
        self.thunderbird.run(WRITE_A_MESSAGE)
        self.wait_window("Msgcompose")
        ran = self.office.rinnova("retry", "--restart-clients", timeout=180)
        self.assertEqual((ran.code, slots(ran.document)), (3, PENDING), ran)
        self.assertTrue(self.thunderbird.running)
        self.assertIn("3pane", self.windows())
        self.assertIn("Msgcompose", self.windows())

    def test_without_the_consent_nothing_is_restarted(self):
        ran = self.office.rinnova("retry", timeout=180)
        self.assertEqual((ran.code, slots(ran.document)), (3, PENDING), ran)
        self.assertTrue(self.thunderbird.running)

    def windows(self):
        return self.thunderbird.run(
            "return [...Services.wm.getEnumerator(null)].map(w => w.document.documentElement.getAttribute('windowtype')"
            " == 'mail:3pane' ? '3pane' : w.document.documentElement.id.includes('compose') ? 'Msgcompose' :"
            " w.location.href)")


if __name__ == "__main__":
    unittest.main(verbosity=2)
