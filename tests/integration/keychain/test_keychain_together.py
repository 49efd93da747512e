# SPDX-License-Identifier: Apache-2.0
"""Two rotations at once, by two processes: each item holds the password of one that says it wrote it."""
import unittest

from keychain_driver import Driver
from rinnova_test.sandbox import Sandbox

OLD = "fake-old-1"
PASSWORDS = ["fake-new-of-the-first", "fake-new-of-the-second"]
USERS = [f"user{number}@pec.it" for number in range(8)]


def item(user):
    return {"server": "localhost", "user": user, "protocol": "imap"}


class KeychainTogether(unittest.TestCase):
    def test_each_item_holds_what_one_of_them_wrote(self):
        with Sandbox() as box:
            for user in USERS:
                box.store_secret(user, item(user), OLD)
            drivers = [Driver(box, "localhost") for _ in PASSWORDS]
            for driver, password in zip(drivers, PASSWORDS):
                self.addCleanup(driver.close)
                driver.hold(password)
            for driver in drivers:
                driver.begin()
            told = [dict(line.split(": ") for line in driver.results()) for driver in drivers]
            for user in USERS:
                outcomes = [lines[f"Login/{user}"].split(", ")[0] for lines in told]
                held = box.lookup_secret(item(user))
                with self.subTest(user, outcomes=outcomes):
                    self.assertIn(held, PASSWORDS)
                    self.assertEqual("updated", outcomes[PASSWORDS.index(held)])
                    self.assertLessEqual(set(outcomes), {"updated", "failed"})
            # Nothing was made and nothing lost.
            found = box.run(["secret-tool", "search", "--all", "server", "localhost"]).stdout.decode()
            self.assertEqual(len(USERS), found.count("label = "))


if __name__ == "__main__":
    unittest.main()
