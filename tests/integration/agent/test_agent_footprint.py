# SPDX-License-Identifier: Apache-2.0
"""With 300 accounts the waiting agent wakes up for nothing, and is little more than the libraries that it waits with.

RINNOVA_FIGURES=1 prints what was measured, with gnome-keyring-daemon and dunst beside it.
"""
import os
import pathlib
import select
import subprocess
import unittest

from rinnova_test import processes
from rinnova_test.agent import Agent, Client
from rinnova_test.deadline import Deadline
from rinnova_test.dunst import Dunst
from rinnova_test.sandbox import Sandbox
from rinnova_test.screen import Screen

PROGRAM, AGENT, SKELETON = (os.environ[name] for name in ("RINNOVA_PROGRAM", "RINNOVA_AGENT", "RINNOVA_SKELETON"))
ACCOUNTS = 300
QUIET_SECONDS = 60
RESTING_THREADS = 4  # its own, one in which Qt listens to the bus, and two of GLib, once the keychain was looked at
NEEDED_LATER = ("libcurl", "libQt6Network", "qt6keychain")


def tasks(pid):
    return list(pathlib.Path(f"/proc/{pid}/task").iterdir())


def switches(pid):
    """How often its threads went to sleep: each wake-up is followed by one."""
    total = 0
    for task in tasks(pid):
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                total += int(line.split()[1])
    return total


def memory(pid):
    """KiB: resident, proportional, private and dirty."""
    rollup = dict(line.split(":", 1) for line in
                  pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:])
    return {name: int(rollup[name].split()[0]) for name in ("Rss", "Pss", "Private_Dirty")}


class Footprint(unittest.TestCase):
    def setUp(self):
        os.sync()  # pages of a program that was built just now, and is not yet on the disk, count as dirty
        self.box = self.enterContext(Sandbox())
        self.enterContext(Screen(self.box))
        self.dunst = Dunst(self.box)
        self.track_many()
        self.agent = self.enterContext(Agent(self.box, AGENT))
        skeleton = self.box.spawn([SKELETON], stdout=subprocess.PIPE)
        processes.LineReader(skeleton.stdout).wait_for(lambda line: line.strip() == "ready 1", 60, "the skeleton")
        self.skeleton = skeleton.pid

    def track_many(self):
        accounts = self.box.root / "accounts.csv"
        accounts.write_text("account;expires\n" + "".join(f"box{n}@pec.it;2035-06-01\n" for n in range(ACCOUNTS)))
        self.box.run([PROGRAM, "track", "--import", str(accounts)], check=True)

    def wait_until_idle(self):
        """What it does at its start waits in a row with the calls of clients, and has a thread of its own."""
        with Client(self.agent.socket_path, self.box) as client:
            client.call("discover")
            while len(tasks(self.agent.pid)) > RESTING_THREADS:
                self.assertEqual(len(client.call("status", of=None)), ACCOUNTS)

    def wait_until_at_rest(self, clients):
        """A moment after the last answer it lets go of what the next one would have needed."""
        deadline = Deadline(60, "the agent is at rest")
        before = None
        while deadline.left and before != (now := switches(self.agent.pid)):
            before = now
            select.select([client.connection for client in clients], [], [], 5)

    def test_nothing_wakes_it_up_and_it_needs_little_memory(self):
        self.wait_until_idle()
        clients = [Client(self.agent.socket_path, self.box) for _ in range(10)]
        for client in clients:
            client.call("subscribe")
            self.addCleanup(client.connection.close)
        self.wait_until_at_rest(clients)
        before = switches(self.agent.pid)
        # Anything that a client is told would be a reason to have woken up.
        self.assertEqual(select.select([client.connection for client in clients], [], [], QUIET_SECONDS)[0], [])
        self.assertEqual(switches(self.agent.pid) - before, 0)
        self.assertLessEqual(len(tasks(self.agent.pid)), RESTING_THREADS)
        maps = pathlib.Path(f"/proc/{self.agent.pid}/maps").read_text()
        self.assertEqual([library for library in NEEDED_LATER if library in maps], [])

        agent, skeleton = memory(self.agent.pid), memory(self.skeleton)
        if os.environ.get("RINNOVA_FIGURES"):
            for name, pid in (("rinnovad", self.agent.pid), ("skeleton", self.skeleton),
                              ("gnome-keyring-daemon", self.box.keyring.pid), ("dunst", self.dunst.process.pid)):
                print(name, memory(pid))
        self.assertLessEqual(agent["Rss"], 1.3 * skeleton["Rss"])
        self.assertLessEqual(agent["Private_Dirty"], skeleton["Private_Dirty"] + 3 * 1024)


if __name__ == "__main__":
    unittest.main(verbosity=2)
