# SPDX-License-Identifier: Apache-2.0
"""Passwords as an older Thunderbird left them: 3DES blobs, and a key4.db of Debian's NSS 3.87.

    encrypt(folder, plaintexts, primary_password=None) -> [blob]
        Makes key4.db (and cert9.db, pkcs11.txt) in the folder and gives a base64 blob for each text.
    write_logins(folder, logins, primary_password=None)
        logins: [(origin, form_origin, user, password)]. Writes logins.json too, in the shape of Thunderbird 102 to 110.
    version() -> "3.87.1"

Needs libnss3-dev and a C compiler: nss_old.c is compiled at each use, in a second.
"""
import json
import pathlib
import subprocess
import tempfile
import uuid

_SOURCE = pathlib.Path(__file__).with_name("nss_old.c")
_CREATED = 1673000000000  # January 2023, when this NSS was current; milliseconds


def _flags():
    return subprocess.run(["pkg-config", "--cflags", "--libs", "nss"], check=True, capture_output=True,
                          text=True).stdout.split()


def version():
    return subprocess.run(["pkg-config", "--modversion", "nss"], check=True, capture_output=True,
                          text=True).stdout.strip()


def encrypt(folder, plaintexts, primary_password=None):
    with tempfile.TemporaryDirectory(prefix="rinnova-nss-old-") as build:
        program = pathlib.Path(build) / "nss_old"
        subprocess.run(["cc", "-Wall", "-o", program, _SOURCE, *_flags()], check=True)
        done = subprocess.run([program, folder, primary_password or ""], check=True, capture_output=True, text=True,
                              input="".join(text + "\n" for text in plaintexts))
    return done.stdout.split()


def write_logins(folder, logins, primary_password=None):
    texts = [text for _, _, user, password in logins for text in (user, password)]
    blobs = iter(encrypt(folder, texts, primary_password))
    records = [{
        "id": number, "hostname": origin, "httpRealm": None if form_origin else origin, "formSubmitURL": form_origin,
        "usernameField": "", "passwordField": "", "encryptedUsername": next(blobs), "encryptedPassword": next(blobs),
        "guid": "{%s}" % uuid.uuid4(), "encType": 1, "timeCreated": _CREATED + number,
        "timeLastUsed": _CREATED + number, "timePasswordChanged": _CREATED + number, "timesUsed": 1,
    } for number, (origin, form_origin, _, _) in enumerate(logins, 1)]
    document = {"nextId": len(records) + 1, "logins": records, "potentiallyVulnerablePasswords": [],
                "dismissedBreachAlertsByLoginGUID": {}, "version": 3}
    pathlib.Path(folder, "logins.json").write_text(json.dumps(document, separators=(",", ":"), ensure_ascii=False),
                                                   encoding="utf-8")
