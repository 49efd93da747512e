# SPDX-License-Identifier: Apache-2.0
"""Real agents and a real rinnova-fleet with SQLite: copied and revoked machines, tokens that end, pseudonyms."""
import contextlib
import datetime
import json
import pathlib
import subprocess
import tempfile
import types
import unittest

from fleet_yard import FLEET_PROGRAM, Desk, FleetServer
from rinnova_test.mailserver import MailServer

USER = "mario.rossi@pec.it"


class Machines(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.enter = stack.enter_context
        self.folder = pathlib.Path(self.enter(tempfile.TemporaryDirectory()))
        self.mail = self.enter(MailServer())
        self.server = self.enter(FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}"))
        self.yard = types.SimpleNamespace(url=f"https://localhost:{self.server.port}", ca_file=self.folder / "ca.pem")
        self.token_file = self.folder / "token"
        self.expires = (datetime.date.today() + datetime.timedelta(days=60)).isoformat()
        self.now = datetime.datetime.now(datetime.timezone.utc)

    def put_token(self, *arguments):
        self.token_file.write_text(self.server.command("token", *arguments))
        return self.token_file.read_text()

    def desk(self, name, deployed=True, **more):
        return self.enter(Desk(name, self.yard, self.mail, self.now, self.token_file if deployed else None, **more))

    def track(self, desk):
        self.assertEqual(desk.rinnova("track", USER, "--expires", self.expires).code, 0)
        desk.accounts[USER] = self.expires
        return desk.wait(desk.has_told_all)["device"]

    def devices(self):
        listed = json.loads(self.server.command("device", "list", "--format", "json"))["devices"]
        return {device["id"]: device["state"] for device in listed}

    def report_a_day_later(self, desk):
        """Its state once that report was kept, or was refused for good: a number that is too low is mended at once."""
        desk.pass_time(days=1)
        now = f"{desk.agent.now:%Y-%m-%dT%H:%M:%SZ}"
        return desk.wait(lambda status: (status["problem"] and status["problem"]["code"] != "internal")
                         or (desk.has_told_all(status) and status["last_kept"] == now))

    def test_two_copies_of_one_machine_become_two_devices(self):
        self.put_token("--uses", "5")
        original = self.desk("PC-01")
        shared = self.track(original)
        original.stop()
        copy = self.desk("PC-02", copy_of=original)
        original.start()
        # Its name is another one: told at once, and above all numbers of the first.
        copy.wait(lambda status: status["sent"]["device"]["name"] == "PC-02" and copy.has_told_all(status))
        self.assertIsNone(self.report_a_day_later(original)["problem"])
        self.assertEqual(self.devices(), {shared: "joined"})
        self.assertEqual(self.report_a_day_later(copy)["problem"]["code"], "conflict")  # found out
        self.assertEqual(self.devices(), {shared: "cloned"})
        self.assertEqual(self.report_a_day_later(original)["problem"]["code"], "conflict")
        ids = set()
        for desk in (original, copy):
            desk.pass_time(minutes=2)
            ids.add(desk.wait(lambda status: desk.has_told_all(status))["device"])
        self.assertEqual(len(ids), 2)
        self.assertEqual(self.devices(), {shared: "cloned", **dict.fromkeys(ids, "joined")})

    def test_who_is_revoked_reports_again_with_another_token_alone(self):
        self.put_token("--uses", "5")
        desk = self.desk("PC-01")
        first = self.track(desk)
        self.server.command("device", "revoke", first)
        status = self.report_a_day_later(desk)
        self.assertEqual((status["joined"], status["problem"]["code"], status["next"]), (False, "auth-rejected", None))
        desk.pass_time(days=30)
        self.assertEqual(desk.rinnova("fleet", "push").code, 7)
        self.assertEqual(self.devices(), {first: "revoked"})
        again = desk.rinnova("fleet", "join", self.yard.url, text=self.put_token("--uses", "1"))
        self.assertEqual(again.code, 0, again)
        self.assertEqual(self.devices(), {first: "revoked", again.document["device"]: "joined"})

    def test_a_token_that_is_used_up_waits_for_another_one(self):
        self.put_token("--uses", "1")
        self.track(self.desk("PC-01"))
        late = self.desk("PC-02")
        status = late.wait(lambda status: status["problem"])
        self.assertEqual((status["joined"], status["problem"]["code"]), (False, "auth-rejected"))
        self.put_token("--uses", "1", "--group", "Sud")
        late.pass_time(hours=4)
        self.assertEqual(late.wait(lambda status: status["joined"])["group"], "Sud")
        self.track(late)

    def test_who_leaves_is_gone_and_stays_away(self):
        self.put_token("--uses", "5")
        desk = self.desk("PC-01")
        first = self.track(desk)
        left = desk.rinnova("fleet", "leave")
        self.assertEqual((left.code, left.document["joined"], left.err), (0, False, ""))
        self.assertEqual(self.devices().get(first), "left")
        self.assertEqual(json.loads(self.server.command("report", "--format", "json"))["accounts"], [])
        desk.stop()
        desk.start()
        desk.pass_time(days=2)
        self.assertEqual(desk.rinnova("track", USER, "--expires", self.expires).code, 0)
        self.assertFalse(desk.fleet_status()["joined"])

    def test_under_pseudonyms_names_are_on_machines_and_with_the_key_file(self):
        keys = self.folder / "keys.json"
        subprocess.run([FLEET_PROGRAM, "key", "create", keys], check=True, stdin=subprocess.DEVNULL)
        token = self.server.command("token", "--uses", "5", "--key-file", keys, "--pseudonyms")
        pseudonyms = set()
        for name in ("PC-01", "PC-02"):
            desk = self.desk(name, deployed=False)
            self.assertEqual(desk.rinnova("fleet", "join", self.yard.url, text=token).code, 0)
            self.assertEqual(desk.rinnova("track", USER, "--expires", self.expires).code, 0)
            status = desk.wait(lambda status: status["sent"] and status["sent"]["accounts"] and not status["problem"]
                               and status["names"])
            self.assertTrue(status["pseudonyms"])
            self.assertEqual([name["account"] for name in status["names"]], [USER])
            self.assertNotIn("mario", json.dumps(status["sent"]))
            pseudonyms.add(status["names"][0]["pseudonym"])
            self.assertIn(status["names"][0]["pseudonym"], desk.words("fleet", "status"))
        self.assertEqual(len(pseudonyms), 1)  # one mailbox, two desks
        desk.rinnova("fleet", "push")
        self.assertEqual(self.server.command("report", "--format", "json", "--key-file", keys).count(USER), 2)
        stored = b"".join(file.read_bytes() for file in self.folder.glob("fleet.sqlite*"))
        self.assertNotIn(b"mario", stored)
        self.assertIn(pseudonyms.pop().encode(), stored)


if __name__ == "__main__":
    unittest.main()
