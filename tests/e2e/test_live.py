# SPDX-License-Identifier: Apache-2.0
"""A new password reaches the real Thunderbird while it is open: no restart, no failed login, no prompt."""
import os
import signal
import subprocess
import unittest

from live_desk import ADD_ON_ID, NEW, OLD, POP3, SET_ADD_ON, SMTP, USER, LiveDesk
from office import slots
from rinnova_test.thunderbird import Thunderbird, read_profile_logins

# Thunderbird ends, as by a crash, just before or just after it stores a password.
DIE = """
const [when] = arguments;
const { ctypes } = ChromeUtils.importESModule("resource://gre/modules/ctypes.sys.mjs");
const kill = ctypes.open("libc.so.6").declare("kill", ctypes.default_abi, ctypes.int, ctypes.int, ctypes.int);
const storage = Services.logins.wrappedJSObject._storage;
const modify = storage.modifyLoginAsync;
storage.modifyLoginAsync = async function (...all) {
    if (when == "after") {
        await modify.apply(this, all);
        await storage._store._save();
    }
    kill(Services.appinfo.processID, 9);
};
"""
# As with a full disk: nobody is told that the file of logins could not be written.
NO_SAVING = """
const store = Services.logins.wrappedJSObject._storage._store;
store.rinnovaSave = store._save;
store._save = async () => {};
"""
SAVING_AGAIN = """
const store = Services.logins.wrappedJSObject._storage._store;
store._save = store.rinnovaSave;
return store._save();
"""
# A connection that is just sending a message, as its server's list of them has it. It notes who ends it.
SENDING = """
server(arguments[0]).wrappedJSObject._busyConnections.push({
    quit() { Services.prefs.setBoolPref("rinnova.test.cut_off", true); },
});
"""
CUT_OFF = 'return Services.prefs.getBoolPref("rinnova.test.cut_off", false);'
UPDATED = {("thunderbird", "imap"): "updated", ("thunderbird", "smtp"): "updated"}


