# SPDX-License-Identifier: Apache-2.0
"""The next notice in `status`, the calendar, and a configuration that says how: with the program alone, no keyring."""
import datetime
import json
import os
import stat
import subprocess
import unittest

from office import ROOT  # noqa: F401  (puts tests/support on the path)
from rinnova_test.sandbox import Sandbox

USER = "mario.rossi@pec.it"
PROGRAM = os.environ.get("RINNOVA_PROGRAM", str(ROOT / "build/release/bin/rinnova"))


class Reminders(unittest.TestCase):
    def setUp(self):
        self.box = Sandbox(bus=False)
        self.box.__enter__()
        self.addCleanup(self.box.close)
        self.today = datetime.datetime.now(datetime.timezone.utc).date()

    def rinnova(self, *arguments, code=0):
        ran = self.box.run([PROGRAM, "--lang", "en", *arguments])
        self.assertEqual(ran.returncode, code, ran)
        return ran.stdout.decode()

    def configure(self, **members):
        folder = self.box.config_home / "rinnova"
        folder.mkdir(exist_ok=True)
        (folder / "config.json").write_text(json.dumps(members))

    def track(self, expires):
        self.rinnova("track", USER, "--provider", "aruba-pec", "--expires", expires.isoformat())

    def next_notice(self):
        return json.loads(self.rinnova("--json", "status", USER))["accounts"][0]["next_notice"]

    def test_status_says_when_the_next_notice_comes_by_the_clock_on_the_wall(self):
        self.configure(reminders={"days": [20], "working_days_only": False})
        self.track(self.today + datetime.timedelta(60))
        moment = datetime.datetime.fromisoformat(self.next_notice())
        self.assertEqual(moment.date(), self.today + datetime.timedelta(40))
        self.assertEqual((moment.hour, moment.minute), (10, 0))
        rome = self.box.run(["date", "-d", self.next_notice(), "+%H:%M%:z"]).stdout.decode().strip()
        self.assertEqual(rome, "10:00" + self.next_notice()[-6:])
        self.box.env["TZ"] = "America/New_York"
        away = datetime.datetime.fromisoformat(self.next_notice())
        self.assertEqual(away.hour, 10)
        self.assertNotEqual(away.utcoffset(), moment.utcoffset())

    def test_by_default_it_is_a_working_day_two_weeks_before(self):
        expires = self.today + datetime.timedelta(80)
        self.track(expires)
        moment = datetime.datetime.fromisoformat(self.next_notice())
        self.assertLess(moment.weekday(), 5)
        self.assertLessEqual(moment.date(), expires - datetime.timedelta(14))
        self.assertGreaterEqual(moment.date(), expires - datetime.timedelta(14 + 5))

    def test_a_calendar_is_written_for_its_user_alone_and_follows_the_date(self):
        file = self.box.home / "rinnova.ics"
        expires = self.today + datetime.timedelta(60)
        self.track(expires)
        self.assertIn(str(file), self.rinnova("export", "ics", str(file)))
        self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
        before = file.read_bytes()
        self.assertIn(b"DTSTART;VALUE=DATE:" + expires.strftime("%Y%m%d").encode(), before)
        self.assertIn(before.count(b"BEGIN:VALARM"), (3, 4, 5))  # days off move some to the same day
        self.assertEqual(self.rinnova("export", "ics").encode(), before)
        self.assertEqual(json.loads(self.rinnova("--json", "export", "ics"))["calendar"].encode(), before)
        self.track(expires + datetime.timedelta(30))
        document = json.loads(self.rinnova("--json", "export", "ics", str(file)))
        self.assertEqual(document["file"], str(file))

        def line(text, name):
            return [row for row in text.split(b"\r\n") if row.startswith(name)][0]
        after = file.read_bytes()
        self.assertEqual(line(after, b"UID:"), line(before, b"UID:"))
        self.assertEqual(int(line(after, b"SEQUENCE:")[9:]), int(line(before, b"SEQUENCE:")[9:]) + 1)

    def test_a_calendar_that_cannot_be_written_leaves_things_as_they_were(self):
        self.track(self.today + datetime.timedelta(60))
        self.rinnova("export", "ics", str(self.box.home / "missing" / "rinnova.ics"), code=1)
        self.rinnova("export", "ics", str(self.box.home), code=1)
        self.rinnova("export", code=2)
        self.rinnova("export", "ics", "", code=2)

    def test_killed_at_any_time_the_calendar_is_the_old_one_or_the_new_one(self):
        file = self.box.home / "rinnova.ics"
        texts = set()
        for days in (60, 70):
            self.track(self.today + datetime.timedelta(days))
            self.rinnova("export", "ics", str(file))
            texts.add(file.read_bytes())
        for call in ("openat", "fsync", "rename,renameat,renameat2", "write"):
            for time in range(1, 4):
                subprocess.run(["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=" + call, "-e",
                                f"inject={call}:signal=SIGKILL:when={time}", PROGRAM, "export", "ics", str(file)],
                               env=self.box.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
                self.assertIn(file.read_bytes(), texts)
        self.rinnova("export", "ics", str(file))
        self.assertIn(file.read_bytes(), texts)

    def test_a_configuration_that_is_wrong_is_named_by_file_member_and_line(self):
        self.track(self.today + datetime.timedelta(60))
        folder = self.box.config_home / "rinnova"
        folder.mkdir(exist_ok=True)
        (folder / "config.json").write_text('{\n "reminders": {\n  "hours": {"from": 9}}}')
        error = json.loads(self.rinnova("--json", "status", code=1))["error"]
        for part in ("config.json", "reminders.hours.from", "3"):
            self.assertIn(part, error["message"])


if __name__ == "__main__":
    unittest.main()
