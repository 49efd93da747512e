# SPDX-License-Identifier: Apache-2.0
"""An agent and an administrator's server that is the test's own: joining, reports, policy, hints, and what they never say."""
import datetime
import json
import subprocess
import time
import unittest

from agent_desk import NEW, OLD, USER
from fleet_desk import FleetDesk
from rinnova_test.agent import Client

SECRET = bytes(range(32))
POST_LIMIT = 30  # seconds that an agent gives a server


class WithoutAgent(FleetDesk):
    def test_join_push_status_and_leave_by_hand(self):
        self.configure_fleet()
        self.track()
        code, document, _ = self.run_fleet("join", self.server.url, text=self.server.token() + "\n")
        self.assertEqual(code, 0, document)
        joined = self.server.wait("join")
        self.assertTrue(joined.verified)
        report = self.server.wait("report")
        self.assertTrue(report.verified)
        self.assertEqual((report.number, report.sender), (1, joined.sender))
        account = report.document["accounts"][0]
        self.assertEqual((account["account"], account["expires"]), (USER, self.expires.isoformat()))
        code, shown, _ = self.run_fleet("status")
        self.assertEqual(shown["sent"], report.document)
        self.assertEqual((shown["joined"], shown["group"], shown["device"]), (True, "office", joined.sender))
        self.assertEqual(self.run_fleet("push")[0], 0)
        self.assertEqual(self.server.wait("report").number, 2)
        code, document, _ = self.run_fleet("leave")
        self.assertEqual((code, document["joined"], document["sent"]), (0, False, None))
        self.assertTrue(self.server.wait("leave").verified)
        self.assertEqual(self.run_fleet("push")[0], 7)
        log = (self.box.state_home / "rinnova/log").read_text()
        self.assertIn(f"fleet join {self.server.url} done", log)
        self.assertIn("fleet leave done", log)

    def test_only_the_configured_authority_is_trusted(self):
        self.configure(fleet={"url": self.server.url})
        code, document, _ = self.run_fleet("join", self.server.url, text=self.server.token())
        self.assertEqual((code, document["error"]["code"]), (1, "auth-rejected"))
        self.assertEqual(self.server.traffic, b"")
        for url in ("http://localhost:1", "https://user@localhost", "ftp://localhost"):
            self.assertEqual(self.run_fleet("join", url, text=self.server.token())[0], 2, url)
        self.configure_fleet()
        self.assertEqual(self.run_fleet("join", self.server.url, text="fake-token")[0], 2)
        self.assertEqual(self.run_fleet("join", self.server.url, text="")[0], 2)
        self.server.refuse("token-refused", 403, kind="join")
        code, document, _ = self.run_fleet("join", self.server.url, text=self.server.token())
        self.assertEqual((code, document["error"]["code"]), (1, "auth-rejected"))
        self.assertFalse(self.run_fleet("status")[1]["joined"])

    def test_no_password_and_no_token_is_sent_or_kept(self):
        self.fill_thunderbird()
        token = self.server.token(secret=SECRET)
        self.configure_fleet()
        self.assertEqual(self.office.rinnova("rotate", USER, password=OLD).code, 0)
        code, document, errors = self.run_fleet("join", self.server.url, text=token)
        self.assertEqual(code, 0, document)
        self.office.mail.set_password(USER, OLD, NEW)
        self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 0)
        self.assertEqual(self.run_fleet("push")[0], 0)
        wholes = (self.server.traffic, self.state_files(), json.dumps(document).encode(), errors.encode())
        for place in wholes:
            for secret in (OLD.encode(), NEW.encode(), token.encode(), SECRET, SECRET.hex().encode()):
                self.assertNotIn(secret, place)
        self.assertNotIn(USER.encode(), self.server.traffic)
        self.assertIn(b"pseudonym", self.server.traffic)


