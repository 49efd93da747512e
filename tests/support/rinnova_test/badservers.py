# SPDX-License-Identifier: Apache-2.0
"""Servers that misbehave. Each is a context manager that gives the port; all on 127.0.0.1.

    with closed_port() as port:         nobody listens (and nobody will, as long as the block lasts)
    with black_hole() as port:          accepts, and says nothing
    with drops_mid_login("imap", certificate=None) as port:
                                        greets, and hangs up as soon as a login is tried; "imap", "pop3" or "smtp".
                                        With certificates.ServerCertificate it speaks implicit TLS, else clear text
"""
import contextlib
import socket
import socketserver
import ssl
import threading

from .ports import PortLease

_GREETING = {"imap": b"* OK ready\r\n", "pop3": b"+OK ready\r\n", "smtp": b"220 ready ESMTP\r\n"}


@contextlib.contextmanager
def closed_port():
    with PortLease() as lease:
        yield lease.port


@contextlib.contextmanager
def black_hole():
    with socket.create_server(("127.0.0.1", 0)) as server:
        held = []

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    held.append(server.accept()[0])

        thread = threading.Thread(target=accept, daemon=True)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()
            for connection in held:
                connection.close()


@contextlib.contextmanager
def drops_mid_login(protocol, certificate=None):
    class Session(socketserver.StreamRequestHandler):
        def setup(self):
            if context:
                self.request = context.wrap_socket(self.request, server_side=True)
            super().setup()

        def handle(self):
            self.wfile.write(_GREETING[protocol])
            for line in self.rfile:
                answer = _answer(protocol, line)
                if answer is None:
                    return
                self.wfile.write(answer)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, block_on_close = True, False

        def handle_error(self, *_):
            pass  # clients that hang up are what this server is for

    context = None
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate.certificate, certificate.key)
    with Server(("127.0.0.1", 0), Session) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()


def _answer(protocol, line):
    """What to reply before the login, or None for hanging up."""
    words = line.decode("utf-8", "replace").upper().split()
    if protocol == "imap":
        done = (line.split()[0] if words else b"*") + b" OK done\r\n"
        if words[1:2] == ["CAPABILITY"]:
            return b"* CAPABILITY IMAP4rev1 AUTH=PLAIN AUTH=LOGIN\r\n" + done
        return None if words[1:2] in (["LOGIN"], ["AUTHENTICATE"]) else done
    if protocol == "pop3":
        if words[:1] == ["CAPA"]:
            return b"+OK\r\nUSER\r\nSASL PLAIN\r\n.\r\n"
        return None if words[:1] in (["PASS"], ["AUTH"]) else b"+OK\r\n"
    if words[:1] in (["EHLO"], ["HELO"]):
        return b"250-here\r\n250 AUTH PLAIN LOGIN\r\n"
    return None if words[:1] == ["AUTH"] else b"250 ok\r\n"
