# SPDX-License-Identifier: Apache-2.0
"""The whole thing at work in a throw-away home: a password about to expire is renewed in one step, and the real
Thunderbird then reads the mail with it."""
import datetime
import json
import sys
import time

from office import Office
from rinnova_test.dunst import Dunst
from rinnova_test.screen import Screen
from rinnova_test.thunderbird import Thunderbird

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-AbCd1234", "fake-new-WxYz9876"
# At whatever hour this is looked at.
ANY_TIME = {"reminders": {"hours": {"from": "00:00", "to": "23:59", "at": None}, "working_days_only": False,
                          "show_address_on_lock_screen": True}}
SERVERS = {"imap": "imap://imaps.pec.aruba.it", "smtp": "smtp://smtps.pec.aruba.it"}


def say(text):
    print(f"\n\033[1m{text}\033[0m" if sys.stdout.isatty() else f"\n{text}", flush=True)


def show(office, *arguments):
    print("$ rinnova " + " ".join(arguments), flush=True)
    ran = office.words(*arguments)
    print(ran.out + ran.err, flush=True)
    return ran


def connect(office, profile):
    with Thunderbird(office.box, profile) as thunderbird:
        for (kind, host, user), key in profile.server_keys.items():
            attempt = thunderbird.log_in(key)
            print(f"  {kind:5} {host:22} {'accepted' if attempt.accepted else 'refused'}")
            if not attempt.accepted:
                sys.exit(f"Thunderbird could not log in: {attempt.detail}")


def main():
    with Office([USER], OLD) as office, Screen(office.box):
        (office.box.config_home / "rinnova/config.json").write_text(json.dumps(ANY_TIME))
        say("A real Thunderbird profile and a real keyring hold the password of one PEC mailbox.")
        profile = office.profile()
        office.remember(profile, [(origin, USER) for origin in SERVERS.values()])
        office.box.store_secret("PEC (msmtp)", {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}, OLD)
        show(office, "discover")
        generated = datetime.date.today() - datetime.timedelta(days=87)
        say(f"It was generated on {generated:%d/%m/%Y}, and is valid for 90 days.")
        show(office, "track", USER, "--issued", f"{generated:%d/%m/%Y}")
        show(office, "status", USER)

        say("The background agent starts with the desktop, and warns:")
        dunst = Dunst(office.box)
        agent = office.start_agent()
        print("  [notification] " + dunst.wait_shown(USER).split(" ", 1)[1])

        say("A new one was generated. The provider still takes the old one for a while; our one step:")
        office.mail.set_password(USER, OLD, NEW)
        start = time.monotonic()
        ran = office.box.run(office.argv("rotate", USER, "--password-stdin", "--yes"), input=NEW.encode() + b"\n")
        print("$ rinnova rotate " + USER + "\n" + ran.stdout.decode() + ran.stderr.decode())
        print(f"({time.monotonic() - start:.1f} s)")
        if ran.returncode != 0:
            sys.exit(f"the rotation ended with {ran.returncode}")
        show(office, "status", USER)

        say("The old password is dead now. What the real Thunderbird says:")
        office.mail.set_password(USER, NEW)
        connect(office, profile)
        kept = office.box.lookup_secret({"host": "smtps.pec.aruba.it", "user": USER})
        print(f"  the keyring's item {'holds the new one' if kept == NEW else 'IS WRONG'}")
        agent.stop()
        if kept != NEW:
            sys.exit(1)


main()
