# SPDX-License-Identifier: Apache-2.0
"""Notices on real desktops, on poor ones and on none; sleep and clock."""
import json
import os
import pathlib
import subprocess
import unittest

from desktop import NOTIFICATIONS, Driver, mock_notifications
from rinnova_test import processes
from rinnova_test.dunst import Dunst
from rinnova_test.sandbox import Sandbox
from rinnova_test.screen import Screen

ACTIONS = [["renew", "Rinnova ora"], ["tomorrow", "Domani"], ["renewed", "Ho già rinnovato"]]
NOTICE = {"tag": "a", "summary": "La password scade tra 3 giorni", "body": "mario.rossi@pec.it",
          "actions": ACTIONS, "instead": "rinnova rotate mario.rossi@pec.it"}


class WithDunst(unittest.TestCase):
    def setUp(self):
        self.box = self.enterContext(Sandbox(keyring=False))
        self.screen = self.enterContext(Screen(self.box))
        self.dunst = Dunst(self.box)
        self.driver = self.enterContext(Driver(self.box))

    def show(self, **changed):
        notice = {**NOTICE, **changed}
        self.driver.do("show", **notice)
        self.driver.wait("shown", tag=notice["tag"])

    def history(self):
        """What went, newest first."""
        return json.loads(self.dunst.control("history"))["data"][0]

    def test_the_server_is_told_apart(self):
        self.driver.do("server")
        self.assertEqual(self.driver.wait("server"), {"event": "server", "name": "dunst", "actions": True})

    def test_a_notice_is_shown_replaced_in_place_and_closed(self):
        self.show()
        self.assertEqual(self.dunst.displayed(), 1)
        self.show(summary="La password scade domani", urgency="critical", body="studio & figli <pec.it>")
        self.assertEqual(self.dunst.displayed(), 1)
        self.show(tag="b", urgency="low", body="un'altra casella")
        self.assertEqual(self.dunst.displayed(), 2)
        if os.environ.get("RINNOVA_PICTURES"):
            self.screen.picture(pathlib.Path(os.environ["RINNOVA_PICTURES"]) / "notices.png")
        self.driver.do("close", tag="b")
        self.driver.do("close", tag="a")
        self.driver.do("close", tag="unknown")
        self.show(tag="c", body="ancora un'altra")
        self.assertEqual(self.dunst.displayed(), 1)
        last = self.history()[0]
        self.assertEqual(last["summary"]["data"], "La password scade domani")
        # Markup is taken for text: what dunst keeps is what was said.
        self.assertIn("studio &amp; figli &lt;pec.it&gt;", last["body"]["data"])
        self.assertEqual([event for event in self.driver.heard() if event["event"] in ("ended", "failed")], [])

    def test_a_button_is_told_and_takes_the_notice_away(self):
        self.show(actions=ACTIONS[:1])
        self.dunst.control("action", "0")
        self.assertEqual(self.driver.wait("acted")["action"], "renew")
        self.show(tag="b")
        self.assertEqual(self.dunst.displayed(), 1)

    def test_a_notice_shown_anew_by_its_button_stays(self):
        self.driver.do("show-again-on-action", summary="Un momento…")
        self.show(actions=ACTIONS[:1])
        self.dunst.control("action", "0")
        self.driver.wait("acted")
        self.driver.wait("shown", tag="a")
        self.assertEqual(self.dunst.displayed(), 1)

    def test_a_user_who_closes_it_is_heard(self):
        self.show()
        self.dunst.control("close")
        self.assertEqual(self.driver.wait("ended"), {"event": "ended", "tag": "a", "how": "dismissed"})
        self.show()
        self.assertEqual(self.dunst.displayed(), 1)

    def test_a_server_that_ends_and_comes_back_shows_what_stood(self):
        self.show()
        self.show(tag="b", body="another")  # dunst makes one of two that say the same
        self.driver.do("close", tag="b")
        self.dunst.stop()
        self.dunst.start()
        self.driver.wait("shown", tag="a")
        self.assertEqual(self.dunst.displayed(), 1)
        self.show(summary="Ancora")
        self.assertEqual(self.dunst.displayed(), 1)

    def test_a_server_that_ended_is_a_failure_that_is_told(self):
        self.dunst.stop()
        self.driver.do("show", **NOTICE)
        self.assertEqual(self.driver.wait("failed")["code"], "unsupported")
        self.dunst.start()
        self.show()
        self.assertEqual(self.dunst.displayed(), 1)


