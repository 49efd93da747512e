#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the stored Thunderbird profiles that the plugin's tests read.

    make_fixtures.py [NAME…]        all, or these; into plugins/thunderbird/tests/fixtures/NAME/
    make_fixtures.py --check        only reads the stored ones back, with NSS and with the real Thunderbird

Every file is as the program wrote it: key4.db is never vacuumed, and in prefs.js only the home folder is another
one. All passwords are fake. expected.json says what is in it:

    client, primary_password (or null), key4 (see key4_facts.py), tombstones (guids),
    logins: [{origin, realm, form_origin, user, password, guid, ciphers: [user's, password's]}], as in the file,
    backup_logins: the same for logins-backup.json, or null

The ones made by Thunderbird 153 have a form login of a web site among the mail logins, a login of a multi-user
account, and a tombstone; their passwords were changed once, so that logins-backup.json holds the earlier ones.
"""
import argparse
import configparser
import json
import pathlib
import shutil
import sys

from rinnova_test import key4_facts, nss_old, nss_reader
from rinnova_test.profile import Incoming, Outgoing, ThunderbirdProfile
from rinnova_test.sandbox import Sandbox
from rinnova_test.thunderbird import Thunderbird, read_profile_logins
from rinnova_test.thunderbird_install import PROGRAM_FOLDER

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "plugins/thunderbird/tests/fixtures"
PRIMARY = "fake-primàry-password"
MARIO, SEGRETERIA = "mario.rossi@pec.it", "segreteria/studio@pec.it"
IMAP, POP3, SMTP = "imap://imaps.pec.aruba.it", "mailbox://pop3s.pec.aruba.it", "smtp://smtps.pec.aruba.it"
WEB = "https://example.com"
LOGINS = [
    (IMAP, None, MARIO, "fake-Mario-2"),
    (SMTP, None, MARIO, "fake-Mario-2"),
    (POP3, None, MARIO, "fake-Mario-2"),
    (WEB, WEB, "mario", "fake-wéb-€"),
    (IMAP, None, SEGRETERIA, "fake-Segreteria-2"),
    (SMTP, None, SEGRETERIA, "fake-Segreteria-2"),
]
INCOMING = [Incoming("imap", "imaps.pec.aruba.it", 993, MARIO), Incoming("pop3", "pop3s.pec.aruba.it", 995, MARIO),
            Incoming("imap", "imaps.pec.aruba.it", 993, SEGRETERIA)]
OUTGOING = [Outgoing("smtps.pec.aruba.it", 465, MARIO), Outgoing("smtps.pec.aruba.it", 465, SEGRETERIA)]

_MARK_SYNCED = """
const login = await oneLogin(arguments[0], arguments[1]);
const storage = Services.logins.wrappedJSObject._storage;
storage._store.data.logins.find(l => l.guid == login.guid).everSynced = true;
"""


def thunderbird_version():
    ini = configparser.ConfigParser()
    ini.read(PROGRAM_FOLDER / "application.ini")
    return f"Thunderbird {ini['App']['Version']}"


def made_by_thunderbird(box, primary_password):
    profile = ThunderbirdProfile(box.home, INCOMING, OUTGOING)
    with Thunderbird(box, profile, window=True) as tb:  # the window adds what people have, as Local Folders
        if primary_password:
            tb.set_primary_password(primary_password)
        for origin, form_origin, user, password in LOGINS:
            tb.add_login(origin, user, password.replace("-2", "-1"), form_origin=form_origin)
        # Only a login that was synchronised leaves a tombstone.
        tb.add_login(IMAP, "vecchio@pec.it", "fake-Vecchio-1")
        tb.run(_MARK_SYNCED, IMAP, "vecchio@pec.it")
        tb.remove_login(IMAP, "vecchio@pec.it")
    with Thunderbird(box, profile, primary_password=primary_password) as tb:
        for origin, _, user, password in LOGINS:
            if password.endswith("-2"):
                tb.modify_login(origin, user, password)
    return profile


def made_by_old_nss(box, primary_password):
    profile = ThunderbirdProfile(box.home, INCOMING, OUTGOING)
    # The interface version of those days: a newer program sees by it that the profile is older.
    with profile.prefs_js.open("a") as prefs:
        prefs.write('user_pref("mail.ui-rdf.version", 35);\n')
    nss_old.write_logins(profile.path, LOGINS, primary_password)
    return profile


def upgraded(box, primary_password):
    profile = made_by_old_nss(box, primary_password)
    before = json.loads(profile.logins_json.read_text("utf-8"))
    with Thunderbird(box, profile, primary_password=primary_password) as tb:
        assert len(tb.list_logins()) == len(LOGINS)
    after = json.loads(profile.logins_json.read_text("utf-8"))
    changed = sum(old["encryptedPassword"] != new["encryptedPassword"]
                  for old, new in zip(before["logins"], after["logins"]))
    print(f"  re-encrypted by the newer program: {changed} of {len(LOGINS)}")
    assert changed == len(LOGINS)
    # One login as it was before, as when a backup was put back: its blobs are 3DES, the others' AES.
    for member in ("encryptedUsername", "encryptedPassword"):
        after["logins"][1][member] = before["logins"][1][member]
    profile.logins_json.write_text(json.dumps(after, separators=(",", ":"), ensure_ascii=False), encoding="utf-8")
    return profile


RECIPES = {
    "esr153-plain": (made_by_thunderbird, None),
    "esr153-primary": (made_by_thunderbird, PRIMARY),
    "nss387-plain": (made_by_old_nss, None),
    "nss387-primary": (made_by_old_nss, PRIMARY),
    "upgraded-mixed": (upgraded, None),
    "upgraded-mixed-primary": (upgraded, PRIMARY),
}


def client_of(recipe):
    old = f"NSS {nss_old.version()}"
    return {made_by_thunderbird: thunderbird_version(), made_by_old_nss: old,
            upgraded: f"{old}, upgraded by {thunderbird_version()}"}[recipe]


def contents(logins_json, key_folder, primary_password):
    """The logins of one file, decrypted by NSS."""
    with Sandbox(bus=False) as box:
        shutil.copy(logins_json, box.tmp / "logins.json")
        shutil.copy(key_folder / "key4.db", box.tmp)
        decrypted = {login.guid: login for login in nss_reader.read_logins(box.tmp, primary_password)}
    records = json.loads(logins_json.read_text("utf-8"))["logins"]
    return [{"origin": record["hostname"], "realm": record["httpRealm"], "form_origin": record["formSubmitURL"],
             "user": decrypted[record["guid"]].user, "password": decrypted[record["guid"]].password,
             "guid": record["guid"], "ciphers": list(decrypted[record["guid"]].ciphers)}
            for record in records if not record.get("deleted")]


def make(name):
    recipe, primary_password = RECIPES[name]
    target = FIXTURES / name
    with Sandbox(bus=False) as box:
        profile = recipe(box, primary_password)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for file in (profile.key4_db, profile.logins_json, profile.backup_json):
            if file.exists():
                shutil.copyfile(file, target / file.name)
        prefs = profile.prefs_js.read_text("utf-8").replace(str(box.home), "/home/mario")
        (target / "prefs.js").write_text(prefs, "utf-8")
    backup = target / "logins-backup.json"
    records = json.loads((target / "logins.json").read_text("utf-8"))["logins"]
    expected = {
        "client": client_of(recipe), "primary_password": primary_password, "key4": key4_facts.facts(target),
        "tombstones": [record["guid"] for record in records if record.get("deleted")],
        "logins": contents(target / "logins.json", target, primary_password),
        "backup_logins": contents(backup, target, primary_password) if backup.exists() else None,
    }
    (target / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False) + "\n", "utf-8")
    told = [(login["origin"], login["form_origin"], login["user"], login["password"]) for login in expected["logins"]]
    assert told == LOGINS, f"{name}: NSS reads {told}"


def check(name):
    """Reads the fixture back with NSS and with the real program; both must tell what expected.json says."""
    folder = FIXTURES / name
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    primary_password = expected["primary_password"]
    want = sorted((login["origin"], login["user"], login["password"]) for login in expected["logins"])
    by_nss = sorted((login.origin, login.user, login.password)
                    for login in nss_reader.read_logins(folder, primary_password))
    by_program = sorted((login.origin, login.user, login.password)
                        for login in read_profile_logins(folder, primary_password))
    assert by_nss == want, f"{name}: NSS reads {by_nss}"
    assert by_program == want, f"{name}: Thunderbird reads {by_program}"
    assert key4_facts.facts(folder) == expected["key4"]
    ciphers = sorted({cipher for login in expected["logins"] for cipher in login["ciphers"]})
    print(f"  {name}: {len(want)} logins read alike by NSS and Thunderbird; {expected['key4']}; blobs {ciphers}; "
          f"{len(expected['tombstones'])} tombstones; backup {'yes' if expected['backup_logins'] else 'no'}")


def main():
    parser = argparse.ArgumentParser(description="Makes the stored Thunderbird profiles that tests read.")
    parser.add_argument("names", nargs="*", choices=[*RECIPES, []], metavar="NAME")
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    for name in arguments.names or RECIPES:
        if not arguments.check:
            print(f"making {name}")
            make(name)
        check(name)


if __name__ == "__main__":
    sys.exit(main())
