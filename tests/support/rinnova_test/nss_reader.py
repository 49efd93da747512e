# SPDX-License-Identifier: Apache-2.0
"""An independent reader of a Thunderbird profile's passwords: NSS itself, none of our code.

    read_logins(folder, primary_password=None) -> [ReadLogin(origin, realm, user, password, guid, ciphers)]
        ciphers: how ("user", "password") are encrypted, e.g. ("aes256", "3des")
        Raises WrongPrimaryPassword, Unreadable (a blob that NSS does not decrypt; it says which).
        Tombstones are left out.

The NSS library is the one shipped with Thunderbird: the system's is older and does not know what newer versions write
(`read_logins(…, nss_folder=None)` takes the system's). A copy of key4.db and logins.json is opened, in a process of
its own, so that nothing is kept from one call to the next and the profile is not touched.
"""
import base64
import ctypes
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
from typing import NamedTuple

THUNDERBIRD_NSS = "/usr/lib/thunderbird"
_NSS_INIT_NOROOTINIT = 0x10
_OIDS = {bytes.fromhex("060960864801650304012a"): "aes256", bytes.fromhex("06082a864886f70d0307"): "3des"}
_WRONG_PASSWORD = 3


class WrongPrimaryPassword(AssertionError):
    """The primary password does not open key4.db."""


class Unreadable(AssertionError):
    """NSS does not decrypt a blob."""


class ReadLogin(NamedTuple):
    origin: str
    realm: str | None
    user: str
    password: str
    guid: str
    ciphers: tuple


def read_logins(folder, primary_password=None, nss_folder=THUNDERBIRD_NSS):
    # The library finds its companions (NSPR, softoken) through the loader's path.
    env = {"PATH": os.environ["PATH"], **({"LD_LIBRARY_PATH": nss_folder} if nss_folder else {})}
    folder = pathlib.Path(getattr(folder, "path", folder))
    with tempfile.TemporaryDirectory(prefix="rinnova-nss-") as copy:
        for name in ("key4.db", "logins.json"):
            if (folder / name).exists():
                shutil.copy(folder / name, copy)
        done = subprocess.run([sys.executable, "-I", __file__, copy], capture_output=True, text=True,
                              input=json.dumps(primary_password), env=env)
    if done.returncode == _WRONG_PASSWORD:
        raise WrongPrimaryPassword(str(folder))
    if done.returncode != 0:
        raise Unreadable(f"{folder}: {done.stderr.strip()}")
    return [ReadLogin(*login[:5], tuple(login[5])) for login in json.loads(done.stdout)]


def cipher_of(blob):
    """The cipher that an encryptedPassword's algorithm identifier names."""
    der = base64.b64decode(blob)
    return next((name for oid, name in _OIDS.items() if oid in der), "unknown")


# Below: the process of its own.


class _Item(ctypes.Structure):
    _fields_ = [("type", ctypes.c_uint), ("data", ctypes.c_void_p), ("len", ctypes.c_uint)]


class _Nss:
    def __init__(self, folder):
        self._nss = ctypes.CDLL("libnss3.so")
        self._nss.PK11_GetInternalKeySlot.restype = ctypes.c_void_p
        self._nss.PR_GetError.restype = ctypes.c_int32
        flags = ctypes.c_uint32(_NSS_INIT_NOROOTINIT)
        self._check(self._nss.NSS_Initialize(f"sql:{folder}".encode(), b"", b"", b"secmod.db", flags), "NSS_Initialize")

    def _check(self, status, what):
        if status != 0:
            raise OSError(f"{what}: NSS error {self._nss.PR_GetError()}")

    def unlock(self, password):
        slot = ctypes.c_void_p(self._nss.PK11_GetInternalKeySlot())
        if self._nss.PK11_CheckUserPassword(slot, (password or "").encode()) != 0:
            sys.exit(_WRONG_PASSWORD)

    def decrypt(self, blob, what):
        raw = base64.b64decode(blob, validate=True)
        buffer = ctypes.create_string_buffer(raw, len(raw))
        source = _Item(0, ctypes.cast(buffer, ctypes.c_void_p), len(raw))
        result = _Item(0, None, 0)
        self._check(self._nss.PK11SDR_Decrypt(ctypes.byref(source), ctypes.byref(result), None), what)
        return ctypes.string_at(result.data, result.len).decode("utf-8")


def _main(folder):
    nss = _Nss(folder)
    nss.unlock(json.load(sys.stdin))
    logins = json.loads(pathlib.Path(folder, "logins.json").read_text("utf-8"))["logins"]
    json.dump([[login["hostname"], login["httpRealm"], nss.decrypt(login["encryptedUsername"], f"user {login['id']}"),
                nss.decrypt(login["encryptedPassword"], f"password {login['id']}"), login["guid"],
                [cipher_of(login["encryptedUsername"]), cipher_of(login["encryptedPassword"])]]
               for login in logins if not login.get("deleted")], sys.stdout)


if __name__ == "__main__":
    _main(sys.argv[1])
