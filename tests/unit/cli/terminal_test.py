# SPDX-License-Identifier: Apache-2.0
"""Drives the program on a real pseudo-terminal:  terminal_test.py PROGRAM"""
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
import unittest

PROGRAM = HOMES = ""
PASTE_ON, PASTE_OFF = b"\x1b[?2004h", b"\x1b[?2004l"
START, END = b"\x1b[200~", b"\x1b[201~"
ROTATE = ["rotate", "mario.rossi@pec.it"]
DATED = ROTATE + ["--expires", "2027-02-01"]
LIMIT = 20


class Session:
    """The program as the leader of a session on a terminal of its own."""

    def __init__(self, arguments, **environment):
        home = tempfile.mkdtemp(dir=HOMES)
        self.record = os.path.join(home, "record")
        variables = {"HOME": home, "PATH": os.environ["PATH"], "TERM": "xterm", "LC_ALL": "C.UTF-8",
                     "RINNOVA_TEST_RECORD": self.record, "ASAN_OPTIONS": "detect_leaks=0", **environment}
        self.output = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execve(PROGRAM, [PROGRAM, *arguments], variables)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))

    def read_some(self, deadline):
        ready, _, _ = select.select([self.terminal], [], [], max(0, deadline - time.monotonic()))
        if not ready:
            raise AssertionError(f"nothing came within {LIMIT} s after: {self.output!r}")
        try:
            some = os.read(self.terminal, 65536)
        except OSError:  # EIO: the other end is closed
            some = b""
        self.output += some
        return some

    def wait_for(self, text, since=0):
        """Waits until the output has the text behind `since`; returns where it ends."""
        deadline = time.monotonic() + LIMIT
        while (at := self.output.find(text, since)) < 0:
            if not self.read_some(deadline):
                raise AssertionError(f"{text!r} never came; there was: {self.output!r}")
        return at + len(text)

    def send(self, data):
        os.write(self.terminal, data)

    def local_flags(self):
        return termios.tcgetattr(self.terminal)[3]

    def end(self):
        """Reads to the end; returns the exit code, negative for a signal."""
        deadline = time.monotonic() + LIMIT
        try:
            while self.read_some(deadline):
                pass
        finally:
            _, status = os.waitpid(self.pid, 0)
            os.close(self.terminal)
        return os.waitstatus_to_exitcode(status)

    def passwords(self):
        try:
            with open(self.record, encoding="utf-8") as file:
                return file.read().splitlines()
        except FileNotFoundError:
            return []


def lead_session(terminal, stopped):
    """What a shell is to the program: starts it as a job of its own, says when it stops, and exits with the number of
    the signal that ended it."""
    os.setsid()
    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
    program = os.fork()
    if program == 0:
        os.setpgid(0, 0)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
        os.tcsetpgrp(terminal, os.getpid())
        signal.signal(signal.SIGTTOU, signal.SIG_DFL)
        for file in (0, 1, 2):
            os.dup2(terminal, file)
        os.execve(PROGRAM, [PROGRAM, *DATED], {"HOME": HOMES, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                                               "ASAN_OPTIONS": "detect_leaks=0"})
    while True:
        _, status = os.waitpid(program, os.WUNTRACED)
        if not os.WIFSTOPPED(status):
            os._exit(os.WTERMSIG(status) if os.WIFSIGNALED(status) else 99)
        os.write(stopped, b"S")
        signal.sigwait([signal.SIGUSR1])
        os.kill(program, signal.SIGCONT)


ECHOING = termios.ECHO | termios.ICANON


