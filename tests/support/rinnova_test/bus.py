# SPDX-License-Identifier: Apache-2.0
"""A D-Bus session bus of the test's own.

    with SessionBus(runtime_dir, env) as bus:
        bus.address                                              for DBUS_SESSION_BUS_ADDRESS
        bus.wait_for_name("org.freedesktop.secrets", 5)          somebody owns the name now
        bus.has_owner("org.freedesktop.secrets")
        bus.call(dest, path, "interface.Method", *arguments)     gdbus's text of the reply

The bus starts no service on demand: a name that no test has provided stays without an owner, which is what a
machine without a keychain looks like.
"""
import subprocess

from . import processes

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SessionBus:
    def __init__(self, runtime_dir, env):
        self._socket = runtime_dir / "bus"
        self._config = runtime_dir / "bus.conf"
        self._config.write_text(_CONFIG.format(socket=self._socket))
        self.address = f"unix:path={self._socket}"
        self.env = dict(env, DBUS_SESSION_BUS_ADDRESS=self.address)
        self._process = processes.start(
            ["dbus-daemon", "--nofork", "--nosyslog", f"--config-file={self._config}", "--print-address=1"],
            env=env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        processes.LineReader(self._process.stdout).wait_for(lambda line: line, 60, "dbus-daemon's address")

    def stop(self):
        processes.stop(self._process)

    @property
    def pid(self):
        return self._process.pid

    def wait_for_name(self, name, seconds):
        subprocess.run(["gdbus", "wait", "--session", "--timeout", str(int(seconds)), name], env=self.env, check=True)

    def has_owner(self, name):
        return "true" in self.call("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", name)

    def call(self, destination, path, method, *arguments):
        done = subprocess.run(
            ["gdbus", "call", "--session", "--timeout", "60", "--dest", destination, "--object-path", path,
             "--method", method, *arguments], env=self.env, capture_output=True, text=True)
        if done.returncode != 0:
            raise AssertionError(f"D-Bus {method}: {done.stderr.strip()}")
        return done.stdout.strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
