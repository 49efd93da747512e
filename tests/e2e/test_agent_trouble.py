# SPDX-License-Identifier: Apache-2.0
"""The agent goes on when what it leans on goes: the bus, the keychain, the disk. Nothing is lost, repeated or busy."""
import datetime
import json
import os
import pathlib
import select
import shutil
import signal
import subprocess
import time
import unittest

from agent_desk import ITEM, NEW, OLD, USER, AgentDesk
from rinnova_test.deadline import Deadline
from rinnova_test.thunderbird import Thunderbird


def processor_seconds(pid):
    return sum(int(part) for part in pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[11:13]) / 100


class AgentTrouble(AgentDesk):
    def log(self):
        return (self.box.state_home / "rinnova/log").read_text()

    def test_a_bus_that_goes_is_done_without_and_taken_again(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.box.bus.stop()
        before = processor_seconds(self.agent.pid)
        self.agent.jump(self.moment(7))
        # Nobody shows it: tried once more, then it is in the log.
        self.wait_alarm(self.moment(7, 10, 2))
        self.agent.jump(self.moment(7, 10, 2))
        self.wait_alarm(self.moment(3))
        self.assertIn(f"The password of {USER} expires in 7 days", self.log())
        self.assertEqual(self.told(), 2)
        self.assertEqual(self.office.rinnova("agent", "status").document["notices"], "log")
        self.assertLess(processor_seconds(self.agent.pid) - before, 5)

    def test_a_bus_that_hangs_holds_nobody_up(self):
        bus = self.box.bus.pid
        self.office.rinnova("track", USER, "--expires", self.expires.isoformat(), "--provider", "aruba-pec")
        os.kill(bus, signal.SIGSTOP)
        try:
            self.start_agent(self.moment(14))
            self.wait_alarm(self.moment(14, 10, 2))
            self.agent.jump(self.moment(14, 10, 2))
            self.wait_alarm(self.moment(7))
            self.assertIn(f"The password of {USER} expires in 14 days", self.log())
        finally:
            os.kill(bus, signal.SIGCONT)
        self.agent.jump(self.moment(7))
        self.dunst.wait_shown(USER)

    def test_a_clock_that_was_wrong_silences_nobody(self):
        self.dunst.stop()
        self.start_agent(self.moment(20))
        self.track()
        wrong = datetime.datetime(2100, 1, 1, 11, tzinfo=datetime.timezone.utc)
        self.agent.jump(wrong)
        self.wait_alarm(wrong + datetime.timedelta(minutes=2))  # refused once, in the wrong year
        self.agent.jump(self.moment(14))
        self.wait_alarm(self.moment(7))
        self.assertIn(f"The password of {USER} expires in 14 days", self.log())

    def test_a_notice_that_stands_waits_for_the_server(self):
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.dunst.stop()
        self.saver.lock()
        self.saver.unlock()
        self.client.call("agent")
        self.dunst.start()
        self.dunst.wait_shown(USER)
        self.assertEqual(self.told(), 1)

    def test_a_calendar_without_its_folder_keeps_no_notice_back(self):
        self.configure(calendar={"file": str(self.box.home / "missing/rinnova.ics")},
                       reminders={"holidays": None, "working_days_only": False})
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.assertIn("missing", self.log())

    def test_a_configuration_that_comes_later_is_seen(self):
        shutil.rmtree(self.box.config_home / "rinnova")
        self.start_agent(self.moment(20))
        self.track("--provider", "aruba-pec")
        self.configure(reminders={"days": [18, 7], "holidays": None, "working_days_only": False})
        self.agent.jump(self.moment(18))
        self.dunst.wait_shown("in 18 days")

    def test_a_configuration_that_cannot_be_read_is_told_until_it_can(self):
        self.start_agent(self.moment(20))
        self.track()
        self.wait_alarm(self.moment(14))
        good = (self.box.config_home / "rinnova/config.json").read_text()
        self.configure(reminders={"hours": "wrong"})
        self.wait_log("reminders.hours")
        self.agent.jump(self.moment(20, 10, 1))  # it was not just being written
        self.dunst.wait_shown("Rinnova cannot watch the passwords")
        self.agent.jump(self.moment(20, 10, 30))
        self.assertEqual(len(self.dunst.shown()), 1)
        self.configure(**json.loads(good))
        self.dunst.wait_displayed(0)
        self.be_reminded()
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 1)

    def test_a_client_that_ends_while_nothing_can_be_read_makes_nobody_busy(self):
        self.start_agent(datetime.datetime.now(self.zone))
        self.track()
        self.office.mail.set_password(USER, OLD, NEW)
        with Thunderbird(self.box, self.fill_thunderbird()):
            self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 3)
            self.configure(reminders="wrong")
        self.wait_log("open slots invalid-data")
        # What it tries it tells; and it says so again only when a minute has passed on its clock.
        end, told = time.monotonic() + 5, 0
        while (left := end - time.monotonic()) > 0 and select.select([self.client.connection], [], [], left)[0]:
            self.client.wait_note("status-changed")
            told += 1
        self.assertLess(told, 5)
        self.assertLess(len(self.log()), 5000)

    def wait_log(self, words):
        deadline = Deadline(60, words)
        while deadline.left and words not in self.log():
            self.agent.next()

    def test_a_log_that_is_no_file_holds_nobody_up(self):
        folder = self.box.state_home / "rinnova"
        folder.mkdir(mode=0o700)
        os.mkfifo(folder / "log")
        self.start_agent(self.moment(20))
        self.track()
        self.be_reminded()
        self.assertEqual(self.agent.stop(), 0)

    def test_a_keychain_that_vanishes_leaves_what_is_open_open(self):
        self.start_agent(datetime.datetime.now(self.zone))
        self.box.store_secret("msmtp", ITEM, OLD)
        profile = self.fill_thunderbird()
        files = {file: file.read_bytes() for file in (profile.path / "logins.json", profile.path / "key4.db")}
        self.office.mail.set_password(USER, OLD, NEW)
        self.box.keyring.stop()
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual(ran.code, 6, ran)
        self.assertEqual({file: file.read_bytes() for file in files}, files)
        self.box.keyring.start()
        self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 0)
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)

    def small_disk(self):
        """The ledger's folder is a small disk of its own."""
        folder = self.box.state_home / "rinnova"
        folder.mkdir(mode=0o700)
        subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m,mode=0700", "none", folder], check=True)
        self.addCleanup(subprocess.run, ["umount", folder], check=True)
        return folder

    def fill(self, folder):
        filler = folder / "filler"
        with self.assertRaises(OSError), open(filler, "wb", buffering=0) as file:
            while file.write(b"x" * 4096):
                pass
        return filler

    def test_a_full_disk_while_journalling_changes_no_client_and_loses_no_password(self):
        folder = self.small_disk()
        self.start_agent(datetime.datetime.now(self.zone))
        self.addCleanup(self.agent.stop)
        self.box.store_secret("msmtp", ITEM, OLD)
        profile = self.fill_thunderbird()
        before = (profile.path / "logins.json").read_bytes()
        self.office.mail.set_password(USER, OLD, NEW)
        filler = self.fill(folder)
        ran = self.office.rinnova("rotate", USER, password=NEW)
        self.assertEqual(ran.code, 1, ran)
        self.assertIn("full", ran.out + ran.err)
        self.assertEqual((profile.path / "logins.json").read_bytes(), before)
        self.assertEqual(self.box.lookup_secret(ITEM), OLD)
        filler.unlink()
        self.assertEqual(self.office.rinnova("rotate", USER, password=NEW).code, 0)
        self.assertEqual(self.box.lookup_secret(ITEM), NEW)

    def test_a_full_disk_loses_no_notice_and_repeats_none_though_the_calendar_is_away_too(self):
        self.configure(calendar={"file": str(self.box.home / "missing/rinnova.ics")},
                       reminders={"holidays": None, "working_days_only": False})
        self.test_a_full_disk_loses_no_notice_and_repeats_none()
        self.assertIn("missing", self.log())

    def test_a_full_disk_loses_no_notice_and_repeats_none(self):
        folder = self.small_disk()
        self.start_agent(self.moment(20))
        self.addCleanup(self.agent.stop)
        self.track()
        filler = self.fill(folder)
        self.agent.jump(self.moment(14))
        again = self.agent.next()
        self.assertGreater(again, self.moment(14))
        self.assertLessEqual(again, self.moment(14, 10, 15))
        filler.unlink()
        self.agent.jump(again)
        self.dunst.wait_shown(USER)
        self.wait_alarm(self.moment(7))
        self.assertEqual(self.told(), 1)
        self.assertEqual(len(self.dunst.shown()), 1)


if __name__ == "__main__":
    unittest.main(verbosity=2)
