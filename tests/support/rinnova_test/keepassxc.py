# SPDX-License-Identifier: Apache-2.0
"""A real KeePassXC as the Secret Service of a sandbox's bus: a program with a window, so it needs a Screen.

    with Sandbox(keyring=False) as box, Screen(box):
        safe = KeePassXC(box)           a new database; its group 'Mail' is what other programs see
        safe.start()                    runs, the database is open
        safe.start(unlock=False)        runs, the database is there and locked
        safe.lock()                     as its user does; what was changed is saved
        safe.stop()                     as logging out does; nobody owns org.freedesktop.secrets
        safe.allow()                    as its user does when asked for access to an entry: waits for the question; the
                                        screen needs a window manager then
        safe.show("Mail/msmtp", "password")     one field of an entry in the file, by keepassxc-cli
        safe.describe("Mail/msmtp")             all of them but the password
        safe.entries()                          the paths of all entries in the file
        safe.add("Mail/PEC", username, url, password)   an entry as a person makes it; only while it does not run

KeePassXC(box, ConfirmAccessItem="true") gives settings of its section FdoSecrets; here nothing asks a person unless a test
wants it. The file is read by another program than the one that wrote it, so it tells what is really kept. It saves when it
is locked or stopped, not after every change: 2.7.4 saves in a thread, and crashes now and then when an entry is changed
meanwhile.
"""
import base64
import subprocess
import uuid

from . import processes
from .deadline import Deadline
from .screen import find_window

_NAME = "org.freedesktop.secrets"
_SERVICE = "/org/freedesktop/secrets"
_PROPERTIES = "org.freedesktop.DBus.Properties.Get"

# KeePass 2's XML format; which group other programs see stands in the custom data (FdoSecretsSettings.cpp, 2.7.4).
_XML = """<?xml version="1.0" encoding="UTF-8"?>
<KeePassFile>
 <Meta>
  <Generator>KeePassXC</Generator><DatabaseName>Passwords</DatabaseName>
  <RecycleBinEnabled>False</RecycleBinEnabled>
  <CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{{{exposed}}}</Value></Item></CustomData>
 </Meta>
 <Root><Group><UUID>{root}</UUID><Name>Root</Name><Group><UUID>{group}</UUID><Name>Mail</Name></Group></Group></Root>
</KeePassFile>
"""

_SETTINGS = """[General]
ConfigVersion=2
AutoSaveAfterEveryChange=false
AutoSaveOnExit=true
[GUI]
CheckForUpdates=false
ShowTrayIcon=false
[Security]
LockDatabaseScreenLock=false
[FdoSecrets]
{settings}
"""


class KeePassXC:
    def __init__(self, sandbox, **settings):
        self._sandbox = sandbox
        self._process = None
        self.password = "fake-database-password"
        self.file = sandbox.home / "Passwords.kdbx"
        self._configure({"Enabled": "true", "ConfirmAccessItem": "false", "ConfirmDeleteItem": "false",
                         "ShowNotification": "false", **settings})
        self._create()

    def _configure(self, settings):
        folder = self._sandbox.config_home / "keepassxc"
        folder.mkdir()
        lines = "\n".join(f"{name}={value}" for name, value in settings.items())
        (folder / "keepassxc.ini").write_text(_SETTINGS.format(settings=lines))

    def _create(self):
        group = uuid.uuid4()
        as_text = [base64.b64encode(one.bytes).decode() for one in (uuid.uuid4(), group)]
        source = self._sandbox.tmp / "database.xml"
        source.write_text(_XML.format(exposed=group, root=as_text[0], group=as_text[1]))
        # The shortest key derivation it takes, in milliseconds.
        self._sandbox.run(["keepassxc-cli", "import", "--quiet", "--set-password", "--decryption-time", "100", source,
                           self.file], input=f"{self.password}\n{self.password}\n".encode(), check=True)

    @property
    def running(self):
        return self._process is not None and self._process.poll() is None

    def start(self, unlock=True):
        assert not self.running, "KeePassXC runs already"
        self._process = self._sandbox.spawn(["keepassxc", "--pw-stdin", self.file] if unlock else ["keepassxc", self.file],
                                            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if unlock:
            self._process.stdin.write(f"{self.password}\n".encode())
        self._process.stdin.close()
        self._sandbox.bus.wait_for_name(_NAME, 60)
        self._wait_until(unlocked=unlock)

    def stop(self):
        if self.running:
            if self._states() == [False]:
                self.lock()  # 2.7.4 never ends when it is told to in the midst of saving
            processes.stop(self._process, grace=60)
        self._process = None

    def lock(self):
        self._sandbox.run(["keepassxc", "--lock"], check=True)
        self._wait_until(unlocked=False)

    def allow(self):
        found = find_window(self._sandbox, "--onlyvisible", "--name", "Access Request")
        self._xdotool("windowactivate", "--sync", found[0])
        self._xdotool("key", "Return")
        deadline = Deadline(60, "KeePassXC's question goes away")
        while self._sandbox.run(["xdotool", "getwindowname", found[0]]).returncode == 0:
            assert deadline.left

    def _xdotool(self, *argv):
        return self._sandbox.run(["xdotool", *argv], check=True).stdout.decode()

    def _states(self):
        told = self._sandbox.bus.call(_NAME, _SERVICE, _PROPERTIES, "org.freedesktop.Secret.Service", "Collections")
        paths = [part for part in told.split("'") if part.startswith(_SERVICE + "/collection/")]
        return ["true" in self._sandbox.bus.call(_NAME, path, _PROPERTIES, "org.freedesktop.Secret.Collection", "Locked")
                for path in paths]

    def _wait_until(self, unlocked):
        deadline = Deadline(60, "KeePassXC's database " + ("opens" if unlocked else "is locked"))
        while self._states() != [not unlocked]:
            assert self.running, "KeePassXC ended"
            assert deadline.left

    def _ask_file(self, *argv):
        done = self._sandbox.run(["keepassxc-cli", argv[0], "--quiet", *argv[1:]], input=f"{self.password}\n".encode(),
                                 check=True)
        return done.stdout.decode()

    def show(self, entry, attribute):
        argv = ["show", "--show-protected", "--attributes", attribute, self.file, entry]
        return self._ask_file(*argv).removesuffix("\n")

    def describe(self, entry):
        return self._ask_file("show", "--all", self.file, entry)

    def add(self, entry, username, url, password):
        self._sandbox.run(["keepassxc-cli", "add", "--quiet", "--username", username, "--url", url, "--password-prompt",
                           self.file, entry], input=f"{self.password}\n{password}\n".encode(), check=True)

    def entries(self):
        lines = self._ask_file("ls", "--recursive", "--flatten", self.file).splitlines()
        return [line for line in lines if not line.endswith("/")]
