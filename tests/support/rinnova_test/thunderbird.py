# SPDX-License-Identifier: Apache-2.0
"""The real Thunderbird, started headless on a profile and driven from inside.

    with Thunderbird(box, profile) as tb:                              quits cleanly on leaving
    with Thunderbird(box, profile, primary_password="fake-primary") as tb:
        The program asks for its primary password as always, and the answer is given; a wrong one is given once,
        then its dialog is cancelled: tb.unlocked is False.
    Thunderbird(…, window=True)        with its main window, as a person has it (slower). Without, the program starts
                                       silently: accounts, logins and connections are all there
    Thunderbird(…, screen=True)        on the screen of the box (screen.Screen), with windows that others can see
    Thunderbird(…, at_prompt=True)     is left waiting at its primary password prompt: it holds the profile and can
                                       do nothing else. Only .pid, .running and .kill() are of use
    Thunderbird(…, policies={…})       with an administrator's policies.json, as installs an add-on
    Thunderbird(…, prefs={…})          with these preferences locked
    Thunderbird(…, installed=True)     the program in /usr/lib/thunderbird itself, with its main window. Everywhere
                                       else it runs from a folder of links with a configuration of the tests' own
                                       (thunderbird_install.py), and that folder is what /proc/PID/exe shows. It can't
                                       answer dialogs: no primary password, and a refused login waits for a person

    tb.start(), tb.quit(), tb.kill()   by hand instead of `with`; quit() saves as closing the window does, kill() is
                                       SIGKILL; start() raises AlreadyRunning when the profile is in use
    tb.pid, tb.running, tb.output      what it printed
    tb.dialogs                         [{"kind", "title", "text"}] it showed; all but the primary password's are
                                       cancelled, so that nothing ever hangs

    tb.list_logins() -> [StoredLogin(origin, realm, user, password, form_origin, guid, changed)]     decrypted
    tb.add_login(origin, user, password), tb.modify_login(origin, user, password), tb.remove_login(origin, user)
    tb.save_logins()                   writes logins.json now (otherwise 1.5 s later, or at quit)
    tb.set_primary_password(new, old="")
    tb.has_primary_password, tb.unlocked
    tb.trust(ca_file)                  imports an authority into the profile's cert9.db
    tb.servers() -> {key: (kind, host, port, user)}         the servers it knows: "server1", "smtp1", …
    tb.log_in(key, seconds=20) -> LoginAttempt(accepted, detail)
                                       a real connection with the stored password to an IMAP, POP3 or SMTP server
    tb.send(smtp_key, sender, recipient, subject="test", seconds=20) -> LoginAttempt
    tb.run(script, *arguments)         JavaScript in the program's own context, see marionette.py; MailServices and
                                       Services are there

    read_profile_logins(folder, primary_password=None) -> [StoredLogin]
        Opens a copy of the profile in the real program and lists its logins; raises WrongPrimaryPassword.

Passwords that go in here must be fake ones: the primary password travels in the program's environment.
"""
import json
import pathlib
import shutil
import subprocess
import sys
from typing import NamedTuple

from . import processes, thunderbird_scripts as scripts
from .deadline import TimedOut
from .marionette import Gone, Marionette
from .sandbox import Sandbox
from .thunderbird_install import PROGRAM_FOLDER, install
from .thunderbird_prefs import PREFS

_MARK = "rinnova-test: dialog "
# The installed program takes preferences from the environment under remote control only, and keeps them in prefs.js.
_PREFS_VARIABLE = {True: "MOZ_MARIONETTE_PREF_STATE_ACROSS_RESTARTS", False: "RINNOVA_TEST_PREFS"}


class AlreadyRunning(AssertionError):
    """Another Thunderbird holds the profile."""


class WrongPrimaryPassword(AssertionError):
    """The primary password did not open the profile."""


class StoredLogin(NamedTuple):
    origin: str
    realm: str | None
    user: str
    password: str
    form_origin: str | None
    guid: str
    changed: int


class LoginAttempt(NamedTuple):
    accepted: bool
    detail: str


