# SPDX-License-Identifier: Apache-2.0
"""The real notification server dunst, on a box's screen (screen.Screen), and a screen saver for its bus.

    dunst = Dunst(box)                  runs, and owns org.freedesktop.Notifications
    dunst.wait_shown(words) -> line     the next notice shown whose urgency and summary hold these words
    dunst.shown()                       all so far: "normal The password of … expires in 3 days"
    dunst.displayed()                   how many are on the screen
    dunst.wait_displayed(count)
    dunst.press(label)                  a button, by what stands on it
    dunst.history()                     what went, newest first
    dunst.start(), dunst.stop()
    saver = ScreenSaver(box, locked=False)        org.freedesktop.ScreenSaver (dbusmock)
    saver.lock(), saver.unlock(), saver.stop()
"""
import json
import os
import shlex
import subprocess

from . import processes
from .deadline import Deadline

NOTIFICATIONS = "org.freedesktop.Notifications"
_SAVER = "org.freedesktop.ScreenSaver"
_SAVER_PATH = "/org/freedesktop/ScreenSaver"


class Dunst:
    def __init__(self, box):
        self._box = box
        folder = box.config_home / "dunst"
        folder.mkdir(exist_ok=True)
        self._fifo = folder / "shown"
        os.mkfifo(self._fifo)
        self._reader = processes.LineReader(os.fdopen(os.open(self._fifo, os.O_RDWR), "rb"))
        self._seen = 0
        script = folder / "note"
        script.write_text(f"#!/bin/sh\nprintf '%s %s\\n' \"$DUNST_URGENCY\" \"$DUNST_SUMMARY\" > "
                          f"{shlex.quote(str(self._fifo))}\n")
        script.chmod(0o755)
        # The button that its user picks from the menu of all buttons: a line "#Label (summary) [number, key]".
        self._pick = folder / "pick"
        menu = folder / "menu"
        menu.write_text(f"#!/bin/sh\ngrep -F -f {shlex.quote(str(self._pick))} | head -n 1\n")
        menu.chmod(0o755)
        (folder / "dunstrc").write_text(
            "[global]\nmarkup = full\nfont = Sans 12\nwidth = 500\nnotification_limit = 9\nalways_run_script = true\n"
            f"dmenu = {menu}\n"
            f"[all]\nsummary = *\nscript = {script}\n")
        self.start()

    def start(self):
        self.process = self._box.spawn(["dunst"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._box.bus.wait_for_name(NOTIFICATIONS, 60)

    def stop(self):
        processes.stop(self.process)

    def control(self, *words):
        return self._box.run(["dunstctl", *words], check=True).stdout.decode().strip()

    def displayed(self):
        return int(self.control("count", "displayed"))

    def wait_displayed(self, count, seconds=60):
        deadline = Deadline(seconds, f"{count} notices on the screen")
        while deadline.left and self.displayed() != count:
            pass

    def press(self, label):
        self._pick.write_text(f"#{label} (\n")
        self.control("context")

    def history(self):
        return json.loads(self.control("history"))["data"][0]

    def shown(self):
        return list(self._reader.lines())

    def wait_shown(self, words="", seconds=60):
        number = 0

        def fits(line):
            nonlocal number
            number += 1
            return number > self._seen and words in line

        line = self._reader.wait_for(fits, seconds, f"a notice: {words}")
        self._seen = number
        return line.strip()


class ScreenSaver:
    def __init__(self, box, locked=False):
        self._box = box
        self._process = box.spawn(
            ["/usr/bin/python3", "-m", "dbusmock", "--session", _SAVER, _SAVER_PATH, _SAVER],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        box.bus.wait_for_name(_SAVER, 60)
        self._set(locked)

    def _call(self, method, *arguments):
        self._box.bus.call(_SAVER, _SAVER_PATH, f"org.freedesktop.DBus.Mock.{method}", *arguments)

    def _set(self, locked):
        self._call("AddMethod", _SAVER, "GetActive", "", "b", f"ret = {locked}")

    def lock(self):
        self._set(True)
        self._call("EmitSignal", _SAVER, "ActiveChanged", "b", "[<true>]")

    def unlock(self):
        self._set(False)
        self._call("EmitSignal", _SAVER, "ActiveChanged", "b", "[<false>]")

    def stop(self):
        processes.stop(self._process)
