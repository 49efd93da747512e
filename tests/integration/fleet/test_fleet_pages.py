# SPDX-License-Identifier: Apache-2.0
"""The pages of rinnova-fleet in a real Chromium, as wide as a phone: each is seen, with hostile names in every field.

With RINNOVA_PICTURES=FOLDER the screens are kept there, to be looked at."""
import os
import pathlib
import shutil
import tempfile
import unittest

from fleet_server import Agent, Envelopes, FleetServer, account, day, now
from rinnova_test.chromium import Phone

HOSTILE = "<script>document.title='taken'</script>\"'><img src=x onerror=alert(1)>"
# What a page must not lack, asked of the page itself.
FAULTS = """(() => {
  const faults = [];
  const say = (wrong, text) => wrong && faults.push(text);
  say(document.title.includes('taken'), 'a script of a device ran');
  say(document.querySelectorAll('h1').length !== 1, 'not one h1');
  say(!document.documentElement.lang, 'no language');
  say(document.documentElement.scrollWidth > screen.width, 'wider than the screen: ' + document.documentElement.scrollWidth);
  for (const field of document.querySelectorAll('input:not([type=hidden]), select'))
    say(field.labels.length === 0, 'no label: ' + field.name);
  for (const image of document.querySelectorAll('svg[role=img]'))
    say(!image.querySelector('title'), 'a picture without words');
  say(document.querySelector('main img, [onerror], [onclick], [style]'), 'markup of a device');
  for (const script of document.scripts) say(!script.src.startsWith(location.origin), 'a script from elsewhere');
  return faults.join('; ');
})()"""


class Pages(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(lambda: shutil.rmtree(self.folder, ignore_errors=True))
        envelopes = Envelopes()
        self.addCleanup(envelopes.close)
        server = FleetServer(self.folder, f"sqlite:{self.folder / 'fleet.sqlite'}")
        self.server = server.__enter__()
        self.addCleanup(server.__exit__, None, None, None)
        for group in ("Nord", "Sud <b>&"):
            token = self.server.command("token", "--group", group, "--uses", "20")
            for i in range(6):
                agent = Agent(f"{group}{i}", self.server, envelopes, host=f"PC-{i:02}" if i else HOSTILE,
                              user=f"utente{i}" if i else HOSTILE)
                agent.join(token)
                accounts = [account(f"casella{n}.{i}@pec.it", day(17 * n + i - 20), open=n % 2,
                                    staged="refused" if n == 3 else "", slots=[
                                        {"target": "thunderbird", "kind": "imap", "state": "in-sync", "count": 2}],
                                    findings=[{"rule": "no-tls", "severity": "error", "count": 1}] if n == 2 else [])
                            for n in range(8)]
                accounts.append(account("condivisa@pec.it", day(60) if i == 1 else day(4),
                                        rotated=now(minutes=-5) if i == 1 else None))
                accounts.append(account(HOSTILE, None))
                self.assertEqual(agent.report(accounts)[0], 200)
        self.device = agent.id
        self.server.command("admin", "add", "anna", "--role", "admin", "--password-stdin", text="fake-password-1")

    def look(self, phone, name):
        faults = phone.evaluate(FAULTS)
        self.assertEqual(faults, "", name)
        if folder := os.environ.get("RINNOVA_PICTURES"):
            (pathlib.Path(folder) / f"fleet-{name}.png").write_bytes(phone.screenshot())

    def test_each_page(self):
        base = f"https://localhost:{self.server.port}"
        for language, words in (("en", "What must happen this week"), ("it", "Che cosa deve succedere questa settimana")):
            with Phone(self.folder / language, language=language) as phone:
                phone.open(base + "/")
                self.assertIn("/sign-in", phone.evaluate("location.pathname"))
                self.look(phone, f"{language}-sign-in")
                phone.press("button", {"[name=name]": "anna", "[name=password]": "wrong-password"})
                phone.wait_for_page()
                self.look(phone, f"{language}-refused")
                self.assertTrue(phone.evaluate("document.querySelector('[role=alert]').innerText"))
                phone.press("button", {"[name=name]": "anna", "[name=password]": "fake-password-1"})
                phone.wait_for_page()
                self.look(phone, f"{language}-overview")
                self.assertGreater(phone.evaluate("document.querySelectorAll('svg.chart rect').length"), 10)
                for name, path in (("week", "/week"), ("accounts", "/accounts"), ("devices", "/devices"),
                                   ("sorted", "/accounts?sort=-expires&state=due"), ("log", "/audit"),
                                   ("account", "/accounts/view?id=aruba-pec%2Fcondivisa%40pec.it"),
                                   ("device", f"/devices/view?id={self.device}"), ("group", "/groups/view?name=Nord"),
                                   ("hostile-group", "/groups/view?name=Sud%20%3Cb%3E%26"), ("missing", "/nowhere")):
                    phone.open(base + path)
                    self.look(phone, f"{language}-{name}")
                    if name == "week":
                        self.assertIn(words, phone.text())
                        phone._call("Emulation.setEmulatedMedia", media="print")
                        self.assertEqual(phone.evaluate("getComputedStyle(document.querySelector('.top')).display"), "none")
                        phone._call("Emulation.setEmulatedMedia", media="")
                    if name == "account":
                        self.assertGreater(phone.evaluate("document.querySelectorAll('.mark.warn').length"), 3)

    def test_without_scripts(self):
        base = f"https://localhost:{self.server.port}"
        with Phone(self.folder / "plain") as phone:
            phone._call("Emulation.setScriptExecutionDisabled", value=True)
            phone.open(base + "/sign-in")
            phone.press("button", {"[name=name]": "anna", "[name=password]": "fake-password-1"})
            phone.wait_for_page()
            phone.open(base + "/accounts")
            phone.press("form.filters button", {"[name=q]": "condivisa"})
            phone.wait_for_page()
            self.assertIn("q=condivisa", phone.evaluate("location.search"))
            self.assertEqual(phone.evaluate("document.querySelectorAll('tbody tr').length"), 12)
            phone.open(base + f"/devices/view?id={self.device}")
            phone.press("button.danger", {})
            phone.wait_for_page()
            self.assertIn("revoked", phone.text())


if __name__ == "__main__":
    unittest.main()
