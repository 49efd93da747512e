# SPDX-License-Identifier: Apache-2.0
"""A system call that fails, or that its process does not survive; strace puts it there, a preloaded library short writes.

    fault = Fault("EIO", "ledger", "fsync", 3)          the third fsync there that a thread makes
    fault.wrapper(trace, paths)         what stands before the program's own argv; only calls that touch one of the paths
                                        count, or all where there are none
    fault.came(trace)                   whether it did come
    counting(calls, paths, trace), counted(trace)       the same undisturbed; {call: the most that one thread makes of it}
    faults_of(kind, place, calls, counts)               every fault of a kind in a place
    spread(faults, most)                as many of them as that, of every call and from first to last
    traced(process) -> pid              the program that a wrapper runs; signals for it go there
"""
import collections
import itertools
import pathlib
import re
from typing import NamedTuple

NAMING = ("openat", "rename", "renameat", "renameat2", "unlink", "unlinkat", "link", "linkat", "symlink", "mkdir",
          "mkdirat", "chmod", "fchmod", "fchmodat", "fchown", "fchownat")
FILLING = ("fsync", "fdatasync", "pwrite64", "write", "writev", "pwritev", "truncate", "ftruncate", "fallocate",
           "utimensat", "fsetxattr", "copy_file_range", "sendfile")
READING = ("read", "pread64")
TALKING = ("connect", "sendmsg", "sendmmsg", "sendto", "recvmsg", "recvfrom")
SHORT = "short"


class Fault(NamedTuple):
    kind: str  # KILL, SHORT, or an errno's name
    place: str  # what the table says
    call: str = ""
    nth: int = 0
    library: str = ""

    def wrapper(self, trace, paths):
        if self.kind == SHORT:
            pathlib.Path(trace).write_bytes(b"")
            return ["env", f"LD_PRELOAD={self.library}", f"SHORT_WRITES_SEEN={trace}"]
        what = "signal=KILL" if self.kind == "KILL" else f"error={self.kind}"
        # strace 6.1 is many times faster with it, and injects no signals then.
        fast = [] if self.kind == "KILL" else ["--seccomp-bpf"]
        return ["strace", "-f", "-qq", "-o", str(trace), *fast, "-e", f"trace={self.call}",
                "-e", f"inject={self.call}:{what}:when={self.nth}", *_only(paths)]

    def came(self, trace):
        told = pathlib.Path(trace).read_text(errors="replace")
        if self.kind == SHORT:
            return "short" in told
        return "+++ killed by SIGKILL" in told if self.kind == "KILL" else "(INJECTED)" in told

    def __str__(self):
        return f"{self.kind} {self.place}" + (f" {self.call} {self.nth}" if self.call else "")


def _only(paths):
    return [option for path in paths for option in ("-P", str(path))]


def counting(calls, paths, trace):
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-o", str(trace), "-e", "trace=" + ",".join("?" + c for c in calls),
            *_only(paths)]


def counted(trace):
    told = pathlib.Path(trace).read_text(errors="replace")
    most = collections.Counter()
    for (_, call), number in collections.Counter(re.findall(r"^(\d+) +(\w+)\(", told, re.M)).items():
        most[call] = max(most[call], number)
    return most


def faults_of(kind, place, calls, counts):
    return [Fault(kind, place, call, nth) for call in calls for nth in range(1, counts[call] + 1)]


def spread(faults, most):
    """Calls take turns; of each the middle one first, then those halfway, and so on."""
    calls = [_outward([fault for fault in faults if fault.call == call])
             for call in dict.fromkeys(fault.call for fault in faults)]
    turns = (fault for turn in itertools.zip_longest(*calls) for fault in turn if fault is not None)
    return list(itertools.islice(turns, min(most, len(faults))))


def _outward(ordered):
    waiting = collections.deque([ordered])
    while waiting:
        if part := waiting.popleft():
            middle = len(part) // 2
            yield part[middle]
            waiting += part[:middle], part[middle + 1:]


def traced(process):
    pid = process.pid
    while children := pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        pid = int(children[0])
    return pid
