# SPDX-License-Identifier: Apache-2.0
"""An administrator's server of the test's own (docs/fleet-protocol.md), over TLS on loopback: what came in is kept, and
what goes back is what the test wants.

    with FleetServer(folder) as server:         server.url, server.ca_file
        server.token(secret=None)               a token as the administrator would make it, text
        server.wait("report")                   the next message of that kind that was not waited for: Message
        server.refuse("revoked", 403, kind="report", …)        the next message of that kind is answered so
        server.answer(renewed_elsewhere=[…])    members of the answers to all reports from now on
        server.publish({…})                     signs a policy; it goes out with the answers
        server.say(b"…", …)                     the next message is answered by these very bytes, and the end; a callable
                                            is given the handler instead
    server.silent = True                    nothing is answered any more, until it is False again
        server.traffic                          bytes: all that came in, headers too
    Message: kind, sender, number, payload (bytes), document (a dict), verified
"""
import base64
import hashlib
import http.server
import json
import os
import pathlib
import queue
import ssl
import subprocess
import tempfile
import threading
import time
import zlib
from typing import NamedTuple

from .certificates import Authority
from .deadline import TimedOut

PREFIX = bytes.fromhex("302a300506032b6570032100")  # RFC 8410: what stands before the key in a SubjectPublicKeyInfo


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def unb64(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Message(NamedTuple):
    kind: str
    sender: str
    number: int
    payload: bytes
    verified: bool

    @property
    def document(self):
        text = zlib.decompress(self.payload, 31) if self.kind == "report" else self.payload
        return json.loads(text) if text else None


class FleetServer:
    def __init__(self, folder, seconds=60):
        self.folder, self.seconds = pathlib.Path(folder), seconds
        self.silent, self.traffic = False, b""
        self._kept = queue.Queue()
        self._refusals = {"join": queue.Queue(), "report": queue.Queue(), "leave": queue.Queue()}
        self._members, self._policy, self._keys, self._sequences = {}, None, {}, {}
        self._raw = queue.Queue()
        self._going = threading.Event()
        self._spare = []

    def __enter__(self):
        self.folder.mkdir(exist_ok=True)
        authority = Authority(self.folder)
        self.ca_file = authority.certificate
        certificate = authority.issue(self.folder / "server", ["localhost", "127.0.0.1"])
        self._signer = self.folder / "policy.key"
        subprocess.run(["openssl", "genpkey", "-algorithm", "ed25519", "-out", self._signer], check=True)
        public = subprocess.run(["openssl", "pkey", "-in", self._signer, "-pubout", "-outform", "DER"], check=True,
                                capture_output=True).stdout
        self.policy_key = public[len(PREFIX):]
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.certificate, certificate.key)
        self._http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._http.daemon_threads = True
        self._http.handle_error = lambda *_: None  # a client that does not trust us hangs up
        self._http.socket = context.wrap_socket(self._http.socket, server_side=True, do_handshake_on_connect=False)
        self.url = f"https://localhost:{self._http.server_address[1]}"
        threading.Thread(target=self._http.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._going.set()
        self._http.shutdown()
        self._http.server_close()

    def token(self, secret=None):
        body = bytes([3 if secret else 1]) + os.urandom(32) + self.policy_key + (secret or b"")
        return "rinnova-fleet-1." + b64(body + hashlib.sha256(body).digest()[:4])

    def wait(self, kind):
        """What is of another kind is put back for whoever waits for it."""
        for place, message in enumerate(self._spare):
            if message.kind == kind:
                return self._spare.pop(place)
        end = time.monotonic() + self.seconds
        while True:
            try:
                message = self._kept.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                raise TimedOut(f"no {kind} came; {[one.kind for one in self._spare]} did") from None
            if message.kind == kind:
                return message
            self._spare.append(message)

    def wait_report(self, wanted):
        """The first report whose document is as wanted."""
        while not wanted((message := self.wait("report")).document):
            pass
        return message

    def refuse(self, code, status, kind="report", **members):
        error = {"code": code, "message": "as the test wants it"}
        self._refusals[kind].put((status, {"protocol": 1, "error": error, **members}))

    def say(self, *answers):
        for answer in answers:
            self._raw.put(answer)

    def speak(self):
        """Answers what it was silent to."""
        self.silent = False
        going, self._going = self._going, threading.Event()
        going.set()

    def answer(self, **members):
        self._members.update(members)

    def publish(self, policy, key=None):
        body = json.dumps({"schema": 1, **policy}).encode()
        first = f"RINNOVA-FLEET 1 policy {hashlib.sha256(self.policy_key).hexdigest()[:32]} {policy['version']}"
        message = first.encode() + b"\n" + body
        signature = self._openssl("-sign", "-inkey", key or self._signer, message)
        self._policy = (policy["version"], first.encode() + b" " + b64(signature).encode() + b"\n" + body)

    def _openssl(self, *arguments):
        *arguments, message = arguments
        with tempfile.NamedTemporaryFile() as file:
            file.write(message)
            file.flush()
            done = subprocess.run(["openssl", "pkeyutl", *arguments, "-rawin", "-in", file.name], capture_output=True)
        return done.stdout if done.returncode == 0 else b""

    def _is_signed(self, key, message, signature):
        with tempfile.NamedTemporaryFile() as public, tempfile.NamedTemporaryFile() as file:
            public.write(PREFIX + key)
            public.flush()
            file.write(signature)
            file.flush()
            return b"Success" in self._openssl("-verify", "-pubin", "-keyform", "DER", "-inkey", public.name,
                                               "-sigfile", file.name, message)

    def open(self, data):
        line, payload = data.split(b"\n", 1)
        name, version, kind, sender, number, signature = line.decode().split(" ")
        assert (name, version) == ("RINNOVA-FLEET", "1"), line
        signed = line.rsplit(b" ", 1)[0] + b"\n" + payload
        if kind == "join":
            self._keys[sender] = unb64(json.loads(payload)["key"])
        known = sender in self._keys and hashlib.sha256(self._keys[sender]).hexdigest()[:32] == sender
        return Message(kind, sender, int(number), payload,
                       known and self._is_signed(self._keys[sender], signed, unb64(signature)))

    def reply(self, data):
        message = self.open(data)
        going, held = self._going, self.silent
        if held:
            self._kept.put(message)
            going.wait()
            if self.silent:
                return 503, {}
        if not self._refusals[message.kind].empty():
            answer = self._refusals[message.kind].get()
            if not held:
                self._kept.put(message)
            return answer
        if message.kind == "join":
            answer = {"protocol": 1, "device": message.sender, "group": "office", "last_sequence": 0}
        elif message.kind == "leave":
            answer = {"protocol": 1}
        else:
            version, policy = self._policy or (0, None)
            fresh = message.document["policy"] < version
            answer = {"protocol": 1, "sequence": message.number, "policy_version": version,
                      "server_time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
                      "policy": b64(policy) if fresh else None, "renewed_elsewhere": [],
                      "next_report_seconds": 86400, **self._members}
        if not held:
            self._kept.put(message)
        return 200, answer


def _handler(server):
    class Handler(http.server.BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            server.traffic += self.path.encode() + str(self.headers).encode() + body
            if body[:2] == b"\x1f\x8b" or b"report" in body[:24]:
                server.traffic += zlib.decompress(body.split(b"\n", 1)[1], 31)
            if not server._raw.empty():
                return self.say(server._raw.get())
            status, answer = server.reply(body)
            text = json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def say(self, answer):
            self.close_connection = True
            try:
                answer(self) if callable(answer) else self.wfile.write(answer)
            except OSError:
                pass  # it has hung up

        def log_message(self, *_):
            pass

    return Handler
