# SPDX-License-Identifier: Apache-2.0
"""Self-tests of the sandbox, the keyring and the mail servers; run by selftest.py."""
import imaplib
import os
import poplib
import select
import shutil
import signal
import smtplib
import socket
import ssl
import subprocess
import sys
import time

from rinnova_test.badservers import black_hole, closed_port, drops_mid_login
from rinnova_test.certificates import Authority
from rinnova_test.deadline import TimedOut
from rinnova_test.keyring import WrongPassword
from rinnova_test.mailserver import MailServer
from rinnova_test.sandbox import Sandbox
from selftest_tools import MARIO, SEGRETERIA, raises, say, seconds

MARIOS = {"server": "imaps.pec.aruba.it", "user": MARIO}


def check_sandbox_is_clean():
    os.environ["RINNOVA_SELFTEST_LEAK"] = "1"
    with Sandbox() as box:
        seen = dict(line.split("=", 1) for line in box.run(["env"], check=True).stdout.decode().splitlines())
        assert seen == box.env, seen
        assert "RINNOVA_SELFTEST_LEAK" not in seen and str(box.root) in seen["HOME"]
        assert box.runtime_dir.stat().st_mode & 0o777 == 0o700
        assert box.run(["cat"], input=b"in\0put").stdout == b"in\0put"
        raises(TimedOut, box.run, ["sleep", "60"], timeout=0.2)
        detached = box.run(["sh", "-c", "setsid sleep 600 >/dev/null 2>&1 & echo $!"]).stdout
        handle = os.pidfd_open(int(detached))
    assert select.select([handle], [], [], 5)[0], "a detached process outlived its sandbox"
    assert not box.root.exists()
    say("environment:", ", ".join(sorted(seen)))


def check_keyring():
    before = time.monotonic()
    with Sandbox() as box:
        started = time.monotonic() - before
        box.store_secret("Mario's", MARIOS, "fake-secret")
        assert box.lookup_secret(MARIOS) == "fake-secret"
        box.keyring.lock()
        assert box.keyring.locked and box.lookup_secret(MARIOS) is None
        raises(WrongPassword, box.keyring.unlock, "wrong")
        assert box.keyring.locked
        box.keyring.unlock()
        assert box.lookup_secret(MARIOS) == "fake-secret"
        box.keyring.stop()
        assert not box.bus.has_owner("org.freedesktop.secrets")
        box.keyring.start(unlock=False)
        assert box.keyring.locked
        box.keyring.unlock()
        assert box.lookup_secret(MARIOS) == "fake-secret"
        assert box.keyring.collection_file.exists()
    with Sandbox(keyring=False) as box:
        error = box.run(["secret-tool", "lookup", "user", MARIO]).stderr.decode().strip()
        assert "not provided" in error, error
    say(f"bus and keyring up in {started:.2f} s; without a keyring: {error}")


def check_sandboxes_are_apart():
    with Sandbox() as one, Sandbox() as two:
        one.store_secret("Mario's", MARIOS, "fake-one")
        two.store_secret("Mario's", MARIOS, "fake-two")
        assert (one.lookup_secret(MARIOS), two.lookup_secret(MARIOS)) == ("fake-one", "fake-two")


def check_children_end_with_their_test():
    script = ("import sys\nfrom rinnova_test.sandbox import Sandbox\nfrom rinnova_test.mailserver import MailServer\n"
              "with Sandbox() as box, MailServer() as mail:\n"
              " pids = [part._process.pid for part in (box.keyring, box.bus, mail)]\n"
              " print(*pids, box.root, mail.folder, flush=True)\n"
              " sys.stdin.read()\n")
    test = subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                            cwd=os.path.dirname(os.path.abspath(__file__)))
    *pids, box_folder, mail_folder = test.stdout.readline().decode().split()
    handles = [os.pidfd_open(int(pid)) for pid in pids]
    test.send_signal(signal.SIGKILL)
    test.communicate()
    for handle in handles:
        assert select.select([handle], [], [], 30)[0], "a child outlived a killed test"
    for folder in (box_folder, mail_folder):
        shutil.rmtree(folder, ignore_errors=True)
    say("keyring, bus and Dovecot ended when their test was killed")