class WithAgent(FleetDesk):
    def reach(self, now=20):
        self.start_agent(self.moment(now))
        return self.server.wait("join"), self.server.wait("report")

    def track_and_report(self, now):
        """The report of it, once the agent has its answer too: the next one is due two hours later."""
        self.server.answer(next_report_seconds=7200)
        self.track()
        report = self.server.wait_report(lambda document: document["accounts"])
        due = self.moment(now, hour=12)
        self.wait_status(lambda status: status["next"] and datetime.datetime.fromisoformat(status["next"]) <= due)
        return report

    def test_an_agent_joins_at_its_first_start_and_reports_changes_and_each_day(self):
        self.deploy()
        joined, report = self.reach()
        self.assertTrue(joined.verified and report.verified)
        self.assertEqual(report.document["accounts"], [])
        report = self.track_and_report(20)
        self.assertEqual(report.document["accounts"][0]["account"], USER)
        self.agent.jump(self.moment(20, hour=12))
        daily = self.server.wait("report")
        self.assertGreater(daily.number, report.number)

    def test_a_renewal_on_another_computer_is_told_at_once(self):
        self.deploy()
        self.reach()
        self.server.answer(renewed_elsewhere=[{"account": USER, "provider": "aruba-pec", "expires": None,
                                               "renewed_at": "2026-11-26T08:30:00Z"}])
        self.track()
        self.assertIn(USER, self.dunst.wait_shown("renewed on another computer"))
        self.assertEqual(self.run_fleet("status")[1]["renewed_elsewhere"][0]["account"], USER)

    def test_a_policy_changes_lifetimes_reminders_and_plugins_and_nothing_else(self):
        self.server.publish({"version": 4, "reminders": {"days": [30, 2]}, "plugins": {"disabled": ["keychain"]},
                             "providers": [{"id": "aruba-pec", "lifetime": {"days": 180, "months": 6},
                                            "steps": {"renew": {"en": ["As the administrator says."]}}}]})
        before = self.aruba()
        self.deploy()
        self.reach(40)
        self.server.wait_report(lambda document: document["policy"] == 4)
        self.track_and_report(40)
        self.wait_alarm_of_reminder(self.moment(30))
        after = self.aruba()
        self.assertEqual(after["credential"]["lifetime"], {"days": 180, "months": 6})
        self.assertEqual(after["credential"]["steps"]["renew"]["en"], ["As the administrator says."])
        for document in (before, after):
            document["credential"].pop("lifetime"), document["credential"]["steps"].pop("renew")
        self.assertEqual(before, after)
        plugins = {one["id"]: one["state"] for one in self.office.rinnova("plugins").document["plugins"]}
        self.assertEqual((plugins["keychain"], plugins["thunderbird"]), ("disabled", "loaded"))
        # One that would move a server is refused whole, and that is reported.
        self.server.publish({"version": 5, "providers": [{"id": "aruba-pec", "servers": {"imap": []}}]})
        self.agent.jump(self.moment(40, hour=12))
        self.server.wait_report(lambda document: "policy-refused" in document["agent"]["problems"])
        self.assertEqual(self.run_fleet("status")[1]["policy_version"], 4)

    def aruba(self):
        found = self.office.rinnova("providers", "show", "aruba-pec").document["providers"][0]
        return {name: found[name] for name in ("domains", "servers", "ca_file", "credential", "probe", "usernames")}

    def wait_alarm_of_reminder(self, moment):
        status = self.office.rinnova("status", USER).document["accounts"][0]
        self.assertEqual(status["next_notice"], moment.isoformat())

    def test_a_server_that_does_not_answer_keeps_nobody_waiting(self):
        self.deploy()
        self.reach()
        self.server.silent = True
        self.track()
        self.server.wait("report")
        self.assertEqual(self.office.rinnova("verify", timeout=20).code, 0)
        self.assertEqual(self.office.rinnova("status", timeout=20).code, 0)

    def test_a_join_that_is_not_answered_keeps_nobody_waiting_and_ends_well(self):
        self.configure_fleet()
        self.start_agent(self.moment(20))
        self.server.silent = True
        joining = self.box.spawn(self.office.argv("--json", "fleet", "join", self.server.url), stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE)
        self.addCleanup(joining.kill)
        joining.stdin.write(self.server.token().encode())
        joining.stdin.close()
        self.server.wait("join")
        self.assertEqual(self.office.rinnova("doctor").code, 0)
        self.assertIsNone(joining.poll(), "it still waits for its answer")
        self.server.speak()
        self.server.wait("report")
        self.assertTrue(json.load(joining.stdout)["joined"])
        self.assertEqual(joining.wait(60), 0)

    def test_an_agent_that_ends_does_not_wait_for_a_server(self):
        self.configure_fleet()
        self.start_agent(self.moment(20))
        self.assertEqual(self.run_fleet("join", self.server.url, text=self.server.token())[0], 0)
        self.server.silent = True
        pushing = self.box.spawn(self.office.argv("--json", "fleet", "push"), stdout=subprocess.DEVNULL)
        self.addCleanup(pushing.kill)
        self.server.wait("report")
        self.server.wait("report")
        begun = time.monotonic()
        self.agent.stop()
        self.assertLess(time.monotonic() - begun, POST_LIMIT / 2)
        pushing.wait(60)

    def test_who_is_revoked_stops_and_says_so(self):
        self.deploy()
        self.reach()
        self.server.refuse("revoked", 403)
        self.track()
        self.server.wait("report")
        self.dunst.wait_shown("no longer reports to the administrator")
        status = self.run_fleet("status")[1]
        self.assertFalse(status["joined"])
        self.assertEqual(status["problem"]["code"], "auth-rejected")


