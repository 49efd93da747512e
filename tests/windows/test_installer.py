# SPDX-License-Identifier: Apache-2.0
"""The installer under Wine: for one user and for all, over an older one, out of the way of what runs, and gone without a trace."""
import filecmp
import os
import pathlib
import struct
import subprocess
import time
import unittest

from desk import BUILD, LIMIT, ROOT, Desk, run_windows
from test_outlook import HIS, NEW, PROFILES, USER, passwords

(SETUP,) = BUILD.glob("rinnova-*-setup.exe")
DRIVE = pathlib.Path(os.environ["WINEPREFIX"]) / "drive_c"
FOR_ALL, ELSEWHERE = DRIVE / "Program Files/Rinnova", DRIVE / "Posta/Rinnova"
KEPT = ("HKCU\\Software\\Microsoft\\Windows\\CurrentVersion", "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion",
        "HKCU\\Software\\Mozilla")


def registry():
    """All that an installer may write to, as text."""
    found = []
    for key in KEPT:
        done = run_windows("reg", "query", key, "/s")
        found += done.out.splitlines()
    # Wine itself counts what it starts, and remembers when.
    return [line for line in found if "Explorer" not in line and "Rinnova" in line]


def programs():
    """The installed files, by folder and name."""
    return {str(path.relative_to(BUILD / "bin")) for path in (BUILD / "bin").rglob("*") if path.is_file()}


