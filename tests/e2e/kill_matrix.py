# SPDX-License-Identifier: Apache-2.0
"""SIGKILL before each state-changing system call of a rotation; then `rinnova retry`, and an independent reader.

Before the password is staged nothing has changed. From then on the vault holds it, and retry ends with every slot new.
"""
import collections
import re
import shutil
import signal
import unittest

from office import ROOT, Office
from rinnova_test.nss_reader import read_logins
from rinnova_test.profile import ThunderbirdProfile
from rinnova_test.thunderbird import read_profile_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
CALLS = ("write", "pwrite64", "writev", "pwritev", "sendmsg", "sendmmsg", "sendto", "fsync", "fdatasync", "rename",
         "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat", "symlink", "truncate", "ftruncate", "fallocate",
         "chmod", "fchmod", "fchmodat", "fchown", "fchownat", "mkdir", "mkdirat", "utimensat", "fsetxattr",
         "copy_file_range", "sendfile")
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
        self.before, self.files_before = self.logins(), self.files()

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
        # strace 6.1 is many times faster with it, and injects no signals then: for counting only.
        ran, trace = self.rotate(["--seccomp-bpf", "-e", "trace=" + ",".join("?" + call for call in CALLS), *paths])
        self.assertEqual(ran.code, 0, ran)
        threads = collections.Counter(re.findall(r"^(\d+) +(\w+)\(", trace, re.M))
        counts = collections.Counter()
        for (_, call), number in threads.items():
            counts[call] = max(counts[call], number)
        return counts

    def test_every_call(self):
        states, cases, number, kills = {}, 0, 0, collections.Counter()
        for paths in ([], self.paths()):
            for call, most in self.count(paths).items():
                for nth in range(1, most + 1):
                    number += 1
                    if number % self.step:
                        continue
                    self.kill_at(call, nth, paths, states, kills)
                    cases += 1
        print(f"{cases} cases: {kills['before']} kills before the password was staged, {kills['after']} after, "
              f"{len(states)} distinct states of the profile")
        # How many calls a thread makes varies a little from run to run: the last of them may not come.
        self.assertGreater(kills.total(), cases * 0.9)
        self.assertGreater(min(kills["before"], kills["after"]), 3)
        for state, folder in states.items():
            with self.subTest(state=state):
                held = {login.origin: login.password for login in read_profile_logins(folder) if login.user == USER}
                self.assertIn(held.get("imap://imaps.pec.aruba.it"),
                              (NEW, self.before["imap://imaps.pec.aruba.it"]))

    def kill_at(self, call, nth, paths, states, kills):
        with self.subTest(call=call, nth=nth, profile=bool(paths)):
            self.restore()
            ran, _ = self.rotate(["-e", f"trace={call}", "-e", f"inject={call}:signal=KILL:when={nth}", *paths])
            self.keep_state(states)
            staged, held = NEW in self.vault(), self.logins()
            if ran.code == -signal.SIGKILL:
                kills["after" if staged else "before"] += 1
            for origin, password in held.items():
                self.assertIn(password, (NEW, self.before[origin]), "neither old nor new")
            if not staged:
                self.assert_nothing_changed(ran)
            retried = self.office.rinnova("retry", USER, "--no-probe")
            self.assertEqual(retried.code, 0, (ran, retried))
            if staged:
                self.assert_all_new(ran, retried)
            else:
                self.assert_nothing_changed(ran, retried)
                again = self.office.rinnova("rotate", USER, "--no-probe", password=NEW)
                self.assertEqual(again.code, 0, again)
                self.assert_all_new(ran, retried, again)

    def vault(self):
        """What our own entries hold, as another program of the desktop reads them."""
        found = self.office.box.run(["secret-tool", "search", "--all", "service", "rinnova", "kind", "credential"])
        return re.findall(r"^secret = (.*)$", found.stdout.decode(), re.M)

    def files(self):
        return {path.name: path.read_bytes() for path in self.profile.path.iterdir()
                if path.is_file() and path.name != ".parentlock"}

    def assert_nothing_changed(self, *ran):
        self.assertEqual(self.files() == self.files_before, True, ran)
        self.assertEqual(self.office.box.lookup_secret(ITEM), OLD, ran)

    def assert_all_new(self, *ran):
        self.assertEqual(set(self.logins().values()), {NEW}, ran)
        self.assertEqual(self.office.box.lookup_secret(ITEM), NEW, ran)
        self.assertIn(NEW, self.vault(), ran)
        self.assertEqual([name for name in self.files() if "rinnova" in name], [], ran)
        verified = self.office.rinnova("verify", USER)
        self.assertEqual((verified.code, {slot["state"] for slot in verified.document["accounts"][0]["slots"]}),
                         (0, {"in-sync"}), ran)

    def keep_state(self, states):
        # New blobs have random IVs: what counts is which files are old, new or left over.
        files = self.files()
        names = tuple((name, files[name] == self.files_before.get(name)) for name in sorted(files))
        if names not in states:
            folder = self.office.box.root / f"state-{len(states)}"
            shutil.copytree(self.profile.path, folder)
            states[names] = folder
