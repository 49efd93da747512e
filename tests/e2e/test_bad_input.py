# SPDX-License-Identifier: Apache-2.0
"""What goes wrong at a desk: a clear message, the right exit code, and every file byte for byte as before."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import unittest
import uuid

from office import ROOT, Office
from rinnova_test.profile import ThunderbirdProfile

USER, NEW = "mario.rossi@pec.it", "fake-new-2"
FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"


def snapshot(folder):
    return {path: (path.read_bytes(), path.lstat().st_mode) for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.is_symlink() and path.name != ".parentlock"}


class BadInput(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office([USER])
        cls.office.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.office.__exit__(None, None, None)

    def setUp(self):
        home = self.office.box.home
        shutil.rmtree(home / ".thunderbird", ignore_errors=True)
        shutil.rmtree(self.office.box.state_home / "rinnova", ignore_errors=True)
        self.profile = ThunderbirdProfile.of_mail(home, self.office.mail, [USER])
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(FIXTURE / name, self.profile.path / name)
        self.assertEqual(self.office.rinnova("track", USER).code, 0)

    def refuse(self, code, *arguments, password=None, error=None):
        before = snapshot(self.profile.root)
        ran = self.office.rinnova(*arguments, password=password)
        self.assertEqual(ran.code, code, ran)
        document = ran.document
        if error:
            self.assertEqual(document["error"]["code"], error, ran)
            self.assertTrue(document["error"]["message"])
        if password and len(password) > 8:
            self.assertNotIn(password, ran.out + ran.err)
        self.assertEqual(snapshot(self.profile.root), before)
        return ran

    def rotate(self, code, error=None):
        return self.refuse(code, "rotate", USER, "--no-probe", password=NEW, error=error)

    def test_passwords_that_cannot_be(self):
        for password in ("", "\n", "   ", "x" * 257, "fake-line-1\nfake-line-2", "fake-\0-nul"):
            self.refuse(2, "rotate", USER, password=password, error="invalid-data")

    def test_unknown_accounts_and_slots(self):
        self.refuse(7, "rotate", "nobody@pec.it", password=NEW, error="not-found")
        self.refuse(7, "status", "nobody@pec.it", error="not-found")
        self.refuse(7, "confirm", "manual:0000000000000000", error="not-found")

    def test_dates_that_cannot_be(self):
        for date in ("2020-01-01", "2050-01-01", "31/02/2027", "soon"):
            self.refuse(2, "rotate", USER, "--expires", date, password=NEW, error="invalid-data")
            self.refuse(2, "extend", USER, "--until", date, error="invalid-data")

    def test_a_rotation_without_a_terminal_names_the_flag(self):
        ran = self.office.rinnova("rotate", USER)
        self.assertEqual(ran.code, 2, ran)
        self.assertIn("--password-stdin", ran.out)

    def test_damaged_logins(self):
        whole = (FIXTURE / "logins.json").read_bytes()
        for bad in (b"", b"{", whole[:-20], b"\xff\xfe" + whole, b"[]", b'{"logins":[1]}',
                    b'{"logins":[],"logins":[]}', b'{"nextId":1,"logins":{}}', b"x" * 5000):
            with self.subTest(bad[:30]):
                self.profile.logins_json.write_bytes(bad)
                ran = self.refuse(1, "rotate", USER, "--no-probe", password=NEW)
                codes = {slot["error"]["code"] for slot in ran.document["accounts"][0]["slots"] if slot.get("error")}
                self.assertEqual(codes, {"invalid-data"}, ran.out)

    def test_what_a_damaged_store_did_not_take_is_tried_again_and_not_called_done(self):
        logins = self.profile.path / "logins.json"
        whole = logins.read_bytes()
        logins.write_bytes(b"{")
        self.rotate(1)
        ran = self.refuse(1, "retry")
        self.assertEqual({slot["result"] for slot in ran.document["accounts"][0]["slots"]}, {"failed"}, ran)
        logins.write_bytes(whole)
        self.assertEqual(self.office.rinnova("retry").code, 0)
        self.assertEqual(self.office.rinnova("verify").code, 0)

    def test_among_a_hundred_thousand_logins_of_others_only_ours_change(self):
        logins = self.profile.logins_json
        document = json.loads(logins.read_bytes())
        one = document["logins"][0]
        for number in range(100_000):
            host = f"https://host{number}.example"
            document["logins"].append({**one, "id": 1000 + number, "guid": f"{{{uuid.UUID(int=number)}}}",
                                       "hostname": host, "httpRealm": host})
        document["nextId"] = 200_000
        logins.write_text(json.dumps(document, separators=(",", ":")))
        before = logins.read_bytes()
        self.assertGreater(len(before), 50_000_000)
        ran = self.office.rinnova("rotate", USER, "--no-probe", password=NEW)
        self.assertEqual({slot["result"] for slot in ran.document["accounts"][0]["slots"]}, {"updated"}, ran)
        after = logins.read_bytes()
        others = [text[text.index(b'{"id":1000,'):] for text in (before, after)]
        self.assertTrue(others[0] == others[1], "another login has changed")
        logins.write_bytes(after[:-20])
        self.rotate(1)

    def test_a_key_database_that_is_none(self):
        key4 = self.profile.key4_db
        whole = key4.read_bytes()
        elsewhere = self.office.box.root / "elsewhere"
        elsewhere.write_text("precious")

        def rubbish(): key4.write_bytes(b"rubbish" * 1000)
        def empty(): key4.write_bytes(b"")
        def cut(): key4.write_bytes(whole[:40000])
        def folder(): key4.mkdir()
        def fifo(): os.mkfifo(key4)
        def link(): key4.symlink_to(elsewhere)
        def gone(): pass
        for make in (rubbish, empty, cut, folder, fifo, link, gone):
            with self.subTest(make.__name__):
                if key4.is_dir() and not key4.is_symlink():
                    key4.rmdir()
                elif key4.exists() or key4.is_symlink():
                    key4.unlink()
                make()
                self.assertEqual(self.office.rinnova("rotate", USER, "--no-probe", password=NEW).code, 1)
                self.assertEqual(elsewhere.read_text(), "precious")
                self.assertEqual(self.profile.logins_json.read_bytes(), (FIXTURE / "logins.json").read_bytes())

    def test_a_hostile_number_of_iterations(self):
        database = sqlite3.connect(self.profile.key4_db)
        (blob,) = database.execute("SELECT item2 FROM metaData WHERE id='password'").fetchone()
        # INTEGER 1, the iterations, becomes 2^31-1: the encoding grows, so the outer lengths are left wrong on purpose
        # in one case and the integer is replaced in place by a large one-byte value in the other.
        database.execute("UPDATE metaData SET item2=? WHERE id='password'",
                         (blob.replace(b"\x02\x01\x01", b"\x02\x04\x7f\xff\xff\xff"),))
        database.commit()
        database.close()
        self.rotate(1)

    def test_a_read_only_folder(self):
        if os.geteuid() == 0:
            subprocess.run(["mount", "--bind", self.profile.path, self.profile.path], check=True)
            subprocess.run(["mount", "-o", "remount,bind,ro", self.profile.path], check=True)
            self.addCleanup(subprocess.run, ["umount", self.profile.path], check=True)
        else:
            self.profile.path.chmod(0o500)
            self.addCleanup(self.profile.path.chmod, 0o700)
        self.rotate(1)

    def test_a_full_disk(self):
        small = self.office.box.root / "small"
        small.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", small], check=True)
        self.addCleanup(subprocess.run, ["umount", small], check=True)
        moved = small / "profile"
        shutil.copytree(self.profile.path, moved)
        shutil.rmtree(self.profile.path)
        self.profile.path.symlink_to(moved)
        filler = small / "filler"
        with self.assertRaises(OSError), open(filler, "wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        before = (moved / "logins.json").read_bytes()
        ran = self.office.rinnova("rotate", USER, "--no-probe", password=NEW)
        self.assertEqual(ran.code, 1, ran)
        self.assertEqual((moved / "logins.json").read_bytes(), before)
        filler.unlink()
        self.assertEqual(self.office.rinnova("retry", USER).code, 0)

    def test_a_damaged_ledger_is_set_aside_and_said(self):
        ledger = self.office.box.state_home / "rinnova/ledger.sqlite"
        self.assertEqual(self.office.rinnova("rotate", USER, "--no-probe", password=NEW).code, 0)
        for beside in ("-wal", "-shm"):
            pathlib.Path(f"{ledger}{beside}").unlink(missing_ok=True)
        ledger.write_bytes(b"this was a ledger" * 100)
        ran = self.office.rinnova("status")
        self.assertEqual(ran.code, 0, ran)
        self.assertIn("damaged", ran.err)
        self.assertEqual(ledger.with_name("ledger.sqlite.damaged-1").read_bytes(), b"this was a ledger" * 100)
        self.assertIn(USER, [account["account"] for account in ran.document["accounts"]])
        self.assertEqual(self.office.rinnova("verify", USER).document["accounts"][0]["slots"][0]["state"], "in-sync")

    def test_a_provider_file_that_is_none_is_named_and_left_out(self):
        folder = self.office.box.config_home / "rinnova/providers"
        bad = folder / "mine.json"
        self.addCleanup(bad.unlink)
        bad.write_text('{"schema":1,"id":"mine",\n"name":7,"domains":[],"servers":{}}')
        ran = self.office.rinnova("providers", "check", bad)
        self.assertEqual(ran.code, 1, ran)
        self.assertIn("mine.json", ran.out)
        self.assertIn("name", ran.out)
        self.assertIn("2", ran.out)
        self.assertEqual(self.office.rinnova("discover").code, 0)

    def test_a_batch_that_others_can_read_is_refused(self):
        batch = self.office.box.home / "batch.jsonl"
        batch.write_text(json.dumps({"account": USER, "password": NEW}) + "\n")
        batch.chmod(0o644)
        self.refuse(2, "rotate", "--batch", batch, "--no-probe")
        batch.chmod(0o600)
        self.assertEqual(self.office.rinnova("rotate", "--batch", batch, "--no-probe").code, 0)

    def test_two_rotations_at_once_both_end_and_agree(self):
        argv = self.office.argv("--json", "rotate", USER, "--no-probe", "--password-stdin")
        started = [self.office.box.spawn(argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                   for _ in range(2)]
        for number, process in enumerate(started):
            process.stdin.write(f"fake-at-once-{number}".encode())
            process.stdin.close()
        codes = [process.wait(60) for process in started]
        self.assertEqual(codes, [0, 0])
        verified = self.office.rinnova("verify", USER)
        self.assertEqual({slot["state"] for slot in verified.document["accounts"][0]["slots"]}, {"in-sync"})


if __name__ == "__main__":
    unittest.main(verbosity=2)
