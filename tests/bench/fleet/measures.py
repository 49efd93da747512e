# SPDX-License-Identifier: Apache-2.0
"""The fleet server under load: ingest against its floor, pages and CSV of all devices, memory, what a year takes.

RINNOVA_FLEET_DEVICES: how many are simulated (100,000). Server, database and the devices share this machine.
"""
import json
import os
import pathlib
import re
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "integration/fleet")]

from rinnova_test.certificates import Authority  # noqa: E402
from rinnova_test.ports import PortLease  # noqa: E402
from rinnova_test.postgresql import PostgreSQL  # noqa: E402

DEVICES = int(os.environ.get("RINNOVA_FLEET_DEVICES", "100000"))
FLOOR_DEVICES = 20_000
CONNECTIONS = 64
FEW = 5_000  # of bench-fleet: the devices that live through two years


class Load:
    """bench-fleet: one stage after the other."""

    def __init__(self, build, *words):
        self._process = subprocess.Popen([build / "bench/bench-fleet", *map(str, words)], stdin=subprocess.PIPE,
                                         stdout=subprocess.PIPE, text=True)

    def stage(self):
        return json.loads(self._process.stdout.readline())

    def go_on(self):
        self._process.stdin.write("\n")
        self._process.stdin.flush()

    def end(self):
        self._process.stdin.close()
        assert self._process.wait() == 0

    def break_off(self):
        self._process.kill()
        self._process.wait()


class Resident:
    """The most that a process had resident, looked at ten times a second."""

    def __init__(self, server):
        self._server, self._ended, self.most = server, threading.Event(), 0
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._ended.set()
        self._thread.join()

    def _look(self):
        while not self._ended.wait(0.1):
            self.most = max(self.most, self._server.resident_kib())


def _floor(build, folder):
    certificate = Authority(folder).issue(folder / "server", ["localhost", "127.0.0.1"])
    with PortLease() as lease:
        load = Load(build, "floor", lease.ports[0], certificate.certificate, certificate.key, folder / "floor.sqlite",
                    FLOOR_DEVICES, CONNECTIONS)
        rates = []
        for _ in range(2):
            rates.append(load.stage()["per_second"])
            load.go_on()
        load.end()
    return rates


def _size(file):
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return file.stat().st_size


def _seconds(work, times):
    taken = []
    for _ in range(times):
        before = time.perf_counter()
        work()
        taken.append(time.perf_counter() - before)
    return taken


def _new_connections(folder, port):
    """TLS handshakes a second, by one client after the other, on the same machine."""
    done = subprocess.run(["openssl", "s_time", "-connect", f"127.0.0.1:{port}", "-new", "-time", "5", "-CAfile",
                           folder / "ca.pem"], capture_output=True, text=True, check=True)
    count, seconds = re.search(r"(\d+) connections in (\d+) real seconds", done.stdout).groups()
    return int(count) / int(seconds)


def _pages(table, server, cookie):
    connection = server.connection()

    def get(path):
        connection.request("GET", path, headers={"Cookie": cookie})
        response = connection.getresponse()
        size = 0
        while piece := response.read(65536):
            size += len(piece)
        assert response.status == 200, response.status
        return size

    cold = _seconds(lambda: get("/"), 1)[0]
    table.value("the overview, the first time", cold * 1e3, "ms", 300)
    again = []
    for _ in range(5):
        time.sleep(5.1)  # the counts are kept for five seconds
        again += _seconds(lambda: get("/"), 1)
    table.value("the overview, counted anew, median of 5", statistics.median(again) * 1e3, "ms", 300)
    table.value("the overview within five seconds, median of 50", statistics.median(_seconds(lambda: get("/"), 50)) * 1e3,
                "ms", 100)
    for path in ("/accounts", "/devices", "/week"):
        table.value(f"{path}, median of 5", statistics.median(_seconds(lambda: get(path), 5)) * 1e3, "ms")
    with Resident(server) as resident:
        before = server.resident_kib()
        table.value("CSV of everything, median of 3", statistics.median(_seconds(lambda: get("/report.csv"), 3)) * 1e3,
                    "ms", 3000)
    table.value("what the server grew by meanwhile", resident.most - before, "KiB")


def postgresql(table, build):
    """The same devices, and the other database, as it comes from Debian; it flushes each commit, too."""
    os.environ["FLEET_PROGRAM"] = str(build / "bin/rinnova-fleet")
    from fleet_server import FleetServer

    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        with PostgreSQL(folder) as database, FleetServer(folder, database.address, "--messages-per-second", "0") as server:
            server.command("admin", "add", "anna", "--password-stdin", text="fake-password-1")
            load = Load(build, "server", server.port, server.command("token", "--uses", DEVICES).strip(), DEVICES, CONNECTIONS)
            for name in ("join", "first reports", "the same again", "at half that rate"):
                stage = load.stage()
                print(json.dumps(stage), flush=True)
                if name == "at half that rate":
                    table.value("PostgreSQL: p99 at half that rate", stage["p99_ms"], "ms", 100)
                else:
                    table.value(f"PostgreSQL: {name}, a second", stage["per_second"], "1/s")
                    load.go_on()
            load.break_off()
            connection, cookie = server.connection(), server.sign_in("anna", "fake-password-1")

            def overview():
                connection.request("GET", "/", headers={"Cookie": cookie})
                assert connection.getresponse().read()

            table.value("PostgreSQL: the overview, the first time", _seconds(overview, 1)[0] * 1e3, "ms", 300)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def fleet(table, build):
    os.environ["FLEET_PROGRAM"] = str(build / "bin/rinnova-fleet")
    from fleet_server import FleetServer

    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        floor = _floor(build, folder)
        file = folder / "fleet.sqlite"
        with FleetServer(folder, f"sqlite:{file}", "--messages-per-second", "0") as server:
            token = server.command("token", "--uses", DEVICES).strip()
            server.command("admin", "add", "anna", "--password-stdin", text="fake-password-1")
            table.value("the server at rest, resident", server.resident_kib(), "KiB", 30 * 1024)
            load = Load(build, "server", server.port, token, DEVICES, CONNECTIONS)
            with Resident(server) as resident:
                stages = {}
                sizes = [_size(file)]
                for _ in range(6):
                    stage = load.stage()
                    stages[stage["what"]] = stage
                    print(json.dumps(stage), flush=True)
                    sizes.append(_size(file))
                    if stage["what"] == "at half that rate":
                        table.value("the server under load, resident", resident.most, "KiB", 100 * 1024)
                        _pages(table, server, server.sign_in("anna", "fake-password-1"))
                    load.go_on()
                load.end()
            table.value("new TLS connections a second", _new_connections(folder, server.port), "1/s")
        again = stages["the same again"]["per_second"]
        table.ratio("reports a second, the floor against the server", statistics.median(floor), again, "1/s", 2)
        table.value("milliseconds a report (1 is 1,000 reports/s), the same again", 1e3 / again, "ms", 1)
        table.value("the same, first reports with two accounts each", 1e3 / stages["first reports"]["per_second"], "ms")
        table.value("p99 at half that rate", stages["at half that rate"]["p99_ms"], "ms", 100)
        table.value(f"the database of {DEVICES:,} devices with two accounts each", sizes[4] / 1024, "KiB")
        for year, (before, after) in enumerate(zip(sizes[4:], sizes[5:]), 1):
            table.value(f"year {year} of a device: two accounts renewed four times", (after - before) / FEW, "bytes")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
