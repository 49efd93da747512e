# SPDX-License-Identifier: Apache-2.0
"""The Debian packages: what is in them, what they pull in, and that the same build gives the same bytes."""
import datetime
import hashlib
import os
import pathlib
import subprocess
import tempfile
import unittest

from packing import BUILD, MOMENT, NAMES, ROOT, contents, control, pack, run

GRAPHICAL = ("libqt6gui6", "libqt6widgets6", "libgtk", "libx11-6", "libgl1", "libegl")


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


class Packages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(cls.folder.cleanup)
        cls.packages = pack(pathlib.Path(cls.folder.name) / "a")

    def unpacked(self, name):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        run("dpkg-deb", "--extract", self.packages[name], folder.name)
        return pathlib.Path(folder.name)

    def test_there_are_three(self):
        self.assertEqual(set(self.packages), set(NAMES))

    def test_packing_in_another_folder_gives_the_same_bytes(self):
        again = pack(pathlib.Path(self.folder.name) / "another" / "folder")
        self.assertEqual({name: digest(path) for name, path in again.items()},
                         {name: digest(path) for name, path in self.packages.items()})

    def test_lintian_finds_no_error_and_no_warning_that_has_no_reason(self):
        said = subprocess.run(["lintian", "--allow-root", "--fail-on", "error,warning", "--tag-display-limit", "0",
                               *map(str, self.packages.values())], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        self.assertEqual(said.returncode, 0, said.stdout)

    def test_everything_is_of_one_moment(self):
        moment = datetime.datetime.fromtimestamp(int(MOMENT)).strftime("%Y-%m-%d %H:%M")
        for name, package in self.packages.items():
            times = {entry.time for entry in contents(package).values()}
            if "RINNOVA_PACKAGES" in os.environ:  # of a release: that of its last commit
                self.assertEqual(len(times), 1, name)
            else:
                self.assertEqual(times, {moment}, name)

    def test_everything_belongs_to_root_and_nobody_else_may_write_it(self):
        for name, package in self.packages.items():
            for path, entry in contents(package).items():
                with self.subTest(package=name, path=path):
                    self.assertEqual(entry.owner, "root/root")
                    self.assertRegex(entry.mode, r"^(drwxr-xr-x|-rwxr-xr-x|-rw-r--r--)$")

    def test_the_terminal_and_the_agent_pull_in_no_graphical_library(self):
        depends = control(self.packages["rinnova"])["Depends"]
        wanted = [part.split("|")[0].split("(")[0].strip() for part in depends.split(",")]
        closure = run("apt-cache", "depends", "--recurse", "--no-recommends", "--no-suggests", "--no-conflicts",
                      "--no-breaks", "--no-replaces", "--no-enhances", *wanted)
        packages = {line for line in closure.splitlines() if not line.startswith(" ")}
        self.assertIn("libqt6core6", packages)
        self.assertEqual([name for name in packages if name.startswith(GRAPHICAL)], [])

    def test_the_window_and_the_terminal_are_of_one_version(self):
        terminal, window = control(self.packages["rinnova"]), control(self.packages["rinnova-desktop"])
        self.assertIn(f"rinnova (= {terminal['Version']})", window["Depends"])
        self.assertEqual(window["Version"], terminal["Version"])

    def test_what_an_installation_needs_is_there(self):
        for name, paths in {
            "rinnova": ["bin/rinnova", "bin/rinnovad", "lib/rinnova/plugins/thunderbird.so",
                        "lib/rinnova/vault/libsecret.so", "lib/rinnova/probe/curl.so", "lib/rinnova/fleet/curl.so",
                        "lib/rinnova/rinnova-thunderbird-host", "share/rinnova/rinnova-live.xpi",
                        "lib/systemd/user/rinnovad.service", "share/man/man1/rinnova.1.gz",
                        "lib/mozilla/native-messaging-hosts/it.rinnova.thunderbird.json",
                        "share/man/it/man1/rinnova.1.gz", "share/man/man8/rinnovad.8.gz",
                        "share/bash-completion/completions/rinnova", "share/zsh/vendor-completions/_rinnova",
                        "share/fish/vendor_completions.d/rinnova.fish", "share/rinnova/providers/aruba-pec.json"],
            "rinnova-desktop": ["bin/rinnova-desktop", "lib/rinnova/rinnova-clipboard",
                                "share/applications/rinnova-desktop.desktop", "share/man/man1/rinnova-desktop.1.gz",
                                "share/icons/hicolor/scalable/apps/rinnova-desktop.svg",
                                "share/metainfo/it.rinnova.Rinnova.metainfo.xml"],
            "rinnova-fleet": ["bin/rinnova-fleet", "lib/systemd/system/rinnova-fleet.service",
                              "lib/sysusers.d/rinnova-fleet.conf", "share/man/man8/rinnova-fleet.8.gz",
                              "share/rinnova-fleet/grafana-dashboard.json"],
        }.items():
            inside = contents(self.packages[name])
            for path in paths + [f"share/doc/{name}/copyright", f"share/doc/{name}/changelog.Debian.gz"]:
                with self.subTest(package=name, path=path):
                    self.assertIn(f"/usr/{path}", inside)
            self.assertFalse([path for path in inside if "test" in path or "template" in path])

    def test_no_file_tells_where_it_was_built(self):
        for name in NAMES:
            for path in self.unpacked(name).rglob("*"):
                if path.is_file():
                    with self.subTest(package=name, path=path.name):
                        content = path.read_bytes()
                        self.assertNotIn(str(ROOT).encode(), content)
                        # With a compiler cache it is relative; without, the whole path.
                        if content.startswith(b"\x7fELF"):
                            self.assertNotRegex(content, rb"/(src|plugins)/[\w/.-]+\.(cpp|h)\0")

    def test_manual_pages_are_well_formed_and_say_what_the_programs_say(self):
        for name in NAMES:
            for page in self.unpacked(name).rglob("man?/*.gz"):
                with self.subTest(page=page.name):
                    said = subprocess.run(["man", "--warnings", "--local-file", str(page)], text=True,
                                          env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "100"},
                                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
                    self.assertEqual((said.returncode, said.stderr), (0, ""))
                    program = BUILD / "bin" / page.name.split(".")[0]
                    self.assertIn("--version", said.stdout)
                    if program.name == "rinnova-desktop":
                        usage = run(program, "--help", env={"QT_QPA_PLATFORM": "offscreen", "HOME": "/nonexistent"})
                        for word in usage.replace("[", " ").replace("]", " ").split():
                            if word.startswith("--"):
                                self.assertIn(word, said.stdout)

    def test_units_and_desktop_files_are_valid(self):
        terminal, window, fleet = map(self.unpacked, NAMES)
        # Programs are looked for where a unit says: they are taken from the folder.
        for unit in (terminal / "usr/lib/systemd/user/rinnovad.service",
                     fleet / "usr/lib/systemd/system/rinnova-fleet.service"):
            program = unit.name.removesuffix(".service")
            text = unit.read_text().replace(f"/usr/bin/{program}", str(BUILD / "bin" / program))
            unit.write_text("\n".join(line for line in text.splitlines() if not line.startswith("Documentation=")))
            scope = "--user" if unit.parent.name == "user" else "--system"
            run("systemd-analyze", scope, "verify", "--man=no", unit, env={
                "PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": str(terminal), "HOME": str(terminal)})
        said = subprocess.run(["desktop-file-validate", str(window / "usr/share/applications/rinnova-desktop.desktop")],
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True).stdout
        # A key of the specification's version 1.5, which Debian 12 does not know.
        self.assertEqual([line for line in said.splitlines()
                          if "error" in line and "SingleMainWindow" not in line], [])
        run("appstreamcli", "validate", "--no-net", "--pedantic",
            window / "usr/share/metainfo/it.rinnova.Rinnova.metainfo.xml")

    def test_it_works_from_another_prefix(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = pathlib.Path(folder) / "of her own"
            run("cmake", "--install", BUILD, "--prefix", prefix)
            home = pathlib.Path(folder) / "home"
            home.mkdir()
            known = run(prefix / "bin/rinnova", "plugins", env={"HOME": str(home), "LC_ALL": "C.UTF-8"})
            for plugin in ("thunderbird", "keychain", "manual", "apple-mail"):
                self.assertIn(plugin, known)
            unit = (prefix / "lib/systemd/user/rinnovad.service").read_text()
            self.assertIn(f'ExecStart="{prefix}/bin/rinnovad"', unit)
            policy = (prefix / "share/rinnova/thunderbird-policies.json").read_text()
            self.assertIn(f"file://{prefix}/share/rinnova/rinnova-live.xpi", policy)


if __name__ == "__main__":
    unittest.main()
