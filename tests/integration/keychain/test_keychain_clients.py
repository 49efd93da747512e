# SPDX-License-Identifier: Apache-2.0
"""The installed plugin, and the real msmtp as another reader of its keyring."""
import unittest

from keychain_driver import Driver
from rinnova_test.mailserver import MailServer
from rinnova_test.sandbox import Sandbox

USER = "mario.rossi@pec.it"
OLD, NEW = "fake-old-1", "fake-new-2"
# As msmtp's manual tells its users to store it.
MSMTP_ITEM = {"host": "localhost", "service": "smtp", "user": USER}


def send_a_mail(box, mail):
    """msmtp's exit status; it takes the password from the keyring."""
    return box.run(["msmtp", "--host=localhost", f"--port={mail.ports['submissions']}", "--auth=plain",
                    f"--user={USER}", "--tls=on", "--tls-starttls=off", f"--tls-trust-file={mail.ca_file}",
                    f"--from={USER}", "someone@example.org"], input=b"Subject: test\n\ntest\n").returncode


class KeychainClients(unittest.TestCase):
    def setUp(self):
        self.box = self.enterContext(Sandbox())

    def driver(self, *hosts):
        driver = Driver(self.box, *hosts)
        self.addCleanup(driver.close)
        return driver

    def test_the_metadata_is_read_before_any_code_runs(self):
        metadata = self.driver("localhost").metadata
        self.assertEqual("it.rinnova.TargetFactory/1", metadata["IID"])
        self.assertEqual("keychain", metadata["MetaData"]["id"])
        self.assertEqual({"read": True, "create": False, "unlock": False, "needs_hosts": True},
                         metadata["MetaData"]["capabilities"])

    def test_msmtp_sends_with_the_new_password_and_not_with_the_old(self):
        with MailServer() as mail:
            mail.set_password(USER, OLD)
            self.box.store_secret("msmtp", MSMTP_ITEM, OLD)
            self.assertEqual(0, send_a_mail(self.box, mail))
            mail.set_password(USER, NEW)
            self.assertNotEqual(0, send_a_mail(self.box, mail))
            self.assertEqual(["Login/msmtp: updated, in-sync"], self.driver("localhost").rotate(NEW))
            self.assertEqual(0, send_a_mail(self.box, mail))


if __name__ == "__main__":
    unittest.main()
