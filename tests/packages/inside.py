# SPDX-License-Identifier: Apache-2.0
"""Run in a bare Debian with the packages installed: the agent in a session, and one rotation with the real Thunderbird, a
mail server and a keyring. Prints, as JSON, what the program and the agent said; leaves the home of its user in /root/home.

The agent goes on until `apt-get` has removed the packages, as it does on a user's machine."""
import datetime
import json
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "e2e"))

from office import AGENT, PROGRAM, Office, slots  # noqa: E402
from rinnova_test.thunderbird import Thunderbird  # noqa: E402

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"
SERVERS = {"imap": "imap://imaps.pec.aruba.it", "smtp": "smtp://smtps.pec.aruba.it"}


def remember(office, profile):
    with Thunderbird(office.box, profile) as thunderbird:
        thunderbird.trust(office.mail.ca_file)
        for origin in SERVERS.values():
            thunderbird.add_login(origin, USER, OLD)


def logs_in(office, profile):
    with Thunderbird(office.box, profile) as thunderbird:
        return {kind: thunderbird.log_in(key).accepted for (kind, _, _), key in profile.server_keys.items()}


def remove_packages():
    return subprocess.run(["apt-get", "remove", "-y", "-q", "-o", "Dpkg::Use-Pty=0", "rinnova", "rinnova-desktop",
                           "rinnova-fleet"], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True)


def main():
    assert (str(PROGRAM), str(AGENT)) == ("/usr/bin/rinnova", "/usr/bin/rinnovad"), (PROGRAM, AGENT)
    with Office([USER], OLD) as office:
        profile = office.profile()
        remember(office, profile)
        office.box.store_secret("PEC", {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}, OLD)
        agent = office.start_agent()
        tracked = office.rinnova("track", USER, "--issued", str(datetime.date.today() - datetime.timedelta(days=80)))
        office.mail.set_password(USER, OLD, NEW)
        rotated = office.rinnova("rotate", USER, "--yes", password=NEW)
        office.mail.set_password(USER, NEW)
        status = office.rinnova("status", USER)
        with_agent = office.rinnova("agent", "status")
        said = {"tracked": tracked.code, "rotated": rotated.code, "slots": sorted(
            [*place, result] for place, result in slots(rotated.document).items()),
            "status": status.document["accounts"][0], "agent": with_agent.document,
            "thunderbird": logs_in(office, profile),
            "keyring": office.box.lookup_secret({"host": "smtps.pec.aruba.it", "user": USER}) == NEW,
            "window": office.box.run(["rinnova-desktop", "--version"], env={"QT_QPA_PLATFORM": "offscreen"}).stdout.decode(),
            "fleet": office.box.run(["rinnova-fleet", "--version"]).stdout.decode()}
        removed = remove_packages()
        said["removed"] = removed.returncode, removed.stdout
        said["agent_ended_with"] = agent.stop()
        subprocess.run(["cp", "--archive", str(office.box.home), "/root/home"], check=True)
    print(json.dumps(said))


main()
