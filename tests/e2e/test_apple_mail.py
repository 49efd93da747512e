# SPDX-License-Identifier: Apache-2.0
"""An account that has a keyring, Apple Mail's list of accounts and an iPhone: what a program may change is changed, and
the rest asks for exactly what is left."""
import pathlib
import signal
import subprocess
import unittest

from office import Office, slots
from rinnova_test import processes
from rinnova_test.apple_accounts import IMAP, SMTP, Account, write_database
from rinnova_test.display import Display

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
ACCOUNTS = [Account("PEC Mario", USER, IMAP, SMTP), Account("Anna", "anna@pec.it", IMAP, SMTP)]


def everything_below(folder):
    return {path: path.read_bytes() for path in pathlib.Path(folder).rglob("*") if path.is_file()}


class AppleMail(unittest.TestCase):
    def test_a_rotation_does_what_it_can_and_asks_for_the_rest(self):
        with Office([USER], OLD) as office:
            mario = ACCOUNTS[0]._replace(incoming=IMAP._replace(port=office.mail.ports["imaps"]),
                                         outgoing=SMTP._replace(port=office.mail.ports["submissions"]))
            write_database(office.box.home, [mario], later=ACCOUNTS[1:])
            library = everything_below(office.box.home / "Library")
            office.box.store_secret("msmtp", {"host": SMTP.host, "service": "smtp", "user": USER}, OLD)
            self.assertEqual(office.rinnova("track", USER, "--device", "iPhone di Mario").code, 0)
            found = office.rinnova("discover").document
            names = {account["account"] for account in found["accounts"]}
            self.assertEqual(names, {USER, "anna@pec.it"})

            office.mail.set_password(USER, OLD, NEW)
            ran = office.rinnova("rotate", USER, password=NEW)
            self.assertEqual(ran.code, 3, ran)
            self.assertEqual(slots(ran.document), {
                ("keychain", "smtp"): "updated", ("apple-mail", "imap"): "needs-user",
                ("apple-mail", "smtp"): "needs-user", ("manual", "generic"): "needs-user"})
            self.assertEqual(office.box.lookup_secret({"host": SMTP.host, "user": USER}), NEW)
            left = {slot["kind"]: slot for slot in ran.document["accounts"][0]["slots"] if slot["target"] == "apple-mail"}
            self.assertIn("Incoming Mail Server (imaps.pec.aruba.it)", "\n".join(left["imap"]["steps"]))
            self.assertIn("Outgoing Mail Server (smtps.pec.aruba.it)", "\n".join(left["smtp"]["steps"]))
            phone = next(slot for slot in ran.document["accounts"][0]["slots"] if slot["target"] == "manual")
            self.assertIn(f"rinnova export profile {USER} --serve", "\n".join(phone["steps"]))
            self.assertNotIn(NEW, ran.out + ran.err)

            for slot in (left["imap"], left["smtp"], phone):
                ran = office.rinnova("confirm", slot["id"])
                self.assertEqual(ran.code, 0, ran)
            status = office.rinnova("status", USER).document["accounts"][0]
            self.assertEqual(status["open"], 0, status)
            self.assertEqual(everything_below(office.box.home / "Library"), library)

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
