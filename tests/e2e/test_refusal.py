# SPDX-License-Identifier: Apache-2.0
"""A password that the server refuses, and a server that cannot be asked: no client changes, nothing is lost."""
import unittest

from office import Office

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"


class Refusal(unittest.TestCase):
    def test_refused_then_retried_then_discarded(self):
        with Office([USER], OLD) as office:
            profile = office.profile()
            before = {path: path.read_bytes() for path in profile.path.iterdir() if path.is_file()}
            mark = office.mail.mark()
            ran = office.rinnova("rotate", USER, password=NEW)
            self.assertEqual(ran.code, 4, ran)
            probe = ran.document["accounts"][0]["probe"]
            self.assertEqual((probe["result"], probe["protocol"]), ("refused", "imap"))
            self.assertEqual(len(office.mail.logins()) - mark, 1)
            self.assertEqual({path: path.read_bytes() for path in profile.path.iterdir() if path.is_file()}, before)
            self.assertEqual(office.rinnova("retry", USER).code, 4)
            self.assertEqual(len(office.mail.logins()) - mark, 2)
            self.assertEqual(office.rinnova("discard", USER).code, 0)
            self.assertEqual(office.rinnova("retry", USER).code, 0)
            self.assertEqual(len(office.mail.logins()) - mark, 2)

    def test_an_unreachable_server_keeps_the_password_for_retry(self):
        with Office([USER], OLD) as office:
            office.profile()
            office.mail.stop()
            self.assertEqual(office.rinnova("rotate", USER, "--create", password=NEW).code, 5)
            office.mail.start()
            office.mail.set_password(USER, NEW)
            done = office.rinnova("retry", USER)
            # The profile has never been opened: it has no key that a password could be stored with.
            self.assertEqual(done.document["accounts"][0]["probe"]["result"], "accepted")

    def test_a_certificate_of_somebody_else_is_no_wrong_password(self):
        with Office([USER], OLD, trusted=False) as office:
            office.profile()
            ran = office.rinnova("rotate", USER, password=NEW)
            self.assertEqual(ran.code, 5, ran)
            self.assertEqual(ran.document["accounts"][0]["probe"]["result"], "tls-error")
            self.assertEqual(office.mail.logins(), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
