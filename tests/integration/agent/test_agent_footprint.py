# SPDX-License-Identifier: Apache-2.0
"""Waiting, the agent wakes up for nothing, and has loaded only what waiting takes."""
import os
import pathlib
import select
import unittest

from rinnova_test.agent import Agent, Client
from rinnova_test.sandbox import Sandbox

AGENT = os.environ["RINNOVA_AGENT"]
QUIET_SECONDS = 60
NEEDED_LATER = ("libcurl", "libsecret", "libgio", "libQt6DBus", "libQt6Network", "qt6keychain", "/plugins/")


def switches(pid):
    """How often its threads went to sleep: each wake-up is followed by one."""
    total = 0
    for task in pathlib.Path(f"/proc/{pid}/task").iterdir():
        for line in (task / "status").read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                total += int(line.split()[1])
    return total


class Footprint(unittest.TestCase):
    def setUp(self):
        self.box = Sandbox(bus=False)
        self.box.__enter__()
        self.addCleanup(self.box.close)
        self.agent = Agent(self.box, AGENT).start()
        self.addCleanup(self.agent.__exit__, None, None, None)

    def test_nothing_wakes_it_up_and_nothing_is_loaded_that_waiting_does_not_need(self):
        clients = [Client(self.agent.socket_path, self.box) for _ in range(10)]
        for client in clients:
            client.call("subscribe")
            self.addCleanup(client.connection.close)
        before = switches(self.agent.pid)
        # Anything that a client is told would be a reason to have woken up.
        self.assertEqual(select.select([client.connection for client in clients], [], [], QUIET_SECONDS)[0], [])
        self.assertEqual(switches(self.agent.pid) - before, 0)
        self.assertEqual(len(list(pathlib.Path(f"/proc/{self.agent.pid}/task").iterdir())), 1)
        maps = pathlib.Path(f"/proc/{self.agent.pid}/maps").read_text()
        self.assertEqual([library for library in NEEDED_LATER if library in maps], [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
