# SPDX-License-Identifier: Apache-2.0
"""What a screen reader sees of a program, told to a test: one JSON request a line on standard input, one answer a line.

Runs inside a box, as libatspi speaks with one session bus for as long as a process lives. Started by rinnova_test.window.
Requests: {"do": "tree", "app": NAME} → [{"role","name","description","states","box":[x,y,w,h],"window","text"}…]
          {"do": "press", "app", "path": [i, …]}   the control's own first action, as a screen reader's user would
"""
import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402


def applications(name):
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(place)
        if application is not None and application.get_name() == name:
            yield application


def states_of(node):
    return [state.value_nick for state in node.get_state_set().get_states()]


def walk(node, path, window, found):
    role = node.get_role_name()
    states = states_of(node)
    window = node.get_name() if len(path) == 1 else window
    entry = {"role": role, "name": node.get_name(), "description": node.get_description(), "states": states,
             "window": window, "path": path, "box": None, "text": None}
    component = node.get_component_iface()
    if component is not None:
        rect = component.get_extents(Atspi.CoordType.SCREEN)
        entry["box"] = [rect.x, rect.y, rect.width, rect.height]
    found.append(entry)
    if "manages-descendants" in states and node.get_child_count() > 2000:
        return
    for place in range(node.get_child_count()):
        child = node.get_child_at_index(place)
        if child is not None:
            walk(child, [*path, place], window, found)


def answer(request):
    for application in applications(request["app"]):
        application.clear_cache()
        if request["do"] == "tree":
            found = []
            walk(application, [], "", found)
            return found
        node = application
        for place in request["path"]:
            node = node.get_child_at_index(place)
        return node.get_action_iface().do_action(0)
    return []


def main():
    Atspi.init()
    for line in sys.stdin:
        try:
            told = answer(json.loads(line))
        except GLib.Error as error:  # what was looked at has gone meanwhile
            told = {"error": str(error)}
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