class PoorServers(unittest.TestCase):
    def setUp(self):
        self.box = self.enterContext(Sandbox(keyring=False))

    def test_without_buttons_the_text_says_what_to_do(self):
        server = mock_notifications(self.box, "body")
        with Driver(self.box) as driver:
            driver.do("show", **NOTICE, urgency="critical")
            driver.wait("shown")
            # The body has two lines, and so has the server's log.
            call = server.wait_call("Notify") + server.wait_line("rinnova rotate mario.rossi@pec.it")
        self.assertNotIn("Rinnova ora", call)
        self.assertIn('"urgency": 2', call)

    def test_without_buttons_too_no_address_is_shown_where_others_may_look(self):
        server = mock_notifications(self.box, "body")
        with Driver(self.box) as driver:
            driver.do("show", **NOTICE, discreet="Una password scade")
            driver.wait("shown")
            call = server.wait_call("Notify")
            driver.do("close", tag=NOTICE["tag"])
            server.wait_call("CloseNotification")
        self.assertIn("Una password scade", call)
        self.assertNotIn("mario.rossi", "".join(server.lines()))

    def test_with_buttons_the_text_does_not_repeat_them_and_the_click_is_the_first(self):
        server = mock_notifications(self.box, "body", "actions", "body-markup", "persistence")
        with Driver(self.box) as driver:
            driver.do("show", **{**NOTICE, "body": 'a < b & "c"'})
            driver.wait("shown")
            call = server.wait_call("Notify")
            self.assertNotIn("rinnova rotate", call)
            self.assertIn("a &lt; b &amp; &quot;c&quot;", call)
            for word in ('"default"', "Rinnova ora", "Domani", "Ho già rinnovato", '"resident": True',
                         '"desktop-entry": "rinnova"', '"category"'):
                self.assertIn(word, call)
            server.signal("ActionInvoked", "us", "<uint32 1>", "<'default'>")
            self.assertEqual(driver.wait("acted")["action"], "renew")
            server.wait_call("CloseNotification")
            # Signals about what is not ours are nobody's.
            server.signal("ActionInvoked", "us", "<uint32 77>", "<'renew'>")
            server.signal("NotificationClosed", "uu", "<uint32 77>", "<uint32 2>")
            driver.do("show", **NOTICE)
            driver.wait("shown")
            server.signal("NotificationClosed", "uu", "<uint32 2>", "<uint32 1>")
            self.assertEqual(driver.wait("ended")["how"], "expired")
            self.assertEqual(len([e for e in driver.heard() if e["event"] in ("acted", "ended")]), 2)

    def test_the_desktops_token_is_told_with_the_button_it_belongs_to(self):
        server = mock_notifications(self.box, "body", "actions")
        with Driver(self.box) as driver:
            for tag, number in (("a", 1), ("b", 2)):
                driver.do("show", **{**NOTICE, "tag": tag})
                driver.wait("shown", tag=tag)
                if tag == "a":
                    server.signal("ActivationToken", "us", "<uint32 1>", "<'fake-token'>")
                server.signal("ActionInvoked", "us", f"<uint32 {number}>", "<'renew'>")
                self.assertEqual(driver.wait("acted", tag=tag)["token"], "fake-token" if tag == "a" else "")

    def test_without_markup_nothing_is_escaped(self):
        server = mock_notifications(self.box, "body", "actions")
        with Driver(self.box) as driver:
            driver.do("show", **{**NOTICE, "body": "a < b & c"})
            driver.wait("shown")
            self.assertIn("a < b & c", server.wait_call("Notify"))

    def test_without_a_body_the_summary_says_it_all(self):
        server = mock_notifications(self.box, "actions")
        with Driver(self.box) as driver:
            driver.do("show", **NOTICE)
            driver.wait("shown")
            self.assertIn("giorni – mario.rossi@pec.it", server.wait_call("Notify"))

    def test_nobody_shows_notices_here(self):
        with Driver(self.box) as driver:
            driver.do("show", **NOTICE)
            self.assertEqual(driver.wait("failed")["code"], "unsupported")
            driver.do("server")
            self.assertEqual(driver.wait("no-server")["code"], "unsupported")
            driver.do("close", tag="a")

    def test_no_session_bus(self):
        with Driver(self.box, env={"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent/bus"}) as driver:
            driver.do("show", **NOTICE)
            self.assertEqual(driver.wait("failed")["code"], "unsupported")

    def test_a_bus_that_goes_away_ends_nobody(self):
        mock_notifications(self.box, "body", "actions")
        with Driver(self.box) as driver:
            driver.do("show", **NOTICE)
            driver.wait("shown")
            self.box.bus.stop()
            driver.do("show", **NOTICE)
            self.assertEqual(driver.wait("failed")["code"], "unsupported")
            driver.do("alarm", seconds=0)
            driver.wait("rang")


class Sleep(unittest.TestCase):
    def test_waking_is_told_and_falling_asleep_is_not(self):
        with Sandbox(keyring=False) as box:
            # A bus of the test's own stands in for the system's.
            box.env["DBUS_SYSTEM_BUS_ADDRESS"] = box.bus.address
            logind = box.spawn(["/usr/bin/python3", "-m", "dbusmock", "--system", "--template", "logind"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            box.bus.wait_for_name("org.freedesktop.login1", 60)
            with Driver(box) as driver:
                def sleep(begins):
                    box.bus.call("org.freedesktop.login1", "/org/freedesktop/login1",
                                 "org.freedesktop.DBus.Mock.EmitSignal", "org.freedesktop.login1.Manager",
                                 "PrepareForSleep", "b", f"[<{begins}>]")
                sleep("true")
                sleep("false")
                driver.wait("woke")
                sleep("true")
                driver.do("alarm", seconds=0)
                driver.wait("rang")
                self.assertEqual(len([e for e in driver.heard() if e["event"] == "woke"]), 1)
            processes.stop(logind)


class Clock(unittest.TestCase):
    def test_a_clock_that_was_set_rings(self):
        # The machine's clock is nobody's to set; the system says what it says when somebody has (timerfd_create(2)).
        trace = ["strace", "-f", "-o", "/dev/null", "-e", "trace=read", "-P", "anon_inode:[timerfd]",
                 "-e", "inject=read:error=ECANCELED:when=1"]
        with Sandbox(keyring=False) as box, Driver(box, wrapper=trace) as driver:
            for _ in range(2):
                driver.do("alarm", seconds=0)
                driver.wait("rang")
            self.assertEqual([e["event"] for e in driver.heard()], ["ready", "rang", "rang"])


if __name__ == "__main__":
    unittest.main(verbosity=2)
