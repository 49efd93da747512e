# SPDX-License-Identifier: Apache-2.0
"""A client for Marionette, Mozilla's remote control, in the program's own (chrome) context.

    client = Marionette(port, seconds)                connects and opens a session; waits for the main window
    client.run(script, *arguments, seconds=30)        the body of an async JavaScript function; `arguments` holds
                                                      what was passed; returns what it returns (JSON values)
    client.command(name, parameters)                  a raw command
    client.close()

Raises ScriptError (the script threw; `.error`, `.message`), TimedOut, or Gone (the program ended).
https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
"""
import json
import socket

from .deadline import Deadline, TimedOut


class ScriptError(AssertionError):
    def __init__(self, error, message):
        super().__init__(f"{error}: {message}")
        self.error = error
        self.message = message


class Gone(AssertionError):
    """The program ended while an answer was expected."""


class Marionette:
    def __init__(self, port, seconds=60):
        self._id = self._script_id = 0
        self._buffer = b""
        self._socket = socket.create_connection(("127.0.0.1", port), seconds)
        self._receive()  # the greeting
        self.command("WebDriver:NewSession", {"unhandledPromptBehavior": "ignore"}, seconds)
        self.command("Marionette:SetContext", {"value": "chrome"}, seconds)

    def run(self, script, *arguments, seconds=30):
        # Marionette gives up waiting for a script when a dialog opens, though the script goes on. So the script is
        # started by one command, and its end is awaited by as many as it takes.
        deadline = Deadline(seconds, "a script in Thunderbird")
        self._script_id += 1
        self._execute(_START % script, [self._script_id, *arguments], deadline)
        while (outcome := self._execute(_AWAIT, [self._script_id], deadline)) is None:
            pass
        if "error" in outcome:
            raise ScriptError("javascript error", outcome["error"])
        return outcome.get("value")

    def _execute(self, script, arguments, deadline):
        return self.command("WebDriver:ExecuteAsyncScript", {
            "script": script, "args": arguments, "newSandbox": True, "sandbox": "system",
            "scriptTimeout": int(deadline.left * 1000) + 5000}, deadline.left)["value"]

    def command(self, name, parameters=None, seconds=30):
        self._id += 1
        self._socket.settimeout(seconds)
        message = json.dumps([0, self._id, name, parameters or {}]).encode()
        try:
            self._socket.sendall(b"%d:%s" % (len(message), message))
            _, answered, error, result = self._receive()
        except TimeoutError:
            raise TimedOut(f"Marionette's {name}: not within {seconds:g} s") from None
        except ConnectionError as reason:
            raise Gone(f"Marionette's {name}: {reason}") from None
        assert answered == self._id, "Marionette answered another question"
        if error:
            raise ScriptError(error["error"], error["message"])
        return result

    def _receive(self):
        while b":" not in self._buffer:
            self._fill()
        length, _, self._buffer = self._buffer.partition(b":")
        while len(self._buffer) < int(length):
            self._fill()
        packet, self._buffer = self._buffer[:int(length)], self._buffer[int(length):]
        return json.loads(packet)

    def _fill(self):
        part = self._socket.recv(65536)
        if not part:
            raise ConnectionResetError("the program hung up")
        self._buffer += part

    def close(self):
        self._socket.close()


_START = """
const [id, ...rest] = Array.prototype.slice.call(arguments, 0, -1);
const outcomes = (Cu.getGlobalForObject(Services).rinnovaTest ??= new Map());
outcomes.set(id, (async function() { %s }).apply(null, rest).then(
    value => ({value}), error => ({error: `${error}\n${error?.stack ?? ""}`})));
arguments[arguments.length - 1]("started");
"""

_AWAIT = """
const [id, done] = arguments;
Cu.getGlobalForObject(Services).rinnovaTest.get(id).then(done);
"""
