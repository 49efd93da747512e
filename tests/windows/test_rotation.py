# SPDX-License-Identifier: Apache-2.0
"""The Windows programs under Wine, from a copied folder: Thunderbird's profile and the Credential Manager in one step."""
import time
import unittest

from desk import LIMIT, Desk
from rinnova_test.nss_reader import read_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-Mario-2", "fake-new-3, perché no?"
ENTRY = "imaps://imaps.pec.aruba.it"


def passwords(profile):
    return {(login.origin, login.user): login.password for login in read_logins(profile)}


class Windows(unittest.TestCase):
    def test_the_program_says_what_it_is(self):
        with Desk() as desk:
            self.assertRegex(desk.rinnova("--version", plain=True).out, r"^rinnova \d+\.\d+")
            providers = desk.rinnova("providers", "list")
            self.assertEqual(providers.code, 0, providers)
            self.assertIn("aruba-pec", providers.out)
            plugins = desk.rinnova("plugins")
            self.assertEqual(plugins.code, 0, plugins)
            loaded = {plugin["id"] for plugin in plugins.document["plugins"] if plugin["state"] == "loaded"}
            self.assertLessEqual({"thunderbird", "keychain", "manual"}, loaded)

    def test_one_rotation_reaches_thunderbird_and_the_credential_manager_and_nothing_else(self):
        with Desk() as desk:
            profile = desk.thunderbird_profile()
            desk.credential("put", ENTRY, USER, password=OLD)
            desk.credential("put", "shop.example", USER, password="fake-of-the-shop")
            others = {name: (profile / name).read_bytes() for name in ("key4.db", "prefs.js")}
            before = passwords(profile)
            found = desk.rinnova("discover")
            self.assertEqual(found.code, 0, found)
            account = next(one for one in found.document["accounts"] if one["account"] == USER)
            self.assertEqual(sorted(slot["target"] for slot in account["slots"]),
                             ["keychain", "thunderbird", "thunderbird", "thunderbird"])
            done = desk.rinnova("rotate", USER, "--no-probe", "--password-stdin", password=NEW)
            self.assertEqual(done.code, 0, done)
            self.assertEqual({slot["result"] for slot in done.document["accounts"][0]["slots"]}, {"updated"})
            self.assertNotIn(NEW, done.out + done.err)
            # Thunderbird's own library reads it back; what is not the account's is as before.
            after = passwords(profile)
            self.assertEqual({key for key in after if after[key] == NEW},
                             {key for key in before if before[key] == OLD and key[1] == USER})
            self.assertEqual({key: value for key, value in after.items() if value != NEW},
                             {key: value for key, value in before.items() if (value, key[1]) != (OLD, USER)})
            self.assertEqual({name: (profile / name).read_bytes() for name in others}, others)
            entries = desk.credentials()
            self.assertIn(f"{ENTRY}|{USER}|1|3|0|of a mail program|{NEW}", entries)
            self.assertIn(f"shop.example|{USER}|1|3|0|of a mail program|fake-of-the-shop", entries)
            self.assertTrue(any(entry.startswith("rinnova/credential/aruba-pec/") and entry.endswith(NEW)
                                for entry in entries), "the vault holds the new password")
            # Our own files never hold it.
            for file in [*desk.appdata.glob("rinnova/**/*"), *desk.local.glob("rinnova/**/*")]:
                if file.is_file():
                    self.assertNotIn(NEW.encode(), file.read_bytes(), file)
            status = desk.rinnova("status", USER)
            self.assertEqual(status.code, 0, status)
            self.assertEqual({slot["state"] for slot in status.document["accounts"][0]["slots"]}, {"in-sync"})
            self.assertEqual(desk.rinnova("verify", USER).code, 0)
            undone = desk.rinnova("undo", USER, "--no-probe")
            self.assertEqual(undone.code, 0, undone)
            self.assertEqual(passwords(profile), before)
            self.assertIn(f"{ENTRY}|{USER}|1|3|0|of a mail program|{OLD}", desk.credentials())
            self.assertEqual(desk.rinnova("untrack", USER).code, 0)
            self.assertFalse([entry for entry in desk.credentials() if entry.startswith("rinnova/credential/")])

    def test_an_account_is_tracked_and_a_batch_is_read_from_a_file_of_ones_own(self):
        with Desk() as desk:
            desk.thunderbird_profile()
            tracked = desk.rinnova("track", USER, "--expires", "2030-01-31")
            self.assertEqual(tracked.code, 0, tracked)
            self.assertEqual(desk.rinnova("status").document["accounts"][0]["expires"][:10], "2030-01-31")
            self.assertEqual(desk.rinnova("rotate", "nobody@pec.it", "--password-stdin", password=NEW).code, 7)
            self.assertEqual(desk.rinnova("rotate", USER, "--password-stdin", password="two\nlines").code, 2)

    def test_files_are_found_by_names_with_accents(self):
        with Desk() as desk:
            folder = desk.folder / "Città è"
            folder.mkdir()
            path = lambda name: "Z:" + str(folder / name).replace("/", "\\")
            (folder / "elenco è.csv").write_text(f"{USER};2030-01-31\n", "utf-8")
            imported = desk.rinnova("track", "--import", path("elenco è.csv"))
            self.assertEqual(imported.code, 0, imported)
            self.assertEqual(desk.rinnova("export", "ics", path("scadenze è.ics")).code, 0)
            self.assertIn("BEGIN:VCALENDAR", (folder / "scadenze è.ics").read_text("utf-8"))
            (folder / "gestore è.json").write_text('{"schema":1,"id":"x","name":"X","domains":["x.example"]}', "utf-8")
            self.assertEqual(desk.rinnova("providers", "check", path("gestore è.json")).code, 0)
            # The configuration's calendar.
            (desk.appdata / "rinnova").mkdir(exist_ok=True)
            (desk.appdata / "rinnova/config.json").write_text(
                '{"calendar":{"file":"%s"}}' % path("calendario è.ics").replace("\\", "\\\\"), "utf-8")
            with desk.agent():
                deadline = time.monotonic() + LIMIT
                while not (folder / "calendario è.ics").exists():
                    self.assertLess(time.monotonic(), deadline, sorted(folder.iterdir()))


if __name__ == "__main__":
    unittest.main(verbosity=2)
