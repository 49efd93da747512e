# SPDX-License-Identifier: Apache-2.0
"""After a rotation that came through the socket, the agent's memory does not hold the password."""
import shutil
import unittest

from agent_core import core_of
from office import ROOT, Office
from rinnova_test.agent import Client
from test_secrecy import NEW, OLD, USER, forms, holding

FIXTURE = ROOT / "plugins/thunderbird/tests/fixtures/esr153-plain"
# Long passwords lie in buffers of their own, short ones inside the objects that hold them.
SHORT = "fk-Xq7Zw9"


class AgentSecrecy(unittest.TestCase):
    def setUp(self):
        self.office = Office([USER], OLD)
        self.office.__enter__()
        self.addCleanup(self.office.__exit__, None, None, None)
        self.agent = self.office.start_agent()
        self.addCleanup(self.agent.__exit__, None, None, None)

    def core(self):
        return core_of(self.agent.pid, self.office.box.root)

    def test_neither_rotated_nor_refused_nor_batched_passwords_stay(self):
        office, box = self.office, self.office.box
        profile = office.profile()
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(FIXTURE / name, profile.path / name)
        box.store_secret("msmtp", {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}, OLD)
        office.mail.set_password(USER, OLD, NEW, SHORT)
        self.assertEqual(office.rinnova("rotate", USER, password=NEW).code, 0)
        batch = box.home / "batch.jsonl"
        batch.write_text(f'{{"account":"{USER}","password":"{SHORT}"}}\n')
        batch.chmod(0o600)
        self.assertEqual(office.rinnova("rotate", "--batch", batch).code, 0)
        with Client(self.agent.socket_path, box) as client:
            # A client that goes in the middle of a line, and one whose request is no request.
            client.send_raw(b'{"jsonrpc":"2.0","id":9,"method":"rotate","params":{"password":"fake-half-Rw77xY-secret"')
        with Client(self.agent.socket_path, box) as client:
            client.send_raw(b'{"jsonrpc":"2.0","id":9,"method":7,"params":{"password":"fake-wrong-Rw77xY-secret"}}\n')
            self.assertIsNotNone(client.read())
        content = self.core()
        # The whole of its memory was searched: what it works with is there.
        self.assertTrue(str(box.state_home).encode() in content)
        for secret in (OLD, NEW, SHORT, "fake-half-Rw77xY-secret", "fake-wrong-Rw77xY-secret"):
            self.assertEqual(holding(secret, content), [], secret)

    def test_the_search_finds_what_a_waiting_call_holds(self):
        box = self.office.box
        with Client(self.agent.socket_path, box) as client:
            client.send_raw(b'{"jsonrpc":"2.0","id":9,"method":"rotate","params":{"password":"fake-half-Rw77xY-secret"')
            with Client(self.agent.socket_path, box) as other:
                other.call("plugins")
            self.assertTrue(next(iter(forms("fake-half-Rw77xY-secret"))) in self.core())


if __name__ == "__main__":
    unittest.main(verbosity=2)
