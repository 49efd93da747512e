# SPDX-License-Identifier: Apache-2.0
"""A PostgreSQL of the test's own, on loopback.

    with PostgreSQL(folder) as server:
        server.address                 postgresql://fleet:…@127.0.0.1:PORT/fleet, an empty database
        server.query("SELECT 1")       the rows, a list of lists of text
        server.stop(mode="immediate")  and server.start(): as after a crash
"""
import glob
import os
import pathlib
import pwd
import subprocess

from .ports import PortLease

PASSWORD = "fake-database-password"


def _programs():
    return pathlib.Path(sorted(glob.glob("/usr/lib/postgresql/*/bin"))[-1])


class PostgreSQL:
    def __init__(self, folder):
        self._folder = pathlib.Path(folder) / "postgresql"
        # PostgreSQL refuses to run as root.
        self._as = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}

    def __enter__(self):
        self._lease = PortLease()
        self.port = self._lease.ports[0]
        self._folder.mkdir(mode=0o700)
        if self._as:
            account = pwd.getpwnam("postgres")
            os.chown(self._folder, account.pw_uid, account.pw_gid)
            for parent in self._folder.parents:  # to be reached by that user
                if parent.stat().st_uid == os.getuid() and str(parent).count("/") > 1:
                    parent.chmod(parent.stat().st_mode | 0o011)
        password = self._folder / "password"
        password.write_text(PASSWORD)
        password.chmod(0o644)
        self._run("initdb", "-D", self._folder / "data", "-U", "fleet", f"--pwfile={password}", "-A", "scram-sha-256",
                  "--no-sync", "-E", "UTF8", "--locale=C.UTF-8")
        self.start()
        self._psql("postgres", "CREATE DATABASE fleet")
        self.address = f"postgresql://fleet:{PASSWORD}@127.0.0.1:{self.port}/fleet"
        return self

    def __exit__(self, *_):
        self.stop()
        self._lease.close()

    def start(self):
        self._run("pg_ctl", "-D", self._folder / "data", "-w", "-t", "120", "-l", self._folder / "data/log", "-o",
                  f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self._folder}", "start")

    def stop(self, mode="immediate"):
        self._run("pg_ctl", "-D", self._folder / "data", "-w", "-m", mode, "stop")

    def query(self, sql):
        return [line.split("|") for line in self._psql("fleet", sql).splitlines()]

    def _psql(self, database, sql):
        return subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", str(self.port), "-U",
             "fleet", "-d", database, "-c", sql],
            env={**os.environ, "PGPASSWORD": PASSWORD}, check=True, capture_output=True, text=True).stdout

    def _run(self, program, *arguments):
        done = subprocess.run([str(_programs() / program), *map(str, arguments)], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE if program == "initdb" else subprocess.DEVNULL,
                              stderr=subprocess.STDOUT if program == "initdb" else subprocess.DEVNULL, text=True,
                              cwd="/", **self._as)
        if done.returncode != 0:
            raise AssertionError(f"{program}: {done.stdout}")
