# SPDX-License-Identifier: Apache-2.0
"""One rotation by the command, with a real keyring, mail server and Thunderbird profile, and one fault in it. Others read
afterwards: NSS, secret-tool, SQLite.

kept       the vault has the password; or it was not accepted, and nothing has changed
intact     what each client stores is whole, and old or new; other logins are as they were; Thunderbird reads the same
honest     what was said to be done is done; a failure has its exit code and a reason; no password in what was said
recovered  the ledger is whole; `rinnova retry` ends with every slot new, after a second paste where the first was not
           accepted; nothing of ours is left beside the client's files
"""
import contextlib
import json
import re
import shutil
import signal
import sqlite3
import threading

from office import ROOT, Office
from outcome import Outcome
from rinnova_test.faults import FILLING, NAMING, READING, TALKING
from rinnova_test.nss_reader import read_logins
from rinnova_test.profile import ThunderbirdProfile
from rinnova_test.thunderbird import read_profile_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
ITEM = {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}
ORIGINS = {"imap": "imap://imaps.pec.aruba.it", "smtp": "smtp://smtps.pec.aruba.it"}
CHANGING = (*FILLING, *NAMING[1:], "sendmsg", "sendmmsg", "sendto")
# kind of fault -> {place: the calls}
MATRIX = {
    "KILL": {"anywhere": CHANGING, "client": CHANGING},
    "EIO": {"client": (*FILLING, *NAMING, *READING), "ledger": (*FILLING, *NAMING, *READING), "sockets": TALKING},
    "ENOSPC": {"client": (*FILLING, *NAMING), "ledger": (*FILLING, *NAMING)},
    "EACCES": {"client": NAMING, "ledger": NAMING},
    "EINTR": {"client": (*FILLING, "openat", *READING), "ledger": (*FILLING, "openat", *READING),
              "sockets": (*TALKING, "poll")},
    "short": {"anywhere": ()},
}
TIMEOUT = 240
UNREACHABLE = 5  # an exit code


