# SPDX-License-Identifier: Apache-2.0
"""Twenty machines with their agents, two servers behind nginx on one PostgreSQL: what the administrator sees is true,
whatever fails meanwhile, and no password is anywhere."""
import concurrent.futures
import contextlib
import datetime
import json
import pathlib
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

from fleet_yard import FLEET_PROGRAM, Desk, Yard
from office import ROOT
from rinnova_test.mailserver import MailServer
from rinnova_test.profile import ThunderbirdProfile

OLD, NEW = "fake-old-{}", "fake-new-{}"
SHARED = "studio@pec.it"
SHARERS = ("PC-05", "PC-06", "PC-15")
KEY4 = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain/key4.db"
NAMES = [f"PC-{number:02}" for number in range(1, 21)]
TODAY = datetime.date.today()


def day(days):
    return (TODAY + datetime.timedelta(days=days)).isoformat()


def own_account(name):
    return f"{name.lower()}@pec.it"


class FleetOfTwenty(unittest.TestCase):
    def setUp(self):
        stack = contextlib.ExitStack()
        self.addCleanup(stack.close)
        self.folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
        self.folder.chmod(0o711)
        self.mail = stack.enter_context(MailServer())
        for login in [SHARED, *map(own_account, NAMES)]:
            self.mail.set_password(login, OLD.format(login))
        self.yard = stack.enter_context(Yard(self.folder))
        self.keys = self.folder / "keys.json"
        self.fleet_tool("key", "create", self.keys)
        self.tokens = {group: self.yard.command("token", "--group", group, "--uses", "10", "--key-file", self.keys)
                       for group in ("Nord", "Sud")}
        token_file = self.folder / "token"
        token_file.write_text(self.tokens["Nord"])
        self.pool = stack.enter_context(concurrent.futures.ThreadPoolExecutor(4))
        now = datetime.datetime.now(datetime.timezone.utc)
        self.desks = {name: Desk(name, self.yard, self.mail, now, token_file if self.is_deployed(name) else None)
                      for name in NAMES}
        self.everywhere(lambda desk: desk.__enter__())
        for desk in self.desks.values():
            stack.callback(desk.__exit__)

    def fleet_tool(self, *arguments):
        subprocess.run([FLEET_PROGRAM, *map(str, arguments)], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)

    @staticmethod
    def is_deployed(name):
        """The first ten join by what their machine's settings say, the others by hand."""
        return name <= "PC-10"

    def everywhere(self, do, names=NAMES):
        return dict(zip(names, self.pool.map(lambda name: do(self.desks[name]), names)))

    def move_in(self, desk):
        number = int(desk.name[3:])
        desk.accounts[own_account(desk.name)] = day({3: -3, 4: 5, 14: 2}.get(number, 60 + number))
        if desk.name in SHARERS:
            desk.accounts[SHARED] = day(10)
        if not self.is_deployed(desk.name):
            joined = desk.rinnova("fleet", "join", self.yard.url, text=self.tokens["Sud"])
            self.assertEqual(joined.code, 0, joined)
        desk.wait(lambda status: status["joined"])
        profile = ThunderbirdProfile.of_mail(desk.box.home, self.mail, list(desk.accounts), "imap")
        shutil.copyfile(KEY4, profile.path / "key4.db")
        for login, expires in desk.accounts.items():
            device = ["--device", "Telefono"] if desk.name == "PC-12" else []
            tracked = desk.rinnova("track", login, "--expires", expires, *device)
            self.assertEqual(tracked.code, 0, tracked)
        desk.wait(desk.has_told_all)

    def renew(self, name, login=None, code=0):
        login, desk = login or own_account(name), self.desks[name]
        password = NEW.format(login)
        self.mail.set_password(login, OLD.format(login), password)
        ran = desk.rinnova("rotate", login, "--password-stdin", "--expires", day(85), "--create", text=password)
        self.assertEqual(ran.code, code, ran)
        desk.accounts[login] = day(85)
        return desk

    def test_what_the_administrator_sees_is_true(self):
        self.everywhere(self.move_in)
        first, second = self.yard.servers
        for name, code in (("PC-01", 0), ("PC-12", 3)):
            self.renew(name, code=code).wait(self.desks[name].has_told_all)

        first.process.send_signal(signal.SIGKILL)
        first.process.wait()
        for name in ("PC-02", "PC-11"):
            self.renew(name).wait(self.desks[name].has_told_all)

        self.yard.database.stop("immediate")
        in_the_dark = [self.renew("PC-13"), self.renew("PC-05", SHARED)]
        for desk in in_the_dark:
            desk.wait(lambda status: status["problem"])
        self.yard.database.start()
        self.yard.start_again(first)

        self.be_silent("PC-20")
        speaking = NAMES[:-1]
        for desk in in_the_dark:
            self.report_again(desk)
        # A day later each reports again, and those whose mailbox was renewed elsewhere hear of it.
        self.everywhere(self.report_again, speaking)
        for name in ("PC-06", "PC-15"):
            told = self.desks[name].wait(lambda status: status["renewed_elsewhere"])["renewed_elsewhere"]
            self.assertEqual([(hint["account"], hint["expires"]) for hint in told], [(SHARED, day(85))])

        self.publish_policy()
        self.everywhere(lambda desk: self.assertEqual(desk.rinnova("fleet", "push").code, 0), speaking)
        self.everywhere(lambda desk: desk.wait(lambda status: status["sent"]["policy"] == 1 and desk.has_told_all(status)),
                        speaking)

        self.check_report()
        self.check_overview_and_metrics()
        self.check_what_users_see()
        self.search_for_secrets()

    def report_again(self, desk):
        desk.pass_time(days=1)
        desk.wait(lambda status: desk.has_told_all(status)
                  and status["last_kept"] >= f"{desk.agent.now:%Y-%m-%dT%H:%M:%SZ}")

    def be_silent(self, name):
        """Nobody waits a week for it: the database is told that it was that long."""
        self.desks[name].agent.stop()
        self.yard.database.query(f"UPDATE devices SET seen_at = seen_at - 8 * 86400 WHERE name = '{name}'")

    def publish_policy(self):
        policy, signed = self.folder / "policy.json", self.folder / "policy.signed"
        policy.write_text(json.dumps({"schema": 1, "version": 1, "reminders": {"days": [21, 7]}}))
        self.fleet_tool("policy", "sign", policy, "--key-file", self.keys, "--output", signed)
        self.yard.command("policy", "publish", signed)

    def truth(self):
        """(account, machine) -> what must be seen of it."""
        return {(login, name): {"expires": expires, "group": "Nord" if self.is_deployed(name) else "Sud",
                                "state": "expired" if expires < day(0) else "due" if expires < day(14) else "ok",
                                "open": 1 if name == "PC-12" else 0,
                                "behind": login == SHARED and name != "PC-05"}
                for name, desk in self.desks.items() for login, expires in desk.accounts.items()}

    def check_report(self):
        rows = json.loads(self.yard.command("report", "--format", "json"))["accounts"]
        seen = {(row["account"], row["device"]): {member: row[member] for member in
                                                  ("expires", "group", "state", "open", "behind")} for row in rows}
        self.assertEqual(len(rows), len(seen))
        self.maxDiff = None
        self.assertEqual(seen, self.truth())

    def check_overview_and_metrics(self):
        # The newest password of each account counts.
        newest = {}
        for (login, _), row in self.truth().items():
            if login not in newest or row["expires"] > newest[login]["expires"]:
                newest[login] = row
        counts = {state: sum(row["state"] == state for row in newest.values()) for state in ("ok", "due", "expired")}
        self.assertEqual(counts, {"ok": 18, "due": 2, "expired": 1})
        expected = {**{f'accounts{{state="{state}"}}': count for state, count in counts.items()},
                    'accounts{state="unknown"}': 0, "accounts_open": 1, "accounts_behind": 1, "devices": 20,
                    "devices_silent": 1, "devices_cloned": 0, "policy_version": 1}
        key = self.yard.command("api-key", "add", "test").strip()
        self.yard.command("admin", "add", "anna", "--role", "viewer", "--password-stdin", text="fake-admin-password\n")
        for server in self.yard.servers:
            metrics = dict(line.rsplit(" ", 1) for line in server.get("/metrics")[1].splitlines() if line[0] != "#")
            self.assertEqual({name: int(float(metrics["rinnova_fleet_" + name])) for name in expected}, expected)
            overview = json.loads(server.get("/api/v1/overview", Authorization=f"Bearer {key}")[1])
            self.assertEqual({name: overview["accounts"][name] for name in (*counts, "open", "behind")},
                             {**counts, "open": 1, "behind": 1})
            self.assertEqual(overview["devices"], {"joined": 20, "silent": 1, "revoked": 0, "cloned": 0})
            self.assertEqual(sum(overview["weeks"]), counts["ok"] + counts["due"])
        status, headers, _ = self.yard.page("/sign-in", form={"name": "anna", "password": "fake-admin-password"})
        self.assertEqual(status, 303)
        cookie = headers["Set-Cookie"].split(";")[0]
        tiles = dict(re.findall(r'<a href="([^"]*)"><strong>(\d+)</strong>', self.yard.page("/", cookie)[2]))
        for path, count in (("/accounts?state=expired", 1), ("/accounts?state=due", 2), ("/accounts?open=1", 1),
                            ("/accounts?behind=1", 1), ("/devices?silent=1", 1)):
            self.assertEqual(tiles[path], str(count), path)
        for path, words in (("/devices?silent=1", ["PC-20"]), ("/accounts?state=expired", ["pc-03@pec.it"]),
                            ("/accounts/view?id=aruba-pec%2Fstudio%40pec.it", SHARERS)):
            status, _, page = self.yard.page(path, cookie)
            self.assertEqual(status, 200, path)
            for word in words:
                self.assertIn(word, page, path)

    def check_what_users_see(self):
        """Of each machine exactly what its server was told, byte for byte."""
        spoken, unpacked = self.yard.traffic()
        for name in NAMES[:-1]:
            sent = self.desks[name].client.call("fleet_status")["sent"]
            self.assertIn(sent.encode(), unpacked, name)

    def search_for_secrets(self):
        places = dict(zip(("traffic", "unpacked"), self.yard.traffic()))
        self.assertIn(b"pc-03@pec.it", places["unpacked"])
        places["logs"] = self.yard.all_logs().encode()
        places["report"] = self.yard.command("report", "--format", "csv").encode()
        dump = subprocess.run(["pg_dump", self.yard.database.address], check=True, capture_output=True).stdout
        self.assertIn(b"pc-03@pec.it", dump)
        places["dump"] = dump
        for name, desk in self.desks.items():
            places[name] = desk.files()
        self.yard.database.stop("fast")
        places["database"] = b"".join(file.read_bytes() for file in (self.folder / "postgresql/data").rglob("*")
                                      if file.is_file())
        self.yard.database.start()
        self.assertIn(b"pc-03@pec.it", places["database"])
        secrets = [form.format(login).encode() for form in (OLD, NEW) for login in [SHARED, *map(own_account, NAMES)]]
        secrets += [token.strip().encode() for token in self.tokens.values()]
        for place, content in places.items():
            for secret in secrets:
                self.assertNotIn(secret, content, place)
            # Nor any other one: all of this test's begin so. An administrator's own is sent when he signs in.
            self.assertEqual(set(re.findall(rb"fake-(?:old|new)[-\w@.]*", content)), set(), place)
            if place != "traffic":
                self.assertNotIn(b"fake-admin-password", content, place)


if __name__ == "__main__":
    unittest.main()