class Thunderbird:
    def __init__(self, box, profile, primary_password=None, window=False, at_prompt=False, policies=None, prefs=None,
                 installed=False, screen=False):
        self._box = box
        self._folder = pathlib.Path(getattr(profile, "path", profile))
        self._program = PROGRAM_FOLDER / "thunderbird" if installed else install(policies)
        self._installed = installed
        self._at_prompt = at_prompt
        self._screen = screen
        self._prefs = {**PREFS, **(prefs or {})}
        self._env = {"MOZ_HEADLESS": "1", "MOZ_CRASHREPORTER_DISABLE": "1", "MOZ_NO_REMOTE": "1",
                     _PREFS_VARIABLE[installed]: json.dumps(self._prefs)}
        if primary_password is not None:
            self._env["RINNOVA_TEST_PRIMARY_PASSWORD"] = primary_password
        if at_prompt:
            self._env["RINNOVA_TEST_LEAVE_PROMPT"] = "1"
        if screen:
            self._env.pop("MOZ_HEADLESS")
        elif not window and not installed:
            self._env.update({"RINNOVA_TEST_WINDOWLESS": "1", "MOZ_APP_SILENT_START": "1"})
        self._process = self._reader = self._client = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, kind, *_):
        if kind is None and self.running and not self._at_prompt:
            self.quit()
        else:
            self.kill()

    def start(self):
        if self._installed:
            with (self._folder / "prefs.js").open("a") as prefs:
                prefs.write('user_pref("remote.prefs.recommended", false);\n')  # read before the environment is
        try:
            self._start_once()
        except processes.Ended as error:
            # Seen once in some thousand starts, without a word from it.
            print(f"{error}\nIt is started once more.", file=sys.stderr)
            self._start_once()

    def _start_once(self):
        self._process = self._box.spawn(
            [self._program, *([] if self._screen else ["--headless"]), "--marionette", "--remote-allow-system-access",
             "--profile", self._folder],
            env=self._env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self._reader = processes.LineReader(self._process.stdout)
        try:
            wanted = '"primary-password"' if self._at_prompt else "Listening on port"
            line = self._reader.wait_for(lambda line: wanted in line, 60, "Thunderbird's start")
            if not self._at_prompt:
                self._client = Marionette(int(line.split()[-1]))
        except processes.Ended as error:
            code = self._process.wait()
            if "already running" in str(error):
                raise AlreadyRunning(str(self._folder)) from None
            raise processes.Ended(f"{error}\nIts exit code: {code}") from None
        except BaseException:
            self.kill()
            raise

    def quit(self, seconds=30):
        self.run(scripts.BEFORE_QUIT, list(self._prefs))
        try:
            self._client.command("Marionette:Quit", {"flags": ["eAttemptQuit"]}, seconds)
        except Gone:
            pass  # it may end before it has answered
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise TimedOut(f"Thunderbird's end: not within {seconds} s. It said:\n{self.output}") from None
        self._client.close()

    def kill(self):
        if self._process is not None and self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        if self._client is not None:
            self._client.close()

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process is not None and self._process.poll() is None

    @property
    def output(self):
        return self._reader.text

    @property
    def dialogs(self):
        return [json.loads(line.removeprefix(_MARK)) for line in self._reader.lines() if line.startswith(_MARK)]

    def run(self, script, *arguments, seconds=30):
        try:
            return self._client.run(scripts.PRELUDE + script, *arguments, seconds=seconds)
        except Gone as error:
            if self._process.poll() is None:
                raise
            raise Gone(f"{error}; it ended with {self._process.poll()} and said:\n{self.output}") from None

    def list_logins(self):
        return [StoredLogin(**login) for login in self.run(scripts.LIST_LOGINS)]

    def add_login(self, origin, user, password, realm=None, form_origin=None):
        self.run(scripts.ADD_LOGIN, origin, user, password, realm or (None if form_origin else origin), form_origin)

    def modify_login(self, origin, user, password):
        self.run(scripts.MODIFY_LOGIN, origin, user, password)

    def remove_login(self, origin, user):
        self.run(scripts.REMOVE_LOGIN, origin, user)

    def save_logins(self):
        self.run(scripts.SAVE_LOGINS)

    def set_primary_password(self, new, old=""):
        self.run("token().changePassword(arguments[0], arguments[1])", old, new)

    @property
    def has_primary_password(self):
        return self.run("return token().hasPassword")

    @property
    def unlocked(self):
        return self.run("return !token().hasPassword || token().isLoggedIn")

    def trust(self, ca_file):
        pem = pathlib.Path(ca_file).read_text().splitlines()
        self.run(scripts.TRUST, "".join(line for line in pem if "-----" not in line))

    def servers(self):
        return {key: tuple(server) for key, *server in self.run(scripts.SERVERS)}

    def log_in(self, key, seconds=20):
        return LoginAttempt(**self.run(scripts.LOG_IN, key, seconds=seconds))

    def send(self, smtp_key, sender, recipient, subject="test", seconds=20):
        return LoginAttempt(**self.run(scripts.SEND, smtp_key, sender, recipient, subject, seconds=seconds))


def read_profile_logins(folder, primary_password=None):
    with Sandbox(bus=False) as box:
        copy = box.home / "profile"
        shutil.copytree(getattr(folder, "path", folder), copy, symlinks=True,
                        ignore=lambda _, names: {"lock", ".parentlock"} & set(names))
        tb = Thunderbird(box, copy, primary_password=primary_password)
        tb.start()
        try:
            if not tb.unlocked:
                raise WrongPrimaryPassword(str(getattr(folder, "path", folder)))
            return tb.list_logins()
        finally:
            tb.kill()
