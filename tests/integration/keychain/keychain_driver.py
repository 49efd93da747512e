# SPDX-License-Identifier: Apache-2.0
"""keychain_driver at work in a sandbox: the installed plugin in a program hardened like ours.

    driver = Driver(box, "localhost")       hosts to look for
    driver.metadata                         of the plugin, read before any of its code ran
    driver.rotate("fake-password")          its lines about slots; the program then holds still
    driver.hold("fake-password"), driver.begin(), driver.results()
                                            the same in steps
    driver.close()
"""
import json
import os
import subprocess

from rinnova_test import processes


class Driver:
    def __init__(self, box, *hosts):
        self._process = processes.start([os.environ["KEYCHAIN_DRIVER"], os.environ["KEYCHAIN_PLUGIN"], *hosts],
                                        env=box.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = self._process.pid
        self.metadata = json.loads(self.line())

    def line(self):
        return self._process.stdout.readline().rstrip("\n")

    def send(self, text):
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def rotate(self, password):
        self.hold(password)
        self.begin()
        return self.results()

    def hold(self, password):
        self.send(password)
        assert self.line() == "holding"

    def begin(self):
        self.send("")

    def results(self):
        return list(iter(self.line, "freed"))

    def close(self):
        self._process.stdin.close()
        processes.stop(self._process)
        self._process.stdout.close()
