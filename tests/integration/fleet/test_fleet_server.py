# SPDX-License-Identifier: Apache-2.0
"""rinnova-fleet as agents and administrators meet it, with SQLite and with PostgreSQL."""
import csv
import http.client
import io
import json
import pathlib
import signal
import subprocess
import tempfile
import threading
import unittest

from fleet_server import PROGRAM, Agent, Envelopes, FleetServer, account, day, now
from rinnova_test.postgresql import PostgreSQL
from rinnova_test.processes import stop


class Fleet:
    """The tests, for either database."""

    def agent(self, name, token=None, **facts):
        agent = Agent(name, self.server, self.envelopes, **facts)
        status, answer = agent.join(token or self.token)
        self.assertEqual(status, 200, answer)
        return agent

    def setUp(self):
        self.envelopes = Envelopes()
        self.addCleanup(self.envelopes.close)
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.server = self.enterContext(FleetServer(self.folder, self.database()))
        self.token = self.server.command("token", "--group", "Nord", "--uses", "50")

    def enterContext(self, manager):  # of Python 3.11 on
        entered = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return entered

    def test_reports_arrive_in_lists_pages_and_metrics(self):
        desk = self.agent("desk", host="PC-ANNA")
        status, answer = desk.report([account("expired@pec.it", day(-3)), account("due@pec.it", day(5), open=1),
                                      account("ok@pec.it", day(80)), account("=1+1@pec.it", None)])
        self.assertEqual((status, answer["sequence"]), (200, 1))

        text = self.server.command("report", "--format", "csv")
        rows = {row["account"]: row for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff")))}
        self.assertEqual(rows["expired@pec.it"]["state"], "expired")
        self.assertEqual(rows["expired@pec.it"]["days_left"], "-3")
        self.assertEqual(rows["due@pec.it"]["state"], "due")
        self.assertEqual(rows["due@pec.it"]["open"], "1")
        self.assertEqual(rows["ok@pec.it"]["group"], "Nord")
        self.assertIn("'=1+1@pec.it", rows)
        document = json.loads(self.server.command("report", "--format", "json", "--due-within", "14d"))
        self.assertEqual([row["account"] for row in document["accounts"]], ["expired@pec.it", "due@pec.it"])
        self.assertIn("due@pec.it", self.server.command("report", "--state", "due"))
        self.assertIn("<td>PC-ANNA</td>", self.server.command("report", "--format", "html"))
        self.assertEqual(self.server.command("report", "--state", "sideways", check=False).returncode, 2)

        self.server.command("admin", "add", "anna", "--role", "viewer", "--password-stdin", text="fake-password-1\n")
        cookie = self.server.sign_in("anna", "fake-password-1")
        for path, words in (("/", "expired"), ("/accounts", "due@pec.it"), ("/week", "expired@pec.it"),
                            ("/devices", "PC-ANNA"), (f"/devices/view?id={desk.id}", "Debian GNU/Linux 12"),
                            ("/accounts/view?id=aruba-pec%2Fdue%40pec.it", "PC-ANNA"), ("/groups/view?name=Nord", "ok@pec.it")):
            status, page = self.server.get(path, Cookie=cookie)
            self.assertEqual(status, 200, path)
            self.assertIn(words, page, path)
        status, text = self.server.get("/report.csv", Cookie=cookie)
        self.assertEqual((status, text.count("\r\n")), (200, 5))
        status, metrics = self.server.get("/metrics")
        self.assertEqual(status, 200)
        self.assertIn('rinnova_fleet_accounts{state="expired"} 1', metrics)
        self.assertEqual(self.server.get("/healthz"), (200, "ok\n"))

    def test_nothing_is_seen_without_signing_in(self):
        desk = self.agent("desk")
        desk.report([account("secret-name@pec.it", day(5))])
        for path in ("/", "/accounts", "/week", "/devices", "/audit", f"/devices/view?id={desk.id}", "/report.csv",
                     "/groups/view?name=Nord", "/no/such/page"):
            status, page = self.server.get(path, Cookie="__Host-rinnova=guessed")
            self.assertEqual(status, 303, path)
            self.assertNotIn("secret-name", page)
        for path in ("/api/v1/overview", "/api/v1/accounts", "/api/v1/devices", "/api/v1/accounts.csv"):
            self.assertEqual(self.server.get(path, Authorization="Bearer guessed")[0], 401, path)
        for path in ("/devices/revoke", "/devices/edit", "/sign-out"):
            self.assertEqual(self.server.request("POST", path, f"id={desk.id}")[0], 403, path)

    def test_administrators_change_what_viewers_see(self):
        desk = self.agent("desk")
        for name, role in (("anna", "admin"), ("vito", "viewer")):
            self.server.command("admin", "add", name, "--role", role, "--password-stdin", text="fake-password-1")
        admin, viewer = (self.server.sign_in(name, "fake-password-1") for name in ("anna", "vito"))
        form = f"id={desk.id}&label=Desk%20%3Cb%3E&group=Sud&csrf="
        token = lambda cookie: self.server.get("/", Cookie=cookie)[1].split('name="csrf" value="')[1].split('"')[0]
        post = lambda cookie, path, body, **headers: self.server.request("POST", path, body,
                                                                        {"Cookie": cookie, **headers})[0]
        self.assertEqual(post(admin, "/devices/edit", form), 403)
        self.assertEqual(post(admin, "/devices/edit", form + token(viewer)), 403)
        self.assertEqual(post(admin, "/devices/edit", form + token(admin), **{"Sec-Fetch-Site": "cross-site"}), 403)
        self.assertEqual(post(admin, "/devices/edit", form + token(admin), Origin="https://evil.example"), 403)
        self.assertEqual(post(viewer, "/devices/edit", form + token(viewer)), 403)
        self.assertEqual(post(admin, "/devices/edit", form + token(admin)), 303)
        self.assertIn("Desk &lt;b&gt;", self.server.get("/devices", Cookie=viewer)[1])
        self.assertEqual(self.server.get("/audit", Cookie=viewer)[0], 404)
        self.assertIn("device changed", self.server.get("/audit", Cookie=admin)[1])
        self.assertEqual(post(admin, "/devices/revoke", f"id={desk.id}&csrf=" + token(admin)), 303)
        self.assertEqual(desk.report([])[1]["error"]["code"], "revoked")

    def test_a_sign_in_cannot_be_tried_for_long(self):
        self.server.command("admin", "add", "anna", "--password-stdin", text="fake-password-1")
        for _ in range(5):
            self.assertIsNone(self.server.sign_in("anna", "fake-password-2"))
        self.assertIsNone(self.server.sign_in("anna", "fake-password-1"))
        self.assertIn("rinnova_fleet_sign_ins_refused_total 6", self.server.get("/metrics")[1])
        self.assertNotIn("fake-password", self.server.log.text)

    def test_pseudonyms_are_names_with_the_key_file_alone(self):
        keys = self.folder / "keys.json"
        # `key create` knows no database.
        subprocess.run([PROGRAM, "key", "create", keys], check=True, stdin=subprocess.DEVNULL)
        self.assertEqual(keys.stat().st_mode & 0o777, 0o600)
        token = self.server.command("token", "--key-file", keys, "--pseudonyms", "--uses", "3")
        name = self.envelopes.order(do="name", token=token.strip(), provider="aruba-pec", account="mario@pec.it")["name"]
        for host in ("one", "two"):
            hidden = account("x", day(3))
            del hidden["account"]
            self.assertEqual(self.agent(host, token).report([{**hidden, **name}])[0], 200)
        plain = self.server.command("report", "--format", "json")
        self.assertNotIn("mario", plain)
        self.assertEqual({row["account"] for row in json.loads(plain)["accounts"]}, {"~" + name["pseudonym"]})
        self.assertEqual(self.server.command("report", "--format", "json", "--key-file", keys).count("mario@pec.it"), 2)
        # A member that seals something else than a name.
        evil = self.envelopes.order(do="name", token=token.strip(), provider="aruba-pec", account="\u001b[2j@pec.it")["name"]
        self.assertEqual(self.agent("three", token).report([{**hidden, **evil}])[0], 200)
        for shape in ("table", "json"):
            report = self.server.command("report", "--format", shape, "--key-file", keys)
            self.assertIn("~" + evil["pseudonym"], report)
            self.assertIn("mario@pec.it", report)
            self.assertNotIn("\u001b", report)
        overview = self.overview()
        self.assertEqual(overview["accounts"]["accounts"], 2)

    def overview(self):
        key = self.server.command("api-key", "add", "overview").strip()
        return json.loads(self.server.get("/api/v1/overview", Authorization=f"Bearer {key}")[1])

    def test_policies_are_signed_elsewhere_and_only_go_up(self):
        keys, signed = self.folder / "keys.json", self.folder / "policy.signed"
        subprocess.run([PROGRAM, "key", "create", keys], check=True, stdin=subprocess.DEVNULL)
        desk = self.agent("desk", self.server.command("token", "--key-file", keys))

        def publish(policy):
            (self.folder / "policy.json").write_text(json.dumps(policy))
            done = subprocess.run([PROGRAM, "policy", "sign", self.folder / "policy.json", "--key-file", keys, "--output",
                                   signed, "--lang", "en"], capture_output=True, text=True, stdin=subprocess.DEVNULL)
            return done if done.returncode else self.server.command("policy", "publish", signed, check=False)

        self.assertEqual(publish({"schema": 1, "version": 2, "plugins": {"disabled": ["apple-mail"]}}).returncode, 0)
        answer = desk.report([])[1]
        self.assertEqual(answer["policy_version"], 2)
        self.assertTrue(answer["policy"])
        self.assertIsNone(desk.report([], policy=2)[1]["policy"])
        self.assertEqual(publish({"schema": 1, "version": 1}).returncode, 1)
        moved = publish({"schema": 1, "version": 3, "servers": {"imap": []}})
        self.assertEqual(moved.returncode, 2)
        self.assertIn("servers", moved.stderr)

    def test_what_is_acknowledged_is_there_after_a_kill(self):
        agents = [self.agent(f"d{i}") for i in range(8)]
        acknowledged, ended = {}, threading.Event()

        def go_on(agent):
            number = 0
            while not ended.is_set():
                number += 1
                try:
                    if agent.report([account("a@pec.it", day(number))])[0] == 200:
                        acknowledged[agent.id] = agent.sequence
                except (OSError, ValueError, http.client.HTTPException):  # the server is gone
                    return

        threads = [threading.Thread(target=go_on, args=(agent,)) for agent in agents]
        for thread in threads:
            thread.start()
        while len(acknowledged) < len(agents):
            ended.wait(0.01)
        self.server.process.send_signal(signal.SIGKILL)
        self.server.process.wait()
        ended.set()
        for thread in threads:
            thread.join()
        self.server.start()
        for agent in agents:
            last = int(agent.sequence)
            agent.sequence = 0
            refused = agent.report([])[1]["error"]
            self.assertEqual(refused["code"], "sequence")
            self.assertGreaterEqual(refused["last_sequence"], acknowledged[agent.id])
            self.assertLessEqual(refused["last_sequence"], last)

    def test_stops_gracefully(self):
        self.agent("desk").report([])
        connection = self.server.connection()
        connection.request("GET", "/healthz")
        connection.getresponse().read()  # kept alive: nobody waits for it
        self.assertEqual(stop(self.server.process, 15), 0)
        connection.close()
        self.assertIn('"stopped"', self.server.log.text)


class WithSqlite(Fleet, unittest.TestCase):
    def database(self):
        return f"sqlite:{self.folder / 'fleet.sqlite'}"


class WithPostgresql(Fleet, unittest.TestCase):
    def database(self):
        self.postgresql = self.enterContext(PostgreSQL(self.folder))
        return self.postgresql.address

    def test_a_database_that_restarts(self):
        desk = self.agent("desk")
        self.assertEqual(desk.report([account("a@pec.it", day(5))])[0], 200)
        self.postgresql.stop()
        status, answer = desk.report([account("a@pec.it", day(6))])
        self.assertEqual((status, answer["error"]["code"]), (503, "unavailable"))
        self.assertEqual(self.server.get("/healthz")[0], 503)
        self.postgresql.start()
        self.assertEqual(desk.report([account("a@pec.it", day(7))])[0], 200)
        self.assertEqual(self.postgresql.query("SELECT expires FROM accounts"), [[day(7)]])
        self.assertEqual(self.server.get("/healthz")[0], 200)

    def counted_locks(self, granted):
        return int(self.postgresql.query(
            f"SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND granted = {granted}")[0][0])

    def test_a_token_is_withdrawn_beside_another_server_that_takes_a_join(self):
        thief = self.agent("thief")
        thief.report([account("a@pec.it", day(5))])
        digits = next(line for line in self.server.command("token", "list").splitlines() if "Nord" in line).split()[0]
        # As a join does it: first alone, then the token's row.
        other = subprocess.Popen(["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", self.postgresql.address], text=True,
                                 stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self.addCleanup(other.communicate)
        other.stdin.write("BEGIN;\nSELECT pg_advisory_xact_lock(1);\n")
        other.stdin.flush()
        while other.poll() is None and not self.counted_locks(True):
            pass
        said = []
        withdrawing = threading.Thread(target=lambda: said.append(
            self.server.command("token", "withdraw", digits, "--revoke-devices")))
        withdrawing.start()
        while withdrawing.is_alive() and not self.counted_locks(False):
            pass
        _, errors = other.communicate("SET LOCAL lock_timeout = '20s';\nUPDATE tokens SET uses_left = uses_left;\nCOMMIT;\n")
        self.assertEqual(other.returncode, 0, errors)
        withdrawing.join()
        self.assertIn("devices revoked: 1", said[0])
        self.assertEqual(thief.report([])[1]["error"]["code"], "revoked")

    def test_two_servers_are_one(self):
        other = self.enterContext(FleetServer(self.folder, self.postgresql.address))
        desk, laptop = self.agent("desk"), self.agent("laptop")
        self.assertEqual(desk.report([account("a@pec.it", day(5))])[0], 200)
        laptop.server = other
        self.assertEqual(laptop.report([account("a@pec.it", day(90), rotated=now())])[0], 200)
        desk.server = other
        told = desk.report([account("a@pec.it", day(5))])[1]["renewed_elsewhere"]
        self.assertEqual([hint["account"] for hint in told], ["a@pec.it"])
        self.server.command("admin", "add", "anna", "--password-stdin", text="fake-password-1")
        cookie = self.server.sign_in("anna", "fake-password-1")
        self.assertEqual(other.get("/", Cookie=cookie)[0], 200)


if __name__ == "__main__":
    unittest.main()
