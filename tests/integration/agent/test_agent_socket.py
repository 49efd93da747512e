# SPDX-License-Identifier: Apache-2.0
"""What arrives at the agent's socket that should not: it answers, closes, and goes on serving others."""
import json
import os
import pathlib
import socket
import stat
import subprocess
import unittest

from rinnova_test import sanitized
from rinnova_test.agent import Agent, Client, Refused, connect
from rinnova_test.sandbox import Sandbox

AGENT = os.environ["RINNOVA_AGENT"]
MEGABYTE = 1 << 20


def resident(pid):
    """In bytes."""
    for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    raise AssertionError("no VmRSS")


class Socket(unittest.TestCase):
    def setUp(self):
        self.box = Sandbox(bus=False)
        self.box.__enter__()
        self.addCleanup(self.box.close)
        self.agent = Agent(self.box, AGENT).start()
        self.addCleanup(self.agent.__exit__, None, None, None)

    def client(self, **arguments):
        client = Client(self.agent.socket_path, self.box, **arguments)
        self.addCleanup(client.connection.close)
        return client

    def assert_serves(self):
        self.assertEqual(self.client().call("status", of=None), [])

    def refused(self, client, method, /, **params):
        with self.assertRaises(Refused) as refused:
            client.call(method, **params)
        return refused.exception.code

    def test_socket_and_folder_are_the_users_own(self):
        self.assertEqual(stat.S_IMODE(self.agent.socket_path.stat().st_mode), 0o600)
        self.assertEqual(stat.S_IMODE(self.agent.socket_path.parent.stat().st_mode), 0o700)

    def test_rubbish_is_answered_and_the_connection_closed(self):
        for rubbish in (b"rubbish\n", b"\n", b"\xff\xfe\x00\n", b"GET / HTTP/1.1\r\n", b"[]\n", b"{}\n", b"[" * 100000 + b"\n",
                        b'{"jsonrpc":"2.0","id":1,"result":5}\n', b'{"jsonrpc":"2.0","id":"a","method":"status"}\n'):
            with self.subTest(rubbish[:20]):
                for greet in (False, True):
                    client = self.client(greet=greet)
                    client.send_raw(rubbish)
                    self.assertIn(client.read()["error"]["code"], (-32700, -32600))
                    self.assertIsNone(client.read())
        self.assert_serves()

    def test_half_a_line_waits_and_costs_others_nothing(self):
        half = self.client()
        half.send_raw(b'{"jsonrpc":"2.0","id":9,"meth')
        self.assert_serves()
        half.send_raw(b'od":"status","params":{}}\n')
        self.assertEqual(half.answer(9), [])
        half.send_raw(b'{"jsonrpc":"2.0",')
        half.connection.close()
        self.assert_serves()

    def test_100_megabytes_without_a_line_end_are_cut_off_without_growth(self):
        self.assert_serves()
        before = resident(self.agent.pid)
        client = self.client(greet=False)
        sent = 0
        with self.assertRaises((BrokenPipeError, ConnectionResetError)):
            while sent < 100 * MEGABYTE:
                client.send_raw(b"x" * MEGABYTE)
                sent += MEGABYTE
        self.assertLess(sent, 10 * MEGABYTE)
        self.assertEqual(client.read()["error"]["code"], -32004)
        self.assertIsNone(client.read())
        self.assert_serves()
        if not sanitized.here():
            self.assertLess(resident(self.agent.pid) - before, 4 * MEGABYTE)

    def test_a_client_that_never_reads_is_read_from_no_more(self):
        client = self.client()
        client.connection.settimeout(2)
        line = json.dumps({"jsonrpc": "2.0", "id": 5, "method": "wibble"}).encode() + b"\n"
        with self.assertRaises(TimeoutError):
            for _ in range(200):
                client.send_raw(line * 5000)
        if not sanitized.here():
            self.assertLess(resident(self.agent.pid), 100 * MEGABYTE)
        self.assert_serves()

    def test_1000_connections_are_served(self):
        clients = [self.client() for _ in range(1000)]
        for client in clients[::100]:
            self.assertEqual(client.call("status", of=None), [])
        self.assert_serves()
        for client in clients:
            client.connection.close()
        self.assert_serves()

    def test_methods_and_params_that_do_not_exist(self):
        client = self.client()
        self.assertEqual(self.refused(client, "wibble"), -32601)
        self.assertEqual(self.refused(client, "status", of=5), -32602)
        self.assertEqual(self.refused(client, "status", colour="red"), -32602)
        self.assertEqual(self.refused(client, "rotate", account="a@pec.it"), -32602)
        self.assertEqual(client.call("status", of=None), [])

    def test_the_greeting_comes_first_and_once(self):
        self.assertEqual(self.refused(self.client(greet=False), "status"), -32001)
        client = self.client()
        self.assertEqual((client.greeting["protocol"], client.greeting["pid"]), (1, self.agent.pid))
        self.assertEqual(self.refused(client, "hello", protocol=1), -32602)

    def test_a_newer_protocol_and_other_folders_are_told_apart(self):
        for hello, code in (({"protocol": 2}, -32002), ({"protocol": 2, "colour": "red"}, -32002),
                            ({"home": "/elsewhere"}, -32003), ({"state": "/elsewhere"}, -32003),
                            ({"language": "fr"}, -32602), ({"protocol": "1"}, -32002)):
            with self.subTest(hello), self.assertRaises(Refused) as refused:
                self.client(**hello)
            self.assertEqual(refused.exception.code, code)
        self.assert_serves()

    def test_an_id_is_in_use_until_it_is_answered(self):
        client = self.client()
        line = b'{"jsonrpc":"2.0","id":77,"method":"discover","params":{}}\n'
        client.send_raw(line + line)
        answers = [client.read() for _ in range(2)]
        self.assertIn(-32600, [answer.get("error", {}).get("code") for answer in answers if answer])

    def test_another_user_gets_no_answer(self):
        attempt = ("import socket,sys\ns=socket.socket(socket.AF_UNIX)\ns.settimeout(60)\ns.connect(sys.argv[1])\n"
                   "try:\n s.sendall(b'{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"hello\"}\\n')\n"
                   " print(s.recv(100))\nexcept (ConnectionResetError, BrokenPipeError): print(b'')\n")
        as_nobody = ["setpriv", "--reuid", "nobody", "--regid", "nogroup", "--clear-groups", "/usr/bin/python3", "-c", attempt,
                     str(self.agent.socket_path)]
        for folder in (self.box.root, self.box.runtime_dir):
            folder.chmod(0o755)
        refused = self.box.run(as_nobody)
        self.assertIn(b"PermissionError", refused.stderr)
        # Even where somebody has opened folder and socket to all.
        self.agent.socket_path.parent.chmod(0o755)
        self.agent.socket_path.chmod(0o666)
        self.assertEqual(self.box.run(as_nobody, check=True).stdout, b"b''\n")
        self.assert_serves()

    def test_what_waits_of_a_client_that_went_away_is_not_begun(self):
        going = self.client()
        watcher = self.client()
        watcher.call("subscribe")
        going.send_raw(b"".join(b'{"jsonrpc":"2.0","id":%d,"method":"track_all"}\n' % n for n in range(10, 20)))
        going.connection.close()
        self.assertEqual(watcher.call("track_all"), [])
        watcher.wait_note("status-changed")
        self.assertLess(len([note for note in watcher.notes if note["method"] == "status-changed"]), 9)

    def test_a_call_that_waits_can_be_cancelled(self):
        client = self.client()
        client.send_raw(b"".join(b'{"jsonrpc":"2.0","id":%d,"method":"discover"}\n' % n for n in range(10, 20))
                        + b'{"jsonrpc":"2.0","method":"cancel","params":{"call":19}}\n')
        with self.assertRaises(Refused) as refused:
            client.answer(19)
        self.assertEqual(refused.exception.data["code"], "busy")
        answered = [note["id"] for note in client.notes]
        answered += [client.read()["id"] for _ in range(9 - len(answered))]
        self.assertEqual(answered, list(range(10, 19)))

    def test_no_more_calls_than_16_are_taken_at_once(self):
        client = self.client()
        numbers = [client.send("plugins") for _ in range(100)]
        for number in numbers:
            self.assertTrue(client.answer(number))


if __name__ == "__main__":
    unittest.main(verbosity=2)