class Installer(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.here = self.desk.local / "Programs/Rinnova"
        self.before = registry()
        self.addCleanup(self.take_away)

    def until(self, told, what):
        deadline = time.monotonic() + LIMIT
        while not told():
            self.assertLess(time.monotonic(), deadline, what)
            time.sleep(0.1)  # nothing tells when the uninstaller's copy has ended

    def install(self, *words, code=0):
        done = run_windows(SETUP, "/S", *words)
        self.assertEqual(done.code, code, done)

    def take_away(self):
        for folder in (self.here, FOR_ALL, ELSEWHERE):
            self.uninstall(folder)

    def uninstall(self, folder):
        if (folder / "uninstall.exe").exists():
            run_windows(folder / "uninstall.exe", "/S")
            self.until(lambda: not (folder / "uninstall.exe").exists(), "uninstalled")

    def use_the_installed(self, folder):
        self.desk.program = folder / "rinnova.exe"

    def until_the_agent_runs(self):
        self.until(lambda: self.desk.rinnova("agent", "status").document["running"], "the agent runs")

    def assert_complete(self, folder):
        for name in programs():
            self.assertTrue(filecmp.cmp(BUILD / "bin" / name, folder / name, shallow=False), name)
        self.assertEqual({str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - programs(),
                         {"uninstall.exe"})

    def test_for_one_user_it_is_installed_works_and_goes_and_his_data_stay(self):
        self.install()
        self.assert_complete(self.here)
        self.use_the_installed(self.here)
        status = self.desk.rinnova("agent", "status").document
        self.assertTrue(status["running"] and status["installed"], status)
        self.desk.outlook(PROFILES)
        done = self.desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW)
        self.assertEqual(done.code, 0, done)
        self.assertEqual({value for place, value in passwords(self.desk.outlook_values()).items() if place in HIS},
                         {f"{name}: {NEW}" for _, name in HIS})
        ledger = sorted(path.name for path in (self.desk.local / "rinnova").iterdir())
        notes = self.here / "notes.txt"
        notes.write_text("somebody's own")
        self.take_away()
        self.assertEqual([path.name for path in self.here.iterdir()], ["notes.txt"])
        notes.unlink()
        self.here.rmdir()
        self.assertEqual(registry(), self.before)
        left = sorted(path.name for path in (self.desk.local / "rinnova").iterdir())
        self.assertLessEqual(set(left), set(ledger))
        self.assertIn("ledger.sqlite", left)
        self.assertTrue(any("rinnova/" in line for line in self.desk.credentials()))

    def test_another_version_takes_the_place_of_a_running_one(self):
        self.install()
        (self.here / "uninstall.exe").touch()
        self.use_the_installed(self.here)
        first = self.desk.rinnova("agent", "status").document["pid"]
        self.install()
        self.assert_complete(self.here)
        self.until_the_agent_runs()
        self.assertNotEqual(self.desk.rinnova("agent", "status").document["pid"], first)
        # Whoever did without the agent does without it afterwards.
        self.assertEqual(self.desk.rinnova("agent", "uninstall").code, 0)
        self.install()
        self.assertFalse(self.desk.rinnova("agent", "status").document["installed"])

    def test_nothing_is_changed_while_a_program_is_in_use(self):
        self.install()
        self.use_the_installed(self.here)
        self.desk.outlook(PROFILES)
        with subprocess.Popen(["wine", str(self.desk.program), "rotate", USER, "--no-probe", "--password-stdin"],
                              stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as busy:
            self.until(lambda: str(self.desk.program) in pathlib.Path(f"/proc/{busy.pid}/maps").read_text(), "started")
            self.install(code=2)
            busy.stdin.close()
            busy.wait(LIMIT)
        self.assert_complete(self.here)
        self.until_the_agent_runs()
        self.assertTrue(self.desk.rinnova("agent", "status").document["installed"])

    def test_for_all_users_the_agent_starts_with_their_sessions(self):
        self.install("/AllUsers")
        folder = FOR_ALL
        self.assert_complete(folder)
        self.assertFalse(self.here.exists())
        done = run_windows("reg", "query", "HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run", "/v", "Rinnova")
        self.assertIn("rinnovad.exe", done.out)
        self.use_the_installed(folder)
        self.assertTrue(self.desk.rinnova("agent", "status").document["installed"])
        config = folder / "config/config.json"  # the administrator's
        config.parent.mkdir()
        config.write_text("{}")
        self.assertEqual(self.desk.rinnova("status").code, 0)
        self.take_away()
        self.assertEqual([path.name for path in folder.iterdir()], ["config"])
        config.unlink()
        config.parent.rmdir()
        folder.rmdir()
        self.assertEqual(registry(), self.before)

    def test_beside_one_for_all_users_a_user_s_own_stays_when_the_other_goes(self):
        self.install()
        self.use_the_installed(self.here)
        own, agent = registry(), self.desk.rinnova("agent", "status").document["pid"]
        self.install("/AllUsers")
        self.install("/AllUsers")  # and once more, over itself
        self.assert_complete(self.here)
        self.assert_complete(FOR_ALL)
        self.assertLess(set(own), set(registry()))
        self.uninstall(FOR_ALL)
        self.assertFalse(FOR_ALL.exists())
        self.assert_complete(self.here)
        self.assertEqual(registry(), own)
        self.assertEqual(self.desk.rinnova("agent", "status").document["pid"], agent)
        # Without a word which, it is the user's own that is updated.
        self.install()
        self.assertEqual(registry(), own)

    def test_what_is_there_for_all_users_is_updated_where_it_is(self):
        self.install("/AllUsers")
        before = registry()
        self.install()
        self.assertFalse(self.here.exists())
        self.assert_complete(FOR_ALL)
        self.assertEqual(registry(), before)
        self.install("/CurrentUser")
        self.assert_complete(self.here)

    def test_it_goes_to_the_folder_that_was_named(self):
        self.install("/D=C:\\Posta\\Rinnova")
        self.assertFalse(self.here.exists())
        self.assert_complete(ELSEWHERE)
        self.install()  # the next version finds it
        self.assertFalse(self.here.exists())
        self.assert_complete(ELSEWHERE)
        self.install("/D=C:\\Posta\\Altrove\\")  # or goes where it is told, and nothing is left behind
        self.assertFalse(ELSEWHERE.exists())
        self.use_the_installed(DRIVE / "Posta/Altrove")
        self.until_the_agent_runs()
        self.assertEqual([line for line in registry() if "Posta\\Rinnova" in line], [])
        self.uninstall(DRIVE / "Posta/Altrove")
        self.assertFalse((DRIVE / "Posta/Altrove").exists())
        self.assertEqual(registry(), self.before)

    def test_packing_again_gives_the_same_bytes(self):
        before = SETUP.read_bytes()
        subprocess.run([ROOT / "scripts/package-windows"], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.assertTrue(SETUP.read_bytes() == before)

    def test_no_program_and_no_library_tells_when_it_was_linked(self):
        from_debian = {"libgcc_s_seh-1.dll", "libssp-0.dll", "libstdc++-6.dll", "libwinpthread-1.dll"}
        moments = {}
        for name in programs():
            if name.endswith((".dll", ".exe")) and name not in from_debian:
                image = (BUILD / "bin" / name).read_bytes()
                (header,) = struct.unpack_from("<I", image, 0x3C)
                (moments[name],) = struct.unpack_from("<I", image, header + 8)
        self.assertGreater(len(moments), 10)
        self.assertEqual({name: moment for name, moment in moments.items() if moment > 1}, {})

    def test_it_asks_for_no_more_rights_than_its_user_has(self):
        self.assertIn(b'level="asInvoker"', SETUP.read_bytes())


if __name__ == "__main__":
    unittest.main(verbosity=2)
