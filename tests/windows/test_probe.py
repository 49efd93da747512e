# SPDX-License-Identifier: Apache-2.0
"""The one try with the server, by Windows' own TLS: a real Dovecot on loopback, under the provider's names."""
import contextlib
import socket
import threading
import unittest

from desk import Desk
from rinnova_test.mailserver import MailServer
from test_outlook import NEW, OLD, SHARED, USER, passwords, served_by

PLACE = (SHARED, "IMAP Password")


def pump(source, target):
    with contextlib.suppress(OSError):
        while some := source.recv(65536):
            target.sendall(some)
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def gate(port, first):
    """A port that leads to another one, after `first` was called when somebody came for the first time."""
    waiting = [first]

    def lead(knocking):
        with knocking, contextlib.ExitStack() as connected:
            if waiting:
                waiting.pop()()
            server = connected.enter_context(socket.create_connection(("127.0.0.1", port)))
            back = threading.Thread(target=pump, args=(server, knocking))
            back.start()
            pump(knocking, server)
            back.join()

    with socket.create_server(("127.0.0.1", 0)) as listening:
        def serve():
            with contextlib.suppress(OSError):
                while True:
                    threading.Thread(target=lead, args=(listening.accept()[0],), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)


class Probe(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())

    def reach(self, mail, **others):
        self.desk.reach(mail)
        ports = {**mail.ports, **others}
        self.desk.outlook(served_by(ports["imaps"], ports["submissions"]))

    def rotate(self, password):
        return self.desk.rinnova("rotate", USER, "--password-stdin", password=password)

    def kept(self):
        return passwords(self.desk.outlook_values())[PLACE]

    def test_what_the_server_accepts_is_written_after_one_login(self):
        with MailServer() as mail:
            self.reach(mail)
            mail.set_password(USER, NEW)
            done = self.rotate(NEW)
            self.assertEqual(done.code, 0, done)
            self.assertEqual([login.accepted for login in mail.logins(USER)], [True])
            self.assertEqual(self.kept(), f"IMAP Password: {NEW}")

    def test_an_outlook_that_is_opened_between_plan_and_write_is_left_alone(self):
        opened = self.enterContext(contextlib.ExitStack())
        with MailServer() as mail:
            mail.set_password(USER, NEW)
            with gate(mail.ports["imaps"], lambda: opened.enter_context(self.desk.outlook_running())) as imaps, \
                    gate(mail.ports["submissions"], lambda: None) as submissions:
                self.reach(mail, imaps=imaps, submissions=submissions)
                done = self.rotate(NEW)
            self.assertEqual(done.code, 3, done)
            self.assertEqual([slot["result"] for slot in done.document["accounts"][0]["slots"]], ["pending"])
            self.assertEqual(self.kept(), f"IMAP Password: {OLD}")
            opened.close()
            self.assertEqual(self.desk.rinnova("retry", USER).code, 0)
            self.assertEqual(self.kept(), f"IMAP Password: {NEW}")
            self.assertEqual([login.accepted for login in mail.logins(USER)], [True])

    def test_what_the_server_refuses_changes_nothing(self):
        with MailServer() as mail:
            self.reach(mail)
            mail.set_password(USER, OLD)
            done = self.rotate(NEW)
            self.assertNotEqual(done.code, 0, done)
            self.assertEqual([login.accepted for login in mail.logins(USER)], [False])
            self.assertEqual(self.kept(), f"IMAP Password: {OLD}")
            self.assertNotIn(NEW, done.out + done.err)

    def test_a_server_whose_certificate_is_somebody_elses_is_told_no_password(self):
        for server in ({"trusted": False}, {"hosts": ["localhost"]}):
            with self.subTest(**server), MailServer(**server) as mail:
                self.reach(mail)
                mail.set_password(USER, NEW)
                done = self.rotate(NEW)
                self.assertNotEqual(done.code, 0, done)
                self.assertEqual(mail.logins(USER), [])
                self.assertEqual(self.kept(), f"IMAP Password: {OLD}")


if __name__ == "__main__":
    unittest.main(verbosity=2)
