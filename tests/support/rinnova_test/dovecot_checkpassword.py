# SPDX-License-Identifier: Apache-2.0
"""Dovecot asks this program whether a password is right (its `checkpassword` passdb).

    dovecot_checkpassword.py ACCOUNTS-FILE REPLY-PROGRAM

The accounts file is read anew for each login, so a change counts from the next login on; Dovecot's own passwd-file
driver looks at the file's age in whole seconds, which is too coarse for a test. See mailserver.py for its shape.
https://doc.dovecot.org/2.3/configuration_manual/authentication/checkpassword/
"""
import json
import os
import sys
import urllib.parse

_REFUSED = 1


def main():
    accounts_file, reply_program = sys.argv[1:]
    with os.fdopen(3, "rb", closefd=False) as request:
        user, password = (part.decode("utf-8", "replace") for part in request.read().split(b"\0")[:2])
    with open(accounts_file, encoding="utf-8") as file:
        accounts = json.load(file)
    account = accounts["users"].get(user.lower())
    if account is None or os.environ["SERVICE"] in account["disabled"] or password not in account["passwords"]:
        sys.exit(_REFUSED)
    home = os.path.join(accounts["mail"], urllib.parse.quote(user.lower(), safe="@"))
    os.environ.update({"USER": user, "HOME": home, "EXTRA": "userdb_uid userdb_gid",
                       "userdb_uid": str(accounts["uid"]), "userdb_gid": str(accounts["gid"])})
    os.execv(reply_program, [reply_program])


main()
