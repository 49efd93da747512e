# SPDX-License-Identifier: Apache-2.0
"""An open Thunderbird that is told a new password: how long until it has logged in with it, and what of that is ours."""
import os
import pathlib
import statistics
import sys
import time

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "e2e")]

from rinnova_test.agent import Client  # noqa: E402

ROTATIONS = 9
REST = 20  # seconds
# What any way of renewing a password within Thunderbird has to do.
MODIFY = """
const [user, password] = arguments;
const logins = (await Services.logins.getAllLogins()).filter(login => login.username == user);
const start = performance.now();
for (const old of logins) {
    const renewed = old.clone();
    renewed.password = password;
    await Services.logins.modifyLoginAsync(old, renewed);
}
await Services.logins.wrappedJSObject._storage._store._save();
return performance.now() - start;
"""


def children_of(pid, program):
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            parent = int(pathlib.Path(f"/proc/{name}/stat").read_text().rpartition(")")[2].split()[1])
            if parent == pid and os.readlink(f"/proc/{name}/exe") == str(program):
                found.append(int(name))
        except OSError:
            pass
    return found


def resident(pid):
    """KiB that the system would get back at its end: what it shares with others counts in parts."""
    lines = pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def status_of(pid, member):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(member + ":"))


def live(table, build):
    os.environ["RINNOVA_PROGRAM"] = str(build / "bin/rinnova")
    from live_desk import HOST, IDLE, OLD, USER, LiveDesk

    class Desk(LiveDesk):
        def runTest(self):
            profile = self.office.profile()
            self.fill(profile)
            thunderbird = self.open_thunderbird(profile)
            self.idle(thunderbird)
            self.office.rinnova("track", USER)
            caller = Client(self.agent.socket_path, self.box)
            self.addCleanup(caller.connection.close)
            until_login, ours, inside = [], [], []
            known = [OLD]
            for number in range(ROTATIONS):
                known.append(f"fake-new-{number}")
                self.mail.set_password(USER, *known)
                mark = self.mail.mark()
                start = time.perf_counter()
                probing = caller.send("rotate", account=USER, password=known[-1])
                # The first is our own question to the server, the next one Thunderbird's.
                self.mail.wait_login(protocol="imap", accepted=True, since=mark + 1, seconds=60)
                until_login.append(time.perf_counter() - start)
                caller.answer(probing)
                known += [f"fake-direct-{number}", f"fake-next-{number}"]
                self.mail.set_password(USER, *known)
                start = time.perf_counter()
                report = caller.call("rotate", account=USER, password=known[-1], probe=False)
                ours.append(time.perf_counter() - start)
                assert {slot["result"] for slot in report["accounts"][0]["slots"]} == {"updated"}, report
                inside.append(thunderbird.run(MODIFY, USER, known[-2]) / 1e3)
                thunderbird.run(MODIFY, USER, known[-1])
            assert not self.mail.logins(accepted=False)
            table.value("from the paste to Thunderbird's next accepted login, the most of "
                        f"{ROTATIONS}", max(until_login) * 1e3, "ms", 2000)
            table.value("a rotation of two logins within Thunderbird, less what modifyLogin takes directly "
                        f"({statistics.median(inside) * 1e3:.0f} ms), median",
                        (statistics.median(ours) - statistics.median(inside)) * 1e3, "ms", 200)
            (host,) = children_of(thunderbird.pid, HOST)
            table.value("the native host, resident (its share)", resident(host), "KiB", 10 * 1024)
            table.value("the native host, resident (all of it)", status_of(host, "VmRSS"), "KiB", 10 * 1024)
            before = status_of(host, "voluntary_ctxt_switches")
            time.sleep(REST)
            table.value(f"its wake-ups in {REST} s of rest", status_of(host, "voluntary_ctxt_switches") - before, "", 0)

    result = Desk().run()
    for _, trouble in result.errors + result.failures:
        raise AssertionError(trouble)
