# SPDX-License-Identifier: Apache-2.0
"""An account that has Thunderbird, a keyring, Apple Mail's list of accounts and an iPhone: what a program may change is
changed, and the rest asks for exactly what is left."""
import pathlib
import plistlib
import shutil
import signal
import subprocess
import unittest

from office import ROOT, Office, slots
from rinnova_test import processes
from rinnova_test.apple_accounts import IMAP, SMTP, Account, write_database
from rinnova_test.display import Display
from rinnova_test.nss_reader import read_logins

FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
USER, SECRETARY = "mario.rossi@pec.it", "segreteria/mario.rossi@pec.it"
OLD, NEW = "fake-old-1", "fake-new-2"
ACCOUNTS = [Account("PEC Mario", USER, IMAP, SMTP), Account("Anna", "anna@pec.it", IMAP, SMTP)]


def everything_below(folder):
    return {path: path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


def identity(profile):
    return {part[key] for part in (profile, *profile["PayloadContent"]) for key in ("PayloadIdentifier", "PayloadUUID")}


class AppleMail(unittest.TestCase):
    def export(self, office, file, *arguments, user=USER):
        ran = office.rinnova("export", "profile", user, file, *arguments)
        self.assertEqual(ran.code, 0, ran)
        return plistlib.loads(file.read_bytes())

    def holding(self, office, password):
        """The files of this desk in which a password stands as it is."""
        return [path for path in office.box.root.rglob("*")
                if path.is_file() and not path.is_symlink() and password.encode() in path.read_bytes()]

    def test_a_rotation_does_what_it_can_and_asks_for_the_rest(self):
        with Office([USER], OLD) as office:
            mario = ACCOUNTS[0]._replace(incoming=IMAP._replace(port=office.mail.ports["imaps"]),
                                         outgoing=SMTP._replace(port=office.mail.ports["submissions"]))
            write_database(office.box.home, [mario], later=ACCOUNTS[1:])
            library = everything_below(office.box.home / "Library")
            thunderbird = office.profile()
            for name in ("key4.db", "logins.json"):
                shutil.copyfile(FIXTURE / name, thunderbird.path / name)
            office.box.store_secret("msmtp", {"host": SMTP.host, "service": "smtp", "user": USER}, OLD)
            self.assertEqual(office.rinnova("track", USER, "--device", "iPhone di Mario").code, 0)
            self.assertEqual(office.rinnova("track", SECRETARY).code, 0)
            file = office.box.home / "mario.mobileconfig"
            before = self.export(office, file)
            found = office.rinnova("discover").document
            names = {account["account"] for account in found["accounts"]}
            self.assertEqual(names, {USER, "anna@pec.it"})

            office.mail.set_password(USER, OLD, NEW)
            ran = office.rinnova("rotate", USER, password=NEW)
            self.assertEqual(ran.code, 3, ran)
            self.assertEqual(slots(ran.document), {
                ("thunderbird", "imap"): "updated", ("thunderbird", "smtp"): "updated",
                ("keychain", "smtp"): "updated", ("apple-mail", "imap"): "needs-user",
                ("apple-mail", "smtp"): "needs-user", ("manual", "generic"): "needs-user"})
            self.assertEqual(office.box.lookup_secret({"host": SMTP.host, "user": USER}), NEW)
            left = {slot["kind"]: slot for slot in ran.document["accounts"][0]["slots"] if slot["target"] == "apple-mail"}
            self.assertIn("Incoming Mail Server (imaps.pec.aruba.it)", "\n".join(left["imap"]["steps"]))
            self.assertIn("Outgoing Mail Server (smtps.pec.aruba.it)", "\n".join(left["smtp"]["steps"]))
            phone = next(slot for slot in ran.document["accounts"][0]["slots"] if slot["target"] == "manual")
            self.assertIn(f"rinnova export profile {USER} --serve --lan", "\n".join(phone["steps"]))
            self.assertNotIn(NEW, ran.out + ran.err)

            after = self.export(office, file, "--with-password")
            self.assertEqual(identity(before), identity(after))
            other = self.export(office, office.box.home / "other.mobileconfig", user=SECRETARY)
            self.assertFalse(identity(other) & identity(after))
            self.assertEqual(self.holding(office, NEW), [file])
            for slot in (left["imap"], left["smtp"], phone):
                self.assertTrue(file.exists())
                ran = office.rinnova("confirm", slot["id"])
                self.assertEqual(ran.code, 0, ran)
            self.assertEqual(self.holding(office, NEW), [])
            status = office.rinnova("status", USER).document["accounts"][0]
            self.assertEqual(status["open"], 0, status)
            self.assertEqual(everything_below(office.box.home / "Library"), library)
            self.assertEqual({login.password for login in read_logins(thunderbird.path)
                              if login.user == USER and login.origin.startswith(("imap:", "smtp:"))}, {NEW})

    def test_a_profile_of_ours_is_made_anew_and_one_of_others_is_not(self):
        with Office([USER], OLD) as office:
            write_database(office.box.home, ACCOUNTS)
            exported = self.export(office, office.box.home / "by hand.mobileconfig")
            for profile in (exported["PayloadUUID"], "0D1B4C0E-0000-4000-8000-000000000000"):
                shutil.rmtree(office.box.home / "Library")
                write_database(office.box.home, [ACCOUNTS[0]._replace(managed=True, profile=profile)])
                ran = office.rinnova("rotate", USER, "--no-probe", password=NEW)
                self.assertEqual(ran.code, 3, ran)
                files = list(office.box.root.rglob(f"profiles/{USER}.mobileconfig"))
                steps = [slot["steps"] for slot in ran.document["accounts"][0]["slots"]]
                self.assertEqual(len(steps), 2)
                if profile == exported["PayloadUUID"]:
                    self.assertEqual(len(files), 1)
                    self.assertEqual(plistlib.loads(files[0].read_bytes()), exported)
                    self.assertEqual(files[0].stat().st_mode & 0o7777, 0o600)
                    self.assertTrue(all(str(files[0]) in first for first, *_ in steps), steps)
                    self.assertEqual(self.holding(office, NEW), [])
                    files[0].unlink()
                else:
                    self.assertEqual(files, [])
                    self.assertTrue(all("If somebody else manages this Mac" in first for first, *_ in steps), steps)

    def test_the_password_goes_to_the_clipboard_on_request(self):
        with Office([USER], OLD) as office, Display(office.box) as display:
            write_database(office.box.home, ACCOUNTS)
            self.assertEqual(office.rinnova("copy", USER).code, 7)
            self.assertEqual(office.rinnova("rotate", USER, "--no-probe", password=NEW).code, 3)
            display.copy("before")
            child = office.box.spawn(office.argv("copy", USER), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            said = processes.LineReader(child.stderr)
            said.wait_for(lambda line: "60 seconds" in line, 60, "the password is there")
            self.assertEqual(display.paste(), NEW)
            child.send_signal(signal.SIGINT)
            output = child.stdout.read().decode()
            self.assertEqual(child.wait(60), 0, said.text)
            self.assertEqual(display.paste(), "before")
            self.assertNotIn(NEW, output + said.text)

    def test_without_a_display_it_says_so(self):
        with Office([USER], OLD) as office:
            write_database(office.box.home, ACCOUNTS)
            self.assertEqual(office.rinnova("rotate", USER, "--no-probe", password=NEW).code, 3)
            ran = office.rinnova("copy", USER)
            self.assertEqual((ran.code, ran.document["error"]["code"]), (1, "unsupported"), ran)


if __name__ == "__main__":
    unittest.main(verbosity=2)