def log_in(mail, service, user, password, host="localhost"):
    """One real login by Python's own client. True, False (refused) or the error's name."""
    context = ssl.create_default_context(cafile=mail.ca_file)
    port, implicit = mail.ports[service], service.endswith("s")
    try:
        if service.startswith("imap"):
            client = imaplib.IMAP4_SSL(host, port, ssl_context=context) if implicit else imaplib.IMAP4(host, port)
            if not implicit:
                client.starttls(context)
            client.login(f'"{user}"', password)
        elif service.startswith("pop3"):
            client = poplib.POP3_SSL(host, port, context=context) if implicit else poplib.POP3(host, port)
            if not implicit:
                client.stls(context)
            client.user(user)
            client.pass_(password)
        else:
            client = smtplib.SMTP_SSL(host, port, context=context) if implicit else smtplib.SMTP(host, port)
            if not implicit:
                client.starttls(context=context)
            client.login(user, password)
        return True
    except (imaplib.IMAP4.error, poplib.error_proto, smtplib.SMTPAuthenticationError):
        return False
    except OSError as error:
        return type(error).__name__


def check_mail_server():
    before = time.monotonic()
    with MailServer() as mail:
        started = time.monotonic() - before
        for user in (MARIO, SEGRETERIA):
            mail.set_password(user, "fake-old")
            assert [log_in(mail, service, user, "fake-old") for service in mail.ports] == [True] * 6, mail.log
        mark = mail.mark()
        mail.set_password(MARIO, "fake-old", "fake-new")
        assert log_in(mail, "imaps", MARIO, "fake-old") and log_in(mail, "pop3s", MARIO.upper(), "fake-new")
        mail.set_password(MARIO, "fake-new")
        refused = {service: seconds(log_in, mail, service, MARIO, "fake-old") for service in mail.ports}
        assert not any(accepted for _, accepted in refused.values())
        mail.disable(MARIO, "pop3")
        assert [log_in(mail, service, MARIO, "fake-new") for service in ("imaps", "pop3s", "submissions")] == [
            True, False, True]
        mail.enable(MARIO, "pop3")
        assert log_in(mail, "pop3s", MARIO, "fake-new")
        seen = mail.wait_login(MARIO, "smtp", accepted=True, since=mark)
        assert seen.port == mail.ports["submissions"] and not mail.logins(SEGRETERIA)[mark:]
        raises(TimedOut, mail.wait_login, "nobody@pec.it", seconds=0.1)
        mail.remove_user(MARIO)
        assert not log_in(mail, "imaps", MARIO, "fake-new")
        mail.stop()
        assert log_in(mail, "imaps", SEGRETERIA, "fake-old") == "ConnectionRefusedError"
        mail.start()
        assert log_in(mail, "imaps", SEGRETERIA, "fake-old") is True
        assert "fake-" not in mail.log
        slowest = max(spent for spent, _ in refused.values())
        say(f"up in {started:.2f} s, slowest refusal {slowest:.2f} s, last login {seen}")


def check_certificates():
    with MailServer(hosts=["elsewhere.example"]) as other, MailServer(trusted=False) as untrusted:
        outcomes = []
        for mail in (other, untrusted):
            mail.set_password(MARIO, "fake-old")
            outcomes.append(log_in(mail, "imaps", MARIO, "fake-old"))
        assert outcomes == ["SSLCertVerificationError"] * 2, outcomes
        assert not other.logins() and not untrusted.logins()


def check_bad_servers():
    with Sandbox(bus=False) as box:
        certificate = Authority(box.tmp).issue(box.tmp / "server", ["localhost"])
        clients = {"imap": lambda port: imaplib.IMAP4("localhost", port).login("a", "b"),
                   "smtp": lambda port: smtplib.SMTP("localhost", port).login("a", "b")}
        for protocol, client in clients.items():
            with drops_mid_login(protocol) as port:
                say(protocol, "dropped:", raises(Exception, client, port))
        with drops_mid_login("pop3", certificate) as port:
            context = ssl.create_default_context(cafile=box.tmp / "ca.pem")
            client = poplib.POP3_SSL("localhost", port, context=context)
            client.user("a")
            say("pop3 over TLS dropped:", raises(poplib.error_proto, client.pass_, "b"))
    with closed_port() as port:
        raises(ConnectionRefusedError, socket.create_connection, ("127.0.0.1", port))
    with black_hole() as port, socket.create_connection(("127.0.0.1", port)) as connection:
        connection.settimeout(0.2)
        raises(TimeoutError, connection.recv, 1)
