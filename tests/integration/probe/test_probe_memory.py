# SPDX-License-Identifier: Apache-2.0
"""What a probe leaves in memory: the process holds the password nowhere, in no form it is sent in."""
import base64
import unittest

from probing import Probing
from rinnova_test.mailserver import MailServer

USER = "mario.rossi@pec.it"
PASSWORD = "fake-Vq7dLw2Zx9Kt-password"


def forms(text):
    """The bytes as they are, and each base64 that holds them at any of the three alignments."""
    raw = text.encode()
    yield raw
    yield "".join(reversed(text)).encode()
    for shift in range(3):
        encoded = base64.b64encode(b"\0" * shift + raw)
        yield encoded[4 if shift else 0:-4]


def memory_of(pid):
    """Every readable page, those too that a core dump leaves out on request."""
    pages = []
    with open(f"/proc/{pid}/maps") as maps, open(f"/proc/{pid}/mem", "rb", buffering=0) as memory:
        for line in maps:
            span, rights = line.split()[:2]
            if not rights.startswith("r") or "[vvar" in line or "[vsyscall]" in line:
                continue
            first, end = (int(number, 16) for number in span.split("-"))
            memory.seek(first)
            pages.append(memory.read(end - first))
    return b"".join(pages)


class ProbeMemory(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mail = MailServer()
        cls.mail.__enter__()
        cls.addClassCleanup(cls.mail.close)

    def look(self, kind, port, tls, accepted):
        self.mail.set_password(USER, PASSWORD if accepted else "fake-another-1")
        with Probing(kind, self.mail.ports[port], USER, PASSWORD, self.mail.ca_file, tls=tls) as probing:
            self.assertEqual("accepted" if accepted else "refused", probing.result()["verdict"])
            memory = memory_of(probing.pid)
        self.assertTrue(USER.encode() in memory)  # it is the memory of this process, and whole
        return [form for form in forms(PASSWORD) if form in memory]

    def test_nothing_is_left_whatever_the_server_says(self):
        for kind, port, tls, accepted in (("imap", "imaps", "implicit", True), ("imap", "imap", "starttls", False),
                                          ("pop3", "pop3s", "implicit", True),
                                          ("smtp", "submission", "starttls", False)):
            with self.subTest(kind=kind, accepted=accepted):
                self.assertEqual([], self.look(kind, port, tls, accepted))


if __name__ == "__main__":
    unittest.main()
