# SPDX-License-Identifier: Apache-2.0
"""`rinnova-fleet notify`: a webhook that checks signatures, a mail server that keeps what it gets."""
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import pathlib
import shutil
import tempfile
import threading
import unittest

from fleet_server import Agent, Envelopes, FleetServer, account, day
from rinnova_test.mailserver import MailServer
from rinnova_test.ports import PortLease
from rinnova_test.smtp_sink import SmtpSink

SECRET, PASSWORD = "fake-webhook-secret", "fake-mail-password"


class Webhook:
    def __enter__(self):
        webhook = self
        self.got, self.answers = [], []

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["Content-Length"]))
                webhook.got.append((self.headers["Rinnova-Signature"], body))
                self.send_response(webhook.answers.pop(0) if webhook.answers else 204)
                self.end_headers()

            def log_message(self, *_):
                pass

        self._server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/hook"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


class Notify(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        envelopes = Envelopes()
        self.addCleanup(envelopes.close)
        server = FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}")
        self.server = server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        self.agent = Agent("desk", server, envelopes)
        self.agent.join(server.command("token"))
        self.agent.report([account("scaduta@pec.it", day(-1)), account("presto@pec.it", day(3))])
        self.secret = self.folder / "secret"
        self.secret.write_text(SECRET + "\n")
        self.secret.chmod(0o600)

    def test_a_webhook_is_told_once_with_a_signature(self):
        with Webhook() as webhook:
            how = ("notify", "--webhook", webhook.url, "--webhook-secret", self.secret)
            webhook.answers = [500]
            self.server.command(*how)
            self.assertEqual(len(webhook.got), 2)  # a failure that passes
            signature, body = webhook.got[-1]
            seconds, digest = (part.split("=")[1] for part in signature.split(","))
            self.assertEqual(digest, hmac.new(SECRET.encode(), seconds.encode() + b"." + body, hashlib.sha256).hexdigest())
            self.assertEqual([(one["kind"], one["name"], one["since"]) for one in json.loads(body)["alerts"]],
                             [("expired", "scaduta@pec.it", day(-1))])
            self.server.command(*how)
            self.assertEqual(len(webhook.got), 2)
            # It is renewed, and expires again.
            self.agent.report([account("scaduta@pec.it", day(90))])
            self.server.command(*how)
            self.agent.report([account("scaduta@pec.it", day(-2))])
            self.server.command(*how)
            self.assertEqual(len(webhook.got), 3)

    def test_what_could_not_be_told_is_told_the_next_time(self):
        with Webhook() as webhook:
            how = ("notify", "--webhook", webhook.url, "--webhook-secret", self.secret)
            webhook.answers = [403]
            self.assertEqual(self.server.command(*how, check=False).returncode, 1)
            self.server.command(*how)
            self.assertEqual(len(webhook.got), 2)
        in_clear = self.server.command("notify", "--webhook", "http://example.invalid/", "--webhook-secret", self.secret,
                                       check=False)
        self.assertEqual(in_clear.returncode, 2)
        self.agent.report([account("altra@pec.it", day(-1))])
        self.secret.chmod(0o644)
        self.assertEqual(self.server.command(*how, check=False).returncode, 1)

    def test_a_mail_server_that_is_away_does_not_repeat_the_webhook(self):
        with PortLease() as lease, Webhook() as webhook, SmtpSink() as sink:
            both = lambda port: ("notify", "--webhook", webhook.url, "--webhook-secret", self.secret, "--mail-to",
                                 "anna@example.invalid", "--mail-from", "fleet@example.invalid", "--smtp",
                                 f"smtp://127.0.0.1:{port}")
            for _ in range(2):
                self.assertEqual(self.server.command(*both(lease.ports[0]), check=False).returncode, 1)
            self.assertEqual(len(webhook.got), 1)
            self.server.command(*both(sink.port))
            self.assertIn(b"anna@example.invalid", sink.wait_message(seconds=60).data)
            self.assertEqual(len(webhook.got), 1)

    def test_mail(self):
        with SmtpSink() as sink:
            how = ("notify", "--mail-to", "anna@example.invalid", "--mail-from", "fleet@example.invalid", "--smtp",
                   f"smtp://127.0.0.1:{sink.port}")
            self.server.command(*how)
            got = sink.wait_message(seconds=60)
            self.assertEqual(got.recipients, ("anna@example.invalid",))
            message = email.message_from_bytes(got.data, policy=email.policy.default)
            self.assertEqual(message["Subject"], "Mail passwords: 1 alerts")
            self.assertIn("scaduta@pec.it", message.get_content())
            self.server.command(*how, "--digest")
            digest = email.message_from_bytes(sink.wait_message(lambda one: one != got, 60).data,
                                              policy=email.policy.default)
            self.assertIn("presto@pec.it", digest.get_content())
            wrong = self.server.command(*how[:2], "anna@example.invalid>,<b@c.it", *how[3:], "--digest", check=False)
            self.assertEqual(wrong.returncode, 2)

    def test_other_recipients_of_the_same_server_are_told_too(self):
        with SmtpSink() as sink:
            how = lambda *names: ("notify", *(part for name in names for part in ("--mail-to", f"{name}@example.invalid")),
                                  "--mail-from", "fleet@example.invalid", "--smtp", f"smtp://127.0.0.1:{sink.port}")
            for names in (["anna"], ["vito", "ugo"]):
                self.server.command(*how(*names))
                sink.wait_message(lambda one: set(one.recipients) == {f"{name}@example.invalid" for name in names}, 60)
            for names in (["anna"], ["ugo", "vito"]):
                self.assertIn("nothing", self.server.command(*how(*names)))
            self.assertEqual(len(sink.messages), 2)

    def signed_in(self, mail, port, user="fleet", password=PASSWORD, host="localhost"):
        """Tells the digest through that port of a real mail server, which wants TLS and a password."""
        file = self.folder / "mail-password"
        file.write_text(password + "\n")
        file.chmod(0o600)
        scheme = "smtps" if port.endswith("s") else "smtp"
        return self.server.command(
            "notify", "--digest", "--mail-to", "anna@example.invalid", "--mail-from", "fleet@example.invalid", "--smtp",
            f"{scheme}://{host}:{mail.ports[port]}", "--smtp-user", user, "--smtp-password", file, "--ca-file", mail.ca_file,
            check=False)

    def test_the_digest_goes_to_a_mail_server_that_wants_tls_and_a_password(self):
        with MailServer() as mail:
            mail.set_password("fleet", PASSWORD)
            for port in ("submission", "submissions"):
                before = mail.mark()
                sent = self.signed_in(mail, port)
                self.assertEqual(sent.returncode, 0, sent.stderr)
                login = mail.wait_login("fleet", "smtp", accepted=True, since=before, seconds=60)
                self.assertEqual(login.port, mail.ports[port])
            digests = [email.message_from_bytes(one.data, policy=email.policy.default) for one in mail.sink.messages]
            self.assertEqual(["presto@pec.it" in digest.get_content() for digest in digests], [True, True])
            refused = self.signed_in(mail, "submission", password="fake-wrong-password")
            self.assertEqual(refused.returncode, 1)
            self.assertNotIn("fake-", refused.stdout + refused.stderr)
            self.assertEqual(len(mail.sink.messages), 2)

    def test_no_password_goes_to_a_mail_server_that_is_not_who_it_should_be(self):
        with MailServer(trusted=False) as mail:
            mail.set_password("fleet", PASSWORD)
            for port in ("submission", "submissions"):
                self.assertEqual(self.signed_in(mail, port).returncode, 1)
            self.assertEqual((mail.logins(), mail.sink.messages), ([], []))
        with MailServer(hosts=["mail.example"]) as mail:
            self.assertEqual(self.signed_in(mail, "submission").returncode, 1)
            self.assertEqual(mail.logins(), [])
            # One that offers no TLS at all.
            with SmtpSink() as sink:
                mail.ports["submission"] = sink.port
                self.assertEqual(self.signed_in(mail, "submission").returncode, 1)
                self.assertEqual(sink.messages, [])


if __name__ == "__main__":
    unittest.main()
