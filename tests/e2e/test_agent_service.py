# SPDX-License-Identifier: Apache-2.0
"""The agent as a service of the real systemd, with all the restrictions of its unit: it rotates, finishes, restarts.

A service manager runs here in a mount namespace of the test's own, where /run looks as on a machine that systemd has
booted."""
import os
import pathlib
import select
import shutil
import socket
import subprocess
import sys
import unittest

_INSIDE = "RINNOVA_TEST_INSIDE"
if _INSIDE not in os.environ:
    os.execvpe("unshare", ["unshare", "--mount", sys.executable, "-B", *sys.argv], {**os.environ, _INSIDE: "1"})

from office import ROOT, Office, slots  # noqa: E402
from rinnova_test import processes  # noqa: E402
from rinnova_test.deadline import Deadline  # noqa: E402
from rinnova_test.screen import Screen  # noqa: E402
from rinnova_test.thunderbird import Thunderbird, read_profile_logins  # noqa: E402

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}
SERVERS = ("imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it")
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"


class AgentService(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        subprocess.run(["mount", "-t", "tmpfs", "none", "/run"], check=True)
        pathlib.Path("/run/systemd/system").mkdir(parents=True)

    def setUp(self):
        self.office = self.enterContext(Office([USER], OLD))
        self.box = self.office.box
        self.enterContext(Screen(self.box, manager="openbox"))
        self.start_manager()
        self.addCleanup(self.rinnova, "agent", "uninstall")
        self.installed = self.rinnova("agent", "install")

    def start_manager(self):
        """It is ready when it has told so, as to the manager that started it (sd_notify(3)). Bus and
        keyring are the box's own."""
        units = self.box.config_home / "systemd/user"
        units.mkdir(parents=True)
        for unit in ("dbus.socket", "gnome-keyring-daemon.socket", "gnome-keyring-daemon.service"):
            (units / unit).symlink_to("/dev/null")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
            name = f"{self.box.root}/manager-ready"
            told.bind("\0" + name)
            told.settimeout(60)
            manager = self.box.spawn(["/usr/lib/systemd/systemd", "--user"], stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, env={"NOTIFY_SOCKET": "@" + name})
            self.addCleanup(processes.stop, manager, 60)
            while "READY=1" not in told.recv(4096).decode().splitlines():
                pass

    def systemctl(self, *words, code=0):
        ran = self.box.run(["systemctl", "--user", *words])
        if code is not None:
            self.assertEqual(ran.returncode, code, ran)
        return ran.stdout.decode().strip()

    def rinnova(self, *words, code=0, **arguments):
        ran = self.office.rinnova(*words, **arguments)
        self.assertEqual(ran.code, code, (ran, self.systemctl("status", "rinnovad.service", code=None)))
        return ran.document

    def fill(self):
        profile = self.office.profile()
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(FIXTURE / name, profile.path / name)
        self.box.store_secret("msmtp", ITEM, OLD)
        return profile

    def test_within_its_restrictions_it_rotates_and_reads_back(self):
        self.assertEqual(self.installed["installed"], "systemd")
        self.assertEqual(self.systemctl("show", "-P", "MemoryDenyWriteExecute", "rinnovad.service"), "yes")
        self.assertEqual(self.systemctl("show", "-P", "ActiveState", "rinnovad.service"), "active")
        profile = self.fill()
        done = self.rinnova("rotate", USER, "--no-probe", password=NEW)
        self.assertEqual(set(slots(done).values()), {"updated"})
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)
        stored = {login.password for login in read_profile_logins(profile.path) if login.user == USER and login.origin in SERVERS}
        self.assertEqual(stored, {NEW})
        status = self.rinnova("agent", "status")
        self.assertEqual((status["pid"], status["problem"]), (self.main_pid(), None))
        os.kill(status["pid"], 9)
        deadline = Deadline(60, "the agent is there again after a crash, by itself")
        # It has a process before it listens.
        while (now := self.rinnova("agent", "status")["pid"]) in (None, status["pid"]):
            assert deadline.left
        self.assertEqual(now, self.main_pid())

    def main_pid(self):
        return int(self.systemctl("show", "-P", "MainPID", "rinnovad.service"))

    def test_a_client_that_it_starts_again_is_no_part_of_it(self):
        profile = self.office.profile()
        self.office.remember(profile, [(origin, USER) for origin in SERVERS])
        thunderbird = Thunderbird(self.box, profile, screen=True)
        thunderbird.start()
        self.addCleanup(thunderbird.kill)
        self.rinnova("rotate", USER, "--no-probe", password=NEW, code=3)
        line = pathlib.Path(f"/proc/{thunderbird.pid}/cmdline").read_bytes().split(b"\0")[1:]
        done = self.rinnova("retry", "--restart-clients", "--no-probe", timeout=180)
        self.assertEqual(set(slots(done).values()), {"updated"})
        again = [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc")))
                 if self.arguments_of(pid) == line and pid != thunderbird.pid]
        self.assertEqual(len(again), 1)
        self.addCleanup(self.end, again[0])
        self.assertNotIn("rinnovad", pathlib.Path(f"/proc/{again[0]}/cgroup").read_text())
        state = pathlib.Path(f"/proc/{again[0]}/status").read_text()
        self.assertIn("NoNewPrivs:\t0", state)
        self.assertIn("Seccomp:\t0", state)
        self.systemctl("stop", "rinnovad.service")
        self.assertEqual(self.arguments_of(again[0]), line)

    @staticmethod
    def arguments_of(pid):
        try:
            return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")[1:]
        except OSError:
            return None

    @staticmethod
    def end(pid):
        handle = os.pidfd_open(pid)
        os.kill(pid, 15)
        select.select([handle], [], [], 60)
        os.close(handle)


if __name__ == "__main__":
    unittest.main(verbosity=2)
