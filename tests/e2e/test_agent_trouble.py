# SPDX-License-Identifier: Apache-2.0
"""The agent goes on when what it leans on goes: the bus, the keychain, the disk. Nothing is lost, repeated or busy."""
import datetime
import pathlib
import subprocess
import unittest

from agent_desk import ITEM, NEW, OLD, USER, AgentDesk


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
