# SPDX-License-Identifier: Apache-2.0
"""Clients that misbehave: the server cuts them, keeps its memory, and goes on serving the others."""
import json
import os
import pathlib
import resource
import select
import shutil
import socket
import sqlite3
import ssl
import tempfile
import threading
import time
import unittest

from fleet_server import Agent, Envelopes, FleetServer, account, day

MOST_KIB = 250 * 1024  # a thousand TLS connections from outside; behind a proxy there are few


class Trouble(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(lambda: shutil.rmtree(self.folder, ignore_errors=True))
        self.envelopes = Envelopes()
        self.addCleanup(self.envelopes.close)

    def serve(self, **how):
        server = FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}", **how)
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        return server

    def raw(self, server, tls=True):
        plain = socket.create_connection(("127.0.0.1", server.port), timeout=60)
        self.addCleanup(plain.close)
        if not tls:
            return plain
        secure = server._context.wrap_socket(plain, server_hostname="localhost")
        self.addCleanup(secure.close)
        return secure

    def test_many_that_say_nothing_and_many_that_drip(self):
        _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
        server = self.serve(tls=False)
        agent = Agent("desk", server, self.envelopes)
        agent.join(server.command("token"))
        idle = [self.raw(server, tls=False) for _ in range(1000)]
        slow = [self.raw(server, tls=False) for _ in range(1000)]
        for connection in slow:
            connection.sendall(b"POST /fleet/v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nRINN")
        begun = time.monotonic()
        self.assertEqual(agent.report([account("a@pec.it", day(5))])[0], 200)
        self.assertLess(time.monotonic() - begun, 5)
        self.assertLess(server.resident_kib(), MOST_KIB)
        # Byte by byte does not gain time: the whole request has ten seconds.
        for _ in range(8):
            try:
                slow[0].sendall(b"x")
            except OSError:
                break
            if select.select([slow[0]], [], [], 0.2)[0]:
                break
        for connection in slow[:20]:
            connection.settimeout(60)
            try:
                self.assertEqual(connection.recv(100), b"")
            except ConnectionResetError:
                pass
        self.assertEqual(agent.report([account("a@pec.it", day(6))])[0], 200)
        metrics = server.get("/metrics")[1]
        cut = next(line for line in metrics.splitlines() if line.startswith("rinnova_fleet_connections_cut_total"))
        self.assertGreaterEqual(int(cut.split()[1]), 20)
        del idle

    def test_requests_that_are_none(self):
        server = self.serve()
        token = server.command("token")
        for request in (b"\x16\x03\x01 rubbish\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n",
                        b"GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n", b"GET /?a=%0d%0aSet-Cookie:%20x HTTP/1.1\r\nHost: x\r\n\r\n",
                        b"GET http://[ HTTP/1.1\r\nHost: x\r\n\r\n",
                        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"A: " + b"b" * 20000 + b"\r\n\r\n",
                        b"POST /fleet/v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n",
                        b"POST /fleet/v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"):
            with self.subTest(request[:60]):
                connection = self.raw(server)
                connection.sendall(request)
                try:
                    answer = connection.recv(4096)
                except (ConnectionResetError, ssl.SSLError):
                    answer = b""
                self.assertTrue(answer == b"" or answer.split()[1][:1] == b"4", answer)
                self.assertNotIn(b"Set-Cookie: x", answer)
        agent = Agent("desk", server, self.envelopes)
        self.assertEqual(agent.join(token)[0], 200)
        status, _, body = server.request("POST", "/fleet/v1/report", os.urandom(60000))
        self.assertEqual((status, json.loads(body)["error"]["code"]), (400, "malformed"))
        self.assertEqual(server.request("POST", "/fleet/v1/join", agent.sealed([]))[0], 400)  # not of that kind

    def test_fields_that_mean_to_harm(self):
        server = self.serve()
        token = server.command("token", "--uses", "9")
        for number, name in enumerate(("'; DROP TABLE accounts; --", "Robert\\'); DELETE FROM devices;--", "%s%n%x",
                                       "{{7*7}}", "$(reboot)", "../../etc/passwd", "\u0430dmin")):
            agent = Agent(f"a{number}", server, self.envelopes, host=name, user=name)
            self.assertEqual(agent.join(token)[0], 200)
            self.assertEqual(agent.report([account(f"{name}@pec.it", day(5))])[0], 200, name)
        listed = json.loads(server.command("report", "--format", "json"))["accounts"]
        self.assertEqual(len(listed), 7)
        agent = Agent("b", server, self.envelopes, host="a\r\nX-Evil: 1")
        self.assertEqual(agent.join(token)[1]["error"]["code"], "malformed")

    def test_a_locked_database_loses_nothing(self):
        server = self.serve()
        agent = Agent("desk", server, self.envelopes)
        agent.join(server.command("token"))
        with sqlite3.connect(self.folder / "fleet.sqlite", isolation_level=None) as other:
            other.execute("BEGIN EXCLUSIVE")
            answers = []
            thread = threading.Thread(target=lambda: answers.append(agent.report([account("a@pec.it", day(5))])))
            thread.start()
            thread.join(1)
            self.assertTrue(thread.is_alive())
            other.execute("ROLLBACK")
            thread.join()
        self.assertEqual(answers[0][0], 200)


if __name__ == "__main__":
    unittest.main()
