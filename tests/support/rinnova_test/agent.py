# SPDX-License-Identifier: Apache-2.0
"""The background agent as a child of the test, and a client that speaks its protocol (docs/protocol.md).

    with Agent(box, program) as agent:          started and ready: it has said so, as to a service manager
        agent.pid, agent.socket_path, agent.says (what it wrote), agent.stop() -> exit status
    with Client(agent.socket_path, box) as client:      greeted; Client(…, greet=False) is not
        client.call("status", of=None)          -> result; raises Refused(code, message, data)
        client.send_raw(b"…"), client.read()    -> the next message, None when the agent has closed
    with TimedAgent(box, program, now) as agent:    its clock stands until it is set; the build for tests alone
        agent.jump(moment), agent.next()            moments are datetimes with a zone; next: None when none is planned
        agent.wait_alarm(client, moment)            until next() is that moment
"""
import contextlib
import datetime
import json
import os
import select
import socket
import subprocess

from . import processes
from .deadline import TimedOut


class Refused(AssertionError):
    def __init__(self, error):
        super().__init__(json.dumps(error))
        self.code, self.message, self.data = error["code"], error["message"], error.get("data") or {}


class Agent:
    pass_fds = ()

    def __init__(self, box, program, wrapper=(), env=None, seconds=60):
        self.box, self.program, self.wrapper, self.env, self.seconds = box, program, list(wrapper), env or {}, seconds
        self.socket_path = box.runtime_dir / "rinnova/agent.sock"
        self.process = None

    def __enter__(self):
        return self if self.process else self.start()

    def start(self):
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        name = f"\0{self.box.root}/notify-{os.urandom(4).hex()}"
        told.bind(name)
        told.settimeout(self.seconds)
        self.process = self.box.spawn([*self.wrapper, str(self.program)], stdin=subprocess.DEVNULL,
                                      stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, pass_fds=self.pass_fds,
                                      env={**self.env, "NOTIFY_SOCKET": "@" + name[1:]})
        self.reader = processes.LineReader(self.process.stderr)
        self.told = told
        try:
            self.wait_told("READY=1")
        except AssertionError as error:
            if self.process.poll() is None:
                with contextlib.suppress(OSError):  # it may be behind a wrapper, and listen already
                    os.kill(_listener(self.socket_path), 9)
            self.process.kill()
            self.process.wait()
            self.told.close()
            raise type(error)(f"{error}. It said:\n{self.reader.text}") from None
        self.pid = _listener(self.socket_path)
        return self

    def wait_told(self, state):
        """Until the agent has told its service manager this."""
        ended = os.pidfd_open(self.process.pid) if self.process.poll() is None else None
        try:
            while True:
                ready = select.select([self.told, *filter(None, [ended])], [], [], self.seconds)[0]
                if self.told in ready:
                    if self.told.recv(4096).decode() == state:
                        return
                elif ready or ended is None:
                    raise processes.Ended(f"the agent ended before it told {state}")
                else:
                    raise TimedOut(f"the agent did not tell {state}")
        finally:
            if ended is not None:
                os.close(ended)

    @property
    def says(self):
        return self.reader.text

    def stop(self):
        if self.process.poll() is None:
            try:
                os.kill(self.pid, 15)
            except ProcessLookupError:
                pass
        return self.process.wait(self.seconds)

    def kill(self):
        os.kill(self.pid, 9)
        return self.process.wait(self.seconds)

    def __exit__(self, *_):
        self.stop()
        self.told.close()


