# SPDX-License-Identifier: Apache-2.0
"""The installed plugin at a real KeePassXC."""
import unittest

from keychain_driver import Driver
from rinnova_test.keepassxc import KeePassXC
from rinnova_test.mailserver import MailServer
from rinnova_test.sandbox import Sandbox
from rinnova_test.screen import Screen
from test_keychain_clients import MSMTP_ITEM, NEW, OLD, USER, send_a_mail

GEARY_ITEM = {"proto": "IMAP", "host": "localhost", "login": USER, "xdg:schema": "org.gnome.Geary"}
OTHER_ITEM = {"server": "imap.example.org", "user": USER}


class KeychainKeepassxc(unittest.TestCase):
    def start(self, **settings):
        self.box = self.enterContext(Sandbox(keyring=False))
        self.enterContext(Screen(self.box))
        self.safe = KeePassXC(self.box, **settings)
        self.safe.start()
        self.addCleanup(self.safe.stop)
        self.box.store_secret("msmtp", MSMTP_ITEM, OLD)

    def rotate(self, password):
        driver = Driver(self.box, "localhost")
        self.addCleanup(driver.close)
        return sorted(driver.rotate(password))

    def test_every_item_of_the_hosts_is_rotated_and_kept_over_a_restart(self):
        self.start()
        self.box.store_secret("Geary", GEARY_ITEM, OLD)
        self.box.store_secret("Other", OTHER_ITEM, OLD)
        self.assertEqual(["Passwords/Geary: updated, in-sync", "Passwords/msmtp: updated, in-sync"], self.rotate(NEW))
        self.assertEqual(["Passwords/Geary: unchanged, in-sync", "Passwords/msmtp: unchanged, in-sync"],
                         self.rotate(NEW))
        self.safe.stop()
        held = {entry: self.safe.show(entry, "password") for entry in self.safe.entries()}
        self.assertEqual({"Mail/Geary": NEW, "Mail/msmtp": NEW, "Mail/Other": OLD}, held)
        self.safe.start()
        self.assertEqual(NEW, self.box.lookup_secret(GEARY_ITEM))

    def test_a_locked_database_shows_nothing_and_is_not_asked(self):
        self.start()
        self.safe.lock()
        self.assertEqual([], self.rotate(NEW))
        self.safe.stop()
        self.assertEqual(OLD, self.safe.show("Mail/msmtp", "password"))

    def test_without_a_person_who_allows_it_an_entry_is_locked_and_stays_as_it_is(self):
        self.start(ConfirmAccessItem="true")
        self.assertEqual(["Passwords/msmtp: locked, locked"], self.rotate(NEW))
        self.safe.stop()
        self.assertEqual(OLD, self.safe.show("Mail/msmtp", "password"))

    def test_msmtp_sends_with_what_was_stored_there(self):
        self.start()
        with MailServer() as mail:
            mail.set_password(USER, NEW)
            self.assertNotEqual(0, send_a_mail(self.box, mail))
            self.rotate(NEW)
            self.assertEqual(0, send_a_mail(self.box, mail))


if __name__ == "__main__":
    unittest.main()
