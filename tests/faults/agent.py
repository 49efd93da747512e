# SPDX-License-Identifier: Apache-2.0
"""The same rotation, carried by the background agent, and the fault in the agent. Its next start finishes what was cut off:
the questions are those of rotation.py."""
import signal

from office import Ran
from rinnova_test.agent import Client
from rinnova_test.deadline import TimedOut
from rinnova_test.processes import Ended
from rotation import CHANGING, MATRIX, NEW, USER, Rotation

# Where nothing is given, as the command could not ask: its own exit code says so.
UNANSWERED = Ran(1, '{"schema":1,"error":{"message":"the agent did not start"}}', "")


class AgentRotation(Rotation):
    name = "agent"
    matrix = {**MATRIX, "KILL": {**MATRIX["KILL"], "ledger": CHANGING}}
    quick, whole = {"KILL": 4}, set()

    def carry(self, wrapper):
        try:
            agent = self.office.start_agent(wrapper=wrapper)
        except (Ended, TimedOut, OSError):
            return UNANSWERED
        with agent:
            return super().carry([])

    def assert_honest(self, ran, fault):
        assert ran.code != -signal.SIGKILL, ran
        super().assert_honest(ran, fault)

    def recover(self, staged, fault):
        touched = NEW in self.held().values()
        with self.office.start_agent() as agent, Client(agent.socket_path, self.box) as client:
            client.call("plugins")  # has its turn after what was cut off
            (account,) = client.call("status", of={"account": USER})
            if fault.kind == "KILL" and touched:  # beyond the proof it is finished without anybody's doing
                assert (set(self.held().values()), account["staged"]) == ({NEW}, None), account
            super().recover(staged, fault)