class TimedAgent(Agent):
    def __init__(self, box, program, now, **arguments):
        super().__init__(box, program, **arguments)
        self.now = now

    def start(self):
        orders, self._orders = os.pipe()
        self._answers, answers = os.pipe()
        self.pass_fds = (orders, answers)
        self.env = {**self.env, "RINNOVA_TEST_TIME": f"{int(self.now.timestamp())} {orders} {answers}"}
        super().start()
        os.close(orders)
        os.close(answers)
        self._lines = os.fdopen(self._answers, "r")
        return self

    def _order(self, words):
        os.write(self._orders, words.encode() + b"\n")
        if not select.select([self._lines], [], [], self.seconds)[0]:
            raise TimedOut(f"no answer to {words}")
        now, following = self._lines.readline().split()
        self.now = _moment(now)
        return None if following == "none" else _moment(following)

    def jump(self, moment):
        """The clock is set to then. Returns the next moment for which the agent has set its alarm."""
        return self._order(f"jump {int(moment.timestamp())}")

    def next(self):
        return self._order("ask")

    def wait_alarm(self, client, moment):
        """Until its alarm is set for then. A subscribed client is told whenever what the agent knows has changed."""
        while (found := self.next()) != moment:
            try:
                client.wait_note("status-changed")
            except TimeoutError:
                log = (self.box.state_home / "rinnova/log").read_text()
                raise TimedOut(f"the alarm is set for {found}, not for {moment}; the log:\n{log}") from None

    def __exit__(self, *arguments):
        super().__exit__(*arguments)
        os.close(self._orders)
        self._lines.close()


def _moment(seconds):
    return datetime.datetime.fromtimestamp(int(seconds), datetime.timezone.utc)


def _listener(path):
    """The process that listens there; the child of ours may be a wrapper around it."""
    with connect(path) as connection:
        return int.from_bytes(connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)[:4], "little")


def connect(path, seconds=60):
    """A connection to the socket, however long its name is."""
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(seconds)
    folder = os.open(os.path.dirname(path), os.O_PATH)
    try:
        connection.connect(f"/proc/self/fd/{folder}/{os.path.basename(path)}")
    finally:
        os.close(folder)
    return connection


class Client:
    def __init__(self, path, box=None, greet=True, seconds=60, language="en", **hello):
        self.connection = connect(path, seconds)
        self._left = b""
        self._last = 0
        self.notes = []
        if not greet:
            return
        try:
            self.greeting = self.call("hello", **{
                "protocol": 1, "language": language, "interactive": False, "home": str(box.home),
                "config": str(box.config_home / "rinnova"), "state": str(box.state_home / "rinnova"), **hello})
        except BaseException:
            self.connection.close()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()

    def send_raw(self, data):
        self.connection.sendall(data)

    def send(self, method, /, **params):
        self._last += 1
        self.send_raw(json.dumps({"jsonrpc": "2.0", "id": self._last, "method": method, "params": params}).encode()
                      + b"\n")
        return self._last

    def notify(self, method, /, **params):
        self.send_raw(json.dumps({"jsonrpc": "2.0", "method": method, "params": params}).encode() + b"\n")

    def wait_line(self):
        """Until a whole message is there; `read` gives it."""
        while b"\n" not in self._left:
            try:
                piece = self.connection.recv(1 << 20)
            except ConnectionResetError:
                piece = b""
            if not piece:
                return False
            self._left += piece
        return True

    def read(self):
        if not self.wait_line():
            return None
        line, self._left = self._left.split(b"\n", 1)
        return json.loads(line)

    def answer(self, number):
        """The answer to that call; what is told meanwhile goes to `notes`."""
        while True:
            message = self.read()
            if message is None:
                raise processes.Ended("the agent has closed the connection")
            if message.get("id") != number or "method" in message:
                self.notes.append(message)
            elif "error" in message:
                raise Refused(message["error"])
            else:
                return message["result"]["value"]

    def call(self, method, /, **params):
        return self.answer(self.send(method, **params))

    def wait_note(self, method):
        """The next notification of that name."""
        while True:
            for place, note in enumerate(self.notes):
                if note.get("method") == method:
                    return self.notes.pop(place)["params"]
            message = self.read()
            if message is None:
                raise processes.Ended("the agent has closed the connection")
            self.notes.append(message)
