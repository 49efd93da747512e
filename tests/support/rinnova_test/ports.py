# SPDX-License-Identifier: Apache-2.0
"""Loopback TCP ports that nobody else takes.

    with PortLease(3) as lease:
        lease.ports        three free port numbers, reserved until the block ends

They lie below the kernel's ephemeral range, so that no outgoing connection occupies one by chance, and a lock file
each keeps parallel tests (other processes too) from choosing the same.
"""
import fcntl
import os
import random
import socket
import tempfile

_FIRST, _LAST = 20000, 31999
_LOCKS = os.path.join(tempfile.gettempdir(), f"rinnova-test-ports-{os.getuid()}")


class PortLease:
    def __init__(self, count=1):
        os.makedirs(_LOCKS, mode=0o700, exist_ok=True)
        self._locks = []
        self.ports = []
        try:
            for port in random.sample(range(_FIRST, _LAST + 1), _LAST - _FIRST + 1):
                if len(self.ports) == count:
                    break
                self._try(port)
            else:
                raise AssertionError("no free loopback port")
        except BaseException:
            self.close()
            raise

    def _try(self, port):
        lock = os.open(os.path.join(_LOCKS, str(port)), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(("127.0.0.1", port))
        except OSError:
            os.close(lock)
            return
        self._locks.append(lock)
        self.ports.append(port)

    @property
    def port(self):
        return self.ports[0]

    def close(self):
        for lock in self._locks:
            os.close(lock)
        self._locks.clear()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()
