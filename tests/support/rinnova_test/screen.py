# SPDX-License-Identifier: Apache-2.0
"""A screen of the test's own.

    with Screen(box) as screen:             an X server (Xvfb); box.env names it from now on
    with Screen(box, manager="openbox")     with a window manager, as clients' windows need one
        screen.picture(file)                what is on it, as a PNG
        screen.run(*argv)                   a program of the X tools, its output
    find_window(box, "--name", "^Rinnova$") the numbers of the windows that xdotool finds, once there are any
"""
import os
import subprocess

from . import processes
from .deadline import Deadline


def find_window(box, *wanted):
    deadline = Deadline(60, f"a window {wanted}")
    # Again and again: a window that goes while all are gone through ends xdotool, also with --sync.
    while not (found := box.run(["xdotool", "search", *wanted]).stdout.decode().split()):
        assert deadline.left
    return found


class Screen:
    def __init__(self, box, manager=None, size="1280x900"):
        self._box, self._manager, self._size = box, manager, size

    def __enter__(self):
        reads, writes = os.pipe()
        self._box.spawn(["Xvfb", "-displayfd", str(writes), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"],
                        pass_fds=(writes,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(writes)
        with os.fdopen(reads) as numbers:
            number = numbers.readline().strip()
        assert number, "Xvfb did not start"
        self._box.env["DISPLAY"] = f":{number}"
        if self._manager:
            self._box.spawn([self._manager], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            # It announces itself on the root window (EWMH). All properties are watched: xprop does not wait for one
            # whose name nobody has used yet.
            watcher = self._box.spawn(["xprop", "-root", "-spy"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            processes.LineReader(watcher.stdout).wait_for(
                lambda line: line.startswith("_NET_SUPPORTING_WM_CHECK(") and "window id" in line, 60, self._manager)
            processes.stop(watcher)
        return self

    def __exit__(self, *_):
        self._box.env.pop("DISPLAY", None)

    def picture(self, file):
        self._box.run(["import", "-window", "root", str(file)], check=True)

    def run(self, *argv):
        return self._box.run(argv, check=True).stdout.decode()
