# SPDX-License-Identifier: Apache-2.0
"""What Outlook's registry and a start cost under Wine, each beside a floor of the same run. Not among the tests:
    scripts/test-windows -C bench -R windows-bench -V
"""
import json
import statistics
import time

from desk import BUILD, Desk, run_windows
from test_outlook import ROOT, SECTION, account

ROUNDS, ACCOUNTS, PROFILES = 7, 100, 5


def ms(work):
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def medians_ms(*works):
    """Of each, done in turns: they find the same registry and the same load."""
    return [statistics.median(times) for times in zip(*([ms(work) for work in works] for _ in range(ROUNDS)))]


def checked(ran):
    assert ran.code == 0, ran
    return ran


def rotation(desk, count, round_number=[0]):
    """What discovery alone takes, and one batch over `count` accounts, in ms."""
    users = [f"utente{i}@pec.it" for i in range(count)]
    desk.outlook([line for i, user in enumerate(users)
                  for line in account(rf"{ROOT}\Studio {i % PROFILES}\{SECTION}\{i + 1:08X}", user=user)])

    def rotate():
        round_number[0] += 1
        batch = "".join(json.dumps({"account": user, "password": f"fake-{round_number[0]}-{i}"}) + "\n"
                        for i, user in enumerate(users))
        checked(desk.rinnova("rotate", "--batch", "-", "--no-probe", password=batch))
    rotate()  # tracks them
    return medians_ms(lambda: checked(desk.rinnova("discover")), rotate)


def main():
    with Desk() as desk:
        start, floor = medians_ms(lambda: checked(desk.rinnova("--version", plain=True)),
                                  lambda: checked(run_windows(BUILD / "tests/empty-qt.exe")))
        print(f"rinnova --version: {start:.0f} ms; an empty Qt Core program: {floor:.0f} ms; ratio {start / floor:.2f}")
        for count in (ACCOUNTS // 4, ACCOUNTS):
            discover, rotate = rotation(desk, count)
            print(f"{count} accounts in {PROFILES} profiles: discover {discover:.0f} ms, batch {rotate:.0f} ms, "
                  f"ratio {rotate / discover:.2f}")


if __name__ == "__main__":
    main()
