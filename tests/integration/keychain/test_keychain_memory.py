# SPDX-License-Identifier: Apache-2.0
"""What the plugin leaves in memory after a rotation: neither the old password nor the new one."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "vault_session"))

from keychain_driver import Driver  # noqa: E402
from process_memory import copies  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402

OLD, NEW = "fake-Old3dLw2Zx9Kt-password", "fake-New7dLw2Zx9Kt-password"
NOTHING = {"plain": 0, "base64": 0, "utf-16": 0}


class KeychainMemory(unittest.TestCase):
    def test_no_password_stays(self):
        with Sandbox() as box:
            box.store_secret("msmtp", {"host": "localhost", "service": "smtp", "user": "m@pec.it"}, OLD)
            box.store_secret("git", {"server": "localhost", "user": "m@pec.it", "protocol": "imap"}, OLD)
            driver = Driver(box, "localhost")
            self.addCleanup(driver.close)
            driver.hold(NEW)
            self.assertEqual({"plain": 1, "base64": 0, "utf-16": 0}, copies(driver.pid, NEW))  # it finds what there is
            driver.begin()
            self.assertEqual(["Login/msmtp: updated, in-sync", "Login/git: updated, in-sync"], driver.results())
            self.assertEqual(NOTHING, copies(driver.pid, NEW))
            self.assertEqual(NOTHING, copies(driver.pid, OLD))


if __name__ == "__main__":
    unittest.main()
