# SPDX-License-Identifier: Apache-2.0
"""Gives stripped programs a build id of what they hold:  build_id.py PROGRAM…

The linker's is a hash over debugging information too, and so over where the sources lay. The note stays where it is; a
tool that rewrites sections would lose the segment that is made read-only."""
import hashlib
import sys

# elf(5), “Notes”: length of the name, of the description, type NT_GNU_BUILD_ID, name.
HEADER = b"\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0"
LENGTH = 20


def main():
    for name in sys.argv[1:]:
        with open(name, "r+b") as program:
            content = program.read()
            if content.count(HEADER) != 1:
                raise SystemExit(f"{name}: no build id, or several")
            at = content.index(HEADER) + len(HEADER)
            nameless = content[:at] + bytes(LENGTH) + content[at + LENGTH:]
            program.seek(at)
            program.write(hashlib.sha1(nameless).digest())


main()
