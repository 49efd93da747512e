# SPDX-License-Identifier: Apache-2.0
"""Computers of a fleet under Wine: joined by hand and by a group policy, over Windows' own TLS."""
import json
import pathlib
import tempfile
import unittest

from desk import Desk, run_windows
from rinnova_test.fleetserver import FleetServer
from test_outlook import NEW, PROFILES, USER

POLICY = "HKLM\\Software\\Policies\\Rinnova"


def path(file):
    return "Z:" + str(file).replace("/", "\\")


class Fleet(unittest.TestCase):
    def setUp(self):
        self.desk = self.enterContext(Desk())
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.server = self.enterContext(FleetServer(self.folder / "fleet", seconds=300))
        self.desk.outlook(PROFILES)
        self.assertEqual(self.desk.rinnova("track", USER, "--expires", "2027-01-31").code, 0)

    def configure(self, **fleet):
        (self.desk.appdata / "rinnova").mkdir(parents=True, exist_ok=True)
        (self.desk.appdata / "rinnova/config.json").write_text(json.dumps({"fleet": fleet}), "utf-8")

    def set_policy(self, **values):
        self.addCleanup(run_windows, "reg", "delete", POLICY, "/f")
        for name, value in values.items():
            self.assertEqual(run_windows("reg", "add", POLICY, "/v", name, "/d", value, "/f").code, 0)

    def test_by_hand_it_joins_reports_and_leaves(self):
        self.configure(ca_file=path(self.server.ca_file))
        joined = self.desk.rinnova("fleet", "join", self.server.url, password=self.server.token() + "\n")
        self.assertEqual(joined.code, 0, joined)
        self.assertTrue(self.server.wait("join").verified)
        report = self.server.wait("report")
        self.assertTrue(report.verified)
        self.assertEqual(report.document["device"]["os"], "Windows")
        account = report.document["accounts"][0]
        self.assertEqual((account["account"], account["expires"]), (USER, "2027-01-31"))
        self.assertEqual(self.desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW).code, 0)
        self.assertEqual(self.desk.rinnova("fleet", "push").code, 0)
        self.assertNotIn(NEW.encode(), self.server.traffic)
        kept = b"".join(file.read_bytes() for file in (self.desk.local / "rinnova").rglob("*") if file.is_file())
        self.assertNotIn(NEW.encode(), kept)
        left = self.desk.rinnova("fleet", "leave")
        self.assertEqual((left.code, left.document["joined"]), (0, False), left)
        self.assertTrue(self.server.wait("leave").verified)

    def test_a_server_of_another_authority_is_told_nothing(self):
        other = self.enterContext(FleetServer(self.folder / "other", seconds=300))
        self.configure(ca_file=path(other.ca_file))
        joined = self.desk.rinnova("fleet", "join", self.server.url, password=self.server.token() + "\n")
        self.assertEqual((joined.code, joined.document.get("error", {}).get("code")), (1, "auth-rejected"), joined)
        self.assertEqual(self.server.traffic, b"")

    def test_a_group_policy_brings_each_users_agent_in(self):
        token = self.folder / "token"
        token.write_text(self.server.token() + "\n")
        self.set_policy(FleetUrl=self.server.url, FleetTokenFile=path(token), FleetCaFile=path(self.server.ca_file))
        with self.desk.agent():
            self.assertTrue(self.server.wait("join").verified)
            self.assertEqual(self.server.wait("report").document["accounts"][0]["account"], USER)
            self.assertTrue(self.desk.rinnova("fleet", "status").document["joined"])

    def test_a_wrong_group_policy_is_named(self):
        self.set_policy(FleetUrl="http://fleet.example")
        status = self.desk.rinnova("status", plain=True)
        self.assertNotEqual(status.code, 0)
        self.assertIn("Policies\\Rinnova", status.out + status.err)


if __name__ == "__main__":
    unittest.main(verbosity=2)
