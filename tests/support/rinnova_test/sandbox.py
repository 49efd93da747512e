# SPDX-License-Identifier: Apache-2.0
"""A throw-away home with a D-Bus session and a keyring of its own.

    with Sandbox() as box:                      bus and an unlocked keyring
    with Sandbox(keyring=False) as box:         bus, and nobody owns org.freedesktop.secrets (box.keyring.start() later)
    with Sandbox(bus=False) as box:             no session bus at all

    box.root, .home, .config_home, .state_home, .data_home, .cache_home, .runtime_dir, .tmp    pathlib.Path
    box.env                     the whole environment of what runs inside; change it freely
    box.zone, box.today()       the time zone there, and the day that it is there
    box.bus                     bus.SessionBus
    box.keyring                 keyring.Keyring: start, stop, lock, unlock
    box.run(argv, input=b"", env={}, cwd=None, timeout=60, check=False) -> subprocess.CompletedProcess, bytes
    box.spawn(argv, env={}, **popen_arguments) -> subprocess.Popen, ended on leaving
    box.store_secret(label, attributes, secret), box.lookup_secret(attributes) -> str | None
                                through secret-tool, as a user would

`env=` adds to box.env for one call. Nothing of the host's environment is inherited but what sanitizers are told. On
leaving, whatever still runs with this home (a daemon that detached itself, say) is ended too.
"""
import datetime
import os
import pathlib
import pwd
import shutil
import subprocess
import tempfile
import zoneinfo

from . import processes, sanitized
from .bus import SessionBus
from .deadline import TimedOut
from .keyring import Keyring


class Sandbox:
    def __init__(self, bus=True, keyring=True):
        self._want_bus, self._want_keyring = bus, bus and keyring
        self._children = []
        self.bus = None
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-box-"))
        self.home = self.root / "home"
        self.config_home = self.home / ".config"
        self.state_home = self.home / ".local/state"
        self.data_home = self.home / ".local/share"
        self.cache_home = self.home / ".cache"
        self.runtime_dir = self.root / "run"
        self.tmp = self.root / "tmp"
        for folder in (self.home, self.config_home, self.state_home, self.data_home, self.cache_home,
                       self.runtime_dir, self.tmp):
            folder.mkdir(mode=0o700, parents=True)
        self.env = self._environment()
        self.keyring = Keyring(self)

    def _environment(self):
        user = pwd.getpwuid(os.getuid()).pw_name
        return {
            "PATH": "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
            "LANG": "C.UTF-8", "USER": user, "LOGNAME": user, "SHELL": "/bin/sh", "TZ": "Europe/Rome",
            "HOME": str(self.home), "TMPDIR": str(self.tmp),
            "XDG_CONFIG_HOME": str(self.config_home), "XDG_STATE_HOME": str(self.state_home),
            "XDG_DATA_HOME": str(self.data_home), "XDG_CACHE_HOME": str(self.cache_home),
            "XDG_RUNTIME_DIR": str(self.runtime_dir),
            # An address that can't work: libraries must not start or find a bus by themselves.
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus",
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nonexistent/system-bus",
            "GSETTINGS_BACKEND": "memory", "GIO_USE_VFS": "local", "NO_AT_BRIDGE": "1",
            # What a sanitizer is to suppress counts for every program that was built with it.
            **{name: value for name, value in os.environ.items() if name in sanitized.OPTIONS},
        }

    @property
    def zone(self):
        return zoneinfo.ZoneInfo(self.env["TZ"])

    def today(self):
        return datetime.datetime.now(self.zone).date()

    def __enter__(self):
        try:
            if self._want_bus:
                self.bus = SessionBus(self.runtime_dir, self.env)
                self.env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
            if self._want_keyring:
                self.keyring.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        for child in reversed(self._children):
            processes.stop(child)
        self.keyring.stop()
        if self.bus:
            self.bus.stop()
        processes.stop_all_with(f"HOME={self.home}")
        shutil.rmtree(self.root, ignore_errors=True)

    def run(self, argv, input=b"", env=None, cwd=None, timeout=60, check=False):
        child = processes.start(argv, env={**self.env, **(env or {})}, cwd=cwd or self.home, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        try:
            output, errors = child.communicate(input, timeout)
        except subprocess.TimeoutExpired:
            processes.stop(child)
            output, errors = child.communicate()
            raise TimedOut(f"{argv[0]}: not within {timeout:g} s. It said:\n"
                           + (output + errors).decode("utf-8", "replace")) from None
        done = subprocess.CompletedProcess(argv, child.returncode, output, errors)
        if check and done.returncode != 0:
            raise AssertionError(f"{argv[0]}: exit {done.returncode}\n" + (output + errors).decode("utf-8", "replace"))
        return done

    def spawn(self, argv, env=None, **arguments):
        arguments.setdefault("cwd", self.home)
        child = processes.start(argv, env={**self.env, **(env or {})}, **arguments)
        self._children.append(child)
        return child

    def store_secret(self, label, attributes, secret):
        self.run(["secret-tool", "store", "--label", label, *_pairs(attributes)], input=secret.encode(), check=True)

    def lookup_secret(self, attributes):
        done = self.run(["secret-tool", "lookup", *_pairs(attributes)])
        return done.stdout.decode() if done.returncode == 0 else None


def _pairs(attributes):
    return [part for pair in attributes.items() for part in pair]
