# SPDX-License-Identifier: Apache-2.0
"""A Windows desk under Wine: a folder that the programs were copied to, and the user's own folders in the prefix.

    with Desk() as desk:
        desk.rinnova("discover")                  -> Ran(code, out, err, document)
        desk.rinnova("rotate", USER, "--password-stdin", password="fake-new")
        desk.credential("put", TARGET, USER, password="fake-old"), desk.credentials() -> lines of credential-tool
        desk.thunderbird_profile(fixture)         its folder, with the files of that client version
    desk.outlook([(KEY, NAME, TYPE, VALUE), …])   values as Outlook writes them (outlook_tool.cpp)
    desk.outlook_values()                     -> {(KEY, NAME): (TYPE, VALUE)}; keys alone have the name None
    with desk.outlook_running():              a program of that name, with a window that can be closed
    with desk.agent():                        rinnovad
    with desk.window("--renew", USER):        rinnova-desktop
        desk.reach(mail)                          a MailServer in the provider's place
    desk.appdata, desk.local                  the user's folders, as this system sees them

WINEPREFIX says which prefix: scripts/test-windows makes a fresh one. A desk cleans up what it put there.
"""
import contextlib
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time
from typing import NamedTuple

from rinnova_test.mailserver import HOSTS

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ["RINNOVA_WINDOWS"])
FIXTURES = ROOT / "plugins/thunderbird/tests/fixtures"
OUTLOOK_KEYS = ("Software\\Microsoft\\Office", "Software\\Policies\\Microsoft\\Office",
                "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem")
LIMIT = 300  # seconds; a loaded machine and the first start of a Wine process


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def document(self):
        return json.loads(self.out)


def run_windows(program, *arguments, text="", wrapper=()):
    # Files, as Wine hands its own standard error on to whatever the program starts: a pipe would not end.
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        done = subprocess.run([*map(str, wrapper), "wine", str(program), *arguments], input=text.encode(), stdout=out,
                              stderr=err, timeout=LIMIT)
        out.seek(0), err.seek(0)
        return Ran(done.returncode, out.read().decode("utf-8"), err.read().decode("utf-8", "replace"))


class Desk:
    def __enter__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-copied-"))
        # As a user would copy it: the folder alone, under another name.
        shutil.copytree(BUILD / "bin", self.folder / "Rinnova perché no")
        self.program = self.folder / "Rinnova perché no/rinnova.exe"
        user = next((pathlib.Path(os.environ["WINEPREFIX"]) / "drive_c/users").glob("[!P]*"))
        self.appdata, self.local = user / "AppData/Roaming", user / "AppData/Local"
        self._forget()
        self.in_namespace = ()
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder, ignore_errors=True)
        self._forget()

    def _forget(self):
        self.credential("forget")
        for key in OUTLOOK_KEYS:
            run_windows("reg", "delete", f"HKCU\\{key}", "/f")
        for folder in (self.appdata / "rinnova", self.local / "rinnova", self.appdata / "Thunderbird"):
            shutil.rmtree(folder, ignore_errors=True)

    def reach(self, mail):
        """From now on the provider's names lead our programs to this server, whose authority they trust."""
        hosts = mail.folder / "hosts"
        hosts.write_text("127.0.0.1 localhost\n" + "".join(
            f"127.0.0.1 {host}\n" for host in HOSTS if host[0].isalpha() and host != "localhost"))
        provider = json.loads((ROOT / "src/providers/data/aruba-pec.json").read_text("utf-8"))
        provider["ca_file"] = "Z:" + str(mail.ca_file).replace("/", "\\")
        folder = self.appdata / "rinnova/providers"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "aruba-pec.json").write_text(json.dumps(provider), "utf-8")
        self.in_namespace = ["unshare", "--mount", "sh", "-c", 'mount --bind "$0" /etc/hosts && exec "$@"', str(hosts)]

    def rinnova(self, *arguments, password=None, wrapper=(), plain=False):
        return run_windows(self.program, *(() if plain else ("--json",)), "--lang", "en", *arguments,
                           text=password or "", wrapper=(*self.in_namespace, *wrapper))

    def credential(self, *arguments, password=""):
        done = run_windows(BUILD / "tests/credential-tool.exe", *arguments, text=password)
        assert done.code == 0, done
        return done.out.splitlines()

    def credentials(self):
        return sorted(self.credential("show"))

    def thunderbird_profile(self, fixture="esr153-plain"):
        root = self.appdata / "Thunderbird"
        profile = root / "Profiles/perché.default"
        shutil.copytree(FIXTURES / fixture, profile)
        (profile / "expected.json").unlink()
        (root / "profiles.ini").write_text("[Profile0]\r\nName=default\r\nIsRelative=1\r\n"
                                           "Path=Profiles/perché.default\r\nDefault=1\r\n", "utf-8")
        return profile

    def outlook(self, values):
        done = run_windows(BUILD / "tests/outlook-tool.exe", "make",
                           text="".join("\t".join(map(str, line)) + "\n" for line in values))
        assert done.code == 0, done

    def outlook_values(self):
        values = {}
        for key in OUTLOOK_KEYS:
            done = run_windows(BUILD / "tests/outlook-tool.exe", "show", key)
            assert done.code == 0, done
            for line in done.out.splitlines():
                path, name, kind, value = (line.split("\t") + [None] * 3)[:4]
                values[path, name] = (kind, value)
        return values

    def clipboard(self):
        """What is pasted now, with `concealed` in `err` when it is marked as a secret; code 1: nothing."""
        return run_windows(BUILD / "tests/outlook-tool.exe", "paste")

    @contextlib.contextmanager
    def clipboard_kept_open(self):
        """By another program, until the block ends; it is empty afterwards."""
        process = subprocess.Popen(["wine", str(BUILD / "tests/outlook-tool.exe"), "keep-open"],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        try:
            assert process.stdout.readline().strip() == b"open"
            yield
            process.stdin.close()
            process.wait(LIMIT)
        finally:
            self._end(process)

    def close_outlook(self):
        """Whether there was a window to close."""
        return run_windows(BUILD / "tests/outlook-tool.exe", "close").code == 0

    @contextlib.contextmanager
    def outlook_running(self):
        process = subprocess.Popen(["wine", str(BUILD / "tests/OUTLOOK.exe")], stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE)
        try:
            assert process.stdout.readline().strip() == b"open"
            yield process
        finally:
            self._end(process)

    @contextlib.contextmanager
    def agent(self):
        process = subprocess.Popen(["wine", str(self.program.with_name("rinnovad.exe"))], stdin=subprocess.DEVNULL)
        try:
            deadline = time.monotonic() + LIMIT
            while not self.rinnova("agent", "status").document.get("running"):
                assert process.poll() is None and time.monotonic() < deadline, "the agent does not answer"
            yield process
        finally:
            self._end(process)

    @contextlib.contextmanager
    def window(self, *arguments):
        process = subprocess.Popen([*self.in_namespace, "wine", str(self.program.with_name("rinnova-desktop.exe")),
                                    "--lang", "en", *arguments], stdin=subprocess.DEVNULL)
        try:
            yield process
        finally:
            self._end(process)

    @staticmethod
    def _end(process):
        """`wine` stands for the Windows program, and ends it with itself."""
        if process.poll() is None:
            process.terminate()
        process.wait(LIMIT)
        if process.stdout:
            process.stdout.close()
