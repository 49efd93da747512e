# SPDX-License-Identifier: Apache-2.0
"""A real rinnova-fleet over TLS on loopback, and agents that sign as real ones do.

    with FleetServer(folder, "sqlite:…") as server:
        server.command("token", "--uses", "5") -> what it prints
        agent = Agent("anna", server); agent.join(token); agent.report([account(…)]) -> (status, document)
        server.get("/healthz"), server.request("POST", path, body, headers)
"""
import base64
import datetime
import http.client
import json
import os
import ssl
import subprocess
import threading
import urllib.parse

from rinnova_test.certificates import Authority
from rinnova_test.ports import PortLease
from rinnova_test.processes import LineReader, start, stop

PROGRAM = os.environ["FLEET_PROGRAM"]
LIMIT = 120


class Envelopes:
    """The program that signs."""

    def __init__(self):
        self._process = start([os.environ["FLEET_ENVELOPES"]], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._lock = threading.Lock()

    def order(self, **order):
        with self._lock:
            self._process.stdin.write(json.dumps(order) + "\n")
            self._process.stdin.flush()
            return json.loads(self._process.stdout.readline())

    def close(self):
        self._process.stdin.close()
        stop(self._process)
        self._process.stdout.close()


class FleetServer:
    def __init__(self, folder, database, *options, tls=True, port=None, wrapper=()):
        self.folder, self.database, self.options, self.tls, self._port = folder, database, options, tls, port
        self.wrapper = wrapper

    def __enter__(self):
        self._lease = PortLease()
        self.port = self._port or self._lease.ports[0]
        if self.tls:
            authority = self.folder / "ca.pem"
            if not authority.exists():
                Authority(self.folder).issue(self.folder / "server", ["localhost", "127.0.0.1"])
            self._context = ssl.create_default_context(cafile=str(authority))
        self.start()
        return self

    def start(self):
        how = (["--tls-cert", self.folder / "server.pem", "--tls-key", self.folder / "server.key"] if self.tls
               else ["--behind-proxy"])
        self.process = start(
            [*self.wrapper, PROGRAM, "serve", "--listen", f"127.0.0.1:{self.port}", "--database", self.database, *how, *self.options],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        self.log = LineReader(self.process.stderr)
        self.log.wait_for(lambda line: '"listening"' in line, LIMIT, "the server listens")

    def __exit__(self, *_):
        stop(self.process, 40)
        self._lease.close()

    def command(self, *arguments, text=None, check=True):
        done = subprocess.run([PROGRAM, *map(str, arguments), "--database", self.database, "--lang", "en"], input=text,
                              stdin=None if text is not None else subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=LIMIT)
        if check and done.returncode != 0:
            raise AssertionError(f"{arguments}: {done.returncode} {done.stderr}")
        return done.stdout if check else done

    def connection(self):
        if self.tls:
            return http.client.HTTPSConnection("localhost", self.port, context=self._context, timeout=LIMIT)
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=LIMIT)

    def request(self, method, path, body=None, headers=None):
        connection = self.connection()
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()

    def get(self, path, **headers):
        status, _, body = self.request("GET", path, headers=headers)
        return status, body.decode()

    def sign_in(self, name, password):
        """The cookie, or None."""
        status, headers, _ = self.request(
            "POST", "/sign-in", urllib.parse.urlencode({"name": name, "password": password}),
            {"Content-Type": "application/x-www-form-urlencoded"})
        return headers["Set-Cookie"].split(";")[0] if status == 303 else None

    def resident_kib(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(next(line for line in status if line.startswith("VmRSS")).split()[1])


def day(offset=0):
    return (datetime.date.today() + datetime.timedelta(days=offset)).isoformat()


def now(**offset):
    moment = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**offset)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def account(login, expires=None, rotated=None, **more):
    return {"account": login, "provider": "aruba-pec", "state": "ok", "issued": None, "expires": expires,
            "expires_source": "panel", "open": 0, "staged": "", "slots": [],
            "rotation": rotated and {"at": rotated, "outcome": "done"}, "findings": [], **more}


class Agent:
    def __init__(self, name, server, envelopes, host=None, user="anna"):
        self.name, self.server, self._envelopes = name, server, envelopes
        self.machine, self.instance = os.urandom(16).hex(), os.urandom(16).hex()
        self.sequence, self.id = 0, None
        self.device = {"name": host or name, "user": user, "os": "Debian GNU/Linux", "os_version": "12",
                       "version": "0.1.0"}

    def envelope(self, **order):
        made = self._envelopes.order(agent=self.name, **order)
        self.id = made["id"]
        return base64.urlsafe_b64decode(made["envelope"] + "==")

    def send(self, kind, envelope):
        status, headers, body = self.server.request("POST", f"/fleet/v1/{kind}", envelope)
        return status, json.loads(body) if headers.get("Content-Type") == "application/json" else body

    def join(self, token):
        return self.send("join", self.envelope(do="join", token=token.strip(), machine=self.machine,
                                               device=self.device))

    def sealed(self, accounts, **more):
        self.sequence += 1
        return self.envelope(do="report", sequence=self.sequence, report={
            "protocol": 1, "machine": self.machine, "instance": self.instance, "made_at": now(),
            "device": self.device, "agent": {"problems": []}, "policy": 0, "accounts": accounts, **more})

    def report(self, accounts, **more):
        return self.send("report", self.sealed(accounts, **more))
