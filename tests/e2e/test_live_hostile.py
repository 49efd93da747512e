# SPDX-License-Identifier: Apache-2.0
"""A host that lies to the add-on, programs that use our host, and a program that plays Thunderbird: none learns a
password, none changes one."""
import fcntl
import hashlib
import hmac
import json
import socket
import struct
import subprocess
import sys
import unittest

from live_desk import ADD_ON_ID, HOST, IMAP, NEW, OLD, USER, LiveDesk
from office import slots
from rinnova_test.agent import Client, Refused

PENDING = {("thunderbird", "imap"): "pending", ("thunderbird", "smtp"): "pending"}
# Stands where the host should be, and does what its test says.
PUPPET = """#!{python}
import os, socket, threading
peer = socket.socket(socket.AF_UNIX)
peer.connect({path!r})
def carry(read, write):
    while data := read(65536):
        write(data)
    os._exit(0)
threading.Thread(target=carry, args=(peer.recv, lambda data: os.write(1, data))).start()
carry(lambda count: os.read(0, count), peer.sendall)
"""


def framed(message):
    data = message if isinstance(message, bytes) else json.dumps(message).encode()
    return struct.pack("=I", len(data)) + data


def fingerprint(nonce, maker, password):
    return hmac.new(f"{nonce}:{maker}".encode(), password.encode(), hashlib.sha256).hexdigest()


class Puppet:
    """What the add-on takes for its native host."""

    def __init__(self, desk):
        self.desk = desk
        self.path = str(desk.box.root / "puppet")
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(self.path)
        self.listener.listen()
        self.listener.settimeout(120)
        program = desk.box.root / "puppet.py"
        program.write_text(PUPPET.format(python=sys.executable, path=self.path))
        program.chmod(0o755)
        desk.install_manifest(program)
        desk.addCleanup(self.listener.close)

    def accept(self):
        self.connection, _ = self.listener.accept()
        self.desk.addCleanup(self.connection.close)
        self.connection.settimeout(120)

    def send(self, message):
        self.connection.sendall(framed(message))

    def receive(self):
        (length,) = struct.unpack("=I", self._exactly(4))
        return json.loads(self._exactly(length))

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self.connection.recv(count - len(data))
            assert piece, "the add-on hung up"
            data += piece
        return data

    def ask(self, method, params, number=[0]):
        number[0] += 1
        self.send({"jsonrpc": "2.0", "id": number[0], "method": method, "params": params})
        answer = self.receive()
        assert answer["id"] == number[0], answer
        return answer


def proof_question(nonce, old, new="fake-other", origin=IMAP, user=USER):
    return {"version": 1, "nonce": nonce, "logins": [{
        "origin": origin, "username": user, "old": fingerprint(nonce, "agent", old),
        "new": fingerprint(nonce, "agent", new)}]}


class HostileHost(LiveDesk):
    def test_the_add_on_keeps_its_rules_whoever_asks(self):
        profile = self.office.profile()
        self.fill(profile)
        puppet = Puppet(self)
        thunderbird = self.open_thunderbird(profile, live=0)
        puppet.accept()
        puppet.send({"jsonrpc": "2.0", "method": "hello"})
        self.assertEqual(puppet.receive(), {"jsonrpc": "2.0", "method": "ready", "params": {"version": 1}})
        nonces = (f"{number:064x}" for number in range(1, 1000))

        with self.subTest("what makes no sense is refused"):
            good = proof_question(next(nonces), OLD)
            login = good["logins"][0]
            for wrong in (None, [], {}, {**good, "version": 2}, {**good, "nonce": "aa"}, {**good, "logins": []},
                          {**good, "logins": [{**login, "origin": "https://example.com"}]},
                          {**good, "logins": [{**login, "username": ""}]}, {**good, "logins": [{**login, "old": OLD}]},
                          {**good, "logins": [1] * 5000}):
                self.assertIn("error", puppet.ask("prove", wrong))
                self.assertIn("error", puppet.ask("replace", wrong))
            for method in ("list", "constructor", "__proto__", "read"):
                self.assertIn("error", puppet.ask(method, good))
            puppet.send({"jsonrpc": "2.0", "id": "x", "method": "prove", "params": good})  # not answered
            puppet.send([1, 2])
        with self.subTest("without a proof nothing is replaced"):
            nonce = next(nonces)
            self.assertIn("error", puppet.ask("replace", {
                "version": 1, "nonce": nonce, "logins": [{"origin": IMAP, "username": USER, "password": "fake-evil"}]}))
        with self.subTest("a guess is answered with no, and the next one not at all, not even a right one"):
            answer = puppet.ask("prove", proof_question(next(nonces), "fake-guess"))
            self.assertEqual(answer["result"]["logins"], [{"standing": "differs"}])
            nonce = next(nonces)
            for guess in ("fake-guess-2", OLD):
                answer = puppet.ask("prove", proof_question(next(nonces), guess))
                self.assertEqual(answer["result"]["logins"], [{"standing": "later"}])
            self.assertIn("error", puppet.ask("replace", {
                "version": 1, "nonce": nonce, "logins": [{"origin": IMAP, "username": USER, "password": "fake-evil"}]}))
        with self.subTest("a login that is not there is not made"):
            answer = puppet.ask("prove", proof_question(next(nonces), OLD, origin="imap://evil.example"))
            self.assertEqual(answer["result"]["logins"], [{"standing": "absent"}])
        with self.subTest("who knows the old password is told so, once for a nonce, and may replace that login alone"):
            origin, nonce = "smtp://smtps.pec.aruba.it", next(nonces)
            question = proof_question(nonce, OLD, origin=origin)
            answer = puppet.ask("prove", question)
            self.assertEqual(answer["result"]["logins"],
                             [{"standing": "old", "proof": fingerprint(nonce, "client", OLD)}])
            answer = puppet.ask("replace", {"version": 1, "nonce": nonce, "logins": [
                {"origin": IMAP, "username": USER, "password": "fake-evil"}]})
            self.assertEqual(answer["result"]["logins"], [{"result": "failed"}])
            self.assertIn("error", puppet.ask("prove", question))
            self.assertIn("error", puppet.ask("replace", {"version": 1, "nonce": nonce, "logins": [
                {"origin": origin, "username": USER, "password": "fake-evil"}]}))
        self.assertEqual(self.passwords(thunderbird), {OLD})
        self.assertEqual(thunderbird.dialogs, [])
        with self.subTest("a message of 4 GiB is the end of the host, and of nothing else"):
            puppet.connection.sendall(b"\xff\xff\xff\xff{")
            while puppet.connection.recv(65536):
                pass
            self.assertEqual(self.passwords(thunderbird), {OLD})


