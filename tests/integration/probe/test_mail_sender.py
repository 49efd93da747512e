# SPDX-License-Identifier: Apache-2.0
"""Mail of our own through a real Dovecot: under TLS, with a login, and never with anything else."""
import os
import subprocess
import unittest

from rinnova_test.mailserver import MailServer

USER, PASSWORD = "me@example.org", "fake-notice-1"
MESSAGE = "Subject: due\n\nfirst line\n.\n..two dots\nlast line"


def send(mail, service="submissions", tls="implicit", password=PASSWORD, sender=USER, recipients=("other@example.org",),
         ca_file=None, message=MESSAGE):
    done = subprocess.run([os.environ["MAIL_DRIVER"], str(mail.ports[service]), tls, USER, str(ca_file or mail.ca_file),
                           sender, *recipients], input=f"{password}\n{message}".encode(), capture_output=True,
                          timeout=120)
    assert done.returncode == 0 and not done.stderr, done
    return done.stdout.decode().strip()


class MailSender(unittest.TestCase):
    def test_a_message_arrives_as_it_was(self):
        with MailServer() as mail:
            mail.set_password(USER, PASSWORD)
            for service, tls in (("submissions", "implicit"), ("submission", "starttls")):
                count = len(mail.sink.messages)
                self.assertEqual(send(mail, service, tls, recipients=("a@example.org", "b@example.org")), "sent")
                message = mail.sink.messages[count]
                self.assertEqual(message.recipients, ("a@example.org", "b@example.org"))
                self.assertEqual(message.sender, USER)
                # Dovecot puts a Received field before it.
                self.assertTrue(message.data.decode().replace("\r\n", "\n").rstrip().endswith(MESSAGE), message)
                self.assertNotIn(PASSWORD, message.data.decode())

    def test_a_recipient_that_is_refused_keeps_nothing_from_the_others(self):
        with MailServer() as mail:
            mail.set_password(USER, PASSWORD)
            mail.sink.refused.add("gone@example.org")
            for recipients in (("gone@example.org", "a@example.org", "b@example.org"),
                               ("a@example.org", "b@example.org", "gone@example.org")):
                said, left_out = send(mail, recipients=recipients).splitlines()
                self.assertEqual(said, "sent")
                self.assertTrue(left_out.startswith("invalid-data: Not sent to gone@example.org: "), left_out)
                self.assertIn("550", left_out)
                self.assertEqual(mail.sink.messages.pop().recipients, ("a@example.org", "b@example.org"))

    def test_where_everybody_is_refused_nothing_is_sent(self):
        with MailServer() as mail:
            mail.set_password(USER, PASSWORD)
            mail.sink.refused.update(("a@example.org", "b@example.org"))
            for recipients in (("a@example.org",), ("a@example.org", "b@example.org")):
                self.assertTrue(send(mail, recipients=recipients).startswith("invalid-data: Not sent to "))
            self.assertEqual(mail.sink.messages, [])

    def test_a_wrong_password_is_told_and_nothing_is_sent(self):
        with MailServer() as mail:
            mail.set_password(USER, "fake-other")
            self.assertTrue(send(mail).startswith("auth-rejected: "))
            self.assertEqual(mail.sink.messages, [])
            self.assertEqual(len(mail.logins(user=USER)), 1)

    def test_a_server_that_nobody_vouches_for_gets_no_password(self):
        with MailServer(trusted=False) as mail:
            mail.set_password(USER, PASSWORD)
            self.assertTrue(send(mail).startswith("unreachable: "))
            self.assertEqual(mail.logins(user=USER), [])

    def test_a_server_that_is_down(self):
        with MailServer() as mail:
            mail.stop()
            self.assertTrue(send(mail).startswith("unreachable: "))
            mail.start()

    def test_no_address_is_a_command(self):
        with MailServer() as mail:
            mail.set_password(USER, PASSWORD)
            for bad in ("a@b>\r\nRCPT TO:<c@d", "a b@c", "", "nobody", "è@example.org"):
                self.assertTrue(send(mail, recipients=(bad,)).startswith("invalid-data: "), bad)
                self.assertTrue(send(mail, sender=bad).startswith("invalid-data: "), bad)
            self.assertEqual(send(mail, tls="none")[:13], "invalid-data:")
            self.assertEqual(mail.logins(user=USER), [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
