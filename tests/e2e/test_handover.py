# SPDX-License-Identifier: Apache-2.0
"""`export profile --serve`, with a phone's browser at the other end, and our program on a real terminal."""
import codecs
import fcntl
import os
import pathlib
import plistlib
import pty
import re
import signal
import struct
import subprocess
import termios
import threading
import unittest

from office import Office
from rinnova_test.chromium import Phone
from rinnova_test.deadline import Deadline

USER, PASSWORD = "mario.rossi@pec.it", "fake-phone-KvYt93-secret"
LIMIT = 120
# Where to leave screenshots, to be looked at.
PICTURES = os.environ.get("RINNOVA_TEST_PICTURES")


class Terminal:
    """Our program on a terminal of 100 columns; what it shows is read as it comes."""

    def __init__(self, office, *arguments):
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 60, 100, 0, 0))
        self.process = office.box.spawn(office.argv(*arguments), stdin=theirs, stdout=theirs, stderr=theirs,
                                        env={"TERM": "xterm"})
        os.close(theirs)
        self.shown, self._more = "", threading.Condition()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        text = codecs.getincrementaldecoder("utf-8")("replace")  # a read may end within a character
        while True:
            try:
                some = os.read(self._ours, 65536)
            except OSError:  # the other end is closed
                some = b""
            with self._more:
                self.shown += text.decode(some) if some else "\0"
                self._more.notify_all()
            if not some:
                return

    def wait_for(self, pattern):
        deadline = Deadline(LIMIT, pattern)
        with self._more:
            while not (found := re.search(pattern, self.shown)):
                if "\0" in self.shown:
                    raise AssertionError(f"{pattern} never came: {self.shown}")
                self._more.wait(deadline.left)
        return found

    def end(self):
        code = self.process.wait(LIMIT)
        with self._more:
            while "\0" not in self.shown:
                self._more.wait(LIMIT)
        os.close(self._ours)
        return code


def qr_as_picture(shown, scale):
    """The QR code of the terminal as a PBM picture: a half block is one module."""
    rows = []
    for line in re.findall("[█▀▄ ]{35,}", re.sub(r"\x1b\[[0-9;]*m", "", shown)):
        line = line.strip("\n\r")[2:]
        rows += [["0" if c in upper else "1" for c in line] for upper in ("█▀", "█▄")]
    width = max(map(len, rows))
    pixels = [" ".join(pixel for pixel in row + ["0"] * (width - len(row)) for _ in range(scale))
              for row in rows for _ in range(scale)]
    return f"P1\n{width * scale} {len(rows) * scale}\n" + "\n".join(pixels) + "\n"


def places_in_memory(pid, secret):
    """How often each part of a process' writable memory holds it."""
    found = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            start, end = (int(address, 16) for address in span.split("-"))
            if "w" in rights:
                memory.seek(start)
                found.append(memory.read(end - start).count(secret.encode()))
    return [count for count in found if count]


