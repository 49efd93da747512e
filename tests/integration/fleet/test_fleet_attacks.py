# SPDX-License-Identifier: Apache-2.0
"""Those who want in: by the sign-in page, by a session that they planted, by what a proxy says, by a stolen token."""
import json
import pathlib
import resource
import shutil
import tempfile
import unittest
import urllib.parse

from fleet_server import Agent, Envelopes, FleetServer, account, day

PASSWORD = "fake-password-1"


class Attacks(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(lambda: shutil.rmtree(self.folder, ignore_errors=True))
        self.envelopes = Envelopes()
        self.addCleanup(self.envelopes.close)

    def serve(self, *options, **how):
        server = FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}", *options, **how)
        server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        server.command("admin", "add", "anna", "--role", "admin", "--password-stdin", text=PASSWORD)
        return server

    def try_to_sign_in(self, server, password=PASSWORD, path="/sign-in", name="anna", **headers):
        return server.request("POST", path, urllib.parse.urlencode({"name": name, "password": password}),
                              {"Content-Type": "application/x-www-form-urlencoded", **headers})

    def test_a_session_is_the_servers_own(self):
        server = self.serve()
        planted = "__Host-rinnova=" + "A" * 43
        status, headers, _ = self.try_to_sign_in(server, Cookie=planted)
        cookie = headers["Set-Cookie"]
        self.assertEqual(status, 303)
        self.assertNotIn("A" * 43, cookie)
        for word in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
            self.assertIn(word, cookie)
        self.assertEqual(server.get("/", Cookie=planted)[0], 303)
        mine = cookie.split(";")[0]
        status, headers, page = server.request("GET", "/", headers={"Cookie": mine})
        self.assertEqual(status, 200)
        self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
        self.assertNotIn("unsafe", headers["Content-Security-Policy"])
        self.assertIn("frame-ancestors 'none'", headers["Content-Security-Policy"])
        csrf = page.decode().split('name="csrf" value="')[1].split('"')[0]
        other = server.sign_in("anna", PASSWORD)
        self.assertEqual(server.request("POST", "/sign-out", f"csrf={csrf}", {"Cookie": mine})[0], 303)
        self.assertEqual(server.get("/", Cookie=mine)[0], 303)
        self.assertEqual(server.get("/", Cookie=other)[0], 200)
        server.command("admin", "remove", "anna")
        self.assertEqual(server.get("/", Cookie=other)[0], 303)
        self.assertIsNone(server.sign_in("anna", PASSWORD))
        self.assertEqual(server.command("admin", "remove", "anna", check=False).returncode, 7)

    def test_the_sign_in_form_is_for_our_page_alone(self):
        server = self.serve()
        for headers in ({"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
            self.assertEqual(self.try_to_sign_in(server, **headers)[0], 400, headers)
        for wanted in ("//evil.example", "/\\evil.example", "https://evil.example", "\\\\evil.example", "javascript:alert(1)"):
            status, headers, _ = self.try_to_sign_in(server, path="/sign-in?next=" + urllib.parse.quote(wanted))
            self.assertEqual((status, headers["Location"]), (303, "/"), wanted)
        status, headers, _ = self.try_to_sign_in(server, path="/sign-in?next=/week%0d%0aX-Evil:%201")
        self.assertEqual(status, 400)
        self.assertNotIn("X-Evil", headers)

    def test_what_a_client_says_of_itself_does_not_count(self):
        server = self.serve("--user-header", "X-Remote-User", tls=False)
        https = {"X-Forwarded-Proto": "https"}
        # A proxy that adds a line of its own behind the client's: the last of all is the proxy's.
        for number in range(20):
            status, _, _ = self.raw_sign_in(server, [f"198.51.100.{number}", "192.0.2.7"], name=f"nobody{number}")
            self.assertEqual(status, 401)
        self.assertEqual(self.raw_sign_in(server, ["198.51.100.99", "192.0.2.7"], name="nobody99")[0], 429)
        self.assertEqual(self.raw_sign_in(server, ["192.0.2.7", "192.0.2.8"], name="nobody99")[0], 401)
        self.assertEqual(server.get("/", **https, **{"X-Remote-User": "anna"})[0], 200)
        self.assertEqual(server.get("/", **https, **{"X-Remote-User": "vito"})[0], 303)
        # Whom the proxy has signed in gets all that a session gets, and nobody else does.
        for path, refused in (("/report.csv", 303), ("/api/v1/accounts.csv", 401), ("/api/v1/accounts", 401),
                              ("/api/v1/overview", 401)):
            self.assertEqual(server.get(path, **https, **{"X-Remote-User": "anna"})[0], 200, path)
            self.assertEqual(server.get(path, **https, **{"X-Remote-User": "vito"})[0], refused, path)
            self.assertEqual(server.get(path, **https)[0], refused, path)
        connection = server.connection()
        connection.putrequest("GET", "/")
        for name in ("anna", "vito"):  # one of the client's that the proxy let through, and its own
            connection.putheader("X-Remote-User", name)
        connection.endheaders()
        self.assertEqual(connection.getresponse().status, 303)
        connection.close()

    def raw_sign_in(self, server, forwarded, name):
        body = urllib.parse.urlencode({"name": name, "password": "fake-password-2"})
        connection = server.connection()
        connection.putrequest("POST", "/sign-in")
        for address in forwarded:
            connection.putheader("X-Forwarded-For", address)
        connection.putheader("Content-Length", str(len(body)))
        connection.endheaders(body.encode())
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.status, dict(response.getheaders()), None

    def test_without_the_option_no_header_names_a_user(self):
        server = self.serve()
        self.assertEqual(server.get("/", **{"X-Remote-User": "anna", "X-Forwarded-User": "anna"})[0], 303)
        self.assertEqual(server.command("serve", "--user-header", "X-Remote-User", check=False).returncode, 2)

    def test_a_stolen_token(self):
        server = self.serve()
        stolen = server.command("token", "--uses", "9", "--group", "Nord")
        thief, other = (Agent(name, server, self.envelopes) for name in ("thief", "other"))
        self.assertEqual(thief.join(stolen)[0], 200)
        self.assertEqual(other.join(server.command("token"))[0], 200)
        [line] = [line for line in server.command("token", "list").splitlines() if "Nord" in line]
        self.assertEqual(line.split()[1:4], ["Nord", "8", "1"])
        self.assertNotIn(stolen.strip()[-20:], server.command("token", "list"))
        said = server.command("token", "withdraw", line.split()[0], "--revoke-devices")
        self.assertIn("1", said)
        self.assertEqual(thief.report([])[1]["error"]["code"], "revoked")
        self.assertEqual(Agent("late", server, self.envelopes).join(stolen)[1]["error"]["code"], "token-refused")
        self.assertEqual(other.report([])[0], 200)
        self.assertEqual(server.command("token", "withdraw", "0123456789", check=False).returncode, 7)
        cookie = server.sign_in("anna", PASSWORD)
        self.assertIn("token withdrawn", server.get("/audit", Cookie=cookie)[1])

    def test_keys_have_a_scope(self):
        server = self.serve()
        agent = Agent("desk", server, self.envelopes)
        agent.join(server.command("token"))
        agent.report([account("mario@pec.it", day(3))])
        key = server.command("api-key", "add", "screen", "--scope", "overview").strip()
        status, overview = server.get("/api/v1/overview", Authorization=f"Bearer {key}")
        self.assertEqual((status, json.loads(overview)["accounts"]["due"]), (200, 1))
        for path in ("/api/v1/accounts", "/api/v1/devices", "/api/v1/accounts.csv", "/report.csv"):
            status, text = server.get(path, Authorization=f"Bearer {key}")
            self.assertIn(status, (303, 401), path)
            self.assertNotIn("mario", text)
        server.command("api-key", "remove", "screen")
        self.assertEqual(server.get("/api/v1/overview", Authorization=f"Bearer {key}")[0], 401)

    def test_a_full_disk_loses_nothing(self):
        server = self.serve()
        agent = Agent("desk", server, self.envelopes)
        agent.join(server.command("token"))
        self.assertEqual(agent.report([account("a@pec.it", day(5))])[0], 200)
        _, most = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (1, most))  # no file may grow
        status, answer = agent.report([account(f"{n}@pec.it", day(5)) for n in range(50)])
        self.assertEqual((status, answer["error"]["code"]), (503, "unavailable"))
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (most, most))
        self.assertEqual(len(json.loads(server.command("report", "--format", "json"))["accounts"]), 1)
        self.assertEqual(agent.report([account("b@pec.it", day(6))])[0], 200)
        [row] = json.loads(server.command("report", "--format", "json"))["accounts"]
        self.assertEqual(row["account"], "b@pec.it")


if __name__ == "__main__":
    unittest.main()
