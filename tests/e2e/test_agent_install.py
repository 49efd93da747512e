# SPDX-License-Identifier: Apache-2.0
"""`rinnova agent install`: as a desktop's entry where there is no service manager, else as a unit that systemd takes."""
import configparser
import json
import pathlib
import shlex
import subprocess
import unittest

from live_desk import ADD_ON, ADD_ON_ID, HOST, MANIFEST
from office import AGENT, PROGRAM
from rinnova_test.sandbox import Sandbox

# A machine that systemd has booted, for one command: sd_booted(3) looks for this folder.
_BOOTED = 'mount -t tmpfs none /run && mkdir -p /run/systemd/system && exec "$@"'
# Notes what it is asked; the units themselves are shown to the real systemd-analyze.
_SYSTEMCTL = '#!/bin/sh\necho "$@" >> "$HOME/asked"\n'


class Install(unittest.TestCase):
    def setUp(self):
        self.box = Sandbox(bus=False)
        self.box.__enter__()
        self.addCleanup(self.box.close)
        self.entry = self.box.config_home / "autostart/rinnovad.desktop"
        self.unit = self.box.config_home / "systemd/user/rinnovad.service"

    def rinnova(self, *arguments, program=PROGRAM, wrapper=(), code=0):
        done = self.box.run([*wrapper, str(program), "--json", "agent", *arguments])
        self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
        return json.loads(done.stdout)

    def booted(self, *arguments, **more):
        (self.box.runtime_dir / "systemd").mkdir(exist_ok=True)
        (self.box.runtime_dir / "systemd/private").touch()
        tools = self.box.root / "bin"
        tools.mkdir(exist_ok=True)
        (tools / "systemctl").write_text(_SYSTEMCTL)
        (tools / "systemctl").chmod(0o755)
        self.box.env["PATH"] = f"{tools}:{self.box.env['PATH']}"
        return self.rinnova(*arguments, wrapper=["unshare", "--mount", "sh", "-c", _BOOTED, "sh"], **more)

    def test_without_a_service_manager_the_desktop_starts_it_and_it_runs_at_once(self):
        installed = self.rinnova("install")
        self.assertEqual((installed["installed"], installed["file"]), ("autostart", str(self.entry)))
        status = self.rinnova("status")
        self.assertTrue(status["running"])
        self.assertEqual(status["installed"], "autostart")
        entry = configparser.RawConfigParser()
        entry.optionxform = str
        entry.read(self.entry)
        self.assertEqual(entry["Desktop Entry"]["Type"], "Application")
        self.assertEqual(shlex.split(entry["Desktop Entry"]["Exec"]), [str(AGENT)])
        self.assertEqual(self.entry.stat().st_mode & 0o777, 0o600)
        again = self.rinnova("install")
        self.assertEqual(again, installed)
        self.assertNotEqual(self.rinnova("status")["pid"], status["pid"])
        removed = self.rinnova("uninstall")
        self.assertEqual(removed["file"], str(self.entry))
        self.assertFalse(self.entry.exists())
        self.assertFalse(self.rinnova("status")["running"])
        self.assertIsNone(self.rinnova("uninstall")["installed"])

    def test_it_is_stopped_and_stays_installed(self):
        installed = self.rinnova("install")
        self.addCleanup(self.rinnova, "uninstall")
        pid = self.rinnova("status")["pid"]
        self.assertEqual(self.rinnova("stop"), {"schema": 1, "action": "stop", "stopped": True})
        self.assertFalse(pathlib.Path(f"/proc/{pid}").exists())
        status = self.rinnova("status")
        self.assertEqual((status["running"], status["file"]), (False, installed["file"]))
        self.assertTrue((self.box.home / MANIFEST).exists())
        self.assertFalse(self.rinnova("stop")["stopped"])

    def test_thunderbird_s_add_on_alone_may_start_its_host(self):
        installed = self.rinnova("install")
        self.addCleanup(self.rinnova, "uninstall")
        self.assertEqual(installed["add_on"], str(ADD_ON))
        manifest = self.box.home / MANIFEST
        self.assertEqual(manifest.stat().st_mode & 0o777, 0o600)
        told = json.loads(manifest.read_text())
        self.assertEqual((told["name"], told["path"], told["type"], told["allowed_extensions"]),
                         (manifest.stem, str(HOST), "stdio", [ADD_ON_ID]))
        self.rinnova("uninstall")
        self.assertFalse(manifest.exists())

    def test_a_unit_that_systemd_takes_without_a_complaint(self):
        # A place with all that has a meaning in a unit and may stand in a program's name.
        odd = self.box.root / "o d$d%h"
        odd.mkdir()
        for program in (PROGRAM, AGENT):
            (odd / program.name).write_bytes(program.read_bytes())
            (odd / program.name).chmod(0o755)
        for program, agent in ((PROGRAM, AGENT), (odd / PROGRAM.name, odd / AGENT.name)):
            with self.subTest(program):
                installed = self.booted("install", program=program)
                self.assertEqual((installed["installed"], installed["file"]), ("systemd", str(self.unit)))
                checked = self.box.run(["systemd-analyze", "--user", "verify", str(self.unit)])
                self.assertEqual((checked.returncode, checked.stderr), (0, b""))
                text = self.unit.read_text()
                for line in ("Type=notify", "NoNewPrivileges=yes", "RestrictNamespaces=yes", "MemoryDenyWriteExecute=yes"):
                    self.assertIn(line + "\n", text)
        asked = (self.box.home / "asked").read_text().splitlines()
        self.assertEqual(asked[:3], ["--user daemon-reload", "--user enable rinnovad.service", "--user restart rinnovad.service"])
        self.assertEqual(self.booted("uninstall")["installed"], "systemd")
        self.assertFalse(self.unit.exists())
        self.assertIn("--user disable --now rinnovad.service", (self.box.home / "asked").read_text())


if __name__ == "__main__":
    subprocess.run(["systemd-analyze", "--version"], check=True, stdout=subprocess.DEVNULL)
    unittest.main(verbosity=2)