class Rotation:
    name, matrix = "rotation", MATRIX
    quick, whole = {"KILL": 60}, {"KILL"}
    read, reading = set(), threading.Lock()  # states of the profile, of all desks

    def __enter__(self):
        with contextlib.ExitStack() as stack:
            self.office = stack.enter_context(Office([USER], OLD))
            self._furnish()
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *_):
        self._stack.close()

    def _furnish(self):
        box = self.box = self.office.box
        self.trace = box.root / "trace"
        self.profile = ThunderbirdProfile.of_mail(box.home, self.office.mail, [USER])
        for name in ("key4.db", "logins.json", "logins-backup.json"):
            shutil.copyfile(FIXTURE / name, self.profile.path / name)
        box.store_secret("msmtp", ITEM, OLD)
        tracked = self.rinnova("track")
        assert tracked.code == 0, tracked
        self.office.mail.set_password(USER, OLD, NEW)
        box.keyring.stop()
        self.clean = box.root / "clean"
        shutil.copytree(box.home, self.clean, symlinks=True)
        self.before, self.files_before = self.logins(), self.files()
        beside = [self.profile.path / name for name in (
            "", "logins.json", ".logins.json.rinnova-new", "logins-backup.json", ".logins-backup.json.rinnova-new",
            "key4.db", ".parentlock", "prefs.js")]
        state = box.state_home / "rinnova"
        self.paths = {"anywhere": (), "sockets": (), "client": tuple(beside),
                      "ledger": (state, *(state / f"ledger.sqlite{end}" for end in ("", "-wal", "-shm", "-journal")))}

    def restore(self):
        self.box.keyring.stop()
        shutil.rmtree(self.box.home)
        shutil.copytree(self.clean, self.box.home, symlinks=True)
        self.box.keyring.start()

    def carry(self, wrapper):
        """One rotation under it: what the command said."""
        return self.rinnova("rotate", password=NEW, wrapper=wrapper)

    def rinnova(self, command, **arguments):
        return self.office.rinnova(command, USER, timeout=TIMEOUT, **arguments)

    def undisturbed(self, wrapper):
        self.restore()
        ran = self.until_answered(self.carry(wrapper))
        assert ran.code == 0, ran

    def run(self, fault):
        outcome = Outcome(fault)
        self.restore()
        ran = self.carry(fault.wrapper(self.trace, self.paths[fault.place]))
        outcome.came = fault.came(self.trace)
        with outcome.asking("intact"):
            self.assert_intact()
        with outcome.asking("kept"):
            staged = outcome.staged = self.is_staged()
            if not staged:
                self.assert_nothing_changed()
        with outcome.asking("honest"):
            self.assert_honest(ran, fault)
        with outcome.asking("recovered"):
            self.recover(staged, fault)
            self.assert_all_new()
        outcome.said = f"{ran}\n{self.log()}"
        return outcome

    def recover(self, staged, _fault):
        retried = self.until_answered(self.rinnova("retry"))
        assert retried.code == 0, retried
        if not staged:
            self.assert_nothing_changed()
            again = self.until_answered(self.rinnova("rotate", password=NEW))
            assert again.code == 0, again

    def until_answered(self, ran):
        """On a busy machine the mail server may not answer in time: the password is kept, and tried again."""
        for _ in range(5):
            if ran.code != UNREACHABLE:
                break
            ran = self.rinnova("retry")
        return ran

    def log(self):
        file = self.box.state_home / "rinnova/log"
        return file.read_text(errors="replace")[-3000:] if file.exists() else ""

    def logins(self):
        return {(login.origin, login.user): login.password for login in read_logins(self.profile.path)}

    def held(self):
        """(target, kind) -> what a reader of another's finds there."""
        logins = self.logins()
        return {**{("thunderbird", kind): logins[origin, USER] for kind, origin in ORIGINS.items()},
                ("keychain", "smtp"): self.box.lookup_secret(ITEM)}

    def files(self):
        return {path.name: path.read_bytes() for path in self.profile.path.iterdir()
                if path.is_file() and path.name != ".parentlock"}

    def is_staged(self):
        """By what our own entries hold, as another program of the desktop reads them."""
        found = self.box.run(["secret-tool", "search", "--all", "service", "rinnova", "kind", "credential"])
        return NEW in re.findall(r"^secret = (.*)$", found.stdout.decode(), re.M)

    def assert_intact(self):
        self.let_thunderbird_read()
        self.assert_logins_whole()
        json.loads((self.profile.path / "logins-backup.json").read_bytes())
        assert self.box.lookup_secret(ITEM) in (OLD, NEW), "the keychain's item is neither old nor new"

    def assert_logins_whole(self):
        ours = {(origin, USER) for origin in ORIGINS.values()}
        now = self.logins()
        assert now.keys() == self.before.keys(), now.keys() ^ self.before.keys()
        for login, password in now.items():
            old = self.before[login]
            assert password == old or (login in ours and password == NEW), f"{login} is neither old nor new"

    def let_thunderbird_read(self):
        """The program itself, once for each state that its files can be left in."""
        # New blobs have random IVs: what counts is which files are old, new or left over.
        files = self.files()
        state = tuple((name, files[name] == self.files_before.get(name)) for name in sorted(files))
        with self.reading:
            if state in self.read:
                return
            self.read.add(state)
        logins = {(login.origin, login.user): login.password for login in read_profile_logins(self.profile.path)}
        assert logins == self.logins(), "Thunderbird reads something else than NSS"

    def assert_nothing_changed(self):
        now = self.files()
        changed = {name for name in {*now, *self.files_before} if now.get(name) != self.files_before.get(name)}
        # Taking away what a refused system call left is the next rotation's.
        changed -= {".logins.json.rinnova-new", ".logins-backup.json.rinnova-new"}
        assert not changed, changed
        assert self.box.lookup_secret(ITEM) == OLD

    def assert_honest(self, ran, fault):
        for secret in (OLD, NEW):
            assert secret not in ran.out + ran.err + self.log()
        if fault.kind == "KILL" and ran.code == -signal.SIGKILL:
            return
        document = ran.document  # one, also on failure
        assert ran.code in (0, 1, 3, 4, 5, 6), "no exit code of a rotation"
        reasons = [document.get("error")]
        for account in document.get("accounts", []):
            assert (account["outcome"] in ("done", "unchanged")) == (ran.code == 0), account["outcome"]
            held = self.held()
            reasons.append(account.get("error"))
            if account["probe"]["result"] not in ("accepted", "skipped"):
                reasons.append({"message": account["probe"]["detail"] or account["probe"]["result"]})
            for slot in account["slots"]:
                reasons.append(slot.get("error"))
                if slot["result"] in ("updated", "unchanged"):
                    assert held[slot["target"], slot["kind"]] == NEW, slot
        if ran.code == 0:
            assert len(document["accounts"]) == 1 and self.is_staged()
            assert set(self.held().values()) == {NEW}
        else:
            assert any(reason and reason["message"] for reason in reasons), "no reason was given"

    def assert_all_new(self):
        self.assert_logins_whole()
        assert set(self.held().values()) == {NEW}
        assert self.is_staged()
        left = [name for name in self.files() if "rinnova" in name]
        assert not left, left
        ledger = self.box.state_home / "rinnova/ledger.sqlite"
        with sqlite3.connect(f"file:{ledger}?mode=ro", uri=True) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert NEW.encode() not in ledger.read_bytes()
        told = self.rinnova("status")
        (account,) = told.document["accounts"]
        assert (told.code, account["open"], account["staged"]) == (0, 0, None), told
        assert {slot["state"] for slot in account["slots"]} == {"in-sync"}, told
