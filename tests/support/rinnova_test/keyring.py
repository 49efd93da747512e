# SPDX-License-Identifier: Apache-2.0
"""A real gnome-keyring-daemon as the Secret Service of a sandbox's bus.

    keyring = Keyring(sandbox)      nothing runs yet
    keyring.start()                 runs, its default collection 'login' exists and is unlocked
    keyring.start(unlock=False)     runs, what was stored earlier is locked (before any first start(): no collection)
    keyring.stop()                  nobody owns org.freedesktop.secrets: no keychain on this machine
    keyring.lock()                  locks every collection
    keyring.unlock()                unlocks 'login' as logging in does; raises WrongPassword
    keyring.running, keyring.locked
    keyring.collection_file         the file that holds 'login' on disk
    keyring.password                the obviously fake password of 'login'

There is no prompter on the bus: whoever asks the locked keyring to show its unlock dialog is refused at once.
"""
import os
import socket
import struct
import subprocess

from . import processes
from .deadline import Deadline

_NAME = "org.freedesktop.secrets"
_SERVICE = "/org/freedesktop/secrets"
_LOGIN = "/org/freedesktop/secrets/collection/login"
_OP_UNLOCK = 1  # gnome-keyring, daemon/control/gkd-control-codes.h
_RESULT_OK, _RESULT_DENIED = 0, 1


class WrongPassword(AssertionError):
    """The keyring's password was refused."""


class Keyring:
    def __init__(self, sandbox, password="fake-keyring-password"):
        self._sandbox = sandbox
        self._process = None
        self.password = password
        self.collection_file = sandbox.data_home / "keyrings" / "login.keyring"
        self._control_dir = sandbox.runtime_dir / "keyring"

    @property
    def pid(self):
        return self._process.pid

    @property
    def running(self):
        return self._process is not None and self._process.poll() is None

    def start(self, unlock=True):
        assert not self.running, "the keyring runs already"
        argv = ["gnome-keyring-daemon", "--foreground", "--components=secrets",
                f"--control-directory={self._control_dir}"]
        self._process = processes.start(argv + ["--unlock"] * unlock, env=self._sandbox.env, stdin=subprocess.PIPE,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if unlock:
            self._process.stdin.write(self.password.encode())
        self._process.stdin.close()
        self._sandbox.bus.wait_for_name(_NAME, 60)
        if unlock:
            assert not self.locked, "the keyring refused its own password"

    def stop(self):
        if self._process is not None:
            processes.stop(self._process)
            self._process = None

    @property
    def locked(self):
        return "true" in self._sandbox.bus.call(
            _NAME, _LOGIN, "org.freedesktop.DBus.Properties.Get", "org.freedesktop.Secret.Collection", "Locked")

    def lock(self):
        collections = self._sandbox.bus.call(
            _NAME, _SERVICE, "org.freedesktop.DBus.Properties.Get", "org.freedesktop.Secret.Service", "Collections")
        paths = [part for part in collections.split("'") if part.startswith(_SERVICE + "/collection/")]
        quoted = ",".join(f"objectpath '{path}'" for path in paths)
        self._sandbox.bus.call(_NAME, _SERVICE, "org.freedesktop.Secret.Service.Lock", f"[{quoted}]")
        assert self.locked

    def unlock(self, password=None):
        # What pam_gnome_keyring does at login. The Secret Service's own Unlock would want a dialog.
        secret = (self.password if password is None else password).encode()
        deadline = Deadline(60, "the keyring's control socket")
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(deadline.left)
            control.connect(os.fspath(self._control_dir / "control"))
            control.sendall(b"\0" + struct.pack(">III", 12 + len(secret), _OP_UNLOCK, len(secret)) + secret)
            result = struct.unpack(">II", _read_exactly(control, 8))[1]
        if result == _RESULT_DENIED:
            raise WrongPassword("the keyring refused the password")
        assert result == _RESULT_OK, f"the keyring's control socket answered {result}"
        assert not self.locked


def _read_exactly(connection, size):
    data = b""
    while len(data) < size:
        part = connection.recv(size - len(data))
        assert part, "the keyring hung up"
        data += part
    return data
