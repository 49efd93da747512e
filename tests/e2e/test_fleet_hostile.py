# SPDX-License-Identifier: Apache-2.0
"""A fleet's server, or what stands in its place, that is hostile or broken; ways out; ends at the worst moment."""
import concurrent.futures
import json
import select
import socket
import subprocess
import threading
import unittest

from agent_desk import DAY, USER
from fleet_desk import FleetDesk
from rinnova_test.certificates import Authority


def response(body, status="200 OK", *headers):
    return "\r\n".join([f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]).encode() + body


def endless(head, piece):
    def say(handler):
        handler.wfile.write(head)
        while True:
            handler.wfile.write(piece)
    return say


class Proxy:
    """An HTTP proxy that knows CONNECT alone."""

    def __init__(self):
        self.asked = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self):
        self._listener.close()

    def _serve(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client):
        with client:
            head = b""
            while b"\r\n\r\n" not in head:
                head += client.recv(4096)
            self.asked.append(head.split(b"\r\n")[0].decode())
            host, port = head.split()[1].decode().rsplit(":", 1)
            with socket.create_connection((host, int(port))) as server:
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                while True:
                    for one in select.select([client, server], [], [])[0]:
                        piece = one.recv(1 << 16)
                        if not piece:
                            return
                        (server if one is client else client).sendall(piece)


