# SPDX-License-Identifier: Apache-2.0
"""probe_driver as a Python object.

    with Probing("imap", port, user, password, ca_file) as probing:
        probing.result()        the ProbeResult as a dictionary
        probing.stop()          requests the stop of one under way
        probing.pid             the process, which lives until the block ends
    probe(…) -> the result      the same in one call
"""
import json
import os
import subprocess

from rinnova_test import processes

DRIVER = os.environ["PROBE_DRIVER"]


class Probing:
    def __init__(self, kind, port, user, password, ca_file, host="localhost", tls="implicit", seconds=10,
                 environment=None):
        self._process = processes.start([DRIVER, kind, host, port, tls, user, ca_file, seconds],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        env={**os.environ, **(environment or {})})
        self._process.stdin.write(password.encode() + b"\n")
        self._process.stdin.flush()
        self.pid = self._process.pid

    def result(self):
        line = self._process.stdout.readline()
        if not line:
            raise AssertionError(f"probe_driver ended without a result: {self._process.wait()}")
        return json.loads(line)

    def stop(self):
        self._process.stdin.write(b"stop\n")
        self._process.stdin.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._process.stdin.close()
        self._process.stdout.close()
        status = self._process.wait(30)
        if status != 0:
            raise AssertionError(f"probe_driver ended with {status}")


def probe(*arguments, **named):
    with Probing(*arguments, **named) as probing:
        return probing.result()