class Handover(unittest.TestCase):
    def setUp(self):
        self.office = Office([USER])
        self.office.__enter__()
        self.addCleanup(self.office.__exit__, None, None, None)
        self.assertEqual(self.office.rinnova("track", USER).code, 0)
        self.assertEqual(self.office.rinnova("rotate", USER, "--no-probe", password=PASSWORD).code, 0)

    def serve(self, *arguments):
        return Terminal(self.office, "export", "profile", USER, "--serve", *arguments)

    def picture(self, phone, name):
        picture = phone.screenshot()
        self.assertTrue(picture.startswith(b"\x89PNG"))
        if PICTURES:
            (pathlib.Path(PICTURES) / f"{name}.png").write_bytes(picture)

    def test_a_phone_fetches_the_profile_with_the_password(self):
        terminal = self.serve("--with-password", "--lan", "lo")
        link = terminal.wait_for(r"https://127\.0\.0\.1:\d+/[0-9a-f]{32}").group()
        code = re.sub(r"\D", "", re.sub(r"\x1b\[[0-9;]*m", "", terminal.wait_for(r"Code to type on the page: .*").group()))
        terminal.wait_for("Ctrl-C")
        picture = qr_as_picture(terminal.shown, scale=4).encode()
        read = subprocess.run(["zbarimg", "-q", "--raw", "-"], input=picture, capture_output=True).stdout.decode()
        self.assertEqual(read.strip(), link)
        with Phone(self.office.box.root / "phone", "it") as phone:
            phone.open(link)
            self.assertIn(USER, phone.text())
            self.assertIn("Scarica il profilo", phone.text())
            self.assertEqual(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), True)
            self.picture(phone, "italian")
            terminal.wait_for("was opened")
            phone.press("button", {"#code": "000000" if code != "000000" else "111111"})
            phone.wait_for_page()
            self.assertIn("non è giusto", phone.text())
            self.picture(phone, "italian-wrong-code")
            terminal.wait_for("4 tries left")
            phone.press("button", {"#code": code})
            mail = plistlib.loads(phone.wait_for_download().read_bytes())["PayloadContent"][0]
            self.assertEqual(mail["IncomingPassword"], PASSWORD)
            self.assertEqual(terminal.end(), 0)
        self.assertIn("was given", terminal.shown)
        self.assertNotIn(PASSWORD, terminal.shown)
        for path in (self.office.box.root / "home").rglob("*"):
            if path.is_file():
                self.assertNotIn(PASSWORD.encode(), path.read_bytes(), path)

    def test_while_it_waits_the_password_is_in_the_file_alone(self):
        terminal = self.serve("--with-password")
        link = terminal.wait_for(r"https://\S+[0-9a-f]{32}").group()
        subprocess.run(["curl", "-sk", link], check=True, capture_output=True)
        subprocess.run(["curl", "-sk", "-d", "code=", link], check=True, capture_output=True)
        terminal.wait_for("4 tries left")
        # For incoming and outgoing, in the one copy that is locked in memory.
        self.assertEqual(places_in_memory(terminal.process.pid, PASSWORD), [2])
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.end(), 1)

    def test_in_english_without_a_code(self):
        terminal = self.serve()
        link = terminal.wait_for(r"https://127\.0\.0\.1:\d+/[0-9a-f]{32}").group()
        with Phone(self.office.box.root / "phone", "en") as phone:
            phone.open(link)
            self.assertIn("Download the profile", phone.text())
            self.picture(phone, "english")
            phone.press("button", {})
            mail = plistlib.loads(phone.wait_for_download().read_bytes())["PayloadContent"][0]
            self.assertEqual({"IncomingPassword", "OutgoingPassword"} & set(mail), set())
            self.assertEqual(terminal.end(), 0)

    def test_ctrl_c_ends_it_in_order(self):
        terminal = self.serve("--with-password")
        link = terminal.wait_for(r"https://\S+[0-9a-f]{32}").group()
        terminal.wait_for("Ctrl-C")
        terminal.process.send_signal(signal.SIGINT)
        self.assertEqual(terminal.end(), 1)
        self.assertIn("Cancelled", terminal.shown)
        gone = subprocess.run(["curl", "-sk", link], capture_output=True)
        self.assertEqual((gone.returncode, gone.stdout), (7, b""))

    def test_scripts_get_one_document(self):
        argv = self.office.argv("--json", "export", "profile", USER, "--serve")
        running = self.office.box.spawn(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        link = None
        for line in running.stderr:
            if found := re.search(rb"https://\S+", line):
                link = found.group().decode()
                break
        self.assertEqual(subprocess.run(["curl", "-sk", "-X", "POST", link], capture_output=True).returncode, 0)
        out, _ = running.communicate(timeout=LIMIT)
        self.assertEqual(running.returncode, 0)
        self.assertIn(b'"action": "export-profile"', out)


if __name__ == "__main__":
    unittest.main(verbosity=2)