class Live(LiveDesk):
    def rotate(self, thunderbird, password=NEW, expected=None, code=0):
        """Afterwards the server takes the new password alone."""
        self.mail.set_password(USER, OLD, password)
        ran = self.office.rinnova("rotate", USER, password=password)
        self.assertEqual((ran.code, slots(ran.document)), (code, expected or UPDATED), ran)
        self.mail.set_password(USER, password)
        return ran

    def test_an_idle_connection_logs_in_again_with_the_new_password(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        sessions = self.idle(thunderbird)
        self.mail.set_password(USER, NEW)  # no grace at all: the old one is dead from here on
        mark = self.mail.mark()
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual(ran.code, 0, ran)
        self.assertEqual(slots(ran.document), UPDATED)
        again = self.mail.wait_login(protocol="imap", user=USER, since=mark + 1, seconds=60)
        self.assertTrue(again.accepted)
        for session in sessions:
            self.wait_mail_log(f"<{session}>: Info: Disconnected")
        self.assertEqual(self.passwords(thunderbird), {NEW})
        self.assertEqual({login.password for login in read_profile_logins(profile)}, {NEW}, "on disk, too")
        for key in profile.server_keys.values():
            attempt = thunderbird.log_in(key)
            self.assertTrue(attempt.accepted, attempt.detail)
        self.assertEqual(self.mail.logins(accepted=False), [])
        self.assertEqual(thunderbird.dialogs, [])
        self.assertTrue(thunderbird.running)
        self.assertEqual(set(self.states().values()), {"in-sync"})
        thunderbird.quit()
        self.wait_live(0)
        self.assertEqual({login.password for login in read_profile_logins(profile)}, {NEW})

    def test_pop3_and_smtp(self):
        profile = self.office.profile(incoming="pop3")
        self.fill(profile, (POP3, SMTP))
        thunderbird = self.open_thunderbird(profile)
        self.rotate(thunderbird, expected={("thunderbird", "pop3"): "updated", ("thunderbird", "smtp"): "updated"})
        for key in profile.server_keys.values():
            attempt = thunderbird.log_in(key)
            self.assertTrue(attempt.accepted, attempt.detail)
        self.assertEqual(self.mail.logins(accepted=False), [])
        self.assertEqual(thunderbird.dialogs, [])

    def test_a_message_that_is_being_sent_is_not_cut_off(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        key = next(key for key in profile.server_keys.values() if key.startswith("smtp"))
        thunderbird.run(SENDING, key)
        self.rotate(thunderbird)
        self.assertFalse(thunderbird.run(CUT_OFF))
        thunderbird.run("server(arguments[0]).closeCachedConnections();", key)
        self.assertTrue(thunderbird.run(CUT_OFF), "what would have ended it")

    def rotate_without_saving(self):
        """A rotation that Thunderbird has in its memory alone."""
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        thunderbird.run(NO_SAVING)
        self.rotate(thunderbird, expected=dict.fromkeys(UPDATED, "pending"), code=3)
        return profile, thunderbird

    def test_what_thunderbird_could_not_write_to_its_file_is_not_done(self):
        profile, thunderbird = self.rotate_without_saving()
        self.assertEqual({login.password for login in read_profile_logins(profile)}, {OLD})
        self.finish_at_the_end(profile, thunderbird)

    def test_what_reaches_the_file_later_is_done_then(self):
        profile, thunderbird = self.rotate_without_saving()
        thunderbird.run(SAVING_AGAIN)
        self.wait_state("in-sync")
        self.assertEqual({login.password for login in read_profile_logins(profile)}, {NEW})
        self.assertEqual(self.passwords(thunderbird), {NEW}, "it is open still")

    def test_two_profiles_are_told_apart(self):
        profiles = [self.office.profile(), self.office.profile(name="second")]
        for profile in profiles:
            self.fill(profile)
        opened = [self.open_thunderbird(profile, live=count) for count, profile in enumerate(profiles, 1)]
        self.mail.set_password(USER, OLD, NEW)
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual(ran.code, 0, ran)
        found = ran.document["accounts"][0]["slots"]
        self.assertEqual({slot["location"] for slot in found}, {str(profile.path) for profile in profiles})
        self.assertEqual({slot["result"] for slot in found}, {"updated"})
        for thunderbird in opened:
            self.assertEqual(self.passwords(thunderbird), {NEW})

    def test_with_a_primary_password(self):
        profile, primary = self.office.profile(), "fake-primary"
        self.fill(profile)
        with Thunderbird(self.box, profile) as thunderbird:
            thunderbird.set_primary_password(primary)
        thunderbird = self.open_thunderbird(profile, primary_password=primary)
        self.mail.set_password(USER, OLD, NEW)
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual((ran.code, set(slots(ran.document).values())), (3, {"locked"}), ran)
        asked = len(thunderbird.dialogs)
        slot = ran.document["accounts"][0]["slots"][0]["id"]
        self.assertEqual(self.office.rinnova("unlock", slot, password=primary).code, 0)
        self.office.rinnova("retry", "--no-probe")
        if not thunderbird.unlocked:
            # Nobody typed it yet: Thunderbird is not made to ask for it. It is done when somebody does.
            self.assertEqual({state for (target, _), state in self.states().items()}, {"pending"})
            self.assertEqual(len(thunderbird.dialogs), asked)
            thunderbird.run("token().login(false)")
        self.wait_state("in-sync")
        self.assertEqual(self.passwords(thunderbird), {NEW})

    def finish_at_the_end(self, profile, thunderbird):
        """What Thunderbird was not told is written when it has ended, once."""
        self.assertTrue(thunderbird.running)
        thunderbird.kill()
        self.wait_state("in-sync")
        self.assertEqual({login.password for login in read_profile_logins(profile)}, {NEW})

    def test_without_its_add_on_it_waits_and_with_it_it_goes_on(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        thunderbird.run(SET_ADD_ON, ADD_ON_ID, False)
        self.wait_live(0)
        self.rotate(thunderbird, expected=dict.fromkeys(UPDATED, "pending"), code=3)
        self.assertEqual(self.passwords(thunderbird), {OLD})
        thunderbird.run(SET_ADD_ON, ADD_ON_ID, True)
        self.wait_state("in-sync")
        self.assertEqual(self.passwords(thunderbird), {NEW})
        self.assertEqual(thunderbird.dialogs, [])

    def test_without_its_add_on_it_is_written_when_thunderbird_has_ended(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        thunderbird.run(SET_ADD_ON, ADD_ON_ID, False)
        self.wait_live(0)
        self.rotate(thunderbird, expected=dict.fromkeys(UPDATED, "pending"), code=3)
        self.finish_at_the_end(profile, thunderbird)

    def test_an_agent_that_comes_later_or_anew_is_found(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        self.agent.kill()
        self.client.connection.close()
        # Without an agent the command itself does what can be done: it cannot speak to Thunderbird.
        self.rotate(thunderbird, expected=dict.fromkeys(UPDATED, "pending"), code=3)
        self.start_agent()
        self.wait_state("in-sync")
        self.assertEqual(self.passwords(thunderbird), {NEW})
        self.assertEqual(self.client.call("agent")["live"], 1)

    def test_killed_in_the_middle(self):
        """Thunderbird dies while it is being told: whatever it had stored by then, the end is the same."""
        profile = self.office.profile()
        self.fill(profile)
        for number, when in enumerate(("before", "after")):
            password = f"fake-new-{number}"
            with self.subTest(when):
                # Add-ons that were there before start with its window; without one, never.
                thunderbird = self.open_thunderbird(profile, window=True)
                thunderbird.run(DIE, when)
                self.mail.set_password(USER, OLD, NEW, password)
                ran = self.office.rinnova("rotate", USER, password=password)
                self.assertEqual(ran.code, 3, ran)
                self.assertEqual(set(slots(ran.document).values()), {"pending"})
                thunderbird._process.wait(60)
                self.wait_state("in-sync")
                self.assertEqual({login.password for login in read_profile_logins(profile)}, {password})

    def test_the_agent_killed_in_the_middle(self):
        profile = self.office.profile()
        self.fill(profile)
        thunderbird = self.open_thunderbird(profile)
        self.mail.set_password(USER, OLD, NEW)
        # Stopped, Thunderbird leaves the question unanswered.
        os.kill(thunderbird.pid, signal.SIGSTOP)
        rotating = self.box.spawn(self.office.argv("rotate", USER, "--password-stdin", "--yes"), stdin=subprocess.PIPE)
        rotating.stdin.write(NEW.encode())
        rotating.stdin.close()
        watching = self.client
        watching.connection.settimeout(60)
        while watching.wait_note("rotation-progress")["stage"] != "applying":
            pass
        self.agent.kill()
        os.kill(thunderbird.pid, signal.SIGCONT)
        self.assertNotEqual(rotating.wait(60), 0)
        watching.connection.close()
        self.start_agent()
        self.wait_state("in-sync")
        self.assertEqual(self.passwords(thunderbird), {NEW})
        self.assertEqual(thunderbird.dialogs, [])


if __name__ == "__main__":
    unittest.main(verbosity=2)
