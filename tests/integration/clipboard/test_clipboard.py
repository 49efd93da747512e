# SPDX-License-Identifier: Apache-2.0
"""rinnova-clipboard on a real X server, with xclip and xsel as the programs that paste and copy."""
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[3]
sys.path[:0] = [str(ROOT / "tests/support"), str(ROOT / "tests/integration/vault_session")]

from process_memory import copies  # noqa: E402
from rinnova_test import processes, sanitized  # noqa: E402
from rinnova_test.display import Display  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402

HELPER = os.environ["RINNOVA_CLIPBOARD"]
PASSWORD, BEFORE = "fake-pàsswörd €1", "what was there"


class Held:
    """The helper at work."""

    def __init__(self, box, seconds=600, password=PASSWORD):
        self.child = box.spawn([HELPER, str(seconds)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.told = processes.LineReader(self.child.stdout)
        self.child.stdin.write(password.encode() + b"\n")
        self.child.stdin.flush()
        self.wait("held")

    def wait(self, word):
        self.told.wait_for(lambda line: line == word, 60, word)

    def take_off(self):
        self.child.stdin.close()
        self.wait("gone")


class Clipboard(unittest.TestCase):
    def setUp(self):
        self.box = self.enterContext(Sandbox(bus=False, keyring=False))

    def enterContext(self, context):
        value = context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)
        return value

    def display(self):
        return self.enterContext(Display(self.box))

    def test_what_is_pasted_is_the_password_and_managers_are_told_to_leave_it_out(self):
        display = self.display()
        held = Held(self.box)
        self.assertEqual(display.paste(), PASSWORD)
        self.assertEqual(display.paste("xsel"), PASSWORD)
        self.assertEqual(display.paste(target="text/plain;charset=utf-8"), PASSWORD)
        self.assertIn("x-kde-passwordManagerHint", display.targets())
        self.assertEqual(display.paste(target="x-kde-passwordManagerHint"), "secret")
        held.take_off()
        self.assertEqual(held.child.wait(60), 0)
        self.assertIsNone(display.paste())

    def test_the_text_that_was_there_is_put_back_and_nothing_of_the_password_stays(self):
        display = self.display()
        display.copy(BEFORE)
        held = Held(self.box)
        self.assertEqual(display.paste(), PASSWORD)
        held.take_off()
        self.assertEqual(display.paste(), BEFORE)
        self.assertNotIn("x-kde-passwordManagerHint", display.targets())
        # It lives on as the owner of that text.
        self.assertIsNone(held.child.poll())
        if not sanitized.here():
            self.assertEqual(set(copies(held.child.pid, PASSWORD).values()), {0})
            self.assertGreater(sum(copies(held.child.pid, BEFORE).values()), 0)
        display.copy("another text")
        self.assertEqual(held.child.wait(60), 0)

    def test_what_was_there_is_put_back_in_its_own_form(self):
        display = self.display()
        for target in ("text/html", "image/x-test", "UTF8_STRING"):
            with self.subTest(target):
                display.copy("perché €", target=target)
                held = Held(self.box)
                self.assertEqual(display.paste(), PASSWORD)
                held.take_off()
                self.assertEqual(display.paste(target=target), "perché €")

    def test_a_password_that_was_there_is_not_put_back(self):
        display = self.display()
        first = Held(self.box, password="fake-first")
        second = Held(self.box)
        first.wait("gone")
        self.assertEqual(first.child.wait(60), 0)
        self.assertEqual(display.paste(), PASSWORD)
        if not sanitized.here():
            self.assertEqual(set(copies(second.child.pid, "fake-first").values()), {0})
        second.take_off()
        self.assertEqual(second.child.wait(60), 0)
        self.assertIsNone(display.paste())

    def test_it_goes_when_its_time_is_up(self):
        display = self.display()
        display.copy(BEFORE)
        held = Held(self.box, seconds=1)
        held.wait("gone")
        self.assertEqual(display.paste(), BEFORE)

    def test_what_somebody_else_copies_stays_theirs(self):
        display = self.display()
        display.copy(BEFORE)
        held = Held(self.box)
        display.copy("theirs")
        held.wait("gone")
        self.assertEqual(held.child.wait(60), 0)
        self.assertEqual(display.paste(), "theirs")

    def test_it_goes_when_whoever_started_it_is_gone(self):
        display = self.display()
        script = f'exec 3>&1; {{ printf "%s\\n" "$PASSWORD"; read -r never; }} | {HELPER} 600 >&3'
        shell = self.box.spawn(["sh", "-c", script], env={"PASSWORD": PASSWORD}, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE)
        told = processes.LineReader(shell.stdout)
        told.wait_for(lambda line: line == "held", 60, "held")
        self.assertEqual(display.paste(), PASSWORD)
        shell.stdin.close()
        told.wait_for(lambda line: line == "gone", 60, "gone")
        self.assertIsNone(display.paste())

    def test_the_password_stands_in_no_argument_and_no_environment(self):
        self.display()
        held = Held(self.box)
        for name in ("cmdline", "environ"):
            self.assertNotIn(PASSWORD.encode(), pathlib.Path(f"/proc/{held.child.pid}/{name}").read_bytes())
        held.take_off()

    def test_a_machine_without_a_display_says_so(self):
        for env in ({}, {"DISPLAY": ""}, {"DISPLAY": ":65000"}):
            done = self.box.run([HELPER, "60"], input=PASSWORD.encode() + b"\n", env=env)
            self.assertEqual((done.returncode, done.stdout), (3, b""), env)

    def test_what_is_no_password_is_refused(self):
        self.display()
        for typed in (b"", b"\n", b"no line end", b"x" * 300 + b"\n"):
            self.assertEqual(self.box.run([HELPER, "60"], input=typed).returncode, 2, typed)
        for arguments in ([], ["0"], ["601"], ["x"], ["60", "more"]):
            self.assertEqual(self.box.run([HELPER, *arguments], input=b"fake\n").returncode, 2, arguments)


if __name__ == "__main__":
    unittest.main(verbosity=2)
