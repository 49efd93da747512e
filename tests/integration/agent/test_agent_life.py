# SPDX-License-Identifier: Apache-2.0
"""The agent's start and end, what it is started into, and the CLI with it and without."""
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import unittest

from rinnova_test.agent import Agent, Client, Refused
from rinnova_test.sandbox import Sandbox

AGENT, PROGRAM = os.environ["RINNOVA_AGENT"], os.environ["RINNOVA_PROGRAM"]
USER = "mario.rossi@pec.it"


class Life(unittest.TestCase):
    keyring = False

    def setUp(self):
        self.box = Sandbox(bus=self.keyring, keyring=self.keyring)
        self.box.__enter__()
        self.addCleanup(self.box.close)

    def agent(self, **arguments):
        agent = Agent(self.box, AGENT, **arguments).start()
        self.addCleanup(agent.__exit__, None, None, None)
        return agent

    def client(self, agent, **arguments):
        client = Client(agent.socket_path, self.box, **arguments)
        self.addCleanup(client.connection.close)
        return client

    def rinnova(self, *arguments, password=None, code=0, env=None):
        done = self.box.run([PROGRAM, "--json", "--lang", "en", *arguments], input=(password or "").encode(), env=env)
        self.assertEqual(done.returncode, code, (done.stdout, done.stderr))
        self.said = done.stderr.decode()
        return json.loads(done.stdout)


class StartAndEnd(Life):
    def test_a_second_agent_says_so_and_ends_well(self):
        first = self.agent()
        second = self.box.run([AGENT])
        self.assertEqual((second.returncode, second.stderr), (0, b"rinnovad: The agent runs already.\n"))
        self.assertEqual(self.client(first).call("agent")["pid"], first.pid)

    def test_asked_to_end_it_tells_its_manager_and_leaves_no_socket(self):
        agent = self.agent()
        os.kill(agent.pid, signal.SIGTERM)
        agent.wait_told("STOPPING=1")
        self.assertEqual(agent.process.wait(60), 0)
        self.assertFalse(agent.socket_path.exists())

    def test_a_socket_that_a_killed_agent_left_is_replaced(self):
        self.agent().kill()
        self.assertTrue((self.box.runtime_dir / "rinnova/agent.sock").exists())
        self.assertFalse(self.rinnova("agent")["running"])
        self.assertEqual(self.rinnova("status")["accounts"], [])
        second = self.agent()
        self.assertEqual(self.client(second).call("agent")["pid"], second.pid)

    def test_without_a_runtime_folder_it_says_where_its_socket_is(self):
        elsewhere = self.box.state_home / "rinnova"
        env = {"XDG_RUNTIME_DIR": ""}
        agent = Agent(self.box, AGENT, env=env)
        agent.socket_path = elsewhere / "agent.sock"
        agent.start()
        self.addCleanup(agent.__exit__, None, None, None)
        self.assertIn(str(elsewhere), agent.says)
        self.assertEqual(self.rinnova("agent", env=env)["pid"], agent.pid)

    def test_the_folder_may_have_a_name_longer_than_a_socket_address(self):
        self.box.runtime_dir = self.box.root / ("long" * 40)
        self.box.runtime_dir.mkdir(mode=0o700)
        self.box.env["XDG_RUNTIME_DIR"] = str(self.box.runtime_dir)
        agent = self.agent()
        self.assertEqual(self.rinnova("agent")["pid"], agent.pid)

    def test_a_folder_of_another_user_is_refused(self):
        folder = self.box.runtime_dir / "rinnova"
        folder.mkdir(mode=0o700)
        shutil.chown(folder, "nobody")
        ended = self.box.run([AGENT])
        self.assertEqual(ended.returncode, 1, ended)
        self.assertIn(str(folder).encode(), ended.stderr)

    def test_what_it_does_not_take_is_told(self):
        self.assertEqual(self.box.run([AGENT, "--wibble"]).returncode, 2)
        self.assertRegex(self.box.run([AGENT, "--version"]).stdout, rb"^rinnovad \d")

    def test_work_under_way_comes_to_its_end_before_the_agent_does(self):
        self.rinnova("track", USER)
        agent = self.agent()
        client = self.client(agent)
        client.send_raw(b"".join(b'{"jsonrpc":"2.0","id":%d,"method":"discover"}\n' % n for n in range(10, 20)))
        os.kill(agent.pid, signal.SIGTERM)
        self.assertEqual(agent.process.wait(60), 0)
        answers = [client.read() for _ in range(10)]
        for answer in filter(None, answers):
            self.assertTrue("result" in answer or answer["error"]["code"] == -32006, answer)


