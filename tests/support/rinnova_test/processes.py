# SPDX-License-Identifier: Apache-2.0
"""Child processes that never outlive the test.

    start(argv, env=…, **popen_arguments) -> subprocess.Popen
        Like Popen. The kernel ends the child (SIGTERM) when this Python process dies, however it dies.
    stop(process, grace=5) -> exit status
        SIGTERM, then SIGKILL after `grace` seconds, to this one pid; does nothing when it has ended.
    stop_group(process) -> exit status
        The same for one started with start_new_session: whatever is left of its process group is killed, too, and
        has ended (its files are closed, its ports free) when this returns.
    stop_all_with("HOME=/tmp/x")
        Ends every process whose environment holds exactly this entry: what detached itself from its parent.
    LineReader(stream, on_line=None)
        Reads a child's output in a thread. `.wait_for(predicate, seconds, what)` returns the first line, from the
        first one ever read, for which predicate(line) is true; `.lines()` is all of them; `.text` joins them.
        Raises Ended when the output ends first.
"""
import os
import queue
import select
import signal
import subprocess
import threading

from .deadline import Deadline, TimedOut


class Ended(AssertionError):
    """A program ended while something was still expected of it."""


class _Spawner:
    # The kernel's "parent died" signal is bound to the *thread* that forked. Children are forked by one thread that
    # lives as long as the process, so that a test's short-lived thread doesn't take them with it.
    def __init__(self):
        self._requests = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._thread = None

    def __call__(self, argv, **arguments):
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._serve, name="spawner", daemon=True)
                self._thread.start()
        answer = queue.SimpleQueue()
        self._requests.put((argv, arguments, answer))
        result = answer.get()
        if isinstance(result, BaseException):
            raise result
        return result

    def _serve(self):
        while True:
            argv, arguments, answer = self._requests.get()
            try:
                answer.put(subprocess.Popen(argv, **arguments))
            except BaseException as error:  # handed to the caller's thread
                answer.put(error)


_spawn = _Spawner()


def start(argv, **arguments):
    return _spawn(["setpriv", "--pdeathsig", "TERM", "--", *map(str, argv)], **arguments)


def stop(process, grace=5):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    return process.returncode


def stop_group(process, grace=5):
    code = stop(process, grace)
    left = []
    for pid in (int(name) for name in os.listdir("/proc") if name.isdigit()):
        try:
            handle = os.pidfd_open(pid)
        except OSError:
            continue
        try:  # looked at after the handle is held, so that a reused pid can't be mistaken
            if os.getpgid(pid) != process.pid:
                raise ProcessLookupError
            signal.pidfd_send_signal(handle, signal.SIGKILL)
            left.append(handle)
        except OSError:
            os.close(handle)
    for handle in left:
        select.select([handle], [], [], 10)
        os.close(handle)
    return code


def stop_all_with(entry):
    left = []
    for pid in (int(name) for name in os.listdir("/proc") if name.isdigit()):
        try:
            handle = os.pidfd_open(pid)
        except OSError:
            continue
        try:  # looked at after the handle is held, so that a reused pid can't be mistaken
            with open(f"/proc/{pid}/environ", "rb") as environ:
                if pid == os.getpid() or entry.encode() not in environ.read().split(b"\0"):
                    raise ProcessLookupError
            signal.pidfd_send_signal(handle, signal.SIGTERM)
            left.append(handle)
        except OSError:
            os.close(handle)
    for handle in left:
        if not select.select([handle], [], [], 3)[0]:
            signal.pidfd_send_signal(handle, signal.SIGKILL)
        os.close(handle)


class LineReader:
    def __init__(self, stream, on_line=None):
        self._stream = stream
        self._on_line = on_line
        self._lines = []
        self._ended = False
        self._changed = threading.Condition()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def _read(self):
        try:
            for raw in self._stream:
                line = raw.decode("utf-8", "replace").rstrip("\n")
                if self._on_line:
                    self._on_line(line)
                with self._changed:
                    self._lines.append(line)
                    self._changed.notify_all()
        finally:
            self._stream.close()
            with self._changed:
                self._ended = True
                self._changed.notify_all()

    def lines(self):
        with self._changed:
            return list(self._lines)

    @property
    def text(self):
        return "\n".join(self.lines())

    def join(self, seconds=5):
        self._thread.join(seconds)

    def wait_for(self, predicate, seconds, what):
        deadline = Deadline(seconds, what)
        seen = 0
        with self._changed:
            while True:
                while seen < len(self._lines):
                    seen += 1
                    if predicate(self._lines[seen - 1]):
                        return self._lines[seen - 1]
                if self._ended:
                    raise Ended(f"{what}: the program ended. It said:\n" + "\n".join(self._lines[-30:]))
                try:
                    self._changed.wait(deadline.left)
                except TimedOut as error:
                    raise TimedOut(f"{error}. It said:\n" + "\n".join(self._lines[-30:])) from None
