# SPDX-License-Identifier: Apache-2.0
"""Two servers and PostgreSQL behind nginx: one is killed under load, the database restarts meanwhile, thousands of
connections say nothing or drip; nothing that was acknowledged is lost."""
import http.client
import os
import pathlib
import resource
import signal
import socket
import tempfile
import threading
import unittest

from fleet_server import Agent, Envelopes, FleetServer, account, day
from rinnova_test import sanitized
from rinnova_test.nginx import Nginx
from rinnova_test.postgresql import PostgreSQL

AGENTS = 8
LIMIT = 120
IDLE, DRIPPING, HALF_GREETED = 5000, 1000, 4000  # connections at once


class Member(threading.Thread):
    """An agent that reports without end, each time another date; what was not acknowledged it sends again."""

    def __init__(self, agent, ended):
        super().__init__()
        self.agent, self._ended = agent, ended
        self.acknowledged, self.count, self.refused = 0, 0, set()
        self._news = threading.Condition()

    def run(self):
        while not self._ended.is_set():
            try:
                status, answer = self.agent.report([account(f"{self.agent.name}@pec.it", day(self.agent.sequence % 80 + 1))])
            except (OSError, ValueError, http.client.HTTPException):
                continue
            if status == 200:
                with self._news:
                    self.acknowledged, self.count = answer["sequence"], self.count + 1
                    self._news.notify_all()
            else:
                self.refused.add(answer["error"]["code"] if isinstance(answer, dict) else status)
            self._ended.wait(0.2)  # a device may report 30 times in a row, then slower

    def wait_for(self, more):
        with self._news:
            wanted = self.count + more
            if not self._news.wait_for(lambda: self.count >= wanted, LIMIT):
                raise AssertionError(f"{self.agent.name}: no answer; refused {self.refused}")


def is_open(connection):
    """Whether the other side has said nothing, and not hung up either."""
    connection = socket.socket(fileno=os.dup(connection.fileno()))  # without its TLS
    with connection:
        try:
            return connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) != b""
        except BlockingIOError:
            return True


class Balanced(unittest.TestCase):
    def enter(self, manager):
        entered = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return entered

    def setUp(self):
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        self.folder = pathlib.Path(self.enter(tempfile.TemporaryDirectory()))
        self.postgresql = self.enter(PostgreSQL(self.folder))
        self.servers = [self.enter(FleetServer(self.folder, self.postgresql.address, "--messages-per-second", "0", tls=False))
                        for _ in range(2)]
        self.balancer = self.enter(Nginx(self.folder, [server.port for server in self.servers], connections=12288))
        self.ended = threading.Event()
        token = self.servers[0].command("token", "--uses", str(AGENTS))
        self.members = []
        for number in range(AGENTS):
            envelopes = Envelopes()
            self.addCleanup(envelopes.close)
            agent = Agent(f"desk{number}", self.balancer, envelopes)
            self.assertEqual(agent.join(token)[0], 200)
            self.members.append(Member(agent, self.ended))

    def kept_by(self, server):
        metrics = server.get("/metrics")[1].splitlines()
        return int(next(line for line in metrics if line.startswith("rinnova_fleet_reports_kept_total ")).split()[1])

    def test_nothing_acknowledged_is_lost(self):
        self.addCleanup(self.ended.set)
        for member in self.members:
            member.start()
        for member in self.members:
            member.wait_for(2)
        for server in self.servers:
            self.assertGreater(self.kept_by(server), 0)
        self.servers[0].process.send_signal(signal.SIGKILL)
        self.servers[0].process.wait()
        for member in self.members:
            member.wait_for(1)
        self.postgresql.stop("immediate")
        self.postgresql.start()
        for member in self.members:
            member.wait_for(1)
        self.servers[0].start()
        for member in self.members:
            member.wait_for(1)
        self.ended.set()
        for member in self.members:
            member.join()
            agent = member.agent
            # The newest that was taken is whole: the number and what came with it.
            [[sequence, expires]] = self.postgresql.query(
                "SELECT d.last_sequence, a.expires FROM devices d JOIN accounts a ON a.device = d.id "
                f"WHERE d.id = '{agent.id}'")
            self.assertGreaterEqual(int(sequence), member.acknowledged)
            self.assertLessEqual(int(sequence), agent.sequence)
            self.assertEqual(expires, day((int(sequence) - 1) % 80 + 1))
            # `sequence`: the first server had committed it, and was killed before its answer was out.
            self.assertLessEqual(member.refused, {"unavailable", "sequence", "too-many", 502, 504})
        self.assertEqual(self.postgresql.query("SELECT COUNT(*) FROM accounts"), [[str(AGENTS)]])

    def test_ten_thousand_that_say_nothing_or_drip(self):
        connections = []
        self.addCleanup(lambda: [connection.close() for connection in connections])
        for _ in range(IDLE + HALF_GREETED):
            connections.append(self.balancer.raw())
        for connection in connections[IDLE:]:
            connection.sendall(b"\x16\x03\x01")  # the beginning of a handshake
        for _ in range(DRIPPING):  # through TLS, into a body that never ends
            connections.append(self.balancer.secure())
            connections[-1].sendall(b"POST /fleet/v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nRINN")
        for member in self.members:
            status, answer = member.agent.report([account("a@pec.it", day(5))])
            self.assertEqual((status, answer.get("error")), (200, None))
        status, _, body = self.balancer.request("GET", "/healthz")
        self.assertEqual((status, body), (200, b"ok\n"))
        for server in self.servers:
            if not sanitized.here():
                self.assertLess(server.resident_kib(), 100 * 1024)
        self.assertEqual(sum(is_open(connection) for connection in connections), IDLE + DRIPPING + HALF_GREETED)


if __name__ == "__main__":
    unittest.main()