class WhatAnswers(FleetDesk):
    def setUp(self):
        super().setUp()
        self.configure_fleet()
        self.track()
        self.assertEqual(self.run_fleet("join", self.server.url, text=self.server.token())[0], 0)

    def test_rubbish_changes_nothing(self):
        before = self.run_fleet("status")[1]
        other = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(other.close)
        elsewhere = f"Location: https://localhost:{other.getsockname()[1]}/fleet/v1/report"
        kept = {"protocol": 1, "sequence": 9, "server_time": "2026-11-26T08:30:00Z", "policy_version": 0, "policy": None,
                "renewed_elsewhere": [], "next_report_seconds": 86400}
        answers = {
            "nothing": (b"", "unreachable"),
            "no HTTP": (b"\x15\x03\x01\x00" * 1000 + b"\n", "unreachable"),
            "a page": (response(b"<html>Welcome</html>"), "unreachable"),
            "a redirection": (response(b"", "302 Found", elsewhere), "unreachable"),
            "another one": (response(b"", "307 Temporary Redirect", elsewhere), "unreachable"),
            "half": (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{", "unreachable"),
            "deep": (response(b"[" * 1_000_000), "unreachable"),
            "huge": (response(b" " * 10_000_000), "unreachable"),
            "packed": (response(b"\x1f\x8b\x08rubbish", "200 OK", "Content-Encoding: gzip"), "unreachable"),
            "endless": (endless(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"10000\r\n" + b" " * 0x10000
                                + b"\r\n"), "unreachable"),
            "endless headers": (endless(b"HTTP/1.1 200 OK\r\n", b"X-More: " + b"x" * 8000 + b"\r\n"), "unreachable"),
            "never more than begun": (endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n"), "unreachable"),
            "wrong types": (response(json.dumps({**kept, "sequence": "9"}).encode()), "unreachable"),
            "a refusal of nobody's": (response(b'{"protocol":1,"error":{"code":"evil","message":"\\u001b[2J"}}',
                                               "403 Forbidden"), "unreachable"),
            "one that is not known": (response(b'{"protocol":1,"error":{"code":"evil","message":"?"}}', "403 Forbidden"),
                                      "internal"),
            "a gateway": (response(b"<html>", "502 Bad Gateway", "Retry-After: 99999999999999999999"), "unreachable"),
        }
        for what, (answer, code) in answers.items():
            with self.subTest(what):
                self.server.say(answer)
                exit_code, document, _ = self.run_fleet("push")
                self.assertEqual((exit_code, document["error"]["code"]), (1, code), document)
                status = self.run_fleet("status")[1]
                self.assertEqual((status["joined"], status["last_kept"]), (True, before["last_kept"]))
                self.assertEqual(status["problem"]["code"], code)
                self.assertNotIn("\x1b", json.dumps(status["problem"]))
        self.assertEqual(select.select([other], [], [], 0)[0], [], "a redirection was followed")
        self.assertEqual(self.run_fleet("push")[0], 0)

    def test_pushes_at_the_same_time_have_numbers_of_their_own(self):
        first = self.server.wait("report").number
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            codes = list(pool.map(lambda _: self.run_fleet("push")[0], range(6)))
        self.assertEqual(codes, [0] * 6)
        self.assertEqual(sorted(self.server.wait("report").number - first for _ in range(6)), [1, 2, 3, 4, 5, 6])


class TheWayOut(FleetDesk):
    def test_a_named_authority_is_trusted_in_the_place_of_the_systems(self):
        other = self.box.root / "other"
        other.mkdir()
        files = {"theirs": self.server.ca_file, "another": Authority(other).certificate, "none": None, "missing": "/none"}
        name = subprocess.run(["openssl", "x509", "-hash", "-noout", "-in", self.server.ca_file], check=True,
                              capture_output=True, text=True).stdout.strip()
        for system in (False, True):
            for file, path in files.items():
                machine = self.machine(f"{file}-{system}", token=False, settings={"ca_file": path and str(path)})
                if system:  # the server's authority is one that all programs of the machine trust
                    folder = self.box.root / f"{file}-{system}/ssl/certs"
                    folder.mkdir(parents=True)
                    (folder / f"{name}.0").write_bytes(self.server.ca_file.read_bytes())
                done = self.box.run(self.office.argv("--json", "fleet", "join", self.server.url, wrapper=machine),
                                    input=self.server.token().encode())
                expected = file == "theirs" or (system and file == "none")
                self.assertEqual(done.returncode == 0, expected, (file, system, done.stdout))
                if not expected:
                    self.assertIn(json.loads(done.stdout)["error"]["code"], ("auth-rejected", "invalid-data"))

    def test_the_proxy_is_the_one_of_the_settings_whatever_the_environment_says(self):
        proxy, other = Proxy(), Proxy()
        self.addCleanup(proxy.close)
        self.addCleanup(other.close)
        environment = {"https_proxy": other.url, "ALL_PROXY": other.url, "no_proxy": "localhost,127.0.0.1", "NO_PROXY": "*"}
        for settings in ({"proxy": proxy.url}, {}):
            self.configure_fleet(**settings)
            done = self.box.run(self.office.argv("fleet", "join", self.server.url), env=environment,
                                input=self.server.token().encode())
            self.assertEqual(done.returncode, 0, done.stderr)
            self.server.wait("report")
            self.assertEqual(set(proxy.asked), {f"CONNECT {self.server.url[8:]} HTTP/1.1"} if settings else set())
            self.assertEqual(self.run_fleet("leave")[0], 0)
            proxy.asked.clear()
        self.assertEqual(other.asked, [])


class WorstMoments(FleetDesk):
    def test_a_keyring_that_is_locked_at_the_start_is_waited_for(self):
        self.deploy()
        self.saver.lock()
        self.box.keyring.lock()
        now = self.moment(20)
        self.start_agent(now)
        self.wait_alarm(now + DAY / 96)  # a quarter of an hour: it has tried
        self.assertEqual(self.server.traffic, b"")
        self.box.keyring.unlock()
        self.saver.unlock()  # gnome-keyring itself tells nobody
        self.assertTrue(self.server.wait("join").verified)
        self.assertTrue(self.server.wait("report").verified)

    def change_with_a_locked_keyring(self):
        """A member whose keychain is locked when its accounts change; it has tried to report that."""
        self.deploy()
        self.start_agent(self.moment(20))
        self.server.wait("report")
        self.wait_status(lambda status: status["last_kept"])
        self.saver.lock()
        self.box.keyring.lock()
        self.track()
        self.wait_alarm(self.moment(20, minute=15))

    def test_a_change_that_a_locked_keyring_met_is_reported_the_moment_it_opens(self):
        self.change_with_a_locked_keyring()
        self.box.keyring.unlock()
        self.saver.unlock()
        self.assertTrue(self.server.wait_report(lambda document: document["accounts"]).verified)

    def test_a_change_that_a_locked_keyring_met_is_tried_again_whatever_comes_between(self):
        self.change_with_a_locked_keyring()
        self.agent.jump(self.moment(20, minute=5))
        self.deploy()  # the configuration is written anew
        self.wait_alarm(self.moment(20, minute=20))
        self.box.keyring.unlock()  # which gnome-keyring tells nobody
        self.agent.jump(self.moment(20, minute=20))
        self.assertTrue(self.server.wait_report(lambda document: document["accounts"]).verified)

    def test_killed_between_report_and_answer_it_goes_on_above(self):
        self.deploy()
        self.start_agent(self.moment(20))
        self.server.wait("report")
        self.server.silent = True
        self.track()
        lost = self.server.wait_report(lambda document: document["accounts"])
        self.agent.kill()
        self.server.silent = False
        self.start_agent(self.moment(20))
        again = self.server.wait("report")
        self.assertTrue(again.verified)
        self.assertGreater(again.number, lost.number)
        self.assertEqual(again.sender, lost.sender)
        self.assertEqual(again.document["accounts"], lost.document["accounts"])

    def test_killed_between_joining_and_answer_it_joins_with_the_same_key(self):
        self.server.silent = True
        self.deploy()
        self.start_agent(self.moment(20))
        first = self.server.wait("join")
        self.agent.kill()
        self.server.silent = False
        self.start_agent(self.moment(20))
        self.assertEqual(self.server.wait("join").sender, first.sender)
        self.assertTrue(self.server.wait("report").verified)

    def test_a_key_that_the_keyring_has_lost_is_replaced_where_there_is_a_token(self):
        self.deploy()
        self.start_agent(self.moment(20))
        first = self.server.wait("join")
        self.server.wait("report")
        self.box.run(["secret-tool", "clear", "service", "rinnova", "kind", "fleet"], check=True)
        self.track()
        second = self.server.wait("join")
        self.assertNotEqual(second.sender, first.sender)
        self.assertEqual(self.server.wait_report(lambda document: document["accounts"]).sender, second.sender)

    def test_a_hint_that_nobody_could_show_is_told_when_somebody_can(self):
        self.dunst.stop()
        self.deploy()
        self.start_agent(self.moment(20))
        self.server.answer(renewed_elsewhere=[{"account": USER, "provider": "aruba-pec", "expires": None,
                                               "renewed_at": "2026-11-26T08:30:00Z"}])
        self.track()
        hints = self.wait_status(lambda status: status["renewed_elsewhere"])["renewed_elsewhere"]
        self.assertFalse(hints[0]["told"])
        self.dunst.start()
        self.assertIn(USER, self.dunst.wait_shown("renewed on another computer"))


if __name__ == "__main__":
    unittest.main()
