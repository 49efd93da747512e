# SPDX-License-Identifier: Apache-2.0
"""Items of other programs in the real gnome-keyring: msmtp sends with what the rotation stored."""
import unittest

from office import Office, slots

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
SMTP = "smtps.pec.aruba.it"


def msmtp(office, port):
    """Sends one message as a script would; the password comes from the keyring by msmtp's own look-up."""
    config = office.box.home / ".msmtprc"
    config.write_text(f"account pec\nhost {SMTP}\nport {port}\ntls on\ntls_starttls off\nauth plain\nuser {USER}\n"
                      f"from {USER}\ntls_trust_file {office.mail.ca_file}\naccount default : pec\n")
    config.chmod(0o600)
    argv = ["unshare", "--mount", "sh", "-c", 'mount --bind "$0" /etc/hosts && exec "$@"', str(office.hosts), "msmtp",
            "--", "someone@example.com"]
    return office.box.run(argv, input=b"Subject: test\r\n\r\nbody\r\n")


class Keyring(unittest.TestCase):
    def test_msmtp_logs_in_with_the_new_password_and_not_with_the_old_one(self):
        with Office([USER], OLD) as office:
            port = office.mail.ports["submissions"]
            office.box.store_secret("msmtp", {"host": SMTP, "service": "smtp", "user": USER}, OLD)
            self.assertEqual(msmtp(office, port).returncode, 0)
            office.mail.set_password(USER, OLD, NEW)
            ran = office.rinnova("rotate", USER, "--no-probe", password=NEW)
            self.assertEqual((ran.code, slots(ran.document)), (0, {("keychain", "smtp"): "updated"}), ran)
            office.mail.set_password(USER, NEW)
            sent = msmtp(office, port)
            self.assertEqual(sent.returncode, 0, sent.stderr)
            office.mail.set_password(USER, OLD)
            self.assertNotEqual(msmtp(office, port).returncode, 0)

    def test_a_locked_keyring_changes_nothing_and_says_so(self):
        with Office([USER], OLD) as office:
            office.box.store_secret("msmtp", {"host": SMTP, "service": "smtp", "user": USER}, OLD)
            self.assertEqual(office.rinnova("track", USER).code, 0)
            office.box.keyring.lock()
            before = office.box.keyring.collection_file.read_bytes()
            ran = office.rinnova("rotate", USER, "--no-probe", password=NEW)
            self.assertEqual(ran.code, 6, ran)
            self.assertEqual(ran.document["accounts"][0]["outcome"], "locked")
            self.assertEqual(office.box.keyring.collection_file.read_bytes(), before)
            office.box.keyring.unlock()
            self.assertEqual(office.box.lookup_secret({"host": SMTP, "user": USER}), OLD)

    def test_without_any_keychain_the_ways_out_are_named(self):
        with Office([USER], OLD, keyring=False) as office:
            self.assertEqual(office.rinnova("track", USER).code, 0)
            ran = office.rinnova("rotate", USER, "--no-probe", password=NEW)
            self.assertEqual(ran.code, 6, ran)
            self.assertIn("--without-vault", ran.document["accounts"][0]["error"]["hint"])
            self.assertEqual(office.rinnova("rotate", USER, "--no-probe", "--without-vault", password=NEW).code, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
