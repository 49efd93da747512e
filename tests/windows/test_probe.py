# SPDX-License-Identifier: Apache-2.0
"""The one try with the server, by Windows' own TLS: a real Dovecot on loopback, under the provider's names."""
import unittest

from desk import Desk
from rinnova_test.mailserver import MailServer
from test_outlook import IMAP, NEW, OLD, SHARED, USER, account, passwords

PLACE = (SHARED, "IMAP Password")


class Probe(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())

    def reach(self, mail):
        self.desk.reach(mail)
        self.desk.outlook(account(SHARED, incoming=("IMAP", IMAP, "imaps.pec.aruba.it", mail.ports["imaps"]),
                                  smtp_port=mail.ports["submissions"]))

    def rotate(self, password):
        return self.desk.rinnova("rotate", USER, "--password-stdin", password=password)

    def kept(self):
        return passwords(self.desk.outlook_values())[PLACE]

    def test_what_the_server_accepts_is_written_after_one_login(self):
        with MailServer() as mail:
            self.reach(mail)
            mail.set_password(USER, NEW)
            done = self.rotate(NEW)
            self.assertEqual(done.code, 0, done)
            self.assertEqual([login.accepted for login in mail.logins(USER)], [True])
            self.assertEqual(self.kept(), f"IMAP Password: {NEW}")

    def test_what_the_server_refuses_changes_nothing(self):
        with MailServer() as mail:
            self.reach(mail)
            mail.set_password(USER, OLD)
            done = self.rotate(NEW)
            self.assertNotEqual(done.code, 0, done)
            self.assertEqual([login.accepted for login in mail.logins(USER)], [False])
            self.assertEqual(self.kept(), f"IMAP Password: {OLD}")
            self.assertNotIn(NEW, done.out + done.err)

    def test_a_server_whose_certificate_is_somebody_elses_is_told_no_password(self):
        for server in ({"trusted": False}, {"hosts": ["localhost"]}):
            with self.subTest(**server), MailServer(**server) as mail:
                self.reach(mail)
                mail.set_password(USER, NEW)
                done = self.rotate(NEW)
                self.assertNotEqual(done.code, 0, done)
                self.assertEqual(mail.logins(USER), [])
                self.assertEqual(self.kept(), f"IMAP Password: {OLD}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
