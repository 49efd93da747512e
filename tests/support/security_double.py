#!/usr/bin/python3 -BES
# SPDX-License-Identifier: Apache-2.0
"""A double of macOS's /usr/bin/security for Internet passwords, for machines that are no Mac.

Its grammar, messages, numbers and output are those of Apple's published source (see rinnova_test/security_grammar.py).
It is started under any name by a link; what stands beside the link is its world:

    security.json    {"keychain": path, "login": its password, "person": "allow" | "deny" | null, "fault": null | number |
                      "hang" | "prompt" | "garbage" | "modify" | "forget", "items": [{"label", "acct", "srvr", "ptcl",
                      "atyp", "path", "sdmn", "port", "mdat", "cdat", "password", "partitions"}]}; bytes that are no
                      UTF-8 as surrogate escapes
    security.argv    a line for each start: its arguments, as JSON

`person` answers the system's question when a program that the item's partition list does not name reads its password.
The fault "modify" refuses every change of an item (the tool tries to add it then), "forget" says done and loses it.
"""
import fcntl
import json
import os
import pathlib
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from rinnova_test.security_grammar import getopt, printed, read_lines, split  # noqa: E402

HERE = pathlib.Path(sys.argv[0]).absolute().parent
NOT_FOUND, DUPLICATE, NO_INTERACTION, CANCELLED = -25300, -25299, -25308, -128
MESSAGES = {NOT_FOUND: "The specified item could not be found in the keychain.",
            DUPLICATE: "The specified item already exists in the keychain.",
            NO_INTERACTION: "User interaction is not allowed."}
KEY = ("acct", "sdmn", "srvr", "ptcl", "atyp", "port", "path")
OPTIONS = {"a": "acct", "c": "crtr", "C": "type", "d": "sdmn", "D": "desc", "j": "icmt", "l": "label", "p": "path",
           "P": "port", "r": "ptcl", "s": "srvr", "t": "atyp"}
FOUR = "crtC"
PRINT_ORDER = ("acct", "atyp", "cdat", "crtr", "cusi", "desc", "icmt", "invi", "mdat", "nega", "path", "port", "prot",
               "ptcl", "scrp", "sdmn", "srvr", "type")
TYPES = {"cdat": "timedate", "mdat": "timedate", "crtr": "uint32", "port": "uint32", "ptcl": "uint32", "type": "uint32",
         "cusi": "sint32", "invi": "sint32", "nega": "sint32", "scrp": "sint32"}


def say(text, to=None):
    (to or sys.stderr.buffer).write(text.encode("utf-8", "surrogateescape") + b"\n")


def text_of(data):
    return data.decode("utf-8", "surrogateescape")


class Usage(Exception):
    pass


class World:
    def __init__(self):
        self.path = HERE / "security.json"
        self.lock = open(HERE / "security.lock", "w")
        fcntl.flock(self.lock, fcntl.LOCK_EX)
        self.state = json.loads(self.path.read_text())

    def save(self):
        new = self.path.with_suffix(".new")
        new.write_text(json.dumps(self.state))
        os.replace(new, self.path)

    @property
    def items(self):
        return self.state["items"]


def show(world, item, out):
    say(f'keychain: "{world.state["keychain"]}"', out)
    say('version: 512\nclass: "inet"\nattributes:', out)

    def value(name):
        if item.get(name) is None:
            return "<NULL>"
        if name == "port":
            return printed(item["port"].to_bytes(4, "big"))
        data = item[name].encode("utf-8", "surrogateescape")
        return printed(data + b"\0" if TYPES.get(name) == "timedate" else data)

    say(f"    0x00000007 <blob>={value('label')}\n    0x00000008 <blob>=<NULL>", out)
    for name in PRINT_ORDER:
        say(f'    "{name}"<{TYPES.get(name, "blob")}>={value(name)}', out)


