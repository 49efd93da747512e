# SPDX-License-Identifier: Apache-2.0
"""A sandbox with a large Thunderbird profile, where whole commands are measured.

    with Desk(build, "many", 300) as desk:      300 accounts, two logins each
    with Desk(build, "one", 100_000) as desk:   user0@pec.it among 100,000 logins
        desk.run("status")                      -> Used(code, wall, cpu, peak): seconds, seconds, KiB
        desk.batch(300)                         a file for rotate --batch, with other passwords at each call
        desk.sandbox, desk.profile
"""
import json
import pathlib
import subprocess
import sys
from typing import NamedTuple

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))

from rinnova_test.sandbox import Sandbox  # noqa: E402


class Used(NamedTuple):
    code: int
    wall: float
    cpu: float
    peak: int


class Desk:
    def __init__(self, build, kind, count, keyring=False):
        self._build = build
        self.sandbox = Sandbox(bus=keyring, keyring=keyring)
        self.profile = self.sandbox.home / ".thunderbird/test.default"
        self._passwords = 0
        subprocess.run([build / "bench/bench-desk", self.sandbox.home, kind, str(count)], check=True)

    def __enter__(self):
        self.sandbox.__enter__()
        return self

    def __exit__(self, *trouble):
        self.sandbox.__exit__(*trouble)

    def run(self, *arguments, input=b"", expected=0):
        out = self.sandbox.root / "used"
        done = self.sandbox.run([self._build / "bench/bench-measure", out, self._build / "bin/rinnova", *arguments],
                                input=input, timeout=300)
        if done.returncode != expected:
            raise AssertionError(f"{arguments}: exit {done.returncode}\n{done.stderr.decode()[-2000:]}")
        code, wall, cpu, peak = out.read_text().split()
        return Used(int(code), float(wall), float(cpu), int(peak))

    def batch(self, accounts):
        self._passwords += 1
        file = self.sandbox.home / "batch.jsonl"
        file.touch(mode=0o600)
        file.write_text("".join(
            json.dumps({"account": f"user{number}@pec.it", "password": f"fake-{self._passwords}-{number}"}) + "\n"
            for number in range(1, accounts + 1)))
        return file