class PasswordPrompt(unittest.TestCase):
    def start(self, arguments=DATED, **environment):
        session = Session(arguments, **environment)
        session.asked = session.wait_for(b"press Enter: ")
        self.assertEqual(session.local_flags() & ECHOING, 0, "the terminal echoes while the password is asked for")
        return session

    def finish(self, session, code=0):
        session.wait_for(b"[Y/n]")
        self.assertEqual(session.local_flags() & ECHOING, ECHOING, "the terminal was not restored")
        session.send(b"y\n")
        self.assertEqual(session.end(), code, session.output)

    def test_typed_password_is_not_shown(self):
        session = self.start()
        session.send(b"fake-typed-1\n")
        self.finish(session)
        self.assertEqual(session.passwords(), ["fake-typed-1"])
        self.assertNotIn(b"fake-typed-1", session.output)

    def test_bracketed_paste_with_blanks_and_line_end(self):
        session = self.start()
        self.assertIn(PASTE_ON, session.output)
        session.send(START + b"  fake-pasted-1 \r" + END)
        session.wait_for(b"(pasted)")
        session.send(b"\r")
        self.finish(session)
        self.assertEqual(session.passwords(), ["fake-pasted-1"])
        self.assertIn(b"blanks", session.output)
        self.assertNotIn(b"fake-pasted-1", session.output)
        self.assertGreater(session.output.rfind(PASTE_OFF), session.output.rfind(PASTE_ON))

    def test_marked_paste_of_several_lines_is_refused_whole(self):
        session = self.start()
        session.send(START + b"fake-line-1\rfake-line-2\r" + END + b"\r")
        at = session.wait_for(b"more than one line")
        session.wait_for(b"press Enter: ", at)
        session.send(START + b"fake-right-1" + END + b"\r")
        self.finish(session)
        self.assertEqual(session.passwords(), ["fake-right-1"])

    def test_plain_paste_of_several_lines_leaves_nothing_for_the_shell(self):
        session = self.start(TERM="dumb")
        self.assertNotIn(PASTE_ON, session.output)
        session.send(b"fake-line-1\nfake-line-2\nfake-line-3\n")
        at = session.wait_for(b"None of them was taken")
        session.wait_for(b"press Enter: ", at)
        session.send(b"\x03")
        self.assertEqual(session.end(), -signal.SIGINT)
        self.assertNotIn(b"fake-line", session.output)
        self.assertEqual(session.passwords(), [])

    def test_long_password_is_more_than_a_terminal_line(self):
        session = self.start()
        for _ in range(5):
            session.send(b"x" * 1000)
        session.send(b"\n")
        session.wait_for(b"too long")
        session.send(b"\x03")
        self.assertEqual(session.end(), -signal.SIGINT)

    def test_signals_restore_the_terminal(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGSEGV, signal.SIGABRT):
            with self.subTest(number=number):
                # A second process holds the terminal, so that its settings can be looked at afterwards.
                master, slave = pty.openpty()
                before = termios.tcgetattr(slave)
                program = subprocess.Popen(
                    [PROGRAM, *DATED], stdin=slave, stdout=slave, stderr=slave, start_new_session=True,
                    preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
                    env={"HOME": HOMES, "TERM": "xterm", "LC_ALL": "C.UTF-8",
                         "ASAN_OPTIONS": "detect_leaks=0:handle_segv=0:handle_abort=0"})
                output = b""
                while b"press Enter: " not in output:
                    output += os.read(master, 65536)
                self.assertEqual(termios.tcgetattr(slave)[3] & ECHOING, 0)
                os.kill(program.pid, number)
                program.wait(LIMIT)
                self.assertEqual(program.returncode, -number)
                self.assertEqual(termios.tcgetattr(slave), before)
                output += os.read(master, 65536)
                self.assertIn(PASTE_OFF, output)
                os.close(slave)
                os.close(master)

    def test_ctrl_z_stops_with_the_terminal_restored_and_asks_again(self):
        master, slave = pty.openpty()
        before = termios.tcgetattr(slave)
        stops, stopped = os.pipe()
        leader = os.fork()
        if leader == 0:
            lead_session(slave, stopped)
        output = b""

        def wait_for_question():
            nonlocal output
            at = len(output)
            while b"press Enter: " not in output[at:]:
                output += os.read(master, 65536)

        wait_for_question()
        os.write(master, b"fake-half\x1a")
        self.assertEqual(os.read(stops, 1), b"S")
        self.assertEqual(termios.tcgetattr(slave), before)
        os.kill(leader, signal.SIGUSR1)  # it lets the program go on
        wait_for_question()
        self.assertEqual(termios.tcgetattr(slave)[3] & ECHOING, 0)
        os.write(master, b"\x03")
        _, status = os.waitpid(leader, 0)
        self.assertEqual(os.waitstatus_to_exitcode(status), signal.SIGINT)
        self.assertEqual(termios.tcgetattr(slave), before)
        for file in (master, slave, stops, stopped):
            os.close(file)

    def test_ctrl_d_is_a_no(self):
        session = self.start()
        session.send(b"\x04")
        self.assertEqual(session.end(), 1)
        self.assertIn(b"Nothing was entered", session.output)

    def test_arrow_keys_are_refused_and_asked_again(self):
        session = self.start()
        session.send(b"fake\x1b[D\r")
        at = session.wait_for(b"no character")
        session.wait_for(b"press Enter: ", at)
        session.send(b"fake-2\r")
        self.finish(session)
        self.assertEqual(session.passwords(), ["fake-2"])


