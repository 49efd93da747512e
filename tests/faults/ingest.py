# SPDX-License-Identifier: Apache-2.0
"""A fleet's server on SQLite that takes reports in, and one fault in it. SQLite itself reads afterwards.

kept       what was acknowledged is there: a join, and the accounts of the last report that was
intact     each device has all of one report and nothing of another; the database is whole
honest     all that is not acknowledged is refused with a reason and `unavailable`, or cut off
recovered  the same server, where it lives on, and the next one take the next report of every device
"""
import contextlib
import http.client
import os
import pathlib
import shutil
import signal
import sqlite3
import tempfile

from fleet_server import Agent, Envelopes, FleetServer, account, day
from outcome import Outcome
from rinnova_test.faults import FILLING, NAMING, READING, TALKING, traced
from rinnova_test.processes import Ended

CHANGING = (*FILLING, *NAMING[1:], "sendmsg")
MATRIX = {
    "KILL": {"anywhere": CHANGING, "database": CHANGING},
    "EIO": {"database": (*FILLING, *NAMING, *READING), "sockets": TALKING},
    "ENOSPC": {"database": (*FILLING, *NAMING)},
    "EACCES": {"database": NAMING},
    "EINTR": {"database": (*FILLING, "openat", *READING), "sockets": TALKING},
    "short": {"anywhere": ()},
}
DEVICES, ROUNDS = 3, 3
NOT_KEPT = (None, 503)  # no answer, or `unavailable`


class FaultyServer(FleetServer):
    """Ended by its own process: strace would not pass the signal on."""

    def start(self):
        super().start()
        self.inner = traced(self.process)

    def stop(self):
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.inner, signal.SIGTERM)
        return self.process.wait(60)

    def __exit__(self, *_):
        self.stop()
        self._lease.close()


def state(device, number):
    """What a device reports the how-manieth time."""
    return {f"{box}-{device}@pec.it": day(10 * number + place) for place, box in enumerate(("anna", "bruno"))}


class Ingest:
    name, matrix = "ingest", MATRIX
    quick, whole = {"KILL": 4}, set()

    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-ingest-"))
        self.trace, self.file, self.clean = (self.folder / name for name in ("trace", "fleet.sqlite", "clean.sqlite"))
        self.envelopes = Envelopes()
        self.agents = {}
        with contextlib.ExitStack() as stack:
            stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
            stack.callback(self.envelopes.close)
            self._furnish()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _furnish(self):
        with self.server() as server:
            self.token = server.command("token", "--uses", "1000000")
            for name in range(DEVICES):
                agent = self.agents[name] = Agent(f"device-{name}", server, self.envelopes)
                assert agent.join(self.token)[0] == 200
                assert self.report(server, name, 0) == 200
        shutil.copyfile(self.file, self.clean)
        self.paths = {"anywhere": (), "sockets": (),
                      "database": (self.folder, *(f"{self.file}{end}" for end in ("", "-wal", "-shm", "-journal")))}

    def server(self, wrapper=()):
        return FaultyServer(self.folder, f"sqlite:{self.file}", tls=False, wrapper=wrapper)

    def restore(self):
        for file in self.folder.glob("fleet.sqlite*"):
            file.unlink()
        shutil.copyfile(self.clean, self.file)

    def report(self, server, name, number):
        """The answer's status; None where there was none."""
        agent = self.agents[name]
        agent.server = server
        return self.asked(lambda: agent.report([account(box, due) for box, due in state(name, number).items()]))

    def asked(self, ask):
        try:
            status, answer = ask()
        except (OSError, http.client.HTTPException):
            return None
        if status != 200:
            self.answers.append(answer)
        return status

    def carry(self, server):
        """The rounds of reports, and a newcomer; gives what each device may now have, the last acknowledged first."""
        may_be = {name: [0] for name in self.agents}
        statuses = []
        for number in range(1, ROUNDS + 1):
            for name in self.agents:
                statuses.append(self.report(server, name, number))
                may_be[name] = [number] if statuses[-1] == 200 else [*may_be[name], number]
        self.newcomer.server = server
        joined = self.asked(lambda: self.newcomer.join(self.token))
        return may_be, [*statuses, joined], joined == 200

    def undisturbed(self, wrapper):
        self.begin()
        with self.server(wrapper) as server:
            _, statuses, _ = self.carry(server)
        assert set(statuses) == {200}, statuses

    def begin(self):
        self.restore()
        self.answers = []
        self.newcomer = Agent(f"newcomer-{os.urandom(8).hex()}", None, self.envelopes)

    def run(self, fault):
        outcome = Outcome(fault)
        self.begin()
        may_be, statuses, joined = {name: [0] for name in self.agents}, [], False
        try:
            with self.server(fault.wrapper(self.trace, self.paths[fault.place])) as server:
                may_be, statuses, joined = self.carry(server)
                with outcome.asking("recovered"):
                    # One that is killed may take a moment to be gone; its next start is asked below.
                    if fault.kind != "KILL" and server.process.poll() is None:
                        for numbers in may_be.values():
                            numbers.append(ROUNDS + 1)
                        self.assert_all_taken(server, ROUNDS + 1)
                        may_be = {name: [ROUNDS + 1] for name in self.agents}
        except Ended:  # it did not start
            pass
        outcome.came = fault.came(self.trace)
        with outcome.asking("honest"):
            self.assert_honest(statuses)
        with self.server() as server:
            with outcome.asking("kept"):
                self.assert_kept(may_be, joined)
            with outcome.asking("intact"):
                self.assert_kept({name: range(ROUNDS + 2) for name in self.agents})
                assert self.ask("PRAGMA integrity_check") == [("ok",)]
            with outcome.asking("recovered"):
                self.assert_all_taken(server, ROUNDS + 2)
                self.newcomer.server = server
                assert self.newcomer.join(self.token)[0] == 200
        outcome.said = f"{statuses} {self.answers}"
        return outcome

    def ask(self, sql, *values):
        with sqlite3.connect(f"file:{self.file}?mode=ro", uri=True) as database:
            return database.execute(sql, values).fetchall()

    def assert_all_taken(self, server, number):
        for name in self.agents:
            # A thread may only now come to the call that fails: an agent that is cut off or put off tries again.
            status = self.report(server, name, number)
            if status in NOT_KEPT and server.process.poll() is None:
                status = self.report(server, name, number)
            assert status == 200, (status, self.answers[-1:])
        self.assert_kept({name: [number] for name in self.agents})

    def assert_kept(self, may_be, joined=False):
        for name, numbers in may_be.items():
            found = dict(self.ask("SELECT login, expires FROM accounts WHERE device = ?", self.agents[name].id))
            assert found in [state(name, number) for number in numbers], (name, numbers, found)
        if joined:
            assert self.ask("SELECT state FROM devices WHERE id = ?", self.newcomer.id) == [("joined",)]

    def assert_honest(self, statuses):
        assert all(status in (200, *NOT_KEPT) for status in statuses), statuses
        for answer in self.answers:
            assert answer["error"]["code"] == "unavailable" and answer["error"]["message"], answer
