# SPDX-License-Identifier: Apache-2.0
"""The real KeePassXC as the desktop's keychain: the vault and a mail program's item lie in its database."""
import hashlib
import shlex
import subprocess
import unittest

from office import Office, slots
from rinnova_test.keepassxc import KeePassXC
from rinnova_test.screen import Screen

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
SMTP = "smtps.pec.aruba.it"
ITEM = {"host": SMTP, "service": "smtp", "user": USER}
UPDATED, LOCKED = {("keychain", "smtp"): "updated"}, {("keychain", "smtp"): "locked"}


class Keepassxc(unittest.TestCase):
    def desk(self, manager=None, **settings):
        office = self.enterContext(Office([USER], OLD, keyring=False))
        self.enterContext(Screen(office.box, manager=manager))
        safe = KeePassXC(office.box, **settings)
        safe.start()
        self.addCleanup(safe.stop)
        office.box.store_secret("msmtp", ITEM, OLD)
        return office, safe

    def rotate(self, office, password, *options):
        return office.rinnova("rotate", USER, "--no-probe", *options, password=password)

    def on_a_terminal(self, office, *arguments):
        """A command of somebody who sits at the desktop, under way."""
        argv = ["script", "--quiet", "--return", "--command", shlex.join(office.argv(*arguments)), "/dev/null"]
        return office.box.spawn(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def test_a_rotation_reaches_the_database_and_can_be_undone_after_a_restart(self):
        office, safe = self.desk()
        ran = self.rotate(office, NEW)
        self.assertEqual((ran.code, slots(ran.document)), (0, UPDATED), ran)
        self.assertEqual(office.box.lookup_secret(ITEM), NEW)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), NEW)
        safe.start()
        self.assertEqual(office.box.lookup_secret(ITEM), NEW)
        checked = office.rinnova("verify", USER)
        self.assertEqual((checked.code, slots(checked.document)), (0, {("keychain", "smtp"): "in-sync"}), checked)
        ran = office.rinnova("undo", USER, "--no-probe")
        self.assertEqual((ran.code, slots(ran.document)), (0, UPDATED), ran)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), OLD)

    def test_only_the_password_of_an_entry_changes(self):
        office, safe = self.desk()
        safe.stop()
        before = safe.describe("Mail/msmtp")
        self.assertIn(f"host: {SMTP}", before)
        safe.start()
        self.assertEqual(self.rotate(office, NEW).code, 0)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), NEW)
        self.assertEqual(safe.describe("Mail/msmtp"), before)

    def test_an_entry_that_a_person_made_for_the_web_site_is_left_alone(self):
        office, safe = self.desk()
        safe.stop()
        safe.add("Mail/Webmail", USER, f"https://{SMTP}/", "fake-web")
        safe.start()
        self.assertEqual(self.rotate(office, NEW).code, 0)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), NEW)
        self.assertEqual(safe.show("Mail/Webmail", "password"), "fake-web")

    def test_a_locked_database_changes_nothing_and_says_so(self):
        office, safe = self.desk()
        self.assertEqual(office.rinnova("track", USER).code, 0)
        safe.lock()
        before = hashlib.sha256(safe.file.read_bytes()).digest()
        ran = self.rotate(office, NEW)
        self.assertEqual((ran.code, ran.document["accounts"][0]["outcome"]), (6, "locked"), ran)
        self.assertEqual(slots(office.rinnova("verify", USER).document), LOCKED)
        found = office.rinnova("discover")
        self.assertEqual([problem["code"] for problem in found.document["problems"]], ["locked"])
        self.assertEqual(hashlib.sha256(safe.file.read_bytes()).digest(), before)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), OLD)

    def test_where_each_access_is_to_be_allowed_the_rest_is_done_when_a_person_allows_it(self):
        office, safe = self.desk(manager="openbox", ConfirmAccessItem="true")
        ran = self.rotate(office, NEW)
        self.assertEqual((ran.code, slots(ran.document)), (3, LOCKED), ran)
        slot = ran.document["accounts"][0]["slots"][0]
        self.assertIn("asks for permission", slot["detail"])
        self.assertIn("allow the access", slot["steps"][0])
        alone = office.rinnova("retry", USER)
        self.assertEqual(alone.code, 6, alone)
        self.assertIn("allow the access", alone.document["accounts"][0]["error"]["hint"])
        program = self.on_a_terminal(office, "retry", USER)
        safe.allow()  # our own entry, with the new password
        safe.allow()  # the mail program's
        told = program.communicate(timeout=60)[0]
        self.assertEqual(program.returncode, 0, told)
        safe.stop()
        self.assertEqual(safe.show("Mail/msmtp", "password"), NEW)

    def test_what_is_untracked_is_gone_once_a_person_was_there(self):
        office, safe = self.desk()
        self.assertEqual(self.rotate(office, NEW).code, 0)
        ran = office.rinnova("untrack", USER)
        self.assertEqual((ran.code, ran.document["error"]["code"]), (1, "needs-user"), ran)
        program = self.on_a_terminal(office, "untrack", USER)
        told = program.communicate(timeout=60)[0]
        self.assertEqual(program.returncode, 0, told)
        safe.stop()
        self.assertNotIn(f"Mail/Rinnova: {USER}", safe.entries())
        self.assertEqual(safe.show("Mail/msmtp", "password"), NEW)

    def test_a_password_that_it_would_read_as_a_reference_is_refused_before_anything_changes(self):
        office, safe = self.desk()
        for odd in ("fake{USERNAME}", "{REF:P@T:msmtp}"):
            ran = self.rotate(office, odd)
            self.assertEqual((ran.code, ran.document["accounts"][0]["outcome"]), (6, "locked"), ran)
            self.assertIn("{", ran.document["accounts"][0]["error"]["hint"])
            self.assertEqual(office.box.lookup_secret(ITEM), OLD)


if __name__ == "__main__":
    unittest.main(verbosity=2)
