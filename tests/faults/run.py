# SPDX-License-Identifier: Apache-2.0
"""Every kind of fault at system calls of a rotation, of the agent and of a fleet's ingest; one table.

    run.py BUILD_FOLDER [--quick | --cases N | --all | --case KIND PLACE CALL NUMBER] [rotation|agent|ingest]…
"""
import argparse
import collections
import importlib
import os
import pathlib
import queue
import sys
import threading
import time
import traceback

ROOT = pathlib.Path(__file__).resolve().parents[2]
for folder in ("tests/support", "tests/e2e", "tests/integration/fleet"):
    sys.path.insert(0, str(ROOT / folder))

from outcome import Table  # noqa: E402
from rinnova_test import faults  # noqa: E402

PROGRAMS = {"rotation": "Rotation", "agent": "AgentRotation", "ingest": "Ingest"}


CASES = 20


def most_of(kind, desk, arguments):
    """Of each row of that kind."""
    if arguments.all:
        return sys.maxsize
    if arguments.quick:
        return desk.quick.get(kind, 1)
    return sys.maxsize if kind in desk.whole and arguments.cases is None else arguments.cases or CASES


def cases_of(desk, arguments, library, table):
    """As many of each row as wanted; the undisturbed run tells how many there are."""
    chosen = []
    wanted = collections.defaultdict(set)
    for places in desk.matrix.values():
        for place, calls in places.items():
            wanted[place].update(calls)
    counts = {}
    for place, calls in wanted.items():
        if calls:
            desk.undisturbed(faults.counting(sorted(calls), desk.paths[place], desk.trace))
            counts[place] = faults.counted(desk.trace)
    for kind, places in desk.matrix.items():
        for place, calls in places.items():
            found = ([faults.Fault(kind, place, library=library)] if kind == faults.SHORT
                     else faults.faults_of(kind, place, calls, counts[place]))
            if found:
                table.expect(desk.name, found[0], len(found))
            chosen += faults.spread(found, most_of(kind, desk, arguments))
    return chosen


def work(make, cases, done):
    """Takes cases as long as there are some, at a desk of its own."""
    try:
        with make() as desk:
            while True:
                try:
                    fault = cases.get_nowait()
                except queue.Empty:
                    return
                done.put(desk.run(fault))
    except BaseException:
        done.put(traceback.format_exc())


def run(name, choose, table, jobs):
    make = getattr(importlib.import_module(name), PROGRAMS[name])
    with make() as desk:
        chosen = choose(desk)
    cases, done = queue.SimpleQueue(), queue.SimpleQueue()
    for fault in chosen:
        cases.put(fault)
    begun = time.monotonic()
    for _ in range(jobs):
        threading.Thread(target=work, args=(make, cases, done), daemon=True).start()
    for number in range(1, len(chosen) + 1):
        outcome = done.get()
        if isinstance(outcome, str):
            sys.exit(f"{name}: {outcome}")
        table.add(name, outcome)
        print(f"{name} {number}/{len(chosen)} {time.monotonic() - begun:.0f} s: {outcome.fault}"
              f"{'' if outcome.came else ' did not come'}", file=sys.stderr, flush=True)
        if outcome.troubles:
            print(outcome, file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(usage="scripts/faults [--quick | --cases N | --all | --case KIND PLACE CALL NUMBER] [rotation|agent|ingest]…")
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("programs", nargs="*")
    parser.add_argument("--cases", type=int, help=f"at most so many of each row; {CASES} unless told, and every kill of a rotation")
    parser.add_argument("--all", action="store_true", help="every call there is")
    parser.add_argument("--quick", action="store_true", help="one case of each row, more of the kills")
    parser.add_argument("--case", nargs=4, metavar=("KIND", "PLACE", "CALL", "NUMBER"), help="this one alone")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    arguments = parser.parse_intermixed_args()
    names = arguments.programs or list(PROGRAMS)
    if unknown := set(names) - set(PROGRAMS):
        parser.error(f"no {', '.join(unknown)}")
    build = arguments.build.resolve()
    os.environ.update(RINNOVA_PROGRAM=str(build / "bin/rinnova"), FLEET_PROGRAM=str(build / "bin/rinnova-fleet"),
                      FLEET_ENVELOPES=str(build / "tests/fleet_envelopes"))
    library = str(build / "tests/libshort-writes.so")
    os.nice(5)
    table = Table()

    def choose(desk):
        if not arguments.case:
            return cases_of(desk, arguments, library, table)
        fault = faults.Fault(*arguments.case[:3], int(arguments.case[3]), library)
        table.expect(desk.name, fault, 1)
        return [fault]

    for name in names:
        run(name, choose, table, arguments.jobs)
    print(table)
    return 0 if table.is_good else 1


if __name__ == "__main__":
    sys.exit(main())
