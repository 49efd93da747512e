# SPDX-License-Identifier: Apache-2.0
"""Classic Outlook under Wine: real registry, real data protection, a stand-in for the program."""
import unittest

from desk import Desk, run_windows
from rinnova_test.nss_reader import read_logins

USER, OLD, NEW = "mario.rossi@pec.it", "fake-Mario-2", "fake-new-3, perché no?"
ROOT = r"Software\Microsoft\Office\16.0\Outlook\Profiles"
OLD_ROOT = r"Software\Microsoft\Windows NT\CurrentVersion\Windows Messaging Subsystem\Profiles"
SECTION = r"9375CFF0413111d3B88A00104B2A6676"
IMAP, POP3, MAPI = ("{ED475412-B0D6-11D2-8C3B-00104B2A6676}", "{ED475411-B0D6-11D2-8C3B-00104B2A6676}",
                    "{ED475414-B0D6-11D2-8C3B-00104B2A6676}")
ENTRY = "imaps://imaps.pec.aruba.it"


def key(profile, number, root=ROOT):
    return rf"{root}\{profile}\{SECTION}\{number:08X}"


def account(place, user=USER, password=OLD, email=None, text="sz", incoming=("IMAP", IMAP, "imaps.pec.aruba.it", 993),
            outgoing="smtps.pec.aruba.it", own=None, smtp_port=465):
    """The values of one account. `own`: user and password of its own for the outgoing server."""
    kind, clsid, server, port = incoming
    values = [(place, "clsid", text, clsid), (place, "Account Name", text, email or user),
              (place, "Email", text, email or user), (place, f"{kind} Server", text, server),
              (place, f"{kind} User", text, user), (place, f"{kind} Port", "dword", port),
              (place, f"{kind} Use SSL", "dword", 1), (place, "SMTP Server", text, outgoing),
              (place, "SMTP Port", "dword", smtp_port), (place, "SMTP Use SSL", "dword", 1),
              (place, "SMTP Secure Connection", "dword", 1), (place, "SMTP Use Auth", "dword", 1),
              (place, "Mini UID", "dword", 123456), (place, "Service UID", "binary", "010203ff")]
    if password:
        values.append((place, f"{kind} Password", "sealed", password))
    if own:
        values += [(place, "SMTP Auth Method", "dword", 1), (place, "SMTP User", text, own[0]),
                   (place, "SMTP Password", "sealed", own[1])]
    return values


SHARED, OWN, POP, UNLIKE, TEAM = (key("Outlook", number) for number in (2, 3, 4, 5, 6))
SECOND, RELAY, FOREIGN, EMPTY, DAMAGED = (key("Studio Però", number) for number in (1, 2, 3, 4, 5))
ANCIENT = key("Outlook", 1, OLD_ROOT)

# Every kind of account that a profile has had, with those whose password must never be touched.
PROFILES = [
    (key("Outlook", 1), "clsid", "sz", MAPI),
    (key("Outlook", 1), "Account Name", "sz", USER),
    (rf"{ROOT}\Outlook\{SECTION}", "NextAccountID", "dword", 7),
    (rf"{ROOT}\Outlook\{SECTION}", "LastChangeVer", "binary", "0900000000000000"),
    *account(SHARED),
    *account(OWN, user="anna.neri@pec.it", own=("anna.neri@pec.it", OLD)),
    *account(POP, incoming=("POP3", POP3, "pop3s.pec.aruba.it", 995)),
    *account(UNLIKE, user="luigi.verdi@pec.it", email=USER),
    *account(TEAM, user="segreteria/studio@pec.it", email="studio@pec.it"),
    *account(SECOND, own=(USER, OLD)),
    *account(RELAY, outgoing="relay.example", own=(USER, "fake-of-the-relay")),
    *account(FOREIGN, password="fake-foreign", incoming=("IMAP", IMAP, "imap.example", 993), outgoing="smtp.example"),
    *account(EMPTY, user="vuoto@pec.it", password=None),
    *account(DAMAGED, user="rotto@pec.it", password=None),
    (DAMAGED, "IMAP Password", "binary", "02deadbeef"),
    *account(ANCIENT, text="text"),
]
# Where mario.rossi@pec.it has his password.
HIS = {(SHARED, "IMAP Password"), (POP, "POP3 Password"), (SECOND, "IMAP Password"), (SECOND, "SMTP Password"),
       (RELAY, "IMAP Password"), (ANCIENT, "IMAP Password")}


