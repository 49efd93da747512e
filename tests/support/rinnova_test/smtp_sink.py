# SPDX-License-Identifier: Apache-2.0
"""An SMTP server on loopback that accepts everything, but whom it is told to refuse, and delivers nothing.

    with SmtpSink() as sink:
        sink.port
        sink.refused                       recipients that are nobody to it; a set
        sink.messages                      list of Message(sender, recipients, data), in order of arrival
        sink.wait_message(predicate=None, seconds=10) -> Message
"""
import socketserver
import threading
from typing import NamedTuple

from .deadline import Deadline


class Message(NamedTuple):
    sender: str
    recipients: tuple
    data: bytes


class SmtpSink:
    def __init__(self):
        self.messages = []
        self.refused = set()
        self._arrived = threading.Condition()
        sink = self

        class Session(socketserver.StreamRequestHandler):
            def handle(self):
                _converse(self.rfile, self.wfile, sink.refused, sink._take)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Session)
        self._server.daemon_threads = True
        self._server.block_on_close = False
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()

    def _take(self, message):
        with self._arrived:
            self.messages.append(message)
            self._arrived.notify_all()

    def wait_message(self, predicate=None, seconds=10):
        deadline = Deadline(seconds, "a sent message")
        with self._arrived:
            while True:
                for message in self.messages:
                    if predicate is None or predicate(message):
                        return message
                self._arrived.wait(deadline.left)

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def _converse(lines, output, refused, take):
    def reply(text):
        output.write(text.encode() + b"\r\n")

    reply("220 sink ESMTP")
    sender, recipients = "", []
    for line in lines:
        verb, _, rest = line.strip().decode("utf-8", "replace").partition(" ")
        match verb.upper():
            case "EHLO" | "HELO":
                reply("250-sink\r\n250-8BITMIME\r\n250 SIZE")
            case "MAIL":
                sender, recipients = _address(rest), []
                reply("250 ok")
            case "RCPT" if _address(rest) in refused:
                reply("550 5.1.1 nobody of that name")
            case "RCPT":
                recipients.append(_address(rest))
                reply("250 ok")
            case "DATA":
                reply("354 go on")
                take(Message(sender, tuple(recipients), _data(lines)))
                reply("250 taken")
            case "QUIT":
                reply("221 bye")
                return
            case "RSET" | "NOOP":
                reply("250 ok")
            case "VRFY":
                reply("252 will try")
            case _:
                reply("502 not here")


def _address(text):
    return text.partition("<")[2].partition(">")[0]


def _data(lines):
    data = []
    for line in lines:
        if line == b".\r\n":
            break
        data.append(line[1:] if line.startswith(b".") else line)
    return b"".join(data)