class Dialogue(unittest.TestCase):
    def test_date_question_and_table(self):
        session = Session(ROTATE)
        session.wait_for(b"press Enter: ")
        session.send(b"fake-1\n")
        session.wait_for(b"[Enter for ")
        session.send(b"25/02/2099\n")
        session.wait_for(b"more than ten years ahead")
        session.send(b"\n")
        session.wait_for(b"[Y/n]")
        session.send(b"\n")
        self.assertEqual(session.end(), 0, session.output)
        self.assertIn(b"confirmed by reading it back", session.output)
        self.assertIn(b"\x1b[32m", session.output)

    def test_no_color(self):
        session = Session(["status"], NO_COLOR="1")
        self.assertEqual(session.end(), 0)
        self.assertNotIn(b"\x1b[3", session.output)

    def test_italian(self):
        session = Session(DATED, LC_ALL="it_IT.UTF-8")
        session.wait_for("premi Invio: ".encode())
        session.send(b"fake-1\n")
        session.wait_for(b"[S/n]")
        session.send("sì\n".encode())
        self.assertEqual(session.end(), 0, session.output)
        self.assertEqual(session.passwords(), ["fake-1"])

    def test_ctrl_c_at_work_ends_in_order(self):
        session = Session(DATED + ["--yes"], RINNOVA_TEST_WORK="1")
        session.wait_for(b"press Enter: ")
        session.send(b"fake-1\n")
        session.wait_for(b"AT WORK")
        session.send(b"\x03")
        session.wait_for(b"STOPPED IN ORDER")
        self.assertEqual(session.end(), 0)

    def test_progress_is_gone_at_the_end(self):
        session = Session(DATED + ["--yes"])
        session.wait_for(b"press Enter: ")
        session.send(b"fake-1\n")
        self.assertEqual(session.end(), 0)
        self.assertIn(b"\r\x1b[K", session.output)


class Pipes(unittest.TestCase):
    def run_program(self, *arguments, **options):
        return subprocess.run([PROGRAM, *arguments], capture_output="stdout" not in options, timeout=LIMIT,
                              start_new_session=True, check=False,
                              env={"HOME": HOMES, "TERM": "xterm", "LC_ALL": "C", "ASAN_OPTIONS": "detect_leaks=0"},
                              **options)

    def test_piped_status_is_plain(self):
        done = self.run_program("status", stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 0)
        self.assertNotIn(b"\x1b", done.stdout)
        self.assertEqual(done.stderr, b"")

    def test_without_a_terminal_nothing_is_asked(self):
        done = self.run_program(*ROTATE, stdin=subprocess.DEVNULL)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"--password-stdin", done.stderr)

    def test_password_on_standard_input(self):
        self.assertEqual(self.run_program(*ROTATE, "--password-stdin", input=b"fake-1\n").returncode, 0)
        self.assertEqual(self.run_program(*ROTATE, "--password-stdin", input=b"a\nb\n").returncode, 2)
        self.assertEqual(self.run_program(*ROTATE, "--password-stdin", input=b"").returncode, 2)
        self.assertEqual(self.run_program(*ROTATE, "--password-stdin", input=b"x" * 5000).returncode, 2)

    def test_full_disk_on_standard_output_is_a_failure(self):
        with open("/dev/full", "wb") as full:
            self.assertEqual(self.run_program("status", stdin=subprocess.DEVNULL, stdout=full,
                                              stderr=subprocess.DEVNULL).returncode, 1)

    def test_reader_that_goes_away_is_none(self):
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "wb") as gone:
            self.assertEqual(self.run_program("status", stdin=subprocess.DEVNULL, stdout=gone,
                                              stderr=subprocess.DEVNULL).returncode, 0)

    def test_no_arguments_at_all(self):
        self.assertEqual(self.run_program(stdin=subprocess.DEVNULL).returncode, 2)


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    with tempfile.TemporaryDirectory() as HOMES:
        unittest.main(verbosity=0)
