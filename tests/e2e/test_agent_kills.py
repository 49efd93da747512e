# SPDX-License-Identifier: Apache-2.0
# label: long
"""SIGKILL at a state-changing system call of a rotation that the agent carries: its next start finishes it."""
import collections
import re
import unittest

import kill_matrix
from kill_matrix import CALLS, ITEM, NEW, USER
from rinnova_test.agent import Client
from rinnova_test.deadline import TimedOut
from rinnova_test.processes import Ended


class AgentKills(kill_matrix.KillMatrix):
    step = 9
    test_every_call = None

    def ledger_paths(self):
        ledger = self.office.box.state_home / "rinnova/ledger.sqlite"
        return [option for name in ("", "-wal", "-shm") for option in ("-P", f"{ledger}{name}")]

    def rotate_through_agent(self, options):
        """The agent under strace, and one rotation; gives what the command said and what was traced."""
        trace = self.office.box.root / "trace"
        try:
            agent = self.office.start_agent(wrapper=["strace", "-f", "-qq", "-o", trace, *options])
        except (Ended, TimedOut, OSError):
            return None, trace.read_text(errors="replace")  # killed before it was ready
        with agent:
            ran = self.office.rinnova("rotate", USER, "--no-probe", password=NEW, timeout=120)
        return ran, trace.read_text(errors="replace")

    def counted(self, paths):
        self.restore()
        ran, trace = self.rotate_through_agent(["-e", "trace=" + ",".join("?" + call for call in CALLS), *paths])
        self.assertEqual(ran.code, 0, ran)
        counts = collections.Counter()
        for (_, call), number in collections.Counter(re.findall(r"^(\d+) +(\w+)\(", trace, re.M)).items():
            counts[call] = max(counts[call], number)
        return counts

    def kill_through_agent(self, call, nth, paths, in_profile):
        self.restore()
        inject = ["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}", *paths]
        ran, _ = self.rotate_through_agent(inject)
        touched = self.logins() != self.before
        with self.office.start_agent() as agent, Client(agent.socket_path, self.office.box) as client:
            client.call("plugins")  # has its turn after what was cut off
            after = set(self.logins().values())
            staged = client.call("status", of={"account": USER})[0]["staged"]
            # Beyond the proof everything is finished without anybody's doing; before it nothing was touched.
            if touched or in_profile:
                self.assertEqual((after, staged), ({NEW}, None), ran)
                self.assertEqual(self.office.box.lookup_secret(ITEM), NEW)
            elif after != {NEW}:
                self.assertEqual(after, set(self.before.values()), ran)
            again = self.office.rinnova("rotate", USER, "--no-probe", password=NEW)
            self.assertEqual(again.code, 0, again)
            self.assertEqual(set(self.logins().values()), {NEW})

    def test_the_next_start_finishes_what_was_cut_off(self):
        number = cases = 0
        for paths, in_profile in ((self.paths(), True), (self.ledger_paths(), False)):
            for call, most in sorted(self.counted(paths).items()):
                for nth in range(1, most + 1):
                    number += 1
                    if number % self.step == 0:
                        cases += 1
                        with self.subTest(call=call, nth=nth, profile=in_profile):
                            self.kill_through_agent(call, nth, paths, in_profile)
        print(f"{cases} kills of {number} calls")
        self.assertGreater(cases, 4)


del kill_matrix.KillMatrix

if __name__ == "__main__":
    unittest.main(verbosity=2)
