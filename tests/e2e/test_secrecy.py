# SPDX-License-Identifier: Apache-2.0
"""After a rotation the password is in the two stores it belongs in, encrypted, and nowhere else."""
import base64
import pathlib
import subprocess
import unittest

from office import Office

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-QzXw71-secret", "fake-new-KvYt93-secret"


def forms(secret):
    """The secret as it could stand in a file or in memory: plain, UTF-16, base64 at each alignment, SASL PLAIN."""
    raw = secret.encode()
    yield raw
    yield secret.encode("utf-16-le")
    for shift in range(3):
        yield base64.b64encode(b"\0" * shift + raw)[4 if shift else 0:-4]
    yield base64.b64encode(b"\0" + USER.encode() + b"\0" + raw)[8:-4]


def holding(secret, content):
    return [form for form in forms(secret) if form in content]


class Secrecy(unittest.TestCase):
    def setUp(self):
        self.office = Office([USER], OLD)
        self.office.__enter__()
        self.addCleanup(self.office.__exit__, None, None, None)
        self.profile = self.office.profile()
        self.office.remember(self.profile, [(origin, USER) for origin in (
            "imap://imaps.pec.aruba.it", "smtp://smtps.pec.aruba.it")])
        self.office.mail.set_password(USER, OLD, NEW)

    def test_the_search_itself_finds_what_is_there(self):
        for form in forms(NEW):
            self.assertTrue(holding(NEW, b"before" + form + b"after"))

    def test_no_file_holds_it(self):
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual(ran.code, 0, ran)
        for secret in (OLD, NEW):
            self.assertEqual(holding(secret, (ran.out + ran.err).encode()), [])
        seen = 0
        for path in self.office.box.root.rglob("*"):
            if path.is_file() and not path.is_symlink() and "rinnova-mail" not in str(path):
                seen += 1
                for secret in (OLD, NEW):
                    self.assertEqual(holding(secret, path.read_bytes()), [], path)
        self.assertGreater(seen, 5)

    def test_neither_core_nor_arguments_nor_environment_hold_it(self):
        core = self.office.box.root / "core"
        commands = ["set pagination off", "set confirm off", "set dump-excluded-mappings on",
                    "set follow-fork-mode parent", "set detach-on-fork on", "handle SIGPIPE nostop noprint pass",
                    "catch syscall exit_group", "run", f"gcore {core}",
                    f"python open('{core}.proc', 'wb').write(b''.join(open('/proc/%d/%s' % "
                    "(gdb.selected_inferior().pid, n), 'rb').read() for n in ('cmdline', 'environ')))", "kill", "quit"]
        wrapper = ["gdb", "-q", "-batch", "-nx", *[word for c in commands for word in ("-ex", c)], "--args"]
        ran = self.office.rinnova("rotate", USER, password=NEW, wrapper=wrapper, timeout=300)
        self.assertTrue(core.exists(), ran)
        self.assertIn('"outcome": "done"', ran.out)
        content = core.read_bytes()
        self.assertIn(USER.encode(), content)
        for secret in (OLD, NEW):
            self.assertEqual(holding(secret, content), [])
        seen = pathlib.Path(f"{core}.proc").read_bytes()
        self.assertIn(b"--password-stdin", seen)
        self.assertEqual(holding(NEW, seen), [])

    def test_a_process_of_the_same_user_cannot_read_its_memory(self):
        ran = self.office.rinnova("rotate", USER, password=NEW, wrapper=["strace", "-f", "-e", "trace=prctl,prlimit64",
                                                                          "-o", str(self.office.box.root / "calls")])
        self.assertEqual(ran.code, 0, ran)
        calls = (self.office.box.root / "calls").read_text()
        self.assertIn("PR_SET_DUMPABLE, SUID_DUMP_DISABLE", calls)
        self.assertIn("RLIMIT_CORE, {rlim_cur=0, rlim_max=0}", calls)


if __name__ == "__main__":
    subprocess.run(["gdb", "--version"], check=True, stdout=subprocess.DEVNULL)
    unittest.main(verbosity=2)
