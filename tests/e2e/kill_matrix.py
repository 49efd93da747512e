# SPDX-License-Identifier: Apache-2.0
"""SIGKILL before each state-changing system call of a rotation; then `rinnova retry`, and an independent reader.

Before the password is staged nothing has changed. From then on the vault holds it, and retry ends with every slot new.
"""
import collections
import os
import re
import shutil
import unittest

from office import ROOT, Office
from rinnova_test.nss_reader import read_logins
from rinnova_test.profile import ThunderbirdProfile
from rinnova_test.thunderbird import read_profile_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
CALLS = ("write", "pwrite64", "writev", "sendmsg", "sendto", "fsync", "fdatasync", "rename", "renameat", "renameat2",
         "unlink", "unlinkat", "linkat", "ftruncate", "fchmod", "fchown", "mkdir", "utimensat", "fsetxattr")
SERVERS = ("imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it")  # what the profile's accounts use
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}


class KillMatrix(unittest.TestCase):
    step = 1  # every n-th call

    def setUp(self):
        self.office = Office([USER], OLD)
        self.office.__enter__()
        self.addCleanup(self.office.__exit__, None, None, None)
        box = self.office.box
        self.profile = ThunderbirdProfile.of_mail(box.home, self.office.mail, [USER])
        for name in ("key4.db", "logins.json", "logins-backup.json"):
            shutil.copyfile(FIXTURE / name, self.profile.path / name)
        box.store_secret("msmtp", ITEM, OLD)
        self.assertEqual(self.office.rinnova("track", USER).code, 0)
        box.keyring.stop()
        self.clean = box.root / "clean"
        shutil.copytree(box.home, self.clean, symlinks=True)
        self.before = self.logins()

    def restore(self):
        box = self.office.box
        box.keyring.stop()
        shutil.rmtree(box.home)
        shutil.copytree(self.clean, box.home, symlinks=True)
        box.keyring.start()

    def logins(self):
        return {login.origin: login.password for login in read_logins(self.profile.path)
                if login.user == USER and login.origin in SERVERS}

    def paths(self):
        names = ("", "logins.json", ".logins.json.rinnova-new", "logins-backup.json",
                 ".logins-backup.json.rinnova-new", ".parentlock")
        return [option for name in names for option in ("-P", str(self.profile.path / name).rstrip("/"))]

    def rotate(self, options):
        trace = self.office.box.root / "trace"
        wrapper = ["strace", "-f", "-qq", "-o", trace, *options]
        ran = self.office.rinnova("rotate", USER, "--no-probe", password=NEW, wrapper=wrapper, timeout=120)
        return ran, trace.read_text(errors="replace")

    def count(self, paths):
        """call -> the most that one thread makes of it"""
        self.restore()
        ran, trace = self.rotate(["-e", "trace=" + ",".join("?" + call for call in CALLS), *paths])
        self.assertEqual(ran.code, 0, ran)
        threads = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", trace, re.M))
        counts = collections.Counter()
        for (_, call), number in threads.items():
            counts[call] = max(counts[call], number)
        return counts

    def test_every_call(self):
        states, cases, number = {}, 0, 0
        for paths in ([], self.paths()):
            for call, most in self.count(paths).items():
                for nth in range(1, most + 1):
                    number += 1
                    if number % self.step:
                        continue
                    self.kill_at(call, nth, paths, states)
                    cases += 1
        print(f"{cases} kills, {len(states)} distinct states of the profile")
        self.assertGreater(cases, 10)
        for state, folder in states.items():
            with self.subTest(state=state):
                held = {login.origin: login.password for login in read_profile_logins(folder) if login.user == USER}
                self.assertIn(held.get("imap://imaps.pec.aruba.it"),
                              (NEW, self.before["imap://imaps.pec.aruba.it"]))

    def kill_at(self, call, nth, paths, states):
        with self.subTest(call=call, nth=nth, profile=bool(paths)):
            self.restore()
            ran, _ = self.rotate(["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}", *paths])
            self.keep_state(states)
            held = self.logins()
            touched = held != self.before
            self.assertIn(set(held.values()) & {NEW}, ({NEW}, set()))
            for origin, password in held.items():
                self.assertIn(password, (NEW, self.before[origin]), "neither old nor new")
            retried = self.office.rinnova("retry", USER, "--no-probe")
            self.assertEqual(retried.code, 0, (ran, retried))
            staged = bool(retried.document["accounts"]) and retried.document["accounts"][0]["outcome"] == "done"
            after = self.logins()
            if touched or staged:
                self.assertEqual(set(after.values()), {NEW}, (ran, retried))
                self.assertEqual(self.office.box.lookup_secret(ITEM), NEW)
            else:
                self.assertIn(set(after.values()), ({NEW}, set(self.before.values())))
            again = self.office.rinnova("rotate", USER, "--no-probe", password=NEW)
            self.assertEqual(again.code, 0, again)
            self.assertEqual(set(self.logins().values()), {NEW})
            left = [path.name for path in self.profile.path.iterdir() if "rinnova" in path.name]
            self.assertEqual(left, [])

    def keep_state(self, states):
        key = tuple((path.name, path.read_bytes()) for path in sorted(self.profile.path.iterdir())
                    if path.is_file() and path.name != ".parentlock")
        # New blobs have random IVs: what counts is which files are old, new or left over.
        names = tuple((name, content == (self.clean / os.path.relpath(self.profile.path, self.office.box.home) / name)
                       .read_bytes() if (self.clean / os.path.relpath(self.profile.path, self.office.box.home) / name)
                       .exists() else None) for name, content in key)
        if names not in states:
            folder = self.office.box.root / f"state-{len(states)}"
            shutil.copytree(self.profile.path, folder)
            states[names] = folder
