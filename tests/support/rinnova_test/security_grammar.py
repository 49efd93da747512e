# SPDX-License-Identifier: Apache-2.0
"""The grammar of macOS's `security -i`: lines, arguments, and how values are printed.

Written from reading Apple's published source (SecurityTool, tag Security-61901.0.87.0.1: security.c, readline.c,
keychain_utilities.c); none of it is copied. The vectors in ../data were made with Apple's own functions, and
test_security_double.py holds this file to them.
"""
LONGEST_LINE = 4095  # bytes of a line, when its end has not come by then
MOST_ARGUMENTS = 32
BLANKS = b" \t\n\v\f\r"


def read_lines(data):
    """The lines of standard input. What stands behind the last line end is thrown away; a long line is cut."""
    lines, line = [], bytearray()
    for byte in data:
        if len(line) == LONGEST_LINE:
            lines.append(bytes(line))
            line = bytearray()
        if byte == 10:
            lines.append(bytes(line))
            line = bytearray()
        else:
            line.append(byte)
    if len(line) == LONGEST_LINE:
        lines.append(bytes(line))
    return lines


def split(line):
    """The arguments of one line."""
    line = line.split(b"\0")[0]
    arguments, argument, quote, escaped = [], None, 0, False
    for byte in line:
        if argument is None:
            if byte in BLANKS:
                continue
            argument = bytearray()
            quote = byte if byte in b"\"'" else 0
            if quote:
                continue
        if escaped:
            argument.append(byte)
            escaped = False
        elif byte == 0x5C:
            escaped = True
        elif (quote and byte == quote) or (not quote and byte in BLANKS):
            arguments.append(bytes(argument))
            argument = None
            if len(arguments) >= MOST_ARGUMENTS:
                break
        else:
            argument.append(byte)
    if argument is not None:
        arguments.append(bytes(argument))
    return arguments


def printed(value):
    """A value as the tool prints it."""
    def plain(byte):
        return 32 <= byte <= 126 and byte != 0x5C

    needs_hex, has_text = any(not plain(byte) for byte in value), any(plain(byte) for byte in value)
    text = ""
    if needs_hex:
        text += "0x" + value.hex().upper() + (" " if has_text else "") + " "
    if has_text:
        text += '"' + "".join(chr(byte) if plain(byte) else "\\%03o" % byte for byte in value) + '"'
    return text


def getopt(arguments, known):
    """BSD's getopt over bytes: [(letter, value or None)], operands; None when it would complain."""
    known = known.lstrip(":")
    takes = {known[i]: known[i + 1:i + 2] == ":" for i in range(len(known)) if known[i] != ":"}
    found, at = [], 0
    while at < len(arguments) and arguments[at].startswith(b"-") and len(arguments[at]) > 1:
        word, at = arguments[at], at + 1
        if word == b"--":
            break
        place = 1
        while place < len(word):
            letter, place = chr(word[place]), place + 1
            if letter not in takes:
                return None
            if not takes[letter]:
                found.append((letter, None))
                continue
            if place < len(word):
                value, place = word[place:], len(word)
            elif at < len(arguments):
                value, at = arguments[at], at + 1
            else:
                return None
            found.append((letter, value))
    return found, arguments[at:]
