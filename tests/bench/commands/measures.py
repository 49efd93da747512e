# SPDX-License-Identifier: Apache-2.0
"""What whole commands take: in time against the bare start of the program, in memory, and as their work grows."""
import statistics

from commands.desk import Desk

PEAK = 40 * 1024  # KiB
# An exponent. Something quadratic tends to 2; what is linear steps up a little where files leave the processor's caches
# and the C library no longer keeps their memory for the next one (32 MiB).
LINEAR = 1.2
NO_VAULT = ("--no-probe", "--without-vault")


def status(table, build, runs=101):
    """300 accounts that were rotated once, against the start of the same program; in turns."""
    with Desk(build, "many", 300) as desk:
        desk.run("track", "--all")
        desk.run("rotate", "--batch", desk.batch(300), *NO_VAULT)
        commands = {"start": ("--version",), "status": ("status",), "status --json": ("--json", "status")}
        used = {name: [] for name in commands}
        for _ in range(runs):
            for name, arguments in commands.items():
                used[name].append(desk.run(*arguments))
    for kind in ("wall", "cpu"):
        figures = {name: 1e3 * statistics.median(getattr(one, kind) for one in runs) for name, runs in used.items()}
        for name, at_most in (("status", 2), ("status --json", None)):
            table.ratio(f"{name} of 300 accounts against --version, {kind}", figures[name], figures["start"], "ms", at_most)


def memory(table, build):
    """Every command, where a profile has 1,000 logins, all of accounts that are tracked."""
    with Desk(build, "many", 500, keyring=True) as desk:
        slot = None
        peaks = {}

        def run(*arguments, **more):
            name = " ".join(str(part) for part in arguments if not str(part).startswith("/"))
            peaks[name] = desk.run(*arguments, **more).peak

        csv = desk.sandbox.home / "accounts.csv"
        csv.write_text("".join(f"user{n}@pec.it;2027-01-31;a note\n" for n in range(1, 501)))
        calendar, profile = desk.sandbox.home / "calendar.ics", desk.sandbox.home / "profile.mobileconfig"
        user = "user1@pec.it"
        run("--version")
        run("discover")
        run("track", "--import", csv)
        run("track", "--all")
        run("track", user, "--issued", "2026-11-01")
        run("rotate", user, "--password-stdin", "--no-probe", input=b"fake-one-1")
        run("rotate", user, "--password-stdin", "--no-probe", "--dry-run", input=b"fake-one-2")
        run("rotate", user, "--password-stdin", "--no-probe", "--yes", input=b"fake-one-2")
        run("rotate", "--batch", desk.batch(20), "--no-probe")
        run("rotate", "--batch", desk.batch(500), *NO_VAULT)
        run("--json", "rotate", "--batch", desk.batch(500), *NO_VAULT)
        run("rotate", user, "--password-stdin", "--no-probe", "--yes", input=b"fake-one-3")
        for words in (("status",), ("status", user), ("verify",), ("verify", user), ("retry",), ("doctor",),
                      ("history",), ("history", user), ("undo", user, "--no-probe"), ("plugins",), ("providers",),
                      ("extend", user, "--until", "2027-06-30"), ("providers", "show", "aruba-pec"),
                      ("agent", "status"), ("export", "ics", calendar), ("export", "profile", user, profile),
                      ("completion", "bash"), ("untrack", user)):
            run(*words)
            if words[0] not in ("agent", "completion", "undo", "untrack", "extend", "retry"):
                run("--json", *words)
    worst = sorted(peaks, key=peaks.get)[-4:]
    for name in reversed(worst):
        table.value(f"peak memory with 1,000 logins: {name}", peaks[name], "KiB", PEAK)
    table.value(f"the least of {len(peaks)} commands", min(peaks.values()), "KiB", PEAK)


def growth_with_accounts(table, build, sizes=(300, 600, 1200, 2400)):
    commands = {"discover": ("discover",), "track --all": ("track", "--all"), "status": ("status",),
                "rotate --batch": None, "verify": ("verify",), "doctor": ("doctor",), "history": ("history",)}
    figures = {name: {} for name in commands}
    for size in sizes:
        with Desk(build, "many", size) as desk:
            for name, arguments in commands.items():
                runs = []
                for _ in range(2):
                    runs.append(desk.run(*(arguments or ("rotate", "--batch", desk.batch(size), *NO_VAULT))).cpu)
                figures[name][size] = min(runs)
    for name, of_size in figures.items():
        table.growth(f"{name}, accounts", of_size, LINEAR)


def growth_with_history(table, build, rotations=(4, 8, 16, 32)):
    commands = {"status": ("status",), "history": ("--json", "history"), "verify": ("verify",)}
    figures = {name: {} for name in commands}
    with Desk(build, "many", 100) as desk:
        done = 0
        for wanted in rotations:
            while done < wanted:
                desk.run("rotate", "--batch", desk.batch(100), *NO_VAULT)
                done += 1
            for name, arguments in commands.items():
                figures[name][100 * wanted] = min(desk.run(*arguments).cpu for _ in range(3))
    for name, of_size in figures.items():
        table.growth(f"{name}, rotations behind", of_size, LINEAR)


def large(table, build, sizes=(12_500, 25_000, 50_000, 100_000)):
    """One account among very many logins: 75,000 make 50 MB."""
    figures = {"discover": {}, "rotate": {}}
    for size in sizes:
        with Desk(build, "one", size) as desk:
            figures["discover"][size] = min(desk.run("discover").cpu for _ in range(2))
            used = [desk.run("rotate", "user0@pec.it", "--password-stdin", "--yes", *NO_VAULT, input=b"fake-new-%d" % i)
                    for i in range(2)]
            figures["rotate"][size] = min(one.cpu for one in used)
            bytes_of_logins = (desk.profile / "logins.json").stat().st_size
    for name, of_size in figures.items():
        table.growth(f"{name}, logins", of_size, LINEAR)
    table.value(f"rotate among {size:,} logins ({bytes_of_logins / 1e6:.0f} MB), wall", used[-1].wall * 1e3, "ms")
    table.value(f"rotate among {size:,} logins, peak memory", used[-1].peak, "KiB")
