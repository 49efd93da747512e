# SPDX-License-Identifier: Apache-2.0
"""docs/fleet-api.openapi.json is true: every path, with good and odd parameters, answers what the file says."""
import json
import pathlib
import random
import shutil
import tempfile
import unittest
import urllib.parse

import jsonschema

from fleet_server import Agent, Envelopes, FleetServer, account, day

DOCUMENT = json.loads((pathlib.Path(__file__).resolve().parents[3] / "docs/fleet-api.openapi.json").read_text())
ODD = ["", "0", "-1", "1", "1000", "1001", "99999999999999999999", "1e3", "0x10", " 1", "1 ", "null", "true", "'", "\"", "%",
       "%%", "' OR 1=1 --", "<b>", "ok", "due", "Nord", "è", "\u202e", "\x00", "\r\nX: y", "a" * 5000, "{}", "[]", "../..", "\ud83d\ude00"]


class Api(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        envelopes = Envelopes()
        self.addCleanup(envelopes.close)
        server = FleetServer(folder, f"sqlite:{folder / 'fleet.sqlite'}")
        self.server = server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        agent = Agent("desk", server, envelopes)
        agent.join(server.command("token", "--group", "Nord"))
        agent.report([account("a@pec.it", day(3)), account("b@pec.it", None)])
        self.key = server.command("api-key", "add", "tests").strip()

    def check(self, operation, status, headers, body):
        self.assertIn(str(status), operation["responses"])
        content = operation["responses"][str(status)]["content"]
        kind = headers["Content-Type"].split(";")[0]
        self.assertIn(kind, content)
        if kind == "application/json":
            schema = {**content[kind]["schema"], "components": DOCUMENT["components"]}
            jsonschema.Draft202012Validator(schema).validate(json.loads(body))

    def test_every_path(self):
        chance = random.Random(8)
        headers = {"Authorization": f"Bearer {self.key}"}
        connection = self.server.connection()
        self.addCleanup(connection.close)
        for path, methods in DOCUMENT["paths"].items():
            operation = methods["get"]
            names = [parameter["name"] for parameter in operation.get("parameters", [])]
            queries = [{}] + [{name: value} for name in names for value in ODD]
            queries += [{name: chance.choice(ODD) for name in names} for _ in range(50)]
            for query in queries:
                with self.subTest(path=path, query=query):
                    target = path + "?" + urllib.parse.urlencode(query, errors="surrogatepass")
                    connection.request("GET", target, headers=headers)
                    response = connection.getresponse()
                    body = response.read()
                    if response.status == 400 and response.getheader("Content-Type").startswith("text/plain"):
                        connection.close()  # no text in the query: refused before it is a request
                        continue
                    self.check(operation, response.status, dict(response.getheaders()), body)

    def test_without_a_key(self):
        for path, methods in DOCUMENT["paths"].items():
            self.check(methods["get"], *self.server.request("GET", path))
            self.assertEqual(self.server.request("GET", path)[0], 401)
            self.assertEqual(self.server.request("POST", path, "x")[0], 401)

    def test_pages_of_lists(self):
        headers = {"Authorization": f"Bearer {self.key}"}
        get = lambda path: json.loads(self.server.request("GET", path, headers=headers)[2])
        self.assertEqual([row["account"] for row in get("/api/v1/accounts?limit=1&offset=1")["accounts"]], ["b@pec.it"])
        self.assertEqual(get("/api/v1/accounts?state=due")["count"], 1)
        self.assertEqual(get("/api/v1/devices?state=joined")["devices"][0]["accounts"], 2)
        self.assertEqual(get("/api/v1/overview")["accounts"]["due"], 1)


if __name__ == "__main__":
    unittest.main()
