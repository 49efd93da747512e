# SPDX-License-Identifier: Apache-2.0
"""What the window costs: its start against an empty window of the toolkit, a keystroke in the search, its memory."""
import datetime
import os
import pathlib
import signal
import statistics
import subprocess
import time

import programs
from rinnova_test.sandbox import Sandbox
from rinnova_test.screen import Screen

ACCOUNTS = 1_000


def _frames(box, build, program):
    """Milliseconds from its start until it has first drawn, and until it has drawn all."""
    return tuple(map(float, box.run([build / "bench/bench-first-frame", build / program], check=True).stdout.split()))


def _started(box, program):
    process = box.spawn([program], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    box.run(["xdotool", "search", "--sync", "--onlyvisible", "--name", "^Rinnova$"], check=True)
    return process


def _end(process):
    process.send_signal(signal.SIGTERM)
    process.wait()


def _resident(pid, member="VmRSS"):
    lines = pathlib.Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith(member)).split()[1])


def _wakeups(pid):
    """Of each thread, since it began."""
    return {task: int(line.split()[1]) for task in os.listdir(f"/proc/{pid}/task")
            for line in pathlib.Path(f"/proc/{pid}/task/{task}/status").read_text().splitlines()
            if line.startswith("voluntary_ctxt_switches")}


def desktop(table, build, runs=9, rest=20):
    figures = programs.run(build / "bench/bench-desktop", repetitions=5)
    table.value(f"a keystroke in the search among {ACCOUNTS:,} accounts, to the picture",
                figures[f"a_keystroke/{ACCOUNTS}"].wall, "ms", 16)
    with Sandbox() as box, Screen(box):
        day = datetime.date.today() + datetime.timedelta(days=60)
        accounts = box.root / "accounts.csv"
        accounts.write_text("".join(f"box{n}@pec.it;{day + datetime.timedelta(days=n % 80)}\n" for n in range(ACCOUNTS)))
        box.run([build / "bin/rinnova", "track", "--import", str(accounts)], check=True)
        used = {"bench/bench-empty-window": [], "bin/rinnova-desktop": []}
        for _ in range(runs):
            for name, times in used.items():
                times.append(_frames(box, build, name))
        empty, ours = ([statistics.median(each) for each in zip(*times)] for times in used.values())
        table.ratio("the window's start until its first frame, against an empty one", ours[0], empty[0], "ms", 1.5)
        table.ratio(f"the same until {ACCOUNTS:,} accounts stand in it", ours[1], empty[0], "ms", None)
        process = _started(box, build / "bin/rinnova-desktop")
        time.sleep(40)  # the threads that the toolkit had helped itself with end after 30
        before = _wakeups(process.pid)
        time.sleep(rest)
        woken = sum(count - before.get(task, 0) for task, count in _wakeups(process.pid).items())
        table.value(f"wake-ups of the window at rest, in {rest} s", woken, "", 0)
        table.value(f"the window with {ACCOUNTS:,} accounts, resident", _resident(process.pid), "KiB", 80 * 1024)
        _end(process)