def attributes_from(found):
    """Options -> attributes; a number: the result to end with."""
    attributes = {}
    for letter, value in found:
        if letter in FOUR:
            if len(value) != 4:
                say("Error: four-character types must be exactly 4 characters long.")
                if len(value) == 3:
                    say(f'(Try "{text_of(value)} " instead of "{text_of(value)}")')
                return 1
        if letter == "P":
            digits = value.strip()
            attributes["port"] = (int(digits) if digits.isdigit() else 0) & 0xFFFF
        elif letter in OPTIONS:
            attributes[OPTIONS[letter]] = text_of(value)
    return attributes


def search(world, attributes):
    """The items that match, in order."""
    wanted = {name: value for name, value in attributes.items() if not (name == "port" and value == 0)}
    if all(name in wanted for name in KEY):
        wanted = {name: wanted[name] for name in KEY}
    return [item for item in world.items
            if all((item.get(name) or "") == (value or "") for name, value in wanted.items())]


def not_found():
    say(f"security: SecKeychainSearchCopyNext: {MESSAGES[NOT_FOUND]}")
    return NOT_FOUND


def wrong_keychain(world, operands):
    return bool(operands) and text_of(operands[0]) != world.state["keychain"]


def find(world, arguments, out):
    taken = getopt(arguments, "ha:c:C:d:D:hgj:l:p:P:r:s:wt:")
    if taken is None:
        raise Usage
    found, operands = taken
    letters = [letter for letter, _ in found]
    if "h" in letters:
        raise Usage
    attributes = attributes_from(found)
    if isinstance(attributes, int):
        return attributes
    matches = [] if wrong_keychain(world, operands) else search(world, attributes)
    if not matches:
        return not_found()
    item = matches[0]
    password = item["password"].encode("utf-8", "surrogateescape")
    if "g" in letters or "w" in letters:
        if "apple-tool:" not in item["partitions"] and world.state["person"] != "allow":
            return CANCELLED if world.state["person"] == "deny" else NO_INTERACTION
    if "w" in letters:
        plain = all(32 <= byte <= 126 for byte in password)
        out.write((password if plain else password.hex().encode()) + b"\n")
        return 0
    show(world, item, out)
    if "g" in letters:
        say("password: " + printed(password))
    return 0


def data_from(found):
    """The password given, or None; a number: the result to end with."""
    data = None
    for letter, value in found:
        if letter == "w":
            data = value
        if letter == "X":
            try:
                data = bytes.fromhex(text_of(b"0" + value if len(value) % 2 else value))
            except ValueError:
                say("security: Unable to convert password data (-X must specify valid hex digits)")
                return 2
    return data


def add(world, arguments, _):
    taken = getopt(arguments, ":a:c:C:d:D:j:l:p:P:r:s:t:w:X:UAT:h")
    if taken is None:
        raise Usage
    found, operands = taken
    letters = [letter for letter, _ in found]
    if "h" in letters or "a" not in letters or "s" not in letters or len(operands) > 1 or b"" in operands:
        raise Usage
    attributes = attributes_from(found)
    if isinstance(attributes, int):
        return attributes
    data = data_from(found)
    if isinstance(data, int):
        return data
    if wrong_keychain(world, operands):
        return -25294
    attributes.setdefault("label", attributes["srvr"])
    attributes.setdefault("atyp", "dflt")
    if "U" in letters:
        matches = search(world, attributes)
        if matches and world.state.get("fault") == "modify":
            say("security: SecKeychainItemModifyContent: The user name or passphrase you entered is not correct.")
        elif matches and world.state.get("fault") == "forget":
            return 0
        elif matches:
            matches[0].update({name: value for name, value in attributes.items() if name != "port" or value})
            if data is not None:
                matches[0].update(password=text_of(data), partitions=["apple-tool:"], mdat="20260102030405Z")
            world.save()
            return 0
    new = {**{name: None for name in KEY}, **attributes, "port": attributes.get("port", 0)}
    if any(all((item.get(name) or None) == (new.get(name) or None) for name in KEY) for item in world.items):
        say(f"security: SecKeychainAddInternetPassword {text_of(operands[0]) if operands else '<NULL>'}: "
            f"{MESSAGES[DUPLICATE]}")
        return DUPLICATE
    world.items.append({**new, "password": text_of(data or b""), "partitions": ["apple-tool:"],
                        "cdat": "20260102030405Z", "mdat": "20260102030405Z"})
    world.save()
    return 0


