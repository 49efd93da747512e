# SPDX-License-Identifier: Apache-2.0
"""A real Dovecot on loopback: IMAP, POP3 and submission, each by STARTTLS and by implicit TLS.

    with MailServer() as mail:                            a certificate for the provider's host names and localhost
    with MailServer(hosts=["localhost"]) as mail:         names in the certificate
    with MailServer(trusted=False) as mail:               the certificate is of another authority than mail.ca_file

    mail.ports                         {"imap", "imaps", "pop3", "pop3s", "submission", "submissions": port};
                                       the names with s are implicit TLS, the others STARTTLS (required)
    mail.ca_file                       the authority for clients to trust
    mail.set_password(user, *accepted) makes the user, or replaces what is accepted: none, one, or several (the
                                       provider's grace); counts from the next login on, open sessions go on
    mail.disable(user, "pop3")         refuses one protocol ("imap", "pop3", "smtp") for this user; mail.enable(…)
    mail.remove_user(user)
    mail.logins(user=None, protocol=None, accepted=None) -> [Login(protocol, user, accepted, time, port)]
    mail.mark()                        how many logins there were until now, for wait_login(since=)
                                       Both hold every login that was answered before the call: what is on its way
                                       through the log is waited for
    mail.wait_login(user=None, protocol=None, accepted=None, since=0, seconds=10) -> Login
    mail.sink.messages, mail.sink.wait_message()          what was sent through submission
    mail.stop(), mail.start()          down and up again on the same ports; drops open sessions
    mail.log                           Dovecot's log as text

User names keep their case in the log and are compared without it. `segreteria/studio@pec.it` is a user like others.
Passwords are never logged. A refusal comes within a second.
"""
import itertools
import json
import os
import pathlib
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile

from . import processes
from .certificates import Authority
from .dovecot_config import configuration
from .dovecot_log import SENTINEL, Login, LoginLog
from .ports import PortLease
from .smtp_sink import SmtpSink

__all__ = ["HOSTS", "Login", "MailServer"]

HOSTS = ("imaps.pec.aruba.it", "pop3s.pec.aruba.it", "smtps.pec.aruba.it", "localhost", "127.0.0.1")
_SERVICES = ("imap", "imaps", "pop3", "pop3s", "submission", "submissions")
_SERVICE_OF = {"imap": "imap", "pop3": "pop3", "smtp": "submission"}


class MailServer:
    def __init__(self, hosts=HOSTS, trusted=True):
        self._hosts, self._trusted = list(hosts), trusted
        self._users = {}
        self._log = LoginLog()
        self._lines = []
        self._process = None
        self._numbers = itertools.count(1)

    def __enter__(self):
        # Dovecot's mail processes run as another user and must be able to pass through.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-mail-"))
        self.folder.chmod(0o711)
        self._lease = PortLease(len(_SERVICES))
        self.ports = dict(zip(_SERVICES, self._lease.ports))
        self.sink = SmtpSink()
        try:
            self._prepare()
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def _prepare(self):
        for name in ("ca", "other-ca", "state", "mail"):
            (self.folder / name).mkdir(mode=0o711)
        authority = Authority(self.folder / "ca")
        self.ca_file = authority.certificate
        if not self._trusted:
            authority = Authority(self.folder / "other-ca", "Somebody else's CA")
        certificate = authority.issue(self.folder / "server", self._hosts)
        mail_user = pwd.getpwnam("nobody") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
        self._owner = {"mail": str(self.folder / "mail"), "uid": mail_user.pw_uid, "gid": mail_user.pw_gid}
        os.chown(self.folder / "mail", mail_user.pw_uid, mail_user.pw_gid)
        self._accounts = self.folder / "accounts.json"
        self._config = self.folder / "dovecot.conf"
        self._config.write_text(
            configuration(self.folder, self.ports, certificate, self._accounts, self.sink.port))
        self._write_accounts()

    def start(self):
        self._process = processes.start(["dovecot", "-F", "-c", self._config], stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                        env={"PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}, start_new_session=True)
        reader = processes.LineReader(self._process.stderr, self._log.take)
        self._lines.append(reader)
        reader.wait_for(lambda line: "starting up for" in line, 60, "Dovecot's start")
        for port in self.ports.values():
            socket.create_connection(("127.0.0.1", port), 5).close()

    def stop(self):
        if self._process is not None:
            # Its login processes outlive it for a moment, with the ports.
            processes.stop_group(self._process)
            self._lines[-1].join()
            self._process = None

    def close(self):
        if self._process is not None and self._process.poll() is None:
            # A clean shutdown takes Dovecot a second; its folder goes away now, so nothing is lost without one.
            os.killpg(self._process.pid, signal.SIGKILL)
        self.stop()
        self.sink.close()
        self._lease.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def set_password(self, user, *accepted):
        self._users.setdefault(user.lower(), {"disabled": []})["passwords"] = list(accepted)
        self._write_accounts()

    def remove_user(self, user):
        del self._users[user.lower()]
        self._write_accounts()

    def disable(self, user, protocol):
        self._users[user.lower()]["disabled"].append(_SERVICE_OF[protocol])
        self._write_accounts()

    def enable(self, user, protocol):
        self._users[user.lower()]["disabled"].remove(_SERVICE_OF[protocol])
        self._write_accounts()

    def _write_accounts(self):
        new = self._accounts.with_suffix(".new")
        new.write_text(json.dumps({**self._owner, "users": self._users}), encoding="utf-8")
        new.replace(self._accounts)

    def logins(self, user=None, protocol=None, accepted=None):
        self._settle()
        return [login for login in self._log.logins() if _matches(login, user, protocol, accepted)]

    def mark(self):
        self._settle()
        return len(self._log.logins())

    def wait_login(self, user=None, protocol=None, accepted=None, since=0, seconds=10):
        return self._log.wait(lambda login: _matches(login, user, protocol, accepted), since, seconds,
                              f"a login (user {user}, protocol {protocol}, accepted {accepted})")

    def _settle(self):
        # Dovecot answers the client before its log has reached us. A login of our own comes after all earlier ones.
        if self._process is None:
            return
        user = SENTINEL % next(self._numbers)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        with (socket.create_connection(("127.0.0.1", self.ports["imaps"]), 10) as connection,
              context.wrap_socket(connection) as client):
            client.sendall(f'a LOGIN "{user}" "none"\r\n'.encode())
            self._log.wait_sentinel(user, 10)

    @property
    def log(self):
        return "\n".join(reader.text for reader in self._lines)


def _matches(login, user, protocol, accepted):
    return ((user is None or login.user.lower() == user.lower())
            and (protocol is None or login.protocol == protocol)
            and (accepted is None or login.accepted == accepted))
