#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Holds the double of /usr/bin/security to what Apple's own functions gave, and to the rules of its source."""
import json
import pathlib
import subprocess
import tempfile
import unittest

from rinnova_test.security_grammar import printed, read_lines, split

HERE = pathlib.Path(__file__).resolve().parent
ITEM = {"label": "imaps.pec.aruba.it", "acct": "mario.rossi@pec.it", "srvr": "imaps.pec.aruba.it", "ptcl": "imap",
        "atyp": "dflt", "path": None, "sdmn": None, "port": 993, "cdat": "20240102030405Z", "mdat": "20240102030405Z",
        "password": "fake-old-1", "partitions": ["apple:"]}
SAME = '-a mario.rossi@pec.it -s imaps.pec.aruba.it -r imap -t dflt -P 993'


class Vectors(unittest.TestCase):
    def test_splitting(self):
        vectors = json.loads((HERE / "data/split_vectors.json").read_text())["vectors"]
        self.assertGreater(len(vectors), 20)
        for vector in vectors:
            with self.subTest(vector["line_hex"]):
                self.assertEqual([word.hex() for word in split(bytes.fromhex(vector["line_hex"]))], vector["argv_hex"])

    def test_printing(self):
        for vector in json.loads((HERE / "data/print_vectors.json").read_text()):
            with self.subTest(vector["bytes_hex"]):
                self.assertEqual(printed(bytes.fromhex(vector["bytes_hex"])), vector["printed"])

    def test_lines(self):
        self.assertEqual(read_lines(b"a\nb"), [b"a"])
        self.assertEqual(read_lines(b"x" * 4094 + b"\n"), [b"x" * 4094])
        self.assertEqual(read_lines(b"x" * 4095 + b"\n"), [b"x" * 4095, b""])
        self.assertEqual(read_lines(b"x" * 4100 + b"\n"), [b"x" * 4095, b"x" * 5])


class Double(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        (self.folder / "security").symlink_to(HERE / "security_double.py")
        self.put([dict(ITEM)])

    def put(self, items, **more):
        (self.folder / "security.json").write_text(json.dumps({
            "keychain": "/Users/u/Library/Keychains/login.keychain-db", "login": "fake-login", "person": None,
            "fault": None, "items": items, **more}))

    def items(self):
        return json.loads((self.folder / "security.json").read_text())["items"]

    def interactive(self, text):
        return subprocess.run([self.folder / "security", "-i"], input=text.encode(), capture_output=True)

    def test_the_last_line_decides(self):
        self.assertEqual(self.interactive("find-internet-password -a nobody\n").returncode, 44)
        self.assertEqual(self.interactive("find-internet-password -a nobody\n\n").returncode, 0)
        self.assertEqual(self.interactive("find-internet-password -a nobody").returncode, 0)
        self.assertIn(b"find-i: returned -25300", self.interactive("find-i -a nobody\n").stderr)

    def test_update_finds_by_label_too(self):
        done = self.interactive(f"add-internet-password -U {SAME} -l other -w fake-new-2\n")
        self.assertEqual((done.returncode, len(self.items())), (45, 1))
        self.put([dict(ITEM, label="PEC")])
        self.assertEqual(self.interactive(f"add-internet-password -U {SAME} -w fake-new-2\n").returncode, 45)
        self.assertEqual(self.interactive(f"add-internet-password -U {SAME} -l PEC -w fake-new-2\n").returncode, 0)
        self.assertEqual(self.items()[0]["password"], "fake-new-2")
        self.assertEqual(self.items()[0]["partitions"], ["apple-tool:"])

    def test_the_whole_key_leaves_the_label_out(self):
        self.put([dict(ITEM, label="PEC")])
        done = self.interactive(f"add-internet-password -U {SAME} -d '' -p '' -l x -w fake-new-2\n")
        self.assertEqual((done.returncode, self.items()[0]["label"]), (0, "x"))

    def test_an_update_without_a_password_keeps_the_record(self):
        self.assertEqual(self.interactive(f"add-internet-password -U {SAME}\n").returncode, 0)
        self.assertEqual((self.items()[0]["password"], self.items()[0]["partitions"]), ("fake-old-1", ["apple:"]))

    def test_reading_asks_unless_the_partition_list_has_the_tool(self):
        self.assertEqual(self.interactive(f"find-internet-password {SAME} -g\n").returncode, 36)
        self.put([dict(ITEM)], person="deny")
        self.assertEqual(self.interactive(f"find-internet-password {SAME} -g\n").returncode, 128)
        self.put([dict(ITEM)], person="allow")
        done = self.interactive(f"find-internet-password {SAME} -g\n")
        self.assertEqual((done.returncode, done.stderr), (0, b'password: "fake-old-1"\n'))
        self.assertIn(b'    "port"<uint32>=0x000003E1 \n', done.stdout)

    def test_repairing_the_partition_list(self):
        line = "set-internet-password-partition-list -S apple-tool:,apple: -a mario.rossi@pec.it -k {}\n"
        self.assertEqual(self.interactive(line.format("wrong")).returncode, 1)
        self.assertEqual(self.interactive(line.format("fake-login")).returncode, 0)
        self.assertEqual(self.items()[0]["partitions"], ["apple-tool:", "apple:"])

    def test_usage(self):
        self.assertEqual(self.interactive("add-internet-password -s only\n").returncode, 2)
        self.assertEqual(self.interactive(f"add-internet-password -U {SAME} -X zz\n").returncode, 2)
        self.assertEqual(self.interactive("add-internet-password -a a -s s -r im\n").returncode, 1)
        self.assertEqual(subprocess.run([self.folder / "security"], capture_output=True).returncode, 2)
        self.assertEqual(self.interactive("nonsense\n").returncode, 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
