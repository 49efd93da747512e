# SPDX-License-Identifier: Apache-2.0
"""Many desks and an administrator's servers, all of them real: PostgreSQL, two rinnova-fleet, nginx before them.

    with Yard(folder) as yard:
        yard.url, yard.ca_file          where agents report to
        yard.servers                    two FleetServer; what goes between them and nginx is in yard.traffic()
        yard.command("token", …)        rinnova-fleet, on the same database
        yard.page("/", cookie)          through nginx
    with Desk("PC-01", yard, mail, token_file=None) as desk:    a machine with a name and an id of its own
        desk.rinnova("track", …), desk.agent, desk.client       the agent's clock is the test's
        desk.wait(lambda status: …)     until the fleet's part of the agent is so
"""
import datetime
import hashlib
import json
import os
import pathlib
import re
import select
import shutil
import socket
import sys
import threading
import urllib.parse
import zlib

from office import PROGRAM, ROOT, TIMED_AGENT, Ran

FLEET_PROGRAM = PROGRAM.with_name("rinnova-fleet")
os.environ.setdefault("FLEET_PROGRAM", str(FLEET_PROGRAM))
sys.path.insert(0, str(ROOT / "tests/integration/fleet"))

from fleet_server import FleetServer  # noqa: E402
from rinnova_test.agent import Client, TimedAgent  # noqa: E402
from rinnova_test.mailserver import HOSTS  # noqa: E402
from rinnova_test.nginx import Nginx  # noqa: E402
from rinnova_test.postgresql import PostgreSQL  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402


class Relay:
    """Passes on what comes to its port, and keeps it."""

    def __init__(self, target):
        self._target, self._recorded, self._lock = target, [], threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self):
        self._listener.close()

    def recorded(self):
        with self._lock:
            return [b"".join(pieces) for pieces in self._recorded]

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(("127.0.0.1", self._target))
            except OSError:
                client.close()  # as if nobody had listened
                continue
            threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()

    def _pass_on(self, client, server):
        said, answered = [], []
        with self._lock:
            self._recorded += [said, answered]
        with client, server:
            try:
                while True:
                    for one in select.select([client, server], [], [])[0]:
                        piece = one.recv(1 << 16)
                        if not piece:
                            return
                        (said if one is client else answered).append(piece)
                        (server if one is client else client).sendall(piece)
            except OSError:
                pass  # one of them was killed


class Yard:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self._entered = []

    def _enter(self, manager):
        self._entered.append(manager)
        return manager.__enter__()

    def __enter__(self):
        try:
            self._build()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _build(self):
        self.database = self._enter(PostgreSQL(self.folder))
        self.servers = [self._enter(FleetServer(self.folder, self.database.address, tls=False)) for _ in range(2)]
        self.logs = [server.log for server in self.servers]
        self._relays = [Relay(server.port) for server in self.servers]
        self._nginx = self._enter(Nginx(self.folder, [relay.port for relay in self._relays]))
        self.ca_file = self._nginx.ca_file
        self.url = f"https://localhost:{self._nginx.port}"

    def __exit__(self, *_):
        for manager in reversed(self._entered):
            manager.__exit__(None, None, None)
        for relay in getattr(self, "_relays", []):
            relay.close()

    def command(self, *arguments, **more):
        return self.servers[0].command(*arguments, **more)

    def page(self, path, cookie=None, form=None):
        """As a browser gets it through nginx: status, headers, text."""
        status, headers, body = self._nginx.request(
            "POST" if form else "GET", path, urllib.parse.urlencode(form) if form else None, {
                **({"Content-Type": "application/x-www-form-urlencoded"} if form else {}),
                **({"Cookie": cookie} if cookie else {})})
        return status, headers, body.decode()

    def start_again(self, server):
        server.start()
        self.logs.append(server.log)

    def traffic(self):
        """What agents and servers have said to each other, unpacked too."""
        spoken = b"".join(b"".join(relay.recorded()) for relay in self._relays)
        unpacked = []
        for place in re.finditer(rb"\x1f\x8b\x08", spoken):
            try:
                unpacked.append(zlib.decompressobj(31).decompress(spoken[place.start():]))
            except zlib.error:
                pass  # no report begins here
        return spoken, b"".join(unpacked)

    def all_logs(self):
        return "".join(log.text for log in self.logs) + self._nginx.said()


