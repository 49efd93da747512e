# SPDX-License-Identifier: Apache-2.0
"""A desk with everything real: a home, a keyring, a mail server under the provider's host names, and our program.

    with Office(users=["mario.rossi@pec.it"]) as office:
        office.rinnova("discover")                          -> Ran(code, out, err, document)
        office.rinnova("rotate", USER, password="fake-new") the password goes in on standard input
        office.mail, office.box                             MailServer, Sandbox
        office.profile(users, incoming="imap", **arguments) a ThunderbirdProfile at this mail server
        office.remember(profile, [(ORIGIN, USER), …])       the old password, stored there by the real Thunderbird

The provider's host names lead to loopback inside a mount namespace with a hosts file of its own; the machine's is not
touched. The provider file in use is the built-in one with the test's authority added, as a user would add it.
"""
import json
import os
import pathlib
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests/support"))

from rinnova_test.agent import Agent  # noqa: E402
from rinnova_test.mailserver import HOSTS, MailServer  # noqa: E402
from rinnova_test.profile import ThunderbirdProfile  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402
from rinnova_test.thunderbird import Thunderbird  # noqa: E402

PROGRAM = pathlib.Path(os.environ.get("RINNOVA_PROGRAM", ROOT / "build/release/bin/rinnova"))
AGENT = PROGRAM.with_name("rinnovad")
DESKTOP = PROGRAM.with_name("rinnova-desktop")
TIMED_AGENT = PROGRAM.with_name("rinnovad-timed")  # its clock is set by its test
# Whether every desk has the background agent running: then each command goes through it.
WITH_AGENT = os.environ.get("RINNOVA_WITH_AGENT") == "1"
_IN_NAMESPACE = 'mount --bind "$0" /etc/hosts && exec "$@"'


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)


class Office:
    def __init__(self, users=("mario.rossi@pec.it",), old="fake-old-1", keyring=True, **mail_arguments):
        self.users, self.old = list(users), old
        self.box = Sandbox(keyring=keyring)
        self.mail = MailServer(**mail_arguments)

    def __enter__(self):
        self.box.__enter__()
        self.mail.__enter__()
        for user in self.users:
            self.mail.set_password(user, self.old)
        self.hosts = self.box.root / "hosts"
        self.hosts.write_text("127.0.0.1 localhost\n" + "".join(
            f"127.0.0.1 {host}\n" for host in HOSTS if host[0].isalpha() and host != "localhost"))
        provider = json.loads((ROOT / "src/providers/data/aruba-pec.json").read_text())
        provider["ca_file"] = str(self.mail.ca_file)
        folder = self.box.config_home / "rinnova/providers"
        folder.mkdir(mode=0o700, parents=True)
        (folder / "aruba-pec.json").write_text(json.dumps(provider))
        self.agent = self.start_agent() if WITH_AGENT else None
        return self

    def start_agent(self, wrapper=()):
        """The background agent, ready, with the provider's names on loopback too."""
        argv = self.argv(program=AGENT, wrapper=wrapper)
        return Agent(self.box, argv[-1], wrapper=argv[:-1]).start()

    def __exit__(self, *trouble):
        if self.agent:
            self.agent.__exit__()
        self.mail.__exit__(*trouble)
        self.box.__exit__(*trouble)

    def argv(self, *arguments, wrapper=(), program=PROGRAM):
        """The command line that runs our program with the provider's names on loopback."""
        return ["unshare", "--mount", "sh", "-c", _IN_NAMESPACE, str(self.hosts), *map(str, wrapper), str(program),
                *map(str, arguments)]

    def rinnova(self, *arguments, password=None, wrapper=(), env=None, timeout=60):
        """Runs one command with --json; a password, if any, on standard input."""
        extra = ["--password-stdin"] if password is not None else []
        done = self.box.run(self.argv("--json", *arguments, *extra, wrapper=wrapper), env=env or {}, timeout=timeout,
                            input=(password or "").encode())
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def words(self, *arguments, env=None):
        """Runs one command as a person reads it."""
        done = self.box.run(self.argv(*arguments), env=env or {})
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def profile(self, users=None, incoming="imap", **arguments):
        return ThunderbirdProfile.of_mail(self.box.home, self.mail, users or self.users, incoming, **arguments)

    def remember(self, profile, logins):
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.trust(self.mail.ca_file)
            for origin, user in logins:
                thunderbird.add_login(origin, user, self.old)


def slots(document, account=None):
    """(target, kind) -> result or state, of one account of a document."""
    accounts = [a for a in document["accounts"] if account in (None, a["account"])]
    return {(slot["target"], slot["kind"]): slot.get("result", slot["state"]) for slot in accounts[0]["slots"]}
