# SPDX-License-Identifier: Apache-2.0
"""The driver of the agent's ears and mouth, and what it speaks with.

    with Driver(box) as driver:
        driver.do("show", tag="a", summary="…")
        driver.wait("shown", tag="a") -> the event     the next one like this, after the last one waited for
        driver.heard()                                 all events so far
    mock_notifications(box, "body", "actions")         a server with exactly these capabilities (python3-dbusmock)
"""
import json
import os
import subprocess

from rinnova_test import processes, sanitized

NOTIFICATIONS = "org.freedesktop.Notifications"


class Driver:
    def __init__(self, box, env=None, wrapper=()):
        self._process = box.spawn([*wrapper, os.environ["DESKTOP_DRIVER"]],
                                  env=sanitized.traced(box.env) if wrapper else env or {}, stdin=subprocess.PIPE,
                                  stdout=subprocess.PIPE)
        self._reader = processes.LineReader(self._process.stdout)
        self._seen = 0
        self.wait("ready")

    @property
    def pid(self):
        return self._process.pid

    def do(self, order, **arguments):
        self._process.stdin.write(json.dumps({"do": order, **arguments}).encode() + b"\n")
        self._process.stdin.flush()

    def wait(self, event, seconds=60, **members):
        number = 0

        def fits(line):
            nonlocal number
            number += 1
            found = json.loads(line)
            return number > self._seen and found["event"] == event and members.items() <= found.items()

        line = self._reader.wait_for(fits, seconds, f"{event} {members}")
        self._seen = number
        return json.loads(line)

    def heard(self):
        return [json.loads(line) for line in self._reader.lines()]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        assert self._process.wait(60) == 0


def mock_notifications(box, *capabilities):
    server = box.spawn(["/usr/bin/python3", "-m", "dbusmock", "--session", "--template", "notification_daemon",
                        "--parameters", json.dumps({"capabilities": " ".join(capabilities)})],
                       stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    box.bus.wait_for_name(NOTIFICATIONS, 60)
    return MockServer(box, server)


class MockServer:
    """What it was told stands in its log, one line a call."""

    def __init__(self, box, process):
        self._box, self._process = box, process
        self._reader = processes.LineReader(process.stdout)

    def wait_call(self, method, predicate=lambda line: True):
        return self._reader.wait_for(lambda line: f" {method}" in line and predicate(line), 60, method)

    def wait_line(self, words):
        return self._reader.wait_for(lambda line: words in line, 60, words)

    def lines(self):
        return self._reader.lines()

    def signal(self, name, signature, *values):
        self._box.bus.call(NOTIFICATIONS, "/org/freedesktop/Notifications", "org.freedesktop.DBus.Mock.EmitSignal",
                           NOTIFICATIONS, name, signature, f"[{', '.join(values)}]")

    def stop(self):
        processes.stop(self._process)
