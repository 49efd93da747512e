# SPDX-License-Identifier: Apache-2.0
"""What a vault leaves in memory once the password was stored, loaded and freed."""
import os
import pathlib
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "vault_session"))

from process_memory import copies  # noqa: E402
from rinnova_test import processes  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402

PASSWORD = "fake-Vq7dLw2Zx9Kt-password"
ATTRIBUTES = {"libsecret": {"service": "rinnova", "account": "mario.rossi@pec.it"},
              "qtkeychain": {"server": "rinnova"}}


class VaultMemory(unittest.TestCase):
    def look(self, backend):
        with Sandbox() as box:
            program = processes.start([os.environ["VAULT_HOLDER"], backend], env=box.env, stdin=subprocess.PIPE,
                                      stdout=subprocess.PIPE, text=True)
            try:
                program.stdin.write(PASSWORD + "\n")
                program.stdin.flush()
                self.assertEqual("holding", program.stdout.readline().strip())
                # Here it is, in the secure heap: the search finds what there is to find.
                self.assertEqual({"plain": 1, "base64": 0, "utf-16": 0}, copies(program.pid, PASSWORD))
                program.stdin.write("\n")
                program.stdin.flush()
                self.assertEqual("freed", program.stdout.readline().strip())
                left = copies(program.pid, PASSWORD)
            finally:
                program.stdin.close()
                processes.stop(program)
                program.stdout.close()
            self.assertIsNotNone(box.lookup_secret(ATTRIBUTES[backend]))
            return left

    def test_libsecret_leaves_no_copy(self):
        self.assertEqual({"plain": 0, "base64": 0, "utf-16": 0}, self.look("libsecret"))

    def test_qtkeychain_leaves_no_copy_in_a_program_that_wipes_what_is_freed(self):
        # 0.13.2 hands base64 to and from libsecret as ordinary text, and frees it as it is (one copy was found
        # before programs wiped what is freed).
        self.assertEqual({"plain": 0, "base64": 0, "utf-16": 0}, self.look("qtkeychain"))


if __name__ == "__main__":
    unittest.main()