def served_by(imaps, submissions):
    """One account at these ports of this machine."""
    return account(SHARED, incoming=("IMAP", IMAP, "imaps.pec.aruba.it", imaps), smtp_port=submissions)


def passwords(values):
    return {place: value for place, (kind, value) in values.items() if kind == "sealed"}


class Outlook(unittest.TestCase):
    def rotated(self, desk, user=USER, password=NEW, code=0, *flags):
        done = desk.rinnova("rotate", user, "--no-probe", "--password-stdin", *flags, password=password)
        self.assertEqual(done.code, code, done)
        self.assertNotIn(password, done.out + done.err)
        return {(slot["location"], slot["kind"]): slot["result"] for slot in done.document["accounts"][0]["slots"]}

    def test_one_paste_reaches_outlook_thunderbird_and_the_credential_manager_and_nothing_else(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            profile = desk.thunderbird_profile()
            desk.credential("put", ENTRY, USER, password=OLD)
            before, logins = desk.outlook_values(), read_logins(profile)
            self.assertEqual({before[place] for place in HIS}, {("sealed", f"{name}: {OLD}") for _, name in HIS})
            found = desk.rinnova("discover")
            self.assertEqual(found.code, 0, found)
            his = next(one for one in found.document["accounts"] if one["account"] == USER)
            self.assertEqual(sorted(slot["target"] for slot in his["slots"]),
                             ["keychain"] + ["outlook"] * len(HIS) + ["thunderbird"] * 3)
            self.assertEqual(desk.outlook_values(), before, "looking changes nothing")
            self.assertEqual(set(self.rotated(desk).values()), {"updated"})
            after = desk.outlook_values()
            self.assertEqual({place for place in after if after[place] != before.get(place)}, HIS)
            self.assertEqual(set(after), set(before), "no value is made, none is removed")
            for place in HIS:
                self.assertEqual(after[place], ("sealed", f"{place[1]}: {NEW}"))
            self.assertEqual({login.password for login in read_logins(profile) if login.user == USER},
                             {NEW if login.password == OLD else login.password
                              for login in logins if login.user == USER})
            self.assertIn(f"{ENTRY}|{USER}|1|3|0|of a mail program|{NEW}", desk.credentials())
            self.assertEqual(desk.rinnova("verify", USER).code, 0)
            undone = desk.rinnova("undo", USER, "--no-probe")
            self.assertEqual(undone.code, 0, undone)
            self.assertEqual(desk.outlook_values(), before)
            self.assertEqual(read_logins(profile), logins)

    def test_other_accounts_are_found_by_server_and_user(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            before = desk.outlook_values()
            self.assertEqual(self.rotated(desk, "anna.neri@pec.it"),
                             {("Outlook 16.0/Outlook", "imap"): "updated", ("Outlook 16.0/Outlook", "smtp"): "updated"})
            self.assertEqual(self.rotated(desk, "segreteria/studio@pec.it", "fake-team-2"),
                             {("Outlook 16.0/Outlook", "imap"): "updated"})
            self.assertEqual(self.rotated(desk, "rotto@pec.it", "fake-whole-2"),
                             {("Outlook 16.0/Studio Però", "imap"): "updated"})
            after = desk.outlook_values()
            self.assertEqual({place: value for place, (_, value) in after.items() if after[place] != before[place]},
                             {(OWN, "IMAP Password"): f"IMAP Password: {NEW}",
                              (OWN, "SMTP Password"): f"SMTP Password: {NEW}",
                              (TEAM, "IMAP Password"): "IMAP Password: fake-team-2",
                              (DAMAGED, "IMAP Password"): "IMAP Password: fake-whole-2"})

    def test_what_another_user_has_sealed_is_replaced_and_not_said_to_be_undone(self):
        with Desk() as desk:
            desk.outlook(account(SHARED))
            said = run_windows("reg", "query", f"HKCU\\{SHARED}", "/v", "IMAP Password").out
            sealed = bytearray.fromhex(said.split("REG_BINARY")[1].strip())
            for place in range(len(sealed) - 40, len(sealed)):  # a key that nobody here has
                sealed[place] ^= 0xA5
            desk.outlook([(SHARED, "IMAP Password", "binary", sealed.hex())])
            before = desk.outlook_values()
            self.assertEqual(passwords(before), {})
            self.assertEqual(self.rotated(desk), {("Outlook 16.0/Outlook", "imap"): "updated"})
            after = desk.outlook_values()
            self.assertEqual({place for place in after if after[place] != before.get(place)}, {(SHARED, "IMAP Password")})
            self.assertEqual(passwords(after), {(SHARED, "IMAP Password"): f"IMAP Password: {NEW}"})
            undone = desk.rinnova("undo", USER, "--no-probe")  # nobody here could read the one before
            self.assertEqual((undone.code, undone.document["error"]["code"]), (1, "unsupported"), undone)
            self.assertEqual(desk.outlook_values(), after)

    def test_what_is_not_remembered_is_made_only_when_asked_for_and_a_policy_forbids_it(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            before = desk.outlook_values()
            self.assertEqual(self.rotated(desk, "vuoto@pec.it", NEW, 3), {("Outlook 16.0/Studio Però", "imap"): "absent"})
            self.assertEqual(desk.outlook_values(), before)
            policy = r"Software\Policies\Microsoft\Office\16.0\Outlook\Security"
            desk.outlook([(policy, "EnableRememberPwd", "dword", 0)])
            doctor = desk.rinnova("doctor")
            self.assertIn("remember", doctor.out)
            desk.outlook([(policy, "EnableRememberPwd", "dword", 1)])
            self.assertEqual(self.rotated(desk, "vuoto@pec.it", "fake-new-4", 0, "--create"),
                             {("Outlook 16.0/Studio Però", "imap"): "updated"})
            self.assertEqual(passwords(desk.outlook_values())[EMPTY, "IMAP Password"], "IMAP Password: fake-new-4")

    def test_while_outlook_is_open_it_is_pending_and_finished_once_it_has_ended(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            before = desk.outlook_values()
            with desk.outlook_running():
                self.assertEqual(set(self.rotated(desk, USER, NEW, 3).values()), {"pending"})
                self.assertEqual(desk.outlook_values(), before)
            done = desk.rinnova("retry", USER)
            self.assertEqual(done.code, 0, done)
            self.assertEqual({value for place, value in passwords(desk.outlook_values()).items() if place in HIS},
                             {f"{name}: {NEW}" for _, name in HIS})

    def test_it_is_asked_to_close_politely_when_its_user_wants_that(self):
        with Desk() as desk:
            desk.outlook(PROFILES)
            with desk.outlook_running() as outlook:
                self.rotated(desk, USER, NEW, 3)
                done = desk.rinnova("retry", USER, "--restart-clients")
                self.assertEqual(done.code, 0, done)
                self.assertIsNotNone(outlook.wait(60))
                self.assertEqual(passwords(desk.outlook_values())[SHARED, "IMAP Password"], f"IMAP Password: {NEW}")
            self.assertTrue(desk.close_outlook(), "it was started again")


if __name__ == "__main__":
    unittest.main(verbosity=2)
