# SPDX-License-Identifier: Apache-2.0
"""The probe against a real Dovecot, and against servers that misbehave."""
import pathlib
import re
import tempfile
import time
import unittest

from probing import Probing, probe
from rinnova_test.badservers import black_hole, closed_port, drops_mid_login
from rinnova_test.certificates import Authority
from rinnova_test.mailserver import MailServer

USER = "mario.rossi@pec.it"
OLD, NEW = "fake-old-1", "fake-new-2"

# (kind, the MailServer's port, TLS)
WAYS = [("imap", "imaps", "implicit"), ("imap", "imap", "starttls"), ("archive", "imaps", "implicit"),
        ("pop3", "pop3s", "implicit"), ("pop3", "pop3", "starttls"),
        ("smtp", "submissions", "implicit"), ("smtp", "submission", "starttls")]

ONE_OF_EACH = [WAYS[0], WAYS[3], WAYS[5]]


class WithDovecot(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.mail = MailServer()
        cls.mail.__enter__()
        cls.addClassCleanup(cls.mail.close)

    def setUp(self):
        self.mail.set_password(USER, NEW)
        self.mark = self.mail.mark()

    def probe(self, way, password, user=USER, **named):
        kind, port, tls = way
        return probe(kind, self.mail.ports[port], user, password, named.pop("ca_file", self.mail.ca_file),
                     tls=tls, **named)

    def logins_since(self):
        return [(login.protocol, login.user, login.accepted) for login in self.mail.logins()[self.mark:]]

    def test_the_right_password_is_accepted_by_one_login(self):
        for way in WAYS:
            with self.subTest(way=way):
                self.mark = self.mail.mark()
                result = self.probe(way, NEW)
                protocol = "imap" if way[0] == "archive" else way[0]
                self.assertEqual("accepted", result["verdict"], result)
                self.assertEqual(protocol, result["protocol"])
                self.mail.wait_login(since=self.mark)
                self.assertEqual([(protocol, USER, True)], self.logins_since())

    def test_a_wrong_password_is_refused_after_one_login_in_the_servers_words(self):
        words = {"imap": "NO [AUTHENTICATIONFAILED] Authentication failed.", "pop3": "-ERR [AUTH] Authentication failed.",
                 "smtp": "535 5.7.8 Authentication failed"}
        for way in WAYS:
            with self.subTest(way=way):
                self.mark = self.mail.mark()
                result = self.probe(way, OLD)
                protocol = "imap" if way[0] == "archive" else way[0]
                self.assertEqual("refused", result["verdict"], result)
                self.assertTrue(result["detail"].startswith(words[protocol][:20]), result["detail"])
                self.mail.wait_login(since=self.mark)
                self.assertEqual([(protocol, USER, False)], self.logins_since())

    def test_names_with_slashes_blanks_quotes_and_other_letters(self):
        for user in ("segreteria/studio@pec.it", "nome con spazi@pec.it", 'a"b\\c;AUTH=LOGIN@pec.it', "perché@pec.it"):
            with self.subTest(user=user):
                self.mail.set_password(user, NEW)
                for way in ONE_OF_EACH:
                    self.assertEqual("accepted", self.probe(way, NEW, user=user)["verdict"], way)

    def test_passwords_of_any_letters(self):
        for password in ('"', "fake \\ old \" 1", "=fake&old?1;", "perché€", "x" * 256, " fake-old-1 "):
            with self.subTest(password=password):
                self.mail.set_password(USER, password)
                for way in ONE_OF_EACH:
                    self.assertEqual("accepted", self.probe(way, password)["verdict"], way)

    def test_one_protocol_may_be_disabled(self):
        self.mail.disable(USER, "pop3")
        self.addCleanup(self.mail.enable, USER, "pop3")
        self.assertEqual("refused", self.probe(WAYS[3], NEW)["verdict"])
        self.assertEqual("accepted", self.probe(WAYS[0], NEW)["verdict"])

    def test_a_certificate_of_an_unknown_authority_is_a_tls_error_and_no_login(self):
        with tempfile.TemporaryDirectory() as folder:
            other = Authority(folder, "Somebody else's CA").certificate
            for way in WAYS:
                with self.subTest(way=way):
                    result = self.probe(way, NEW, ca_file=other)
                    self.assertEqual("tls-error", result["verdict"])
                    self.assertIn("certificate", result["detail"])
        self.assertEqual([], self.logins_since())

    def test_a_port_without_tls_is_a_tls_error_and_no_login(self):
        self.assertEqual("tls-error", self.probe(("imap", "imap", "implicit"), NEW)["verdict"])
        self.assertEqual("tls-error", self.probe(("imap", "imap", "none"), NEW)["verdict"])
        self.assertEqual([], self.logins_since())

    def test_the_sessions_keys_are_not_written_to_the_file_that_the_environment_names(self):
        with tempfile.TemporaryDirectory() as folder:
            keys = pathlib.Path(folder) / "keys"
            for way in ONE_OF_EACH:
                result = self.probe(way, NEW, environment={"SSLKEYLOGFILE": str(keys)})
                self.assertEqual("accepted", result["verdict"])
            self.assertEqual(b"", keys.read_bytes() if keys.exists() else b"")

    def test_no_mail_is_sent_no_message_touched_and_every_login_logged_out(self):
        before = len(self.mail.log)
        for way in WAYS:
            self.probe(way, NEW)
        self.assertEqual([], self.mail.sink.messages)
        ends = [line for line in self.mail.log[before:].splitlines() if re.search(r"\)<\d+><.*Disconnected", line)]
        self.assertEqual(len(WAYS), len(ends))
        for line in ends:
            self.assertRegex(line, r"Logged out (in=9 |top=0/0, retr=0/0, del=0/0|\(state=GREETING\) in=6)")


class WrongNames(unittest.TestCase):
    def test_a_certificate_for_other_hosts_is_a_tls_error(self):
        with MailServer(hosts=["imaps.pec.aruba.it"]) as mail:
            mail.set_password(USER, NEW)
            for host in ("localhost", "127.0.0.1"):
                result = probe("imap", mail.ports["imaps"], USER, NEW, mail.ca_file, host=host)
                self.assertEqual("tls-error", result["verdict"], result)
            self.assertEqual([], mail.logins())


class Trouble(unittest.TestCase):
    def test_nobody_listens(self):
        with closed_port() as port:
            result = probe("imap", port, USER, NEW, "")
        self.assertEqual("unreachable", result["verdict"])

    def test_a_black_hole_costs_the_time_limit(self):
        for tls in ("implicit", "starttls"):
            with black_hole() as port:
                begun = time.monotonic()
                result = probe("smtp", port, USER, NEW, "", tls=tls, seconds=1)
                took = time.monotonic() - begun
            self.assertEqual("unreachable", result["verdict"], result)
            self.assertGreaterEqual(took, 0.9)
            self.assertLess(took, 3)

    def test_a_stop_ends_the_wait(self):
        with black_hole() as port, Probing("imap", port, USER, NEW, "", seconds=30) as probing:
            begun = time.monotonic()
            probing.stop()
            self.assertEqual("unreachable", probing.result()["verdict"])
            self.assertLess(time.monotonic() - begun, 2)

    def test_a_server_that_hangs_up_during_the_login_has_not_refused(self):
        with tempfile.TemporaryDirectory() as folder:
            authority = Authority(folder)
            certificate = authority.issue(pathlib.Path(folder) / "server", ["localhost"])
            for protocol in ("imap", "pop3", "smtp"):
                with self.subTest(protocol=protocol), drops_mid_login(protocol, certificate) as port:
                    result = probe(protocol, port, USER, NEW, authority.certificate)
                    self.assertEqual("unreachable", result["verdict"], result)


if __name__ == "__main__":
    unittest.main()
