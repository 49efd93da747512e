# SPDX-License-Identifier: Apache-2.0
"""The pictures of the user guide, taken from the real window on a real desk, in both languages:

    test_desktop_pictures.py --screenshots DIR
"""
import pathlib
import sys
import unittest

from desktop_desk import ITEM, NEW, OLD, USER, DesktopDesk
from rinnova_test.screen import find_window
from rinnova_test.thunderbird import Thunderbird

FOLDER = None
WORDS = {"en": {"renew": "Renew…", "title": "Renew " + USER, "submit": "Renew", "open": "Some places do not have it yet"},
         "it": {"renew": "Rinnova…", "title": "Rinnova " + USER, "submit": "Rinnova", "open": "Alcune copie mancano ancora"}}


class Pictures(DesktopDesk):
    users = (USER, "segreteria@pec.it", "fatture@pec.it")

    def take(self, title, name):
        folder = FOLDER or self.box.root
        number = find_window(self.box, "--onlyvisible", "--name", title)[0]
        file = pathlib.Path(folder) / f"{name}.{self.language}.png"
        self.screen.run("import", "-window", number, "-strip", "+dither", "-depth", "8", "-colors", "48", f"PNG8:{file}")
        self.assertGreater(file.stat().st_size, 5_000)

    def test_the_way_through_the_one_step(self):
        words = WORDS[self.language]
        profile = self.fill_thunderbird()
        self.box.store_secret("msmtp", ITEM, OLD)
        self.track(USER, 3, "--device", "iPhone")
        self.track("segreteria@pec.it", 12)
        self.track("fatture@pec.it", 75)
        self.office.mail.set_password(USER, OLD, NEW)
        self.office.rinnova("verify")
        with Thunderbird(self.box, profile):
            self.start_window()
            self.windows.wait(role="table cell", name=USER)
            self.take("^Rinnova$", "overview")
            self.windows.click(role="push button", name=words["renew"])
            self.windows.wait(role="password text")
            self.take(words["title"], "renew-asking")
            self.windows.click(role="password text")
            self.windows.type(NEW)
            self.windows.keys("Return")
            self.windows.wait(role="label", name=words["open"])
            self.take(words["title"], "renew-open")


class PicturesInItalian(Pictures):
    language = "it"


if __name__ == "__main__":
    if "--screenshots" in sys.argv:
        place = sys.argv.index("--screenshots")
        FOLDER = pathlib.Path(sys.argv[place + 1]).resolve()
        del sys.argv[place:place + 2]
    unittest.main(verbosity=2)
