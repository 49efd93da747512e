# SPDX-License-Identifier: Apache-2.0
# label: long
"""The packages under a systemd that runs: their units, with all that they forbid, and what maintainer scripts do with agents
and with the server."""
import http.client
import json
import pathlib
import ssl
import unittest

from bare_debian import BootedDebian, isolate
from packing import older, pack
from rinnova_test.certificates import Authority
from rinnova_test.ports import PortLease

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
PLACE = ("host", "smtps.pec.aruba.it", "service", "smtp", "user", USER)


class UnderSystemd(unittest.TestCase):
    debian = BootedDebian("gnome-keyring", "libsecret-tools")

    @classmethod
    def start(cls):
        cls.debian.__enter__()
        unittest.addModuleCleanup(cls.debian.__exit__)
        folder = cls.debian.root / "opt/packages"
        cls.packages = pack(folder / "new")
        (folder / "old").mkdir()
        cls.before = {name: older(package, folder / "old") for name, package in cls.packages.items()}

    def tearDown(self):
        self.assertEqual(self.debian.run("systemctl", "--failed", "--no-legend", "--plain").stdout, "")

    def install(self, packages, name):
        self.debian.install("/" + str(packages[name].relative_to(self.debian.root)))

    def state(self, unit, *scope):
        return self.debian.run("systemctl", *scope, "is-active", unit, check=False).stdout.strip()

    def main_pid(self, unit, *scope):
        return int(self.debian.run("systemctl", *scope, "show", "--property=MainPID", "--value", unit).stdout)

    def program_of(self, number):
        return self.debian.run("readlink", f"/proc/{number}/exe").stdout.strip()

    def is_there(self, number):
        return self.debian.run("test", "-e", f"/proc/{number}", check=False).returncode == 0


setUpModule = UnderSystemd.start


class Agents(UnderSystemd):
    UNIT = "rinnovad.service"

    @classmethod
    def setUpClass(cls):
        for name in ("mario", "anna"):
            cls.debian.run("useradd", "--create-home", name)
            cls.debian.run("loginctl", "enable-linger", name)
            cls.debian.wait_until(f"{name} has a manager", lambda name=name: cls.debian.as_user(
                name, "systemctl", "--user", "is-system-running", check=False).stdout.strip() == "running")

    def agent_of(self, name):
        return self.state(self.UNIT, "--user", f"--machine={name}@")

    def pid_of(self, name):
        return self.main_pid(self.UNIT, "--user", f"--machine={name}@")

    def mario(self, *arguments, text="", check=True):
        return self.debian.as_user("mario", "rinnova", "--json", *arguments, text=text, check=check)

    def rotate(self, old, new):
        """By the agent, in its unit: one entry of the real keyring."""
        self.debian.as_user("mario", "secret-tool", "store", "--label=PEC", *PLACE, text=old)
        self.mario("track", USER, "--issued", "2020-01-01")
        done = json.loads(self.mario("rotate", USER, "--yes", "--no-probe", "--password-stdin", text=new).stdout)
        self.assertEqual([slot["result"] for slot in done["accounts"][0]["slots"]], ["updated"], done)
        self.assertEqual(self.debian.as_user("mario", "secret-tool", "lookup", *PLACE).stdout, new)

    def test_agents_through_installation_upgrade_and_removal(self):
        debian = self.debian
        debian.as_user("mario", "gnome-keyring-daemon", "--daemonize", "--unlock", "--components=secrets",
                       text="fake-login-3")
        self.install(self.before, "rinnova")
        self.assertEqual(self.agent_of("mario"), "inactive", "nobody has asked for it")

        debian.run("systemctl", "--global", "enable", self.UNIT)
        for name in ("mario", "anna"):
            debian.as_user(name, "systemctl", "--user", "start", self.UNIT)
            self.assertEqual(self.agent_of(name), "active")
        debian.as_user("anna", "systemctl", "--user", "stop", self.UNIT)
        first = self.pid_of("mario")
        self.rotate(OLD, NEW)
        self.assertTrue(json.loads(self.mario("agent", "status").stdout)["running"])

        self.install(self.packages, "rinnova")
        self.assertEqual(self.agent_of("mario"), "active")
        second = self.pid_of("mario")
        self.assertNotEqual(second, first)
        self.assertEqual(self.program_of(second), "/usr/bin/rinnovad", "the file that is there now")
        self.assertEqual(self.agent_of("anna"), "inactive", "she has ended hers")
        status = json.loads(self.mario("status").stdout)["accounts"]
        self.assertEqual([(a["account"], a["state"]) for a in status], [(USER, "ok")])

        # Enabled for all, it comes with the next session.
        debian.run("systemctl", "restart", f"user@{debian.run('id', '-u', 'anna').stdout.strip()}.service")
        debian.wait_until("the agent of a new session", lambda: self.agent_of("anna") == "active")
        agents = [second, self.pid_of("anna")]

        debian.run("apt-get", "remove", "-y", "-q", "rinnova")
        self.assertEqual([number for number in agents if self.is_there(number)], [])
        for name in ("mario", "anna"):
            self.assertNotEqual(self.agent_of(name), "active")
            failed = debian.as_user(name, "systemctl", "--user", "--failed", "--no-legend", "--plain").stdout
            self.assertEqual(failed, "")
        self.assertTrue((debian.root / "home/mario/.local/state/rinnova/ledger.sqlite").exists())
        said = debian.run("journalctl", "--no-pager", "--output=cat").stdout
        self.assertNotIn(NEW, said)
        self.assertNotIn("SECCOMP", said)
        debian.run("dpkg", "--purge", "rinnova")
        self.assertEqual(list((debian.root / "etc/systemd/user").rglob("rinnovad*")), [])