class OurHostInOtherHands(LiveDesk):
    def start_host(self, arguments=("manifest", ADD_ON_ID), program=HOST):
        process = subprocess.Popen([program, *arguments], env=self.box.env, stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, bufsize=0)
        self.addCleanup(process.wait)
        self.addCleanup(process.kill)
        self.addCleanup(process.stdin.close)
        self.addCleanup(process.stdout.close)
        return process

    def say(self, host, message):
        host.stdin.write(framed(message))

    def hear(self, host):
        def exactly(count):
            data = b""
            while len(data) < count:
                piece = host.stdout.read(count - len(data))
                assert piece, "the host has ended"
                data += piece
            return data
        return json.loads(exactly(*struct.unpack("=I", exactly(4))))

    def test_it_serves_its_add_on_alone(self):
        for arguments in ((), ("manifest",), ("manifest", "other@example.com"), ("manifest", ADD_ON_ID, "more")):
            self.assertEqual(self.start_host(arguments).wait(60), 2)

    def test_it_ends_on_whatever_is_no_message(self):
        for data in (b"\xff\xff\xff\xff", struct.pack("=I", 0), framed(b"[]"), framed(b"{\n}"), b"x" * 100_000):
            host = self.start_host()
            self.hear(host)
            try:
                host.stdin.write(data)
            except BrokenPipeError:
                pass
            self.assertEqual(host.wait(60), 1, data[:8])
        host = self.start_host()
        host.stdin.write(struct.pack("=I", 100) + b"{cut")
        host.stdin.close()
        self.assertEqual(host.wait(60), 0)
        self.assertEqual(self.client.call("agent")["live"], 0)

    def test_the_agent_takes_no_other_program_for_a_host(self):
        with Client(self.agent.socket_path, greet=False) as client, self.assertRaises(Refused):
            client.call("live", protocol=1)
        copy = self.box.root / "rinnova-thunderbird-host"
        copy.write_bytes(HOST.read_bytes())
        copy.chmod(0o755)
        self.assertEqual(self.start_host(program=copy).wait(60), 1)  # sent away
        self.assertIn("live host", (self.box.state_home / "rinnova/log").read_text())

    def test_who_only_plays_thunderbird_is_told_no_password(self):
        profile = self.office.profile()
        self.fill(profile)
        lock = open(profile.path / ".parentlock", "w")
        self.addCleanup(lock.close)
        fcntl.lockf(lock, fcntl.LOCK_EX)  # as Thunderbird holds it
        host = self.start_host()
        self.assertEqual(self.hear(host)["method"], "hello")
        self.say(host, {"jsonrpc": "2.0", "method": "ready", "params": {"version": 1}})
        self.wait_live(1)
        self.mail.set_password(USER, OLD, NEW)
        rotating = subprocess.Popen(self.office.argv("--json", "rotate", USER, "--password-stdin"), env=self.box.env,
                                    stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        rotating.stdin.write(NEW.encode())
        rotating.stdin.close()
        question = self.hear(host)
        self.assertEqual(question["method"], "prove")
        for word in (OLD, NEW):
            self.assertNotIn(word, json.dumps(question))
        logins = question["params"]["logins"]
        self.say(host, {"jsonrpc": "2.0", "id": question["id"], "result": {"saved": True, "logins": [
            {"standing": "old", "proof": login["old"]} for login in logins]}})
        document = json.loads(rotating.stdout.read())
        rotating.stdout.close()
        self.assertEqual(rotating.wait(60), 3)
        self.assertEqual(slots(document), PENDING)
        host.stdin.close()
        self.assertNotIn(NEW.encode(), host.stdout.read())

    def test_one_of_another_version_is_not_asked(self):
        for params in ({"version": 2}, {"version": "1"}, {}):
            host = self.start_host()
            self.assertEqual(self.hear(host)["method"], "hello")
            self.say(host, {"jsonrpc": "2.0", "method": "ready", "params": params})
            self.client.wait_note("status-changed")
            self.assertEqual(self.client.call("agent")["live"], 0)
            host.stdin.close()
            self.assertEqual(host.wait(60), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