def delete(world, arguments, _):
    taken = getopt(arguments, "ha:c:C:d:D:j:l:p:P:r:s:t:")
    if taken is None or ("h", None) in taken[0]:
        raise Usage
    attributes = attributes_from(taken[0])
    if isinstance(attributes, int):
        return attributes
    matches = [] if "atyp" in attributes else search(world, attributes)  # its type is compared in another byte order
    if not matches:
        return not_found()
    world.items.remove(matches[0])
    world.save()
    return 0


def set_partition_list(world, arguments, out):
    taken = getopt(arguments, "a:c:C:d:D:j:l:p:P:r:s:S:t:k:")
    if taken is None or "S" not in dict(taken[0]):
        raise Usage
    given = dict(taken[0])
    if "k" not in given:
        return ask_terminal()
    if text_of(given["k"]) != world.state["login"]:
        say("security: SecKeychainUnlock: The user name or passphrase you entered is not correct.")
        return 1
    attributes = {OPTIONS[letter]: text_of(value) for letter, value in given.items() if letter in OPTIONS}
    matches = [] if "port" in attributes or "atyp" in attributes else search(world, attributes)
    if not matches:
        say(f"security: SecItemCopyMatching: {MESSAGES[NOT_FOUND]}")
        return 1
    for item in matches:
        item["partitions"] = text_of(given["S"]).split(",")
        show(world, item, out)
    world.save()
    return 0


def dump(world, arguments, out):
    if getopt(arguments, "adirh") is None:
        raise Usage
    for item in world.items:
        show(world, item, out)
    return 0


COMMANDS = {"dump-keychain": dump, "add-internet-password": add, "find-internet-password": find,
            "delete-internet-password": delete, "set-internet-password-partition-list": set_partition_list}


def ask_terminal():
    try:
        with open("/dev/tty", "rb") as terminal:
            terminal.read(1)
    except OSError:
        return NO_INTERACTION
    return 0


def execute(world, words, quiet):
    name = text_of(words[0])
    match = next((known for known in COMMANDS if known.startswith(name)), None)
    if match is None:
        say(f'security: unknown command "{name}"')
        result = 1
    else:
        try:
            result = COMMANDS[match](world, words[1:], sys.stdout.buffer)
        except Usage:
            say(f"Usage: {match} [-a account] [-s server] [options] [keychain]\n        (see the manual page)")
            result = 2
    if result != 0 and not quiet:
        say(f"{name}: returned {result}")
    return result


def fault(kind):
    if kind == "hang":
        signal.pause()
    if kind == "garbage":
        sys.stdout.buffer.write(b"\xff\x00\n" * 100_000_000)
    if kind == "prompt":
        return ask_terminal()
    return kind


def main():
    with open(HERE / "security.argv", "a") as log:
        log.write(json.dumps(sys.argv[1:]) + "\n")
    taken = getopt([os.fsencode(word) for word in sys.argv[1:]], "hilp:qv")
    if taken is None or not sys.argv[1:]:
        print("Usage: security [-h] [-i] [-l] [-p prompt] [-q] [-v] [command] [opt ...]")
        return 2
    letters = [letter for letter, _ in taken[0]]
    commands = [taken[1]]
    if "i" in letters or "p" in letters:
        commands = [split(line) for line in read_lines(sys.stdin.buffer.read())]
    result = 0
    world = World()
    for words in commands:
        kind = world.state.get("fault")
        if not words:
            result = 0
        elif kind not in (None, "modify", "forget"):
            result = fault(kind)
        else:
            result = execute(world, words, "q" in letters)
        if result == -1:
            return 0
    return result & 0xFF


if __name__ == "__main__":
    sys.exit(main())
