# SPDX-License-Identifier: Apache-2.0
"""Time limits.

    d = Deadline(10, "the keyring")   10 seconds from now
    d.left                            seconds left; raises TimedOut when there are none
    d.extended_by(5)                  another Deadline, 5 seconds later

`TimedOut` is what every wait of this package raises; its text says what was waited for.
"""
import time


class TimedOut(AssertionError):
    """Something did not happen in time."""


class Deadline:
    def __init__(self, seconds, what):
        self._end = time.monotonic() + seconds
        self._seconds = seconds
        self.what = what

    @property
    def left(self):
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimedOut(f"{self.what}: not within {self._seconds:g} s")
        return left

    def extended_by(self, seconds):
        later = Deadline(self._seconds + seconds, self.what)
        later._end = self._end + seconds
        return later
