# SPDX-License-Identifier: Apache-2.0
"""Several users of one machine, as on a terminal server: each with an id of his own, a session and a keyring.

The system knows them in the test's own namespace alone, where a file lies over /etc/passwd and another over /etc/group.
"""
import grp
import itertools
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import unittest

from fleet_yard import FleetServer
from office import PROGRAM
from rinnova_test import processes

# The machine's /etc with its settings on top; then no longer root.
_AS_USER = ('mount -t overlay overlay -o lowerdir="$0":/etc /etc && user="$1" && shift && '
            'exec setpriv --reuid "$user" --regid "$user" --init-groups -- "$@"')
# A session: its bus, its keyring opened as a login does, then the command.
_SESSION = ('printf %s fake-keyring-password | gnome-keyring-daemon --unlock --components=secrets '
            '--control-directory="$XDG_RUNTIME_DIR/keyring" >/dev/null && exec "$@"')


class User:
    def __init__(self, name, number, folder, etc):
        self.name, self.home, self._etc = name, folder / name, etc
        with (etc / "passwd").open("a") as users, (etc / "group").open("a") as groups:
            users.write(f"{name}:x:{number}:{number}::{self.home}:/bin/sh\n")
            groups.write(f"{name}:x:{number}:\n")
        for part in (self.home, self.home / "run", self.home / "tmp"):
            part.mkdir(mode=0o700)
            os.chown(part, number, number)

    def remove(self):
        processes.stop_all_with(f"HOME={self.home}")

    def run(self, *argv):
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": str(self.home),
                       "USER": self.name, "LOGNAME": self.name, "XDG_RUNTIME_DIR": str(self.home / "run"),
                       "TMPDIR": str(self.home / "tmp"), "GIO_USE_VFS": "local"}
        return subprocess.run(
            ["unshare", "--mount", "sh", "-c", _AS_USER, self._etc, self.name, "dbus-run-session", "--", "sh", "-c",
             _SESSION, "sh", *map(str, argv)],
            env=environment, cwd=self.home, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=120)

    def fleet(self, *arguments):
        done = self.run(PROGRAM, "--json", "--lang", "en", "fleet", *arguments)
        return done.returncode, json.loads(done.stdout) if done.stdout else done.stderr

    def state(self):
        return b"".join(file.read_bytes() for file in (self.home / ".local/state/rinnova").rglob("*") if file.is_file())


class Users(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.folder.chmod(0o755)
        self.server = self.enterContext(FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}"))
        etc = self.folder / "etc"
        (etc / "rinnova").mkdir(parents=True)
        (etc / "machine-id").write_text("0123456789abcdef0123456789abcdef\n")
        (etc / "rinnova/fleet-token").write_text(self.server.command("token", "--uses", "5"))
        shutil.copy(self.folder / "ca.pem", etc / "rinnova/fleet-ca.pem")
        (etc / "rinnova/config.json").write_text(json.dumps({"fleet": {
            "url": f"https://localhost:{self.server.port}", "token_file": "/etc/rinnova/fleet-token",
            "ca_file": "/etc/rinnova/fleet-ca.pem"}}))
        for name in ("passwd", "group"):
            shutil.copy(f"/etc/{name}", etc)
        taken = {user.pw_uid for user in pwd.getpwall()} | {group.gr_gid for group in grp.getgrall()}
        free = (number for number in itertools.count(20000) if number not in taken)
        self.users = [User(name, next(free), self.folder, etc) for name in ("giulia", "marco")]
        for user in self.users:
            self.addCleanup(user.remove)

    def devices(self):
        listed = json.loads(self.server.command("device", "list", "--format", "json"))["devices"]
        return {device["id"]: device for device in listed if device["state"] == "joined"}

    def test_each_user_of_a_machine_is_a_device_with_a_key_of_its_own(self):
        ids = []
        for user in self.users:
            code, status = user.fleet("push")
            self.assertEqual((code, status["joined"]), (0, True), status)
            ids.append(status["device"])
        self.assertEqual(len(set(ids)), 2)
        devices = self.devices()
        self.assertEqual([devices[id]["user"] for id in ids], [user.name for user in self.users])
        self.assertEqual(len({devices[id]["name"] for id in ids}), 1)
        # They stay apart, each with what only its own keyring holds.
        for user, id in zip(self.users, ids):
            code, status = user.fleet("push")
            self.assertEqual((code, status["device"], status["problem"]), (0, id, None), status)
            self.assertEqual(user.fleet("status")[1]["sequence"], 2)
        self.assertEqual(set(self.devices()), set(ids))
        one, other = self.users
        self.assertNotEqual(one.run("cat", next((other.home / ".local/state/rinnova").rglob("*"))).returncode, 0)
        self.assertNotIn(ids[1].encode(), one.state())
        # One leaves; the other one's membership goes on.
        self.assertEqual(one.fleet("leave")[0], 0)
        self.assertEqual(set(self.devices()), {ids[1]})
        self.assertEqual(other.fleet("push")[0], 0)


if __name__ == "__main__":
    unittest.main()
