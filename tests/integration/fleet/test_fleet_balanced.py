# SPDX-License-Identifier: Apache-2.0
"""Two servers and PostgreSQL behind nginx: one is killed under load, the database restarts meanwhile, thousands of
connections say nothing or drip; nothing that was acknowledged is lost."""
import http.client
import os
import pathlib
import resource
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import unittest

from fleet_server import Agent, Envelopes, FleetServer, account, day
from rinnova_test.certificates import Authority
from rinnova_test.deadline import Deadline
from rinnova_test.ports import PortLease
from rinnova_test.postgresql import PostgreSQL
from rinnova_test.processes import start, stop

AGENTS = 8
LIMIT = 120

CONFIGURATION = """
daemon off; {user} worker_processes 1; worker_rlimit_nofile 16384; pid {folder}/nginx.pid; error_log {folder}/error.log;
events {{ worker_connections 8192; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u;
    scgi_temp_path {folder}/s;
    # A report that two servers get is taken once: its number says so.
    upstream fleet {{ {servers} keepalive 32; }}
    server {{
        listen 127.0.0.1:{port} ssl backlog=4096;
        ssl_certificate {folder}/nginx.pem; ssl_certificate_key {folder}/nginx.key;
        client_max_body_size 64k;
        location / {{
            proxy_pass http://fleet; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_next_upstream error timeout non_idempotent;
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto https;
            proxy_set_header X-Remote-User "";
        }}
    }}
}}
"""


class Balancer:
    """nginx with TLS; for agents it is the server."""

    def __init__(self, folder, servers):
        self.folder, self._servers = folder, servers

    def __enter__(self):
        self._lease = PortLease()
        self.port = self._lease.ports[0]
        authority = Authority(self.folder)
        authority.issue(self.folder / "nginx", ["localhost"])
        self._context = ssl.create_default_context(cafile=str(authority.certificate))
        configuration = self.folder / "nginx.conf"
        configuration.write_text(CONFIGURATION.format(
            user="user root;" if os.geteuid() == 0 else "", folder=self.folder, port=self.port,
            servers=" ".join(f"server 127.0.0.1:{server.port} fail_timeout=1s;" for server in self._servers)))
        nginx = "/usr/sbin/nginx"
        command = [nginx, "-p", self.folder, "-c", configuration, "-e", self.folder / "error.log"]
        subprocess.run([*command, "-t"], check=True, capture_output=True)
        self._process = start(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        deadline = Deadline(LIMIT, "nginx listens")
        while deadline.left:
            try:
                self.raw().close()
                return self
            except ConnectionRefusedError:
                pass

    def __exit__(self, *_):
        stop(self._process, 30)
        self._lease.close()

    def raw(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT)

    def secure(self):
        return self._context.wrap_socket(self.raw(), server_hostname="localhost")

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPSConnection("localhost", self.port, context=self._context, timeout=LIMIT)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()


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
        self.balancer = self.enter(Balancer(self.folder, self.servers))
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

    def test_thousands_that_say_nothing_or_drip(self):
        idle = [self.balancer.raw() for _ in range(1000)]
        slow = [self.balancer.raw() for _ in range(800)]
        for connection in slow:
            connection.sendall(b"\x16\x03\x01")  # the beginning of a handshake
        for _ in range(200):  # through TLS, into a body that never ends
            slow.append(self.balancer.secure())
            slow[-1].sendall(b"POST /fleet/v1/report HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nRINN")
        for connection in idle + slow:
            self.addCleanup(connection.close)
        for member in self.members:
            status, answer = member.agent.report([account("a@pec.it", day(5))])
            self.assertEqual((status, answer.get("error")), (200, None))
        status, _, body = self.balancer.request("GET", "/healthz")
        self.assertEqual((status, body), (200, b"ok\n"))
        for server in self.servers:
            self.assertLess(server.resident_kib(), 100 * 1024)


if __name__ == "__main__":
    unittest.main()
