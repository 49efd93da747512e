# SPDX-License-Identifier: Apache-2.0
"""A program's windows as a person has them: what a screen reader reads, real keys and clicks.

    with Accessibility(box):                the accessibility bus of the box's session; box.env leads programs to it
    window = Windows(box, "rinnova-desktop")
        window.controls() -> [Control]      all that is shown: role, name, description, states, window, x, y
        window.wait(role="button", name="Renew…") -> Control     raises TimedOut, with what was there
        window.wait_gone(…)
        window.click(role=…, name=…)        a real click in the middle of it
        window.double_click(…), window.press(…)     the latter by its own action
        window.keys("ctrl+v"), window.type("text")
        window.close_front()                by the window manager's key
"""
import json
import re
import subprocess
import time
from typing import NamedTuple

from . import processes
from .deadline import TimedOut

_DRIVER = __file__.replace("rinnova_test/window.py", "accessibility_driver.py")
_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"


class Accessibility:
    def __init__(self, box):
        self._box = box

    def __enter__(self):
        self._box.env.pop("NO_AT_BRIDGE", None)
        self._box.env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        self._box.spawn([_LAUNCHER, "--launch-immediately"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self._box.bus.wait_for_name("org.a11y.Bus", 60)
        return self

    def __exit__(self, *_):
        pass


class Control(NamedTuple):
    role: str
    name: str
    description: str
    states: tuple
    window: str
    path: tuple
    box: tuple

    @property
    def shown(self):
        return "showing" in self.states and self.box and self.box[2] > 0

    @property
    def middle(self):
        x, y, width, height = self.box
        return x + width // 2, y + height // 2


class Windows:
    def __init__(self, box, name, seconds=60):
        self._box, self._name, self._seconds = box, name, seconds
        self._driver = box.spawn(["/usr/bin/python3", "-B", _DRIVER], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                 stderr=subprocess.DEVNULL)

    def close_front(self):
        self._wait_for_focus()
        front = self._window_ids("_NET_ACTIVE_WINDOW")
        end = time.monotonic() + self._seconds
        # Now and then openbox has not grabbed its keys for a moment: then they go to the window itself.
        while front <= self._window_ids("_NET_CLIENT_LIST"):
            if time.monotonic() > end:
                raise TimedOut("the window stays open")
            self.xdotool("key", "--delay", 40, "alt+F4")
            again = time.monotonic() + 3
            while front <= self._window_ids("_NET_CLIENT_LIST") and time.monotonic() < again:
                time.sleep(0.1)

    def _window_ids(self, name):
        return set(re.findall("0x[0-9a-f]+", self._box.run(["xprop", "-root", name], check=True).stdout.decode()))

    def close(self):
        self._driver.stdin.close()
        self._driver.wait()
        self._driver.stdout.close()

    def _ask(self, **request):
        self._driver.stdin.write(json.dumps({"app": self._name, **request}).encode() + b"\n")
        self._driver.stdin.flush()
        line = self._driver.stdout.readline()
        if not line:
            raise processes.Ended("the accessibility driver has ended")
        told = json.loads(line)
        return [] if isinstance(told, dict) else told

    def controls(self):
        return [Control(e["role"], e["name"], e["description"], tuple(e["states"]), e["window"], tuple(e["path"]),
                        tuple(e["box"]) if e["box"] else None) for e in self._ask(do="tree")]

    def find(self, role=None, name=None, window=None, state=None, description=None):
        return [control for control in self.controls() if control.shown
                and (description is None or description in control.description)
                and (role is None or control.role == role) and (name is None or name in control.name)
                and (window is None or window in control.window) and (state is None or state in control.states)]

    def wait(self, seconds=None, **wanted):
        end = time.monotonic() + (seconds or self._seconds)
        while not (found := self.find(**wanted)):
            if time.monotonic() > end:
                there = "\n".join(f"{c.window!r} {c.role} {c.name!r}" for c in self.controls() if c.shown)
                raise TimedOut(f"no {wanted} within the time. There was:\n{there}")
        return found[0]

    def wait_gone(self, seconds=None, **wanted):
        end = time.monotonic() + (seconds or self._seconds)
        while found := self.find(**wanted):
            if time.monotonic() > end:
                raise TimedOut(f"{found[0]} is still there")

    def xdotool(self, *words):
        self._box.run(["xdotool", *map(str, words)], check=True)

    def click(self, button=1, **wanted):
        control = self.wait(**wanted)
        self.xdotool("mousemove", *control.middle, "click", button)
        return control

    def press(self, **wanted):
        """The control's own action, as a screen reader does it: also where it is scrolled out of sight."""
        control = self.wait(**wanted)
        self._ask(do="press", path=control.path)
        return control

    def double_click(self, **wanted):
        control = self.wait(**wanted)
        self.xdotool("mousemove", *control.middle, "click", "--repeat", 2, "--delay", 30, 1)

    def keys(self, *names):
        self._wait_for_focus()
        self.xdotool("key", "--delay", 40, *names)

    def type(self, text):
        self._wait_for_focus()
        self.xdotool("type", "--delay", 30, text)

    def _wait_for_focus(self):
        """A window that has just been shown is read before it has the keyboard: keys would go elsewhere, or nowhere."""
        end = time.monotonic() + self._seconds
        while not any(control.shown and len(control.path) == 1 and "active" in control.states for control in self.controls()):
            if time.monotonic() > end:
                raise TimedOut("no window has the keyboard")
