# SPDX-License-Identifier: Apache-2.0
"""Logins as Dovecot's own log tells them.

    log = LoginLog()
    log.take(line)                                        one line of Dovecot's log
    log.logins() -> [Login]                               in order
    log.wait(predicate, since, seconds, what) -> Login    the first one from index `since` on
    log.wait_sentinel(user, seconds)                      the refusal of a user SENTINEL % anything; such logins are not
                                                          listed

    Login(protocol, user, accepted, time, port)           protocol: "imap", "pop3" or "smtp"; time: UTC, seconds;
                                                          port: the server's port it came in by

A refused login is reported at the moment of the refusal, not when the client hangs up.
"""
import re
import threading
from typing import NamedTuple

from .deadline import Deadline, TimedOut

_ASKED = re.compile(r"^\d+ auth: Debug: client in: AUTH\t\d+\t.*service=(\w+)\t.*session=(\S+)\t.*\tlport=(\d+)\t")
_ACCEPTED = re.compile(r"^(\d+) [\w-]+-login: Info: Login: user=<(.*)>, method=.*session=<([^>]+)>")
_REFUSED = re.compile(r"^(\d+) auth: Info: checkpassword\((.*),[^,]*,<([^>]+)>\): Login failed")
SENTINEL = "sentinel-%s@settle.invalid"
_PROTOCOL = {"imap": "imap", "pop3": "pop3", "submission": "smtp"}


class Login(NamedTuple):
    protocol: str
    user: str
    accepted: bool
    time: int
    port: int


class LoginLog:
    def __init__(self):
        self._sessions = {}
        self._early = {}
        self._logins = []
        self._sentinels = set()
        self._changed = threading.Condition()

    def take(self, line):
        if match := _ASKED.match(line):
            service, session, port = match.groups()
            self._sessions[session] = (_PROTOCOL[service], int(port))
            if early := self._early.pop(session, None):
                self._add(early, True)
        elif match := _ACCEPTED.match(line):
            # This line is another process's than the one above: they can reach us in the wrong order.
            if match[3] in self._sessions:
                self._add(match, True)
            else:
                self._early[match[3]] = match
        elif match := _REFUSED.match(line):
            self._add(match, False)

    def _add(self, match, accepted):
        time, user, session = match.groups()
        protocol, port = self._sessions[session]
        with self._changed:
            if user.endswith(SENTINEL.partition("%s")[2]):
                self._sentinels.add(user)
            else:
                self._logins.append(Login(protocol, user, accepted, int(time), port))
            self._changed.notify_all()

    def wait_sentinel(self, user, seconds):
        deadline = Deadline(seconds, "Dovecot's log")
        with self._changed:
            while user not in self._sentinels:
                self._changed.wait(deadline.left)

    def logins(self):
        with self._changed:
            return list(self._logins)

    def wait(self, predicate, since, seconds, what):
        deadline = Deadline(seconds, what)
        with self._changed:
            while True:
                for login in self._logins[since:]:
                    if predicate(login):
                        return login
                try:
                    self._changed.wait(deadline.left)
                except TimedOut as error:
                    raise TimedOut(f"{error}. Logins seen: {self._logins[since:]}") from None
