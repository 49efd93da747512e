# SPDX-License-Identifier: Apache-2.0
"""Measures everything and prints one table; exit 1 when a bound is not met. Started by scripts/bench.

    run.py BUILD [PART…]      of thunderbird, vault, apple-mail, profile, notices, agent, live, desktop, fleet, fleet-postgresql, peers, status,
                              memory, growth, large
"""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

from agent import measures as agent  # noqa: E402
from commands import measures  # noqa: E402
from desktop import measures as desktop  # noqa: E402
from fleet import measures as fleet  # noqa: E402
from figures import Table  # noqa: E402
from live import measures as live  # noqa: E402
from peers import measures as peers  # noqa: E402
import programs  # noqa: E402

TESTS = HERE.parent


def thunderbird(table, build):
    program = build / "bench/bench-thunderbird"
    figures = programs.run(program, "/1000/", repetitions=15)
    for iterations, key in ((1, "no primary password"), (10_000, "a primary password")):
        floor = figures[f"floor_ours/1000/{iterations}"].wall
        with_names = figures[f"floor_ours_with_names/1000/{iterations}"].wall
        table.ratio(f"one password in a profile of 1,000 logins ({key}; others of websites)",
                    figures[f"apply_among_websites/1000/{iterations}"].wall, floor, "ms", 1.5)
        neighbours = figures[f"apply_among_neighbours/1000/{iterations}"].wall
        table.ratio(f"one password in a profile of 1,000 logins ({key}; others of the same servers)",
                    neighbours, floor, "ms")
        table.ratio(f"the same, against a floor that opens each user name ({key})", neighbours, with_names, "ms", 1.5)
        table.ratio(f"the same with Thunderbird's own copy, against two floors ({key})",
                    figures[f"apply_with_backup/1000/{iterations}"].wall, 2 * floor, "ms", 1.5)
    figures = programs.run(program, "/300/real", repetitions=9)
    for name, words in (("batch", "from discovery to reading back"), ("batch_apply", "writing")):
        for kind in ("wall", "cpu"):
            table.ratio(f"300 accounts of a profile against one of them, {words}, {kind}",
                        getattr(figures[f"{name}/300/300"], kind), getattr(figures[f"{name}/1/300"], kind), "ms",
                        # Writing is mostly waiting for the disk, for one account as for all.
                        None if (name, kind) == ("batch_apply", "cpu") else 3)
    figures = programs.run(program, "batch/(300/300|600/600|1200/1200|2400/2400)", repetitions=3)
    sizes = (300, 600, 1_200, 2_400)
    table.growth("plugin, accounts", {size: figures[f"batch/{size}/{size}"].cpu / 1e3 for size in sizes}, measures.LINEAR)


def vault(table, build):
    stores = os.environ.get("RINNOVA_STORES", "300")
    done = subprocess.run(
        [sys.executable, "-B", TESTS / "integration/vault_session/with_session.py", "--env", f"RINNOVA_STORES={stores}",
         "--", build / "tests/bench-vault"], stdout=subprocess.PIPE, text=True)
    found = re.search(r"medians ([\d.e-]+) s and ([\d.e-]+) s", done.stdout)
    if found is None:
        raise AssertionError(done.stdout)
    bare, ours = map(float, found.groups())
    table.ratio(f"{stores} entries of the vault against bare stores of libsecret, each", ours * 1e3, bare * 1e3, "ms", 1.2)


def apple_mail(table, build):
    figures = programs.run(build / "bench/bench-apple-mail", repetitions=9)
    table.value("apple-mail: discover of 500 accounts, ms", figures["discover_500_accounts"].wall, "ms", 50)


def profile(table, build):
    figures = programs.run(build / "bench/bench-profile", repetitions=5)
    table.ratio("300 signed profiles against CMS signatures alone", figures["signed_profiles"].cpu,
                figures["signatures_alone"].cpu, "ms", 2)


def notices(table, build):
    figures = programs.run(build / "bench/bench-notices", "a_year", repetitions=1)
    table.value("notices of 300 accounts for a year, ms", figures["a_year/iterations:1"].cpu, "ms", 2000)


def growth(table, build):
    measures.growth_with_accounts(table, build)
    measures.growth_with_history(table, build)


PARTS = {"thunderbird": thunderbird, "vault": vault, "apple-mail": apple_mail, "profile": profile, "notices": notices,
         "agent": agent.agent, "live": live.live, "desktop": desktop.desktop, "fleet": fleet.fleet, "fleet-postgresql": fleet.postgresql,
         "peers": peers.peers, "status": measures.status, "memory": measures.memory, "growth": growth, "large": measures.large}


def main(build, *wanted):
    # Large desks are made here: on a disk, as the profiles of users are.
    tempfile.tempdir = str(pathlib.Path(build).resolve())
    table = Table()
    for part in wanted or PARTS:
        PARTS[part](table, pathlib.Path(build).resolve())
    return 0 if table.print() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