class Settings(Life):
    def both_ways(self, code, *arguments):
        """The document, the same from the agent and without it."""
        alone = self.rinnova(*arguments, code=code)
        alone_said = self.said
        agent = self.agent()
        through = self.rinnova(*arguments, code=code)
        self.assertEqual(through, alone)
        self.assertEqual(self.said, alone_said)
        return alone, agent

    def test_a_config_with_a_wrong_type_is_named_with_its_line(self):
        config = self.box.config_home / "rinnova/config.json"
        config.parent.mkdir(mode=0o700)
        config.write_text('{"language":null,\n"plugins":{"disabled":"thunderbird"}}')
        document, agent = self.both_ways(1, "status")
        for part in ("config.json", "disabled", "2"):
            self.assertIn(part, document["error"]["message"])
            self.assertIn(part, agent.says)
        with self.assertRaises(Refused) as refused:
            self.client(agent)
        self.assertEqual(refused.exception.data["code"], "invalid-data")
        config.unlink()
        self.assertEqual(self.rinnova("status")["accounts"], [])
        self.assertEqual(self.client(agent).call("status", of=None), [])

    def test_a_ledger_of_a_newer_version_is_left_as_it_is(self):
        self.rinnova("status")
        ledger = self.box.state_home / "rinnova/ledger.sqlite"
        database = sqlite3.connect(ledger)
        database.execute("PRAGMA user_version = 99")
        database.commit()
        database.close()
        before = ledger.read_bytes()
        document, agent = self.both_ways(1, "status")
        self.assertEqual(document["error"]["code"], "unsupported")
        self.assertIn(str(ledger), agent.says)
        self.assertEqual(ledger.read_bytes(), before)

    def test_a_damaged_ledger_is_told_to_whoever_asks_first(self):
        self.rinnova("status")
        ledger = self.box.state_home / "rinnova/ledger.sqlite"
        for beside in ("-wal", "-shm"):
            pathlib.Path(f"{ledger}{beside}").unlink(missing_ok=True)
        ledger.write_bytes(b"this was a ledger" * 100)
        self.agent()
        self.rinnova("status")
        self.assertIn("damaged", self.said)
        self.rinnova("status")
        self.assertNotIn("damaged", self.said)

    def test_the_language_is_each_clients_own(self):
        agent = self.agent()
        self.client(agent).call("plugins")  # nothing is under way after that: work has one language
        said = {}
        for language in ("en", "it", "en"):
            with self.assertRaises(Refused) as refused:
                self.client(agent, language=language).call("status", of={"account": "nobody@pec.it"})
            said.setdefault(language, refused.exception.message)
            self.assertEqual(refused.exception.message, said[language])
        self.assertNotEqual(said["en"], said["it"])

    def test_the_agents_commands_of_the_cli_tell_what_runs(self):
        stopped = self.rinnova("agent", "status")
        self.assertEqual((stopped["running"], stopped["pid"], stopped["installed"]), (False, None, None))
        agent = self.agent()
        running = self.rinnova("agent", "status")
        self.assertEqual((running["running"], running["pid"]), (True, agent.pid))
        self.assertEqual(running["version"], self.rinnova("--version")["version"].split()[-1])
        self.assertRegex(running["since"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")

    def test_what_changes_is_told_to_those_who_asked_for_it(self):
        agent = self.agent()
        watcher, other = self.client(agent), self.client(agent)
        watcher.call("subscribe")
        self.rinnova("track", USER, "--device", "iPhone")
        watcher.wait_note("status-changed")
        self.assertEqual([account["account"] for account in watcher.call("status", of=None)], [USER])
        other.call("status", of=None)
        self.assertEqual(other.notes, [])


class SilentServer:
    """A mail server that takes connections and says nothing: whoever asks it waits."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.settimeout(60)
        self.port = self.socket.getsockname()[1]

    def wait_asked(self):
        return self.socket.accept()[0]


class Rotations(Life):
    keyring = True

    def setUp(self):
        super().setUp()
        self.server = SilentServer()
        self.addCleanup(self.server.socket.close)
        self.rinnova("track", "anna@example.org", "--server", f"imap=127.0.0.1:{self.server.port}")

    def rotate(self):
        child = self.box.spawn([PROGRAM, "--json", "--lang", "en", "rotate", "anna@example.org", "--password-stdin"],
                               stdin=-1, stdout=-1, stderr=-1)
        child.stdin.write(b"fake-new-1")
        child.stdin.close()
        child.stdin = None
        return child

    def staged(self):
        return self.rinnova("status", "anna@example.org")["accounts"][0]["staged"]

    def test_status_is_answered_while_a_rotation_runs(self):
        agent = self.agent()
        watcher = self.client(agent)
        watcher.call("subscribe")
        child = self.rotate()
        held = self.server.wait_asked()
        stages = []
        while "probing" not in stages:
            stages.append(watcher.wait_note("rotation-progress")["stage"])
        self.assertEqual(watcher.call("status", of=None)[0]["account"], "anna@example.org")
        self.assertTrue(watcher.call("history", of=None))
        held.close()
        out, err = child.communicate(timeout=60)
        self.assertEqual(child.returncode, 5, (out, err))

    def test_an_agent_that_goes_in_the_midst_of_a_call_is_told_and_the_password_kept(self):
        agent = self.agent()
        child = self.rotate()
        held = self.server.wait_asked()
        agent.kill()
        out, err = child.communicate(timeout=60)
        self.assertEqual(child.returncode, 1, (out, err))
        self.assertEqual(json.loads(out)["error"]["code"], "unreachable")
        self.assertIn(b"agent ended", err)
        held.close()
        self.assertEqual(self.staged(), "staged")
        # The next start goes on with it: asks the server once more, and then leaves it to the user.
        again = self.agent()
        self.server.wait_asked().close()
        self.client(again).call("plugins")  # has its turn after that
        self.assertEqual(self.staged(), "unproven")
        again.kill()
        third = self.agent()
        self.client(third).call("plugins")
        self.server.socket.settimeout(0.0)
        with self.assertRaises(BlockingIOError):
            self.server.wait_asked()
        held = self.box.lookup_secret({"service": "rinnova", "login": "anna@example.org"})
        self.assertTrue(held is None or "fake-new-1" in held)

    def test_ctrl_c_at_the_cli_ends_the_agents_work_in_order(self):
        self.agent()
        child = self.rotate()
        held = self.server.wait_asked()
        # The child is setpriv's, which has become the program itself.
        os.kill(child.pid, signal.SIGINT)
        out, err = child.communicate(timeout=60)
        held.close()
        self.assertEqual(child.returncode, 5, (out, err))
        self.assertEqual(self.staged(), "unproven")

    def test_an_agent_that_is_asked_to_end_finishes_in_order(self):
        agent = self.agent()
        child = self.rotate()
        held = self.server.wait_asked()
        os.kill(agent.pid, signal.SIGTERM)
        out, err = child.communicate(timeout=60)
        held.close()
        self.assertEqual(child.returncode, 5, (out, err))
        self.assertEqual(agent.process.wait(60), 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
