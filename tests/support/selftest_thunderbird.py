# SPDX-License-Identifier: Apache-2.0
"""Self-tests of what drives Thunderbird and of the stored profiles; run by selftest.py."""
import json
import os
import threading

import make_fixtures
from rinnova_test import nss_reader, thunderbird
from rinnova_test.mailserver import MailServer
from rinnova_test.profile import STARTTLS, Incoming, Outgoing, ThunderbirdProfile
from rinnova_test.sandbox import Sandbox
from rinnova_test.thunderbird import AlreadyRunning, Thunderbird, read_profile_logins
from selftest_tools import MARIO, SEGRETERIA, raises, say, seconds

IMAP, POP3, SMTP = "imap://imaps.pec.aruba.it", "mailbox://pop3s.pec.aruba.it", "smtp://smtps.pec.aruba.it"


def mail_profile(box, mail):
    return ThunderbirdProfile(
        box.home,
        [Incoming("imap", "imaps.pec.aruba.it", mail.ports["imaps"], MARIO),
         Incoming("imap", "imaps.pec.aruba.it", mail.ports["imap"], SEGRETERIA, STARTTLS),
         Incoming("pop3", "pop3s.pec.aruba.it", mail.ports["pop3s"], MARIO)],
        [Outgoing("smtps.pec.aruba.it", mail.ports["submissions"], MARIO),
         Outgoing("smtps.pec.aruba.it", mail.ports["submission"], SEGRETERIA, STARTTLS)])


def check_thunderbird_logins():
    with Sandbox(bus=False) as box, MailServer() as mail:
        mail.set_password(MARIO, "fake-Mario-1")
        mail.set_password(SEGRETERIA, "fake-Segreteria-1")
        profile = mail_profile(box, mail)
        keys = list(profile.server_keys.values())
        with Thunderbird(box, profile) as tb:
            assert {key: tb.servers()[key][3] for key in keys} == {k: u for (_, _, u), k in profile.server_keys.items()}
            tb.trust(mail.ca_file)
            for origin in (IMAP, POP3, SMTP):
                tb.add_login(origin, MARIO, "fake-Mario-1")
                tb.add_login(origin, SEGRETERIA, "fake-Segreteria-1")
            attempts = {key: seconds(tb.log_in, key) for key in keys}
            assert all(attempt.accepted for _, attempt in attempts.values()), attempts
            assert [(login.protocol, login.user) for login in mail.logins(accepted=True)] == [
                (kind, user) for kind, _, user in profile.server_keys], mail.logins()
            assert tb.send("smtp1", MARIO, "x@example.com", "sélftest").accepted
            assert mail.sink.wait_message().recipients == ("x@example.com",)
            mark = mail.mark()
            mail.set_password(MARIO, "fake-Mario-2")
            refusals = {key: seconds(tb.log_in, key) for key in keys}
            assert [attempt.accepted for _, attempt in refusals.values()] == [False, True, False, False, True], refusals
            assert not tb.send("smtp1", MARIO, "x@example.com").accepted
            assert {login.protocol for login in mail.logins(MARIO, accepted=False)} == {"imap", "pop3", "smtp"}
            assert len(tb.list_logins()) == 6, "a refused login cost a stored password"
            tb.modify_login(IMAP, MARIO, "fake-Mario-2")
            assert tb.log_in("server1").accepted
            tb.remove_login(POP3, SEGRETERIA)
            tb.save_logins()
            assert len(json.loads(profile.logins_json.read_text())["logins"]) == 5
            say("accepted:", *(f"{key} {spent:.2f} s" for key, (spent, _) in attempts.items()))
            say("refused:", *(f"{key} {spent:.2f} s" for key, (spent, one) in refusals.items() if not one.accepted))
            tries = len(mail.logins(MARIO, 'imap', False)), len(mail.logins(MARIO, 'pop3', False))
            say(f"one refused attempt shows as {tries} refusals of IMAP and POP3; dialogs: {tb.dialogs}")
            assert mail.mark() > mark
            error = raises(AlreadyRunning, Thunderbird(box, profile).start)
            say("a second one:", type(error).__name__)
        for name in ("forceResolve", "marionette", "recommended"):
            assert name not in profile.prefs_js.read_text(), f"{name} is left in prefs.js"
        by_nss = {(one.origin, one.user, one.password) for one in nss_reader.read_logins(profile)}
        by_program = {(one.origin, one.user, one.password) for one in read_profile_logins(profile)}
        assert by_nss == by_program and (IMAP, MARIO, "fake-Mario-2") in by_nss and len(by_nss) == 5


