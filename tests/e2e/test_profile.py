# SPDX-License-Identifier: Apache-2.0
"""`export profile`: what is in the file, who may read it, how it is signed, and everything that goes wrong."""
import json
import os
import plistlib
import stat
import subprocess
import unittest

from office import Office
from rinnova_test.certificates import Authority

USER, SECRETARY = "mario.rossi@pec.it", "segreteria/mario.rossi@pec.it"
FIRST, SECOND = "fake-first-1-&<'\"è", "fake-second-2"


def mode_of(path):
    return stat.S_IMODE(path.stat().st_mode)


def identity(profile):
    return [(part["PayloadIdentifier"], part["PayloadUUID"]) for part in (profile, *profile["PayloadContent"])]


class Profiles(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.office = Office([USER, SECRETARY])
        cls.office.__enter__()
        for user in (USER, SECRETARY):
            assert cls.office.rinnova("track", user).code == 0

    @classmethod
    def tearDownClass(cls):
        cls.office.__exit__(None, None, None)

    def setUp(self):
        self.file = self.office.box.home / "profile.mobileconfig"
        self.file.unlink(missing_ok=True)
        self.config = self.office.box.config_home / "rinnova/config.json"
        self.config.unlink(missing_ok=True)

    def rotate(self, password, user=USER):
        self.assertEqual(self.office.rinnova("rotate", user, "--no-probe", password=password).code, 0)

    def export(self, *arguments, user=USER, code=0):
        ran = self.office.rinnova("export", "profile", user, *arguments)
        self.assertEqual(ran.code, code, ran)
        return ran

    def exported(self, *arguments, user=USER):
        self.export(self.file, *arguments, user=user)
        return plistlib.loads(self.file.read_bytes())

    def test_a_profile_without_the_password(self):
        ran = self.export(self.file)
        self.assertIn("not signed", ran.err)
        self.assertEqual(mode_of(self.file), 0o600)
        document = ran.document
        profile = plistlib.loads(self.file.read_bytes(), fmt=plistlib.FMT_XML)
        self.assertEqual((document["identifier"], document["signed"], document["with_password"], document["file"]),
                         (profile["PayloadIdentifier"], False, False, str(self.file)))
        (mail,) = profile["PayloadContent"]
        self.assertEqual((mail["EmailAccountType"], mail["IncomingMailServerHostName"],
                          mail["IncomingMailServerPortNumber"], mail["IncomingMailServerUseSSL"],
                          mail["OutgoingMailServerHostName"], mail["OutgoingMailServerPortNumber"],
                          mail["IncomingMailServerUsername"]),
                         ("EmailTypeIMAP", "imaps.pec.aruba.it", 993, True, "smtps.pec.aruba.it", 465, USER))
        self.assertFalse([key for key in mail if key in ("IncomingPassword", "OutgoingPassword")])

    def test_without_a_file_it_goes_to_standard_output(self):
        ran = self.office.words("export", "profile", USER)
        self.assertEqual(ran.code, 0, ran)
        self.assertEqual(plistlib.loads(ran.out.encode())["PayloadType"], "Configuration")

    def test_two_rotations_leave_the_identity_and_two_logins_never_share_one(self):
        self.rotate(FIRST)
        first = self.exported("--with-password")
        self.rotate(SECOND)
        second = self.exported("--with-password")
        self.rotate(FIRST + "-s", SECRETARY)
        other = self.exported("--with-password", user=SECRETARY)
        for profile, password in ((first, FIRST), (second, SECOND), (other, FIRST + "-s")):
            mail = profile["PayloadContent"][0]
            self.assertEqual((mail["IncomingPassword"], mail["OutgoingPassword"]), (password, password))
        self.assertEqual(identity(first), identity(second))
        self.assertFalse({part for pair in identity(first) for part in pair}
                         & {part for pair in identity(other) for part in pair})
        mail = other["PayloadContent"][0]
        self.assertEqual((mail["IncomingMailServerUsername"], mail["EmailAddress"]), (SECRETARY, USER))
        self.assertIn("exported", [entry["kind"] for entry in
                                   self.office.rinnova("history", USER).document["entries"]])

    def test_a_file_that_others_could_read_becomes_private_and_a_link_stays_a_link(self):
        self.rotate(FIRST)
        self.file.write_text("old")
        self.file.chmod(0o644)
        link = self.file.with_name("link.mobileconfig")
        link.symlink_to(self.file)
        self.addCleanup(link.unlink)
        self.export(link, "--with-password")
        self.assertTrue(link.is_symlink())
        self.assertEqual(mode_of(self.file), 0o600)
        self.assertEqual([path.name for path in self.file.parent.glob("*rinnova-new*")], [])

    def test_the_password_is_in_the_file_and_nowhere_else(self):
        self.rotate(SECOND)
        ran = self.export(self.file, "--with-password")
        self.assertNotIn(SECOND, ran.out + ran.err)
        places = [path for path in self.office.box.root.rglob("*") if path.is_file() and not path.is_symlink()
                  and SECOND.encode() in path.read_bytes()]
        self.assertEqual(places, [self.file])
        self.file.unlink()

    def left_behind(self):
        return [finding["message"] for finding in self.office.rinnova("doctor", USER).document["findings"]
                if finding["rule"] == "profile-left-behind"]

    def test_a_file_with_the_password_is_taken_back_at_the_next_renewal(self):
        self.rotate(FIRST)
        link = self.file.with_name("link.mobileconfig")
        link.symlink_to(self.file)
        self.addCleanup(link.unlink)
        self.file.write_text("")
        self.export(link, "--with-password")
        self.assertTrue(any(str(self.file) in message for message in self.left_behind()))
        self.rotate(SECOND)
        self.assertFalse(self.file.exists())
        self.assertEqual(self.left_behind(), [])
        self.assertIn("taken-back", [entry["kind"] for entry in
                                     self.office.rinnova("history", USER).document["entries"]])

    def test_a_file_named_without_its_folder_is_taken_back_from_anywhere(self):
        self.rotate(FIRST)
        ran = self.office.rinnova("export", "profile", USER, self.file.name, "--with-password",
                                  wrapper=["env", "-C", str(self.file.parent)])
        self.assertEqual(ran.code, 0, ran)
        self.assertTrue(any(str(self.file) in message for message in self.left_behind()))
        self.rotate(SECOND)
        self.assertFalse(self.file.exists())

    def test_a_file_on_a_stick_that_is_away_is_known_until_it_comes_back(self):
        stick, away = (self.office.box.home / name for name in ("stick", "away"))
        stick.mkdir()
        self.rotate(FIRST)
        file = stick / "profile.mobileconfig"
        self.export(file, "--with-password")
        stick.rename(away)
        self.rotate(SECOND)
        away.rename(stick)
        self.assertTrue(any(str(file) in message for message in self.left_behind()))
        self.rotate(FIRST)
        self.assertFalse(file.exists())
        stick.rmdir()
        self.rotate(SECOND)

    def test_only_what_is_still_a_profile_of_the_account_is_taken_back(self):
        self.rotate(FIRST)
        other = self.file.with_name("other.mobileconfig")
        self.addCleanup(other.unlink)
        self.exported("--with-password")
        self.file.write_text("a letter")
        self.rotate(FIRST + "-s", SECRETARY)
        self.export(other, "--with-password", user=SECRETARY)
        self.rotate(SECOND)
        self.assertEqual(self.file.read_text(), "a letter")
        self.assertTrue(other.exists())

    def test_the_archive_that_was_named_is_an_account_of_its_own(self):
        self.assertEqual(self.office.rinnova("track", SECRETARY, "--archive", "archivio.pec.example").code, 0)
        mail, archive = self.exported(user=SECRETARY)["PayloadContent"]
        self.assertEqual((archive["IncomingMailServerHostName"], archive["OutgoingMailServerHostName"]),
                         ("archivio.pec.example", mail["OutgoingMailServerHostName"]))
        self.assertNotEqual(archive["PayloadUUID"], mail["PayloadUUID"])

    def settle(self, **profiles):
        self.config.write_text(json.dumps({"profiles": {name: str(value) for name, value in profiles.items()}}))

    def authority(self, name):
        folder = self.office.box.root / name
        folder.mkdir()
        authority = Authority(folder)
        return authority, authority.issue(folder / "signer", ["studio.example"])

    def test_a_signed_profile_verifies_and_holds_its_chain(self):
        self.rotate(FIRST)
        authority, signer = self.authority("signing")
        self.settle(certificate=signer.certificate, key=signer.key, chain=authority.certificate, organization="Studio")
        ran = self.export(self.file, "--with-password")
        self.assertTrue(ran.document["signed"])
        self.assertNotIn("not signed", ran.err)
        verify = ["openssl", "cms", "-verify", "-inform", "DER", "-binary", "-purpose", "any", "-in", self.file]
        done = subprocess.run([*verify, "-CAfile", authority.certificate], capture_output=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        profile = plistlib.loads(done.stdout)
        self.assertEqual((profile["PayloadOrganization"], profile["PayloadContent"][0]["IncomingPassword"]),
                         ("Studio", FIRST))
        other, _ = self.authority("somebody")
        self.assertNotEqual(subprocess.run([*verify, "-CAfile", other.certificate], capture_output=True).returncode, 0)
        printed = subprocess.run(["openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", self.file],
                                 capture_output=True, check=True).stdout
        self.assertEqual(printed.count(b"subject: CN"), 2)

    def test_what_is_wrong_with_the_certificate_is_said_and_nothing_is_written(self):
        authority, signer = self.authority("wrong")
        stranger = authority.issue(self.office.box.root / "wrong/stranger", ["stranger.example"])
        rubbish = self.office.box.root / "wrong/rubbish"
        rubbish.write_bytes(os.urandom(200))
        for words, members in (("does not belong", {"certificate": signer.certificate, "key": stranger.key,
                                                    "chain": authority.certificate}),
                               ("missing from the chain", {"certificate": signer.certificate, "key": signer.key}),
                               ("PEM", {"certificate": rubbish, "key": signer.key}),
                               ("nowhere", {"certificate": "/nowhere/at/all", "key": signer.key}),
                               ("absolute", {"certificate": "signer.pem", "key": signer.key}),
                               ("together", {"certificate": signer.certificate})):
            with self.subTest(words):
                self.settle(**members)
                self.assertIn(words, self.export(self.file, code=1).out)
                self.assertFalse(self.file.exists())

    def test_an_account_read_by_pop3_is_refused_unless_forced(self):
        profile = self.office.profile([USER], incoming="pop3")
        self.addCleanup(subprocess.run, ["rm", "-r", profile.root], check=True)
        ran = self.export(self.file, code=2)
        self.assertIn("--force-pop3", ran.out)
        self.assertFalse(self.file.exists())
        mail = self.exported("--force-pop3")["PayloadContent"][0]
        self.assertEqual((mail["EmailAccountType"], mail["IncomingMailServerPortNumber"]), ("EmailTypePOP", 995))

    def test_calls_that_cannot_be(self):
        self.assertEqual(self.office.rinnova("export").code, 2)
        self.assertEqual(self.office.rinnova("export", "profile").code, 2)
        for arguments in (("--lan", "lo"), (), (self.file, "--serve"), ("--serve", "--lan", "no-such-0"),
                          ("--serve", "--with-password"), ("",)):
            self.export(*arguments, code=2)
        self.export(self.file, user="nobody@pec.it", code=7)

    def test_places_that_cannot_be_written(self):
        self.rotate(FIRST)
        home = self.office.box.home
        fifo = home / "fifo"
        os.mkfifo(fifo)
        self.addCleanup(fifo.unlink)
        for place in (home, fifo, home / "none/profile", "/proc/profile", "/dev/null"):
            with self.subTest(str(place)):
                self.export(place, "--with-password", code=1)

    def test_a_full_disk(self):
        self.rotate(FIRST)
        small = self.office.box.root / "small"
        small.mkdir(exist_ok=True)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "none", small], check=True)
        self.addCleanup(subprocess.run, ["umount", small], check=True)
        there = small / "profile"
        there.write_text("the old one")
        with self.assertRaises(OSError), open(small / "filler", "wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        self.export(there, "--with-password", code=1)
        self.assertEqual(there.read_text(), "the old one")
        self.assertEqual(sorted(path.name for path in small.iterdir()), ["filler", "profile"])


class Keychain(unittest.TestCase):
    def test_a_password_that_is_not_there(self):
        with Office([USER]) as office:
            self.assertEqual(office.rinnova("track", USER).code, 0)
            file = office.box.home / "profile"
            ran = office.rinnova("export", "profile", USER, file, "--with-password")
            self.assertEqual((ran.code, file.exists()), (1, False), ran)
            self.assertIn("--from", ran.out)

    def test_a_keychain_that_is_gone(self):
        with Office([USER]) as office:
            self.assertEqual(office.rinnova("rotate", USER, "--no-probe", password=FIRST).code, 0) \
                if office.rinnova("track", USER).code == 0 else self.fail()
            office.box.keyring.stop()
            file = office.box.home / "profile"
            ran = office.rinnova("export", "profile", USER, file, "--with-password")
            self.assertEqual((ran.code, file.exists()), (6, False), ran)
            self.assertNotIn("--without-vault", ran.out)
            self.assertEqual(office.rinnova("export", "profile", USER, file).code, 0)


if __name__ == "__main__":
    unittest.main(verbosity=2)
