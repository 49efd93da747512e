# SPDX-License-Identifier: Apache-2.0
"""Runs one program inside a desktop session of its own, and lets it turn the session's keychain about.

    with_session.py [--locked | --no-keyring | --keepassxc | --no-service | --no-bus] [--env NAME=VALUE]… -- PROGRAM [ARGUMENT]…

                    a session with a real gnome-keyring, its default collection 'login' open
    --locked        the collection is there and locked, as after a login that did not unlock it
    --no-keyring    gnome-keyring runs and was never set up: there is no default collection
    --keepassxc     a real KeePassXC with an open database in place of gnome-keyring; it takes no orders
    --no-service    a session bus, and nobody is the keychain
    --no-bus        no session bus

The program finds two descriptors in $RINNOVA_SESSION (to read from, to write to). It writes one order a line and
reads one answer a line, `done` or what went wrong:

    lock, unlock            the keyring, as the desktop does; no question
    stop, start, start-locked
    kill                    SIGKILL to the daemon
    suspend, resume         SIGSTOP and SIGCONT: a daemon that does not answer
    restore                 whatever happened: the daemon runs and is open
    running                 answers `yes` while the daemon does, else `no`
    end-bus                 the session bus goes away
    answer PASSWORD, decline, think MILLISECONDS, asking, expecting
                            what the person will do, see prompter.py
    password                answers with the keyring's (obviously fake) password

Exits with the program's status.
"""
import argparse
import contextlib
import os
import pathlib
import signal
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1] / "support"))

from rinnova_test import processes  # noqa: E402
from rinnova_test.keepassxc import KeePassXC  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402
from rinnova_test.screen import Screen  # noqa: E402


class Prompter:
    def __init__(self, box):
        self._process = processes.start([sys.executable, "-B", HERE / "prompter.py"], env=box.env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.name = self._process.stdout.readline().strip()
        assert self.name.startswith(":"), "gcr's mock prompter did not start: apt install libgcr-base-3-1"

    def order(self, line):
        print(line, file=self._process.stdin, flush=True)
        return self._process.stdout.readline().strip()

    def stop(self):
        processes.stop(self._process)


class Session:
    def __init__(self, box, prompter):
        self.box, self.prompter = box, prompter

    def obey(self, line):
        order, _, _ = line.partition(" ")
        keyring = self.box.keyring
        simple = {"lock": keyring.lock, "unlock": keyring.unlock, "stop": keyring.stop, "start": keyring.start,
                  "start-locked": lambda: keyring.start(unlock=False), "kill": self._kill,
                  "suspend": lambda: self._signal(signal.SIGSTOP), "resume": lambda: self._signal(signal.SIGCONT),
                  "restore": self._restore, "end-bus": self._end_bus}
        if order in simple:
            simple[order]()
            return "done"
        if order == "password":
            return keyring.password
        if order == "running":
            return "yes" if keyring.running else "no"
        return self.prompter.order(line)

    # The sandbox has no words for these: they happen to a daemon, they are not done to it by a desktop.
    def _signal(self, number):
        if self.box.keyring.running:
            self.box.keyring._process.send_signal(number)

    def _kill(self):
        self._signal(signal.SIGKILL)
        self.box.keyring._process.wait()

    def _restore(self):
        if not self.box.keyring.running:
            self.box.keyring.start()
        elif self.box.keyring.locked:
            self.box.keyring.unlock()

    def _end_bus(self):
        self.box.bus.stop()

    def serve(self, orders, answers):
        with os.fdopen(orders) as lines, os.fdopen(answers, "w") as out:
            for line in lines:
                try:
                    answer = self.obey(line.rstrip("\n"))
                except Exception as error:  # told to the program, which fails its test
                    answer = f"{type(error).__name__}: {error}".replace("\n", " ")
                print(answer, file=out, flush=True)


def run(box, options):
    prompter = Prompter(box) if box.bus else None
    if prompter:
        box.env["GNOME_KEYRING_TEST_PROMPTER"] = prompter.name
    if options.keepassxc:
        KeePassXC(box).start()
        box.env["RINNOVA_KEYCHAIN"] = "keepassxc"
    elif box.bus and not options.no_service:
        box.keyring.start(unlock=not (options.no_keyring or options.locked))
    orders, orders_in = os.pipe()
    answers_out, answers = os.pipe()
    session = Session(box, prompter)
    threading.Thread(target=session.serve, args=(orders, answers), daemon=True).start()
    env = dict(box.env, RINNOVA_SESSION=f"{answers_out},{orders_in}", **dict(pair.split("=", 1) for pair in options.env))
    program = processes.start(options.program, env=env, pass_fds=(answers_out, orders_in))
    os.close(orders_in)
    os.close(answers_out)
    status = program.wait()
    session.obey("resume")
    if prompter:
        prompter.stop()
    return status


def main():
    parser = argparse.ArgumentParser()
    for name in ("--locked", "--no-keyring", "--keepassxc", "--no-service", "--no-bus"):
        parser.add_argument(name, action="store_true")
    parser.add_argument("--env", action="append", default=[])
    parser.add_argument("program", nargs="+")
    options = parser.parse_args()
    # A collection that shall be there and locked is made beforehand.
    with Sandbox(bus=not options.no_bus, keyring=options.locked) as box:
        if options.locked:
            box.keyring.stop()
        with Screen(box) if options.keepassxc else contextlib.nullcontext():
            return run(box, options)


if __name__ == "__main__":
    sys.exit(main())
