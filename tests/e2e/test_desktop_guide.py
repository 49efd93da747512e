# SPDX-License-Identifier: Apache-2.0
"""The user guide (docs/user-guide.it.md) step by step, as somebody who has nothing else, in Italian and without a terminal:
from the first start to the notice, and from the notice to “done everywhere”. Makes the moving picture of the README, in
English too:

    test_desktop_guide.py --screenshots DIR
"""
import datetime
import pathlib
import sys
import unittest

from desktop_desk import ITEM, NEW, OLD, USER, DesktopDesk
from rinnova_test.dunst import Dunst
from rinnova_test.window import Windows

FOLDER = None
# What the window says.
ITALIAN = {
    "welcome": "Benvenuto in Rinnova", "watch": "Segui questi account", "warn": "Attiva gli avvisi", "details": "Dettagli",
    "add": "Aggiungi un telefono o programma…", "device": "Un telefono o un programma",
    "date": "Posticipata, o altra data…", "until": "Fino a quando è valida?", "noted": "La data è annotata",
    "now": "Rinnova ora", "take": "Prendila dagli appunti", "characters": "caratteri", "renew": "Rinnova",
    "open": "Alcune copie mancano ancora", "tick": "L’ho fatto", "done": "Fatto: la nuova password è ovunque."}
ENGLISH = {
    "welcome": "Welcome to Rinnova", "watch": "Watch over these accounts", "warn": "Switch the warnings on",
    "details": "Details", "add": "Add a phone or program…", "device": "A phone or a program",
    "date": "Extended, or another date…", "until": "Until when is it valid?", "noted": "The date is noted",
    "now": "Renew now", "take": "Take it from the clipboard", "characters": "characters", "renew": "Renew",
    "open": "Some places do not have it yet", "tick": "I have done this", "done": "Done: the new password is everywhere."}


class Guide(DesktopDesk):
    language, words = "it", ITALIAN
    with_agent = False

    def setUp(self):
        super().setUp()
        # The notice comes at once, whatever the hour and the day on which this runs.
        hours = {"from": "00:00", "to": "24:00", "at": None}
        self.configure(reminders={"hours": hours, "working_days_only": False, "show_address_on_lock_screen": True})
        self.fill_thunderbird()
        self.box.store_secret("msmtp", ITEM, OLD)
        self.office.mail.set_password(USER, OLD, NEW)
        self.dunst = Dunst(self.box)
        self.screen.run("xsetroot", "-solid", "#5b6b7b")
        self.frames = []

    def frame(self):
        file = self.box.root / f"frame-{len(self.frames)}.png"
        self.screen.picture(file)
        self.frames.append(str(file))

    def press(self, name, **where):
        self.windows.click(role="push button", name=name, state="enabled", **where)

    def the_first_time(self):
        self.start_window()
        self.windows.wait(role="label", name=self.words["welcome"])
        self.press(self.words["watch"])
        self.windows.wait(role="table cell", name=USER)
        self.press(self.words["warn"])
        self.windows.wait_gone(role="push button", name=self.words["warn"])
        self.press(self.words["details"])
        self.press(self.words["add"])
        self.windows.wait(role="text", name=self.words["device"], state="focused")
        self.windows.type("iPhone")
        self.windows.keys("Return")
        self.windows.wait(role="table cell", name="iPhone")
        self.press(self.words["date"])
        self.windows.wait(role="text", name=self.words["until"], state="focused")
        self.windows.type((self.box.today() + datetime.timedelta(days=3)).strftime("%d%m%Y"))
        self.windows.keys("Return")
        self.windows.wait(role="label", name=self.words["noted"])
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)
        kept = self.box.config_home / "rinnova/rinnova-desktop.conf"
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)

    def from_the_notice_to_done(self):
        self.dunst.wait_shown()
        self.frame()
        self.dunst.press(self.words["now"])
        self.windows = Windows(self.box, "rinnova-desktop")
        self.addCleanup(self.windows.close)
        self.windows.wait(role="password text", state="focused")
        self.windows.wait(role="label", name="Genera nuova password")
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "the provider's page")
        self.frame()
        self.clipboard.copy(NEW)
        self.press(self.words["take"])
        self.windows.wait(role="password text", description=f"{len(NEW)} {self.words['characters']}")
        self.frame()
        self.press(self.words["renew"], window=f"{self.words['renew']} {USER}")
        self.windows.wait(role="label", name=self.words["open"])
        self.frame()
        self.windows.click(role="check box", name=self.words["tick"])
        self.windows.wait(role="label", name=self.words["done"])
        self.frame()

    def test_from_the_first_start_to_done_everywhere(self):
        self.the_first_time()
        self.from_the_notice_to_done()
        self.assertEqual(set(self.states().values()), {"in-sync"})
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)
        self.assertNotEqual(self.clipboard.paste(), NEW)
        self.windows.keys("Escape")
        self.windows.wait_gone(role="label", name=self.words["done"])
        file = pathlib.Path(FOLDER or self.box.root) / f"from-notice-to-done.{self.language}.gif"
        # Where the notice and the small window are.
        self.screen.run("convert", "-delay", "300", "-loop", "0", *self.frames, "-crop", "900x620+370+40", "+repage",
                        "-strip", "+dither", "-colors", "48", "-layers", "optimize", str(file))
        self.assertGreater(file.stat().st_size, 10_000)


if __name__ == "__main__":
    if "--screenshots" in sys.argv:
        place = sys.argv.index("--screenshots")
        FOLDER = pathlib.Path(sys.argv[place + 1]).resolve()
        del sys.argv[place:place + 2]

        class InEnglish(Guide):
            language, words = "en", ENGLISH

    unittest.main(verbosity=2)