# A machine of that name, with other files on top of /etc, for one program.
_ON_MACHINE = 'hostname "$1" && mount -t overlay overlay -o lowerdir="$0":/etc /etc && shift && exec "$@"'


class Desk:
    def __init__(self, name, yard, mail, now, token_file=None, copy_of=None):
        self.name, self._yard, self._mail, self._now, self._token_file = name, yard, mail, now, token_file
        self._original = copy_of  # another desk, whose image this machine was made from
        self.accounts = {}  # login -> the day it ends: the truth

    def __enter__(self):
        self.box = Sandbox(keyring=self._original is None).__enter__()
        try:
            if self._original:
                shutil.copytree(self._original.box.home, self.box.home, dirs_exist_ok=True)
                self.box.keyring.start()
                self.accounts = dict(self._original.accounts)
            self._furnish()
            self.start()
        except BaseException:
            self.box.close()
            raise
        return self

    def start(self):
        self.agent = TimedAgent(self.box, TIMED_AGENT, self._now, wrapper=self._wrapper).start()
        self.client = Client(self.agent.socket_path, self.box)
        self.client.call("subscribe")

    def stop(self):
        self._now = self.agent.now
        self.client.connection.close()
        self.agent.__exit__()

    def __exit__(self, *_):
        self.stop()
        self.box.close()

    def _furnish(self):
        etc = self.box.root / "etc"
        (etc / "rinnova/providers").mkdir(parents=True)
        (etc / "hosts").write_text("127.0.0.1 localhost\n" + "".join(
            f"127.0.0.1 {host}\n" for host in HOSTS if host[0].isalpha() and host != "localhost"))
        (etc / "machine-id").write_text(
            hashlib.md5((self._original or self).name.encode()).hexdigest() + "\n")
        fleet = {"url": self._yard.url, "ca_file": str(self._yard.ca_file)}
        if self._token_file:
            fleet["token_file"] = str(self._token_file)
        (etc / "rinnova/config.json").write_text(json.dumps({"fleet": fleet}))
        provider = json.loads((ROOT / "src/providers/data/aruba-pec.json").read_text())
        provider["ca_file"] = str(self._mail.ca_file)
        (etc / "rinnova/providers/aruba-pec.json").write_text(json.dumps(provider))
        self._wrapper = ["unshare", "--mount", "--uts", "sh", "-c", _ON_MACHINE, str(etc), self.name]

    def rinnova(self, *arguments, text=""):
        done = self.box.run([*self._wrapper, str(PROGRAM), "--json", *arguments], input=text.encode(), timeout=120)
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def words(self, *arguments):
        """What a person reads."""
        return self.box.run([*self._wrapper, str(PROGRAM), *arguments], check=True).stdout.decode()

    def fleet_status(self):
        status = self.client.call("fleet_status")
        status["sent"] = json.loads(status["sent"] or "null")
        return status

    def pass_time(self, **time):
        self.agent.jump(self.agent.now + datetime.timedelta(**time))

    def wait(self, wanted):
        """The fleet's part, once it is as wanted. Whoever has subscribed is told when it may be another one."""
        while not wanted(status := self.fleet_status()):
            self.client.wait_note("status-changed")
        return status

    def has_told_all(self, status):
        return (status["sent"] is not None and status["problem"] is None and status["last_kept"] is not None
                and status["last_kept"] >= status["last_tried"]
                and {one["account"]: one["expires"] for one in status["sent"]["accounts"]} == self.accounts)

    def files(self):
        return b"".join(file.read_bytes() for folder in (self.box.state_home, self.box.config_home)
                        for file in folder.rglob("*") if file.is_file())
