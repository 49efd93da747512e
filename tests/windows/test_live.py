# SPDX-License-Identifier: Apache-2.0
"""The native host under Wine: found by the registry as Thunderbird finds it, it carries questions of the agent to an
add-on and the answers back. The add-on is the test's own, and Thunderbird a stand-in that holds the profile."""
import contextlib
import hashlib
import hmac
import json
import pathlib
import struct
import subprocess
import threading
import time
import unittest

from desk import BUILD, LIMIT, Desk, run_windows

USER, OLD, NEW = "mario.rossi@pec.it", "fake-Mario-2", "fake-new-4, perché no?"
KEY = "HKCU\\Software\\Mozilla\\NativeMessagingHosts\\it.rinnova.thunderbird"
ADD_ON_ID = "live@rinnova.it"


def fingerprint(nonce, maker, password):
    return hmac.new(f"{nonce}:{maker}".encode(), password.encode(), hashlib.sha256).hexdigest()


class AddOn:
    """What the add-on says (plugins/thunderbird/live), over the host that the registry names."""

    def __init__(self, desk, profile):
        self.profile, self.logins = profile, {}
        self.written = None  # what it is to write to its file
        self.asked, self.given = [], []
        self.ready = threading.Event()
        manifest = json.loads(unix_path(registered()).read_text("utf-8"))
        assert manifest["allowed_extensions"] == [ADD_ON_ID] and manifest["type"] == "stdio", manifest
        self.process = subprocess.Popen(
            ["wine", str(BUILD / "tests/thunderbird.exe"), windows_path(profile), manifest["path"], registered(),
             ADD_ON_ID], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def send(self, message):
        data = message if isinstance(message, bytes) else json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(struct.pack("=I", len(data)) + data)
        self.process.stdin.flush()

    def _serve(self):
        while len(head := self.process.stdout.read(4)) == 4:
            message = json.loads(self.process.stdout.read(struct.unpack("=I", head)[0]))
            if message.get("method") == "hello":
                self.send({"method": "ready", "params": {"version": 1}})
                self.ready.set()
                continue
            self.asked.append(message["method"])
            question = message["params"]
            answers = [getattr(self, "_" + message["method"])(question["nonce"], login)
                       for login in question["logins"]]
            if message["method"] == "replace" and self.written:
                (self.profile / "new").write_bytes(self.written)
                (self.profile / "new").replace(self.profile / "logins.json")
            self.send({"id": message["id"], "result": {"logins": answers, "saved": True}})

    def _prove(self, nonce, login):
        held = self.logins.get((login["origin"], login["username"]))
        if held is None:
            return {"standing": "absent"}
        mine = fingerprint(nonce, "agent", held)
        standing = {login["new"]: "new", login["old"]: "old"}.get(mine, "differs")
        return {"standing": standing, **({} if standing == "differs" else {"proof": fingerprint(nonce, "client", held)})}

    def _replace(self, nonce, login):
        self.given.append(login["password"])
        self.logins[login["origin"], login["username"]] = login["password"]
        return {"result": "updated", "proof": fingerprint(nonce, "stored", login["password"])}

    def close(self):
        self.process.stdin.close()
        code = self.process.wait(LIMIT)
        self._thread.join(LIMIT)
        self.process.stdout.close()
        return code


def registered():
    found = run_windows("reg", "query", KEY, "/ve")
    assert found.code == 0, found
    return found.out.split("REG_SZ", 1)[1].strip()


def unix_path(path):
    return pathlib.Path(subprocess.run(["winepath", "-u", path], capture_output=True, text=True, check=True,
                                       timeout=LIMIT).stdout.strip())


def windows_path(path):
    return subprocess.run(["winepath", "-w", str(path)], capture_output=True, text=True, check=True,
                          timeout=LIMIT).stdout.strip()


def logins_with(password):
    """The file of logins as it is with that password: made by writing to a closed profile with the same key."""
    with Desk() as desk:
        profile = desk.thunderbird_profile()
        done = desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=password)
        assert done.code == 0, done
        return (profile / "logins.json").read_bytes()


class Live(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.with_new = logins_with(NEW)

    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.profile = self.desk.thunderbird_profile()
        self.assertEqual(self.desk.rinnova("agent", "install").code, 0)
        self.addCleanup(self.desk.rinnova, "agent", "uninstall")

    def until(self, told, what):
        deadline = time.monotonic() + LIMIT
        while not told():
            self.assertLess(time.monotonic(), deadline, what)

    def connect(self):
        add_on = AddOn(self.desk, self.profile)
        self.addCleanup(add_on.close)
        self.assertTrue(add_on.ready.wait(LIMIT), "the agent takes the host")
        self.until(lambda: self.desk.rinnova("agent", "status").document["live"] == 1, "one connected program")
        return add_on

    def rotate(self, password=NEW):
        done = self.desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=password)
        results = {(slot["target"], slot["kind"]): slot["result"] for slot in done.document["accounts"][0]["slots"]}
        self.assertIn(done.code, (0, 3), done)
        return done.code, {result for (target, _), result in results.items() if target == "thunderbird"}

    def open_with_old(self, written):
        add_on = self.connect()
        logins = json.loads((self.profile / "logins.json").read_bytes())["logins"]
        add_on.logins = {(login["hostname"], USER): OLD for login in logins if "hostname" in login}
        add_on.written = written
        return add_on

    def test_an_open_profile_is_brought_up_to_date_from_within(self):
        add_on = self.open_with_old(self.with_new)
        self.assertEqual(self.rotate(), (0, {"updated"}))
        self.assertEqual(add_on.asked, ["prove", "replace"])
        self.assertEqual(set(add_on.given), {NEW})
        self.assertEqual((self.profile / "logins.json").read_bytes(), self.with_new, "Thunderbird's own to write")
        self.assertEqual(add_on.close(), 0)
        self.until(lambda: self.desk.rinnova("agent", "status").document["live"] == 0, "it has gone")

    def test_what_is_not_in_the_file_is_not_done(self):
        self.open_with_old(None)
        self.assertEqual(self.rotate(), (3, {"pending"}))

    def test_an_agent_that_comes_anew_is_found(self):
        add_on = self.connect()
        add_on.ready.clear()
        self.assertEqual(self.desk.rinnova("agent", "install").code, 0)  # ends the one that runs, starts another
        self.assertTrue(add_on.ready.wait(LIMIT), "connected again")

    def test_an_add_on_that_breaks_the_rules_is_left_and_the_profile_waits(self):
        add_on = self.connect()
        add_on.send(b"[1]")
        self.assertEqual(add_on.process.wait(LIMIT), 1)
        with self.stand_in_without_host():
            self.assertEqual(self.rotate(), (3, {"pending"}))

    @contextlib.contextmanager
    def stand_in_without_host(self):
        process = subprocess.Popen(["wine", str(BUILD / "tests/thunderbird.exe"), windows_path(self.profile),
                                    "C:\\windows\\system32\\cmd.exe"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        try:
            process.stdout.read(1)  # cmd's greeting: the lock is held
            yield
        finally:
            process.stdin.close()
            process.stdout.close()
            process.wait(LIMIT)

    def test_taken_out_it_is_found_by_nobody(self):
        self.assertEqual(self.desk.rinnova("agent", "uninstall").code, 0)
        self.assertNotEqual(run_windows("reg", "query", KEY, "/ve").code, 0)
        self.assertFalse(list(self.desk.local.rglob("it.rinnova.thunderbird.json")))


if __name__ == "__main__":
    unittest.main(verbosity=2)