class WholeMachines(FleetDesk):
    """Settings of the machine, which root has made, and machines that were copied."""

    def test_each_machine_of_a_roaming_home_has_a_key_of_its_own(self):
        first, second = self.machine("first"), self.machine("second")
        agent = self.start_on(first)
        one = self.server.wait("join")
        self.server.wait("report")
        agent.stop()
        agent = self.start_on(second)
        other = self.server.wait("join")
        self.assertNotEqual(one.sender, other.sender)
        self.assertNotEqual(one.document["machine"], other.document["machine"])
        self.server.wait("report")
        agent.stop()
        self.start_on(first).jump(self.moment(19, hour=11))
        again = self.server.wait("report")
        self.assertEqual((again.sender, again.number), (one.sender, 2))

    def test_a_copy_of_a_machine_drops_the_key_and_joins_with_another(self):
        self.server.refuse("cloned", 409)
        agent = self.start_on(self.machine("copied"))
        first = self.server.wait("join")
        self.server.wait("report")
        self.wait_for_problem(agent)
        agent.jump(self.moment(19))
        second = self.server.wait("join")
        self.assertTrue(second.verified)
        self.assertNotEqual(first.sender, second.sender)

    def wait_for_problem(self, agent):
        """Until it has taken the server's refusal."""
        with Client(agent.socket_path, self.box) as client:
            client.call("subscribe")
            while client.call("fleet_status")["problem"] is None:
                client.wait_note("status-changed")

    def test_provider_files_are_taken_where_root_allows_it_and_nowhere_else(self):
        self.server.publish({"version": 1, "where_allowed": {"provider_files": [
            {"schema": 1, "id": "moved", "name": "Moved", "domains": ["moved.example"],
             "servers": {"imap": [{"host": "imap.moved.example", "port": 993, "tls": "implicit"}]}}]}})
        allowing = {"schema": 1, "fleet": {"provider_files": True}}
        for name, policy, mode, known in (("without", None, 0o644, False), ("open", allowing, 0o666, False),
                                          ("allowed", allowing, 0o644, True)):
            machine = self.machine(name, **({"policy": policy} if policy else {}))
            if policy:
                (self.box.root / name / "rinnova/policy.json").chmod(mode)
            done = self.box.run(self.office.argv("--json", "fleet", "push", wrapper=machine))
            self.assertEqual(done.returncode, 0, done.stderr)
            done = self.box.run(self.office.argv("--json", "providers", wrapper=machine), check=True)
            found = {provider["id"] for provider in json.loads(done.stdout)["providers"]}
            self.assertEqual("moved" in found, known, name)
            self.assertEqual(b"root" in done.stderr, name == "open", done.stderr)


if __name__ == "__main__":
    unittest.main()