class Server(UnderSystemd):
    UNIT = "rinnova-fleet.service"

    def get(self, path, authority, headers={}):
        connection = http.client.HTTPSConnection("localhost", self.port, timeout=60,
                                                 context=ssl.create_default_context(cafile=str(authority)))
        try:
            connection.request("GET", path, headers=headers)
            return connection.getresponse().status, connection.sock.getpeercert()["serialNumber"]
        finally:
            connection.close()

    def certify(self):
        """A certificate of a new authority, where the settings have it; the authority."""
        folder = self.debian.root / "etc/rinnova-fleet"
        authority = Authority(folder).certificate
        Authority(folder).issue(folder / "fleet", ["localhost"])
        self.debian.run("chgrp", "rinnova-fleet", "/etc/rinnova-fleet/fleet.key")
        self.debian.run("chmod", "640", "/etc/rinnova-fleet/fleet.key")
        return authority

    def test_the_server_through_installation_upgrade_and_removal(self):
        debian = self.debian
        lease = PortLease()
        self.addCleanup(lease.close)
        self.port = lease.port
        self.install(self.before, "rinnova-fleet")
        self.assertEqual(self.state(self.UNIT), "inactive")
        self.assertEqual(debian.run("systemctl", "is-enabled", self.UNIT, check=False).stdout.strip(), "disabled")

        authority = self.certify()
        (debian.root / "etc/rinnova-fleet/serve.conf").write_text(
            f'[serve]\nlisten = "127.0.0.1:{self.port}"\n'
            'tls-cert = "/etc/rinnova-fleet/fleet.pem"\ntls-key = "/etc/rinnova-fleet/fleet.key"\n')
        debian.run("rinnova-fleet", "admin", "add", "anna", "--role", "admin", "--password-stdin", text="fake-login-3")
        debian.run("systemctl", "enable", "--now", self.UNIT)
        first = self.main_pid(self.UNIT)
        self.assertEqual(debian.run("ps", "-o", "user:20=", "-p", first).stdout.strip(), "rinnova-fleet")
        status, certificate = self.get("/healthz", authority)
        self.assertEqual(status, 200)
        owners = debian.run("stat", "-c", "%U %a %n", "/var/lib/rinnova-fleet", "/var/lib/rinnova-fleet/fleet.sqlite").stdout
        self.assertEqual(owners.splitlines(), ["rinnova-fleet 700 /var/lib/rinnova-fleet",
                                               "rinnova-fleet 600 /var/lib/rinnova-fleet/fleet.sqlite"])
        # Root's commands beside it, for the same fleet; then it still can write.
        key = debian.run("rinnova-fleet", "api-key", "add", "till").stdout.strip()
        self.assertEqual(self.get("/api/v1/overview", authority, {"Authorization": f"Bearer {key}"})[0], 200)
        self.assertEqual(debian.run("find", "/var/lib/rinnova-fleet", "-name", "*.sqlite").stdout.split(),
                         ["/var/lib/rinnova-fleet/fleet.sqlite"])
        self.assertEqual(self.foreign_files(), "")

        authority = self.certify()
        debian.run("systemctl", "reload", self.UNIT)
        self.assertEqual(self.main_pid(self.UNIT), first)
        debian.wait_until("the renewed certificate", lambda: self.renewed(authority, certificate))

        self.install(self.packages, "rinnova-fleet")
        second = self.main_pid(self.UNIT)
        self.assertNotEqual(second, first)
        self.assertEqual((self.state(self.UNIT), self.program_of(second)), ("active", "/usr/bin/rinnova-fleet"))
        self.assertEqual(self.get("/healthz", authority)[0], 200)

        debian.run("systemctl", "stop", self.UNIT)
        self.assertTrue(debian.run("rinnova-fleet", "token", "--uses", "1").stdout.strip())
        self.assertEqual(self.foreign_files(), "", "root's commands while it does not run")
        debian.run("dpkg", "--install", "/" + str(self.packages["rinnova-fleet"].relative_to(debian.root)))
        self.assertEqual(self.state(self.UNIT), "inactive", "its administrator has ended it")
        settings = debian.root / "etc/rinnova-fleet/serve.conf"
        settings.write_text(settings.read_text() + 'database = "sqlite:/var/lib/rinnova-fleet/other.sqlite"\n')
        self.assertEqual(len(debian.run("rinnova-fleet", "token", "list").stdout.splitlines()), 1, "the headings alone")
        self.assertTrue((debian.root / "var/lib/rinnova-fleet/other.sqlite").exists(), "what the settings name counts")
        debian.run("systemctl", "start", self.UNIT)
        third = self.main_pid(self.UNIT)

        debian.run("apt-get", "remove", "-y", "-q", "rinnova-fleet")
        self.assertFalse(self.is_there(third))
        self.assertTrue((debian.root / "var/lib/rinnova-fleet/fleet.sqlite").exists())
        self.install(self.packages, "rinnova-fleet")
        self.assertEqual(debian.run("rinnova-fleet", "device", "list").returncode, 0)
        debian.run("apt-get", "purge", "-y", "-q", "rinnova-fleet")
        self.assertFalse((debian.root / "var/lib/rinnova-fleet").exists())
        self.assertEqual(list((debian.root / "etc/systemd/system").rglob("rinnova-fleet*")), [])

    def foreign_files(self):
        return self.debian.run("find", "/var/lib/rinnova-fleet", "!", "-user", "rinnova-fleet").stdout

    def renewed(self, authority, before):
        try:
            return self.get("/healthz", authority)[1] != before
        except ssl.SSLError:
            return False


if __name__ == "__main__":
    isolate()
    unittest.main(verbosity=2)
