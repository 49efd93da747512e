# SPDX-License-Identifier: Apache-2.0
# label: long
"""A bare Debian, without anything that builds: the packages are installed, upgraded, used with the real Thunderbird, and
removed, and nothing is left but what is the user's own."""
import json
import pathlib
import shutil
import unittest

from bare_debian import BareDebian, isolate
from packing import NAMES, ROOT, older, pack

TOOLS = ("python3", "openssl", "thunderbird", "dovecot-imapd", "dovecot-pop3d", "dovecot-submissiond", "gnome-keyring",
         "dbus-daemon", "libglib2.0-bin", "libsecret-tools", "sqlite3", "libnss3-tools", "systemd")
LEDGER = ROOT / "tests/unit/ledger/fixtures/version-1.sqlite"


class OnABareDebian(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.debian = BareDebian()
        cls.debian.__enter__()
        cls.addClassCleanup(cls.debian.__exit__)
        cls.place = cls.debian.root / "opt/packages"
        cls.packages = pack(cls.place / "new")
        (cls.place / "old").mkdir()
        cls.before = {name: older(package, cls.place / "old") for name, package in cls.packages.items()}
        tests = cls.debian.root / "opt/rinnova"
        for part in ("tests/support", "tests/packages", "src/providers/data"):
            shutil.copytree(ROOT / part, tests / part)
        (tests / "tests/e2e").mkdir()
        shutil.copy(ROOT / "tests/e2e/office.py", tests / "tests/e2e")

    def setUp(self):
        # What root's own commands of another test have left: any of them makes a ledger.
        shutil.rmtree(self.debian.root / "root/.local", ignore_errors=True)

    def inside(self, packages):
        return ["/" + str(path.relative_to(self.debian.root)) for path in packages.values()]

    def purge(self):
        """What of ours is installed, or was removed and has left its configuration."""
        known = self.debian.run("dpkg-query", "-W", "-f=${Package}\\n").stdout.split()
        ours = [name for name in reversed(NAMES) if name in known]
        if ours:
            self.debian.run("dpkg", "--purge", *ours)

    def assert_nothing_is_left(self):
        # Its system user stays, as Debian wants it: files elsewhere may be its own.
        left = [path for path in self.debian.files() if "rinnova" in path and not path.startswith("/root/home")]
        self.assertEqual(left, [])

    def test_1_the_terminal_alone_needs_no_graphical_library(self):
        bare = self.debian.packages()
        self.assertFalse({"gcc", "g++", "make", "cmake", "python3"} & set(bare))
        self.debian.install(*self.inside({"rinnova": self.packages["rinnova"]}))
        pulled = {name: size for name, size in self.debian.packages().items() if name not in bare}
        self.assertFalse([name for name in pulled if name.startswith(("libqt6gui", "libgtk", "libx11-6"))], pulled)
        known = self.debian.run("rinnova", "plugins").stdout
        for plugin in ("thunderbird", "keychain", "manual"):
            self.assertIn(plugin, known)
        self.assertIn("rinnova rotate", self.debian.run("rinnova", "rotate", "--help").stdout)

    def test_2_an_upgrade_takes_the_ledger_of_the_version_before_along(self):
        self.purge()
        self.debian.install(*self.inside(self.before))
        self.assertEqual(self.version(), "0.0.9-1")
        old = self.debian.root / "usr/share/doc/rinnova/of-0.0.9"
        self.assertTrue(old.exists())
        state = self.debian.root / "root/.local/state/rinnova"
        state.mkdir(parents=True, mode=0o700)
        shutil.copy(LEDGER, state / "ledger.sqlite")
        (state / "ledger.sqlite").chmod(0o600)
        config = self.debian.root / "etc/rinnova-fleet/serve.conf"
        config.write_text(config.read_text() + "# our own line\n")
        self.debian.install(*self.inside(self.packages))
        self.assertNotEqual(self.version(), "0.0.9-1")
        self.assertFalse(old.exists())
        self.assertIn("# our own line", config.read_text())
        said = json.loads(self.debian.run("rinnova", "--json", "status").stdout)
        self.assertEqual({a["account"] for a in said["accounts"]}, {"mario.rossi@pec.it", "segreteria/studio@pec.it"})
        shutil.rmtree(self.debian.root / "root/.local")
        self.purge()
        self.assert_nothing_is_left()

    def test_3_one_rotation_with_the_real_thunderbird_and_nothing_is_left(self):
        self.debian.install(*TOOLS)
        self.debian.install(*self.inside(self.packages))
        self.purge()
        before = self.debian.files()
        self.debian.install(*self.inside(self.packages))
        self.assertEqual(self.debian.run("stat", "-c", "%a %U %G", "/etc/rinnova-fleet/serve.conf").stdout,
                         "640 root rinnova-fleet\n")
        said = json.loads(self.debian.run("python3", "-B", "/opt/rinnova/tests/packages/inside.py",
                                          env={"RINNOVA_PROGRAM": "/usr/bin/rinnova"}).stdout.splitlines()[-1])
        self.assertEqual((said["tracked"], said["rotated"]), (0, 0), said)
        self.assertEqual({result for *_, result in said["slots"]}, {"updated"}, said)
        self.assertEqual({target for target, *_ in said["slots"]}, {"thunderbird", "keychain"})
        self.assertEqual((said["status"]["state"], said["status"]["open"]), ("ok", 0))
        self.assertTrue(said["agent"]["running"])
        self.assertEqual(set(said["thunderbird"].values()), {True}, said["thunderbird"])
        self.assertTrue(said["keyring"])
        self.assertIn("rinnova-desktop ", said["window"])
        self.assertIn("rinnova-fleet ", said["fleet"])
        self.assertEqual(said["removed"][0], 0, said["removed"][1])
        self.assertEqual(said["agent_ended_with"], 0)
        # What is the user's own is there still, without the programs.
        home = self.debian.root / "root/home"
        self.assertTrue((home / ".local/state/rinnova/ledger.sqlite").exists())
        self.purge()
        self.assert_nothing_is_left()
        shutil.rmtree(home)
        after = self.debian.files()
        self.assertEqual({path: after[path] for path in after if after[path] != before.get(path)}, {})
        self.assertEqual([path for path in before if path not in after], [])

    def version(self):
        return self.debian.run("dpkg-query", "-W", "-f=${Version}", "rinnova").stdout


if __name__ == "__main__":
    isolate()
    unittest.main(verbosity=2)