def check_primary_password():
    with Sandbox(bus=False) as box:
        profile = ThunderbirdProfile(box.home)
        with Thunderbird(box, profile) as tb:
            tb.add_login(IMAP, MARIO, "fake-Mario-1")
            assert not tb.has_primary_password and tb.unlocked
            tb.set_primary_password("fake-primàry")
        with Thunderbird(box, profile, primary_password="fake-primàry", window=True) as tb:
            assert tb.unlocked and tb.list_logins()[0].password == "fake-Mario-1"
            assert [dialog["kind"] for dialog in tb.dialogs] == ["primary-password"]
        with Thunderbird(box, profile, primary_password="fake-wrong") as tb:
            assert tb.has_primary_password and not tb.unlocked
        waiting = Thunderbird(box, profile, at_prompt=True)
        waiting.start()
        assert waiting.running and os.path.islink(profile.path / "lock")
        waiting.kill()
        assert nss_reader.read_logins(profile, "fake-primàry")[0].password == "fake-Mario-1"
        raises(nss_reader.WrongPrimaryPassword, nss_reader.read_logins, profile, "fake-wrong")
        raises(nss_reader.WrongPrimaryPassword, nss_reader.read_logins, profile)
        assert read_profile_logins(profile, "fake-primàry")[0].password == "fake-Mario-1"
        raises(thunderbird.WrongPrimaryPassword, read_profile_logins, profile, "fake-wrong")


def check_installed_thunderbird():
    with Sandbox() as box, MailServer() as mail:
        mail.set_password(MARIO, "fake-Mario-1")
        profile = ThunderbirdProfile.of_mail(box.home, mail, [MARIO])
        with Thunderbird(box, profile, installed=True) as tb:
            assert os.readlink(f"/proc/{tb.pid}/exe").startswith("/usr/lib/thunderbird/")
            tb.trust(mail.ca_file)
            tb.add_login(IMAP, MARIO, "fake-Mario-1")
            assert tb.log_in("server1").accepted and mail.logins(MARIO, "imap", True)
        assert "forceResolve" not in profile.prefs_js.read_text()


def check_parallel_thunderbirds():
    failures = []

    def one(number):
        try:
            with Sandbox(bus=False) as box, MailServer() as mail:
                mail.set_password(MARIO, f"fake-{number}")
                profile = ThunderbirdProfile.of_mail(box.home, mail, [MARIO])
                with Thunderbird(box, profile) as tb:
                    tb.trust(mail.ca_file)
                    tb.add_login(IMAP, MARIO, f"fake-{number}")
                    assert tb.log_in("server1").accepted and len(mail.logins()) == 1
        except BaseException as error:  # told below
            failures.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures, failures


def check_thunderbird_speed():
    with Sandbox(bus=False) as box:
        for label, arguments in (("silent", {}), ("window", {"window": True}), ("installed", {"installed": True})):
            profile, told = ThunderbirdProfile(box.home, name=label, salt=label), []
            for _ in range(3):
                tb = Thunderbird(box, profile, **arguments)
                start, _ = seconds(tb.start)
                stop, _ = seconds(tb.quit)
                told.append(f"{start:.2f}/{stop:.2f}")
            say(f"{label}: start/quit", *told, "s (the first on a new profile)")
        fixture = make_fixtures.FIXTURES / "esr153-plain"
        by_nss, by_program = (seconds(read, fixture)[0] for read in (nss_reader.read_logins, read_profile_logins))
        say(f"reading a profile with NSS {by_nss:.2f} s, with the program {by_program:.2f} s;",
            f"load {os.getloadavg()[0]:.1f}")


def check_fixtures():
    for name in make_fixtures.RECIPES:
        make_fixtures.check(name)
    with Sandbox(bus=False) as box:
        profile = ThunderbirdProfile.from_fixture(box.home, make_fixtures.FIXTURES / "esr153-primary")
        with Thunderbird(box, profile, primary_password=make_fixtures.PRIMARY) as tb:
            tb.modify_login(IMAP, MARIO, "fake-Mario-3")
        assert (IMAP, MARIO, "fake-Mario-3") in {
            (one.origin, one.user, one.password) for one in nss_reader.read_logins(profile, make_fixtures.PRIMARY)}
