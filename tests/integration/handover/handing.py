# SPDX-License-Identifier: Apache-2.0
"""What the hand-over tests share.

    with HandOver(size=6000, code=True, settle_ms=500) as over:
        over.link, over.host, over.port, over.path, over.code, over.fingerprint
        over.news("opened")         waits for the next line that tells this; returns it
        over.end()                  waits for the end: "given", "expired", …
        over.fetch("POST", body=b"code=123456") -> Reply(status, headers, body), over one connection
        over.connect()              a TLS connection, the certificate's fingerprint checked
"""
import hashlib
import http.client
import json
import os
import queue
import socket
import ssl
import subprocess
import threading
from typing import NamedTuple
from urllib.parse import urlsplit

DRIVER = os.environ["HANDOVER_DRIVER"]
LIMIT = 60


class Reply(NamedTuple):
    status: int
    headers: dict
    body: bytes


def content(size):
    return bytes(ord("a") + i % 26 for i in range(size))


class HandOver:
    def __init__(self, wrapper=(), **wanted):
        self._argv = [*wrapper, DRIVER, json.dumps(wanted)]
        self.seen = []

    def __enter__(self):
        self.process = subprocess.Popen(self._argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._lines = queue.Queue()
        threading.Thread(target=self._read, daemon=True).start()
        ready = self.news("ready")
        self.link, self.code, self.qr, self.fingerprint = (ready[name] for name in ("link", "code", "qr", "fingerprint"))
        parts = urlsplit(self.link)
        self.host, self.port, self.path = parts.hostname, parts.port, parts.path
        return self

    def _read(self):
        for line in self.process.stdout:
            self._lines.put(json.loads(line))
        self._lines.put({"end": "the program's"})

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(LIMIT)
        self.process.stdout.close()

    def _next(self):
        line = self._lines.get(timeout=LIMIT)
        self.seen.append(line)
        return line

    def news(self, kind):
        while True:
            line = self._next()
            if line.get("news") == kind:
                return line
            if "news" not in line:
                raise AssertionError(f"{kind} never came: {self.seen}")

    def end(self):
        while "end" not in (line := self._next()):
            pass
        return line["end"]

    def context(self):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        return context

    def raw(self):
        plain = socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET)
        plain.settimeout(LIMIT)
        try:
            plain.connect((self.host, self.port))
        except OSError:
            plain.close()
            raise
        return plain

    def connect(self):
        secure = self.context().wrap_socket(self.raw(), server_hostname=self.host)
        digest = hashlib.sha256(secure.getpeercert(binary_form=True)).hexdigest().upper()
        if ":".join(digest[i:i + 2] for i in range(0, 64, 2)) != self.fingerprint:
            raise AssertionError("the certificate is not the one that was shown")
        return secure

    def fetch(self, method, path=None, body=None, headers=None):
        connection = http.client.HTTPSConnection(self.host, self.port, timeout=LIMIT, context=self.context())
        try:
            connection.request(method, path or self.path, body=body, headers=headers or {})
            reply = connection.getresponse()
            return Reply(reply.status, dict(reply.getheaders()), reply.read())
        finally:
            connection.close()

    def request(self, method="POST", body=b""):
        return (f"{method} {self.path} HTTP/1.1\r\nHost: {self.host}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
                + body)
