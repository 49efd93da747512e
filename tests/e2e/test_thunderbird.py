# SPDX-License-Identifier: Apache-2.0
"""The real Thunderbird opens the rotated profile, and Dovecot accepts what it sends, and refuses the old password."""
import json
import shutil
import unittest

from office import ROOT, Office, slots
from rinnova_test.nss_reader import read_logins
from rinnova_test.profile import Incoming, Outgoing, ThunderbirdProfile
from rinnova_test.thunderbird import Thunderbird

OLD, NEW, PRIMARY = "fake-old-1", "fake-new-2", "fake-primary-1"
IMAP, POP3, SMTP = "imaps.pec.aruba.it", "pop3s.pec.aruba.it", "smtps.pec.aruba.it"
ORIGIN = {"imap": "imap", "pop3": "mailbox", "smtp": "smtp"}


def fill(office, profile, primary=None):
    """The logins, stored by the real program."""
    with Thunderbird(office.box, profile) as thunderbird:
        thunderbird.trust(office.mail.ca_file)
        for kind, host, user in profile.server_keys:
            thunderbird.add_login(f"{ORIGIN[kind]}://{host}", user, OLD)
        if primary:
            thunderbird.set_primary_password(primary)


class RealThunderbird(unittest.TestCase):
    def assert_logs_in(self, office, profile, user, primary=None):
        """Every server of the profile takes the new password, from inside the program, and the old one no longer."""
        arguments = {"primary_password": primary} if primary else {}
        with Thunderbird(office.box, profile, **arguments) as thunderbird:
            for server, key in profile.server_keys.items():
                before = office.mail.mark()
                attempt = thunderbird.log_in(key)
                self.assertTrue(attempt.accepted, (server, attempt.detail))
                login = office.mail.wait_login(since=before)
                self.assertTrue(login.accepted and login.user == user, login)
            office.mail.set_password(user, OLD)
        with Thunderbird(office.box, profile, **arguments) as thunderbird:
            for server, key in profile.server_keys.items():
                self.assertFalse(thunderbird.log_in(key).accepted, server)

    def assert_rotated(self, office, user, count):
        office.mail.set_password(user, OLD, NEW)
        ran = office.rinnova("rotate", user, password=NEW)
        self.assertEqual(ran.code, 0, ran)
        results = [slot["result"] for slot in ran.document["accounts"][0]["slots"]]
        self.assertEqual(results, ["updated"] * count, ran.out)
        self.assertEqual(ran.document["accounts"][0]["probe"]["result"], "accepted")
        office.mail.set_password(user, NEW)

    def test_without_a_primary_password_over_imap_pop3_and_smtp(self):
        user = "mario.rossi@pec.it"
        with Office([user]) as office:
            ports = office.mail.ports
            profile = ThunderbirdProfile(
                office.box.home,
                incoming=[Incoming("imap", IMAP, ports["imaps"], user), Incoming("pop3", POP3, ports["pop3s"], user)],
                outgoing=[Outgoing(SMTP, ports["submissions"], user)])
            fill(office, profile)
            self.assert_rotated(office, user, 3)
            self.assert_logs_in(office, profile, user)

    def test_with_a_primary_password_set_by_this_version(self):
        user = "mario.rossi@pec.it"
        with Office([user]) as office:
            profile = office.profile()
            fill(office, profile, PRIMARY)
            office.mail.set_password(user, OLD, NEW)
            before = profile.logins_json.read_bytes()
            ran = office.rinnova("rotate", user, password=NEW)
            self.assertEqual(ran.code, 3, ran)
            self.assertEqual(set(slots(ran.document).values()), {"locked"})
            self.assertEqual(profile.logins_json.read_bytes(), before)

            slot = ran.document["accounts"][0]["slots"][0]["id"]
            wrong = office.rinnova("unlock", slot, password="fake-wrong")
            self.assertEqual(wrong.code, 1, wrong)
            self.assertEqual(wrong.document["error"]["code"], "auth-rejected")
            self.assertEqual(office.rinnova("unlock", slot, password=PRIMARY).code, 0)
            done = office.rinnova("retry", user)
            self.assertEqual(done.code, 0, done)
            office.mail.set_password(user, NEW)
            self.assert_logs_in(office, profile, user, PRIMARY)

    def test_a_profile_with_old_3des_records(self):
        with Office(["mario.rossi@pec.it"]) as office:
            for fixture in ("nss387-plain", "upgraded-mixed"):
                folder = ROOT / "plugins/thunderbird/tests/fixtures" / fixture
                known = json.loads((folder / "expected.json").read_text())["logins"]
                with self.subTest(fixture):
                    self.rotate_fixture(office, folder, known)

    def rotate_fixture(self, office, folder, known):
        imap = next(login for login in known if login["origin"] == f"imap://{IMAP}")
        user = imap["user"]
        smtp = any(login["origin"] == f"smtp://{SMTP}" and login["user"] == user for login in known)
        shutil.rmtree(office.box.home / ".thunderbird", ignore_errors=True)
        profile = ThunderbirdProfile.of_mail(office.box.home, office.mail, [user])
        for name in ("key4.db", "logins.json"):
            shutil.copyfile(folder / name, profile.path / name)
        office.mail.set_password(user, NEW)
        self.assertTrue(any("3des" in login.ciphers for login in read_logins(profile.path)), "no 3DES record")
        ran = office.rinnova("rotate", user, *([] if smtp else ["--create"]), password=NEW)
        self.assertEqual(ran.code, 0, ran)
        mine = [login for login in read_logins(profile.path) if login.user == user and "pec.aruba" in login.origin]
        others = [login for login in read_logins(profile.path) if login not in mine]
        held = {login.origin: login.password for login in mine}
        self.assertEqual((held[f"imap://{IMAP}"], held[f"smtp://{SMTP}"]), (NEW, NEW))
        for login in others:
            self.assertIn(login.password, [k["password"] for k in known])
        with Thunderbird(office.box, profile) as thunderbird:
            thunderbird.trust(office.mail.ca_file)
        with Thunderbird(office.box, profile) as thunderbird:
            for key in profile.server_keys.values():
                self.assertTrue(thunderbird.log_in(key).accepted)
        office.rinnova("untrack", user)

    def test_a_multi_user_login_and_a_port_of_its_own(self):
        user, plain = "segreteria/studio@pec.it", "studio@pec.it"
        with Office([user, plain]) as office:
            ports = office.mail.ports
            profile = ThunderbirdProfile(
                office.box.home,
                incoming=[Incoming("imap", "IMAPs.PEC.aruba.it", ports["imaps"], user)],
                outgoing=[Outgoing(SMTP, ports["submissions"], user)])
            fill(office, profile)
            self.assert_rotated(office, user, 2)
            self.assert_logs_in(office, profile, user)

    def test_a_running_thunderbird_is_pending_and_finished_by_retry(self):
        user = "mario.rossi@pec.it"
        with Office([user]) as office:
            profile = office.profile()
            fill(office, profile)
            office.mail.set_password(user, OLD, NEW)
            with Thunderbird(office.box, profile):
                before = profile.logins_json.read_bytes()
                ran = office.rinnova("rotate", user, password=NEW)
                self.assertEqual(ran.code, 3, ran)
                self.assertEqual(set(slots(ran.document).values()), {"pending"})
                self.assertEqual(profile.logins_json.read_bytes(), before)
                self.assertEqual(office.rinnova("status", user).document["accounts"][0]["open"], 2)
            done = office.rinnova("retry", user)
            self.assertEqual(done.code, 0, done)
            office.mail.set_password(user, NEW)
            self.assert_logs_in(office, profile, user)


if __name__ == "__main__":
    unittest.main(verbosity=2)
