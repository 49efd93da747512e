# SPDX-License-Identifier: Apache-2.0
"""What can be seen of a key4.db from outside, without any password.

    facts(folder) -> {"global_salt_bytes": 20, "iterations": 1, "keys": ["aes256"]}
        keys: the kinds of the keys that share the CKA_ID of the passwords, in the order of the table
"""
import pathlib
import sqlite3

_CKA_ID = bytes.fromhex("f8000000000000000000000000000001")
_KINDS = {0x1F: "aes256", 0x15: "3des"}
_PBKDF2 = bytes.fromhex("06092a864886f70d01050c")


def facts(folder):
    with sqlite3.connect(f"file:{pathlib.Path(folder)}/key4.db?mode=ro", uri=True) as database:
        salt, check = database.execute("SELECT item1, item2 FROM metaData WHERE id = 'password'").fetchone()
        kinds = database.execute("SELECT a100 FROM nssPrivate WHERE a102 = ?", (_CKA_ID,)).fetchall()
    return {"global_salt_bytes": len(salt), "iterations": _iterations(check),
            "keys": [_KINDS[int.from_bytes(kind, "big")] for (kind,) in kinds]}


def _iterations(item2):
    # PBKDF2's parameters: SEQUENCE { OCTET STRING salt, INTEGER iterations, … }
    at = item2.index(_PBKDF2) + len(_PBKDF2) + 2
    at += 2 + item2[at + 1]
    assert item2[at] == 0x02, "no iteration count where it should be"
    return int.from_bytes(item2[at + 2:at + 2 + item2[at + 1]], "big")
