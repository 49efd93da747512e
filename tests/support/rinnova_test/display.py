# SPDX-License-Identifier: Apache-2.0
"""An X display of a test's own, on a number that nobody else has.

    with Display(box) as display:     box.env["DISPLAY"] leads to it
        display.copy("text")          a program that owns the clipboard, until somebody copies something else
        display.copy("<b>", target="text/html")
        display.paste()               -> str | None, by xclip
        display.paste(reader="xsel")
        display.paste(target="x-kde-passwordManagerHint"), display.targets() -> set
"""
import os
import subprocess

from . import processes
from .deadline import Deadline


class Display:
    def __init__(self, box):
        self._box = box

    def __enter__(self):
        read, write = os.pipe()
        # Without -noreset the server drops whoever is just connecting when the last program before has gone.
        self._server = processes.start(["Xvfb", "-noreset", "-displayfd", str(write), "-screen", "0", "640x480x24",
                                        "-nolisten", "tcp"],
                                       env=self._box.env, pass_fds=[write], stdout=subprocess.DEVNULL,
                                       stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self._box.env["DISPLAY"] = f":{number}"
        return self

    def __exit__(self, *_):
        self._box.env.pop("DISPLAY", None)
        processes.stop(self._server)

    def copy(self, text, target="UTF8_STRING"):
        owner = self._box.spawn(["xclip", "-in", "-selection", "clipboard", "-quiet", "-target", target],
                                stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
        owner.stdin.write(text.encode())
        owner.stdin.close()
        deadline = Deadline(60, "xclip owns the clipboard")
        while self.paste(target=target) != text and deadline.left:
            if owner.poll() is not None:
                raise AssertionError(f"xclip ended with {owner.returncode}")
        return owner

    def paste(self, reader="xclip", target="UTF8_STRING"):
        argv = {"xclip": ["xclip", "-out", "-selection", "clipboard", "-target", target],
                "xsel": ["xsel", "--output", "--clipboard"]}[reader]
        done = self._box.run(argv)
        return done.stdout.decode() if done.returncode == 0 else None

    def targets(self):
        return set((self.paste(target="TARGETS") or "").split())
