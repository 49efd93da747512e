# SPDX-License-Identifier: Apache-2.0
"""What the agent costs with 300 accounts: its start, an answer, and a year of its life in simulated time."""
import datetime
import glob
import pathlib
import statistics
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "support"))

from rinnova_test.agent import Agent, Client, TimedAgent  # noqa: E402
from rinnova_test.dunst import Dunst  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402
from rinnova_test.screen import Screen  # noqa: E402

ACCOUNTS = 300
ON_ITS_WAY = datetime.timedelta(minutes=15)  # what the alarm is set to until a notice is out


def processor_ms(pid):
    """Of all its threads, those that ended among them are missing: the agent's own work is on the main thread."""
    return sum(int(pathlib.Path(file).read_text().split()[0]) for file in glob.glob(f"/proc/{pid}/task/*/schedstat")) / 1e6


def track(box, program, first_day):
    """Each account expires on another day of the next 80."""
    accounts = box.root / "accounts.csv"
    accounts.write_text("account;expires\n" + "".join(
        f"box{n}@pec.it;{first_day + datetime.timedelta(days=5 + n % 80)}\n" for n in range(ACCOUNTS)))
    box.run([program, "track", "--import", str(accounts)], check=True)


def start_and_answer(table, programs):
    with Sandbox() as box:
        track(box, programs / "rinnova", datetime.date.today() + datetime.timedelta(days=300))
        starts = []
        for _ in range(5):
            with Agent(box, programs / "rinnovad") as agent:
                starts.append(processor_ms(agent.pid))
        table.value("the agent's start until it is ready, in processor time", statistics.median(starts), "ms", 100)
        with Agent(box, programs / "rinnovad") as agent, Client(agent.socket_path, box) as client:
            answers = []
            for _ in range(100):
                before = time.perf_counter()
                call = client.send("status", of=None)
                client.wait_line()  # what a client makes of it is its own affair
                answers.append((time.perf_counter() - before) * 1e3)
                assert len(client.answer(call)) == ACCOUNTS
        table.value(f"status of {ACCOUNTS} accounts over the socket, median of 100", statistics.median(answers), "ms", 5)


def year(table, programs):
    """Nobody renews: every threshold of every account is told, then each day what has expired."""
    with Sandbox() as box, Screen(box):
        dunst = Dunst(box)
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        track(box, programs / "rinnova", now.date())
        with TimedAgent(box, programs / "rinnovad-timed", now) as agent, Client(agent.socket_path, box) as client:
            client.call("subscribe")
            before = processor_ms(agent.pid)
            end = now + datetime.timedelta(days=365)
            while (following := agent.next()) is not None and following < end:
                agent.jump(following)
                while agent.next() == agent.now + ON_ITS_WAY:
                    client.wait_note("status-changed")
            agent.jump(end)
            spent = processor_ms(agent.pid) - before
        notices = len(dunst.shown())
        assert notices > 50, notices
        table.value(f"a year of the agent with {ACCOUNTS} accounts ({notices} notices), in processor time", spent, "ms", 2000)


def agent(table, build):
    start_and_answer(table, build / "bin")
    year(table, build / "bin")
