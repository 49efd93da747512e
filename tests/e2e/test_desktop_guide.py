# SPDX-License-Identifier: Apache-2.0
"""The user guide (docs/user-guide.it.md) step by step, as somebody who has nothing else, in Italian and without a terminal:
from the first start to the notice, and from the notice to “done everywhere”. Makes the moving picture of the README:

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
DONE = "Fatto: la nuova password è ovunque."


class Guide(DesktopDesk):
    language = "it"
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
        self.windows.wait(role="label", name="Benvenuto in Rinnova")
        self.press("Segui questi account")
        self.windows.wait(role="table cell", name=USER)
        self.press("Attiva gli avvisi")
        self.windows.wait_gone(role="push button", name="Attiva gli avvisi")
        self.press("Dettagli")
        self.press("Aggiungi un telefono o programma…")
        self.windows.wait(role="text", name="Un telefono o un programma", state="focused")
        self.windows.type("iPhone")
        self.windows.keys("Return")
        self.windows.wait(role="table cell", name="iPhone")
        self.press("Posticipata, o altra data…")
        self.windows.wait(role="spin button", name="Fino a quando è valida?", state="focused")
        self.windows.type((datetime.date.today() + datetime.timedelta(days=3)).strftime("%d%m%Y"))
        self.windows.keys("Return")
        self.windows.wait(role="label", name="La data è annotata")
        self.windows.keys("ctrl+q")
        self.assertEqual(self.window.wait(60), 0)
        kept = self.box.config_home / "rinnova/rinnova-desktop.conf"
        self.assertEqual(kept.stat().st_mode & 0o777, 0o600)

    def from_the_notice_to_done(self):
        self.dunst.wait_shown()
        self.frame()
        self.dunst.press("Rinnova ora")
        self.windows = Windows(self.box, "rinnova-desktop")
        self.addCleanup(self.windows.close)
        self.windows.wait(role="password text", state="focused")
        self.windows.wait(role="label", name="Genera nuova password")
        self.opened.wait_for(lambda line: line.startswith("https://"), 60, "the provider's page")
        self.frame()
        self.clipboard.copy(NEW)
        self.press("Prendila dagli appunti")
        self.windows.wait(role="password text", description=f"{len(NEW)} caratteri")
        self.frame()
        self.press("Rinnova", window="Rinnova " + USER)
        self.windows.wait(role="label", name="Alcune copie mancano ancora")
        self.frame()
        self.windows.click(role="check box", name="L’ho fatto")
        self.windows.wait(role="label", name=DONE)
        self.frame()

    def test_from_the_first_start_to_done_everywhere(self):
        self.the_first_time()
        self.from_the_notice_to_done()
        self.assertEqual(set(self.states().values()), {"in-sync"})
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)
        self.assertNotEqual(self.clipboard.paste(), NEW)
        self.windows.keys("Escape")
        self.windows.wait_gone(role="label", name=DONE)
        file = pathlib.Path(FOLDER or self.box.root) / "from-notice-to-done.it.gif"
        # Where the notice and the small window are.
        self.screen.run("convert", "-delay", "300", "-loop", "0", *self.frames, "-crop", "900x620+370+40", "+repage",
                        "-strip", "+dither", "-colors", "48", "-layers", "optimize", str(file))
        self.assertGreater(file.stat().st_size, 10_000)


if __name__ == "__main__":
    if "--screenshots" in sys.argv:
        place = sys.argv.index("--screenshots")
        FOLDER = pathlib.Path(sys.argv[place + 1]).resolve()
        del sys.argv[place:place + 2]
    unittest.main(verbosity=2)
