# SPDX-License-Identifier: Apache-2.0
"""nginx with TLS before servers of a fleet, set up as docs/fleet.md says.

    with Nginx(folder, [8081, 8082]) as nginx:      the servers' ports; what agents trust is folder/ca.pem
        nginx.port, nginx.context                   where it listens, and what a client trusts it by
        nginx.request("GET", "/healthz")            status, headers, body
        nginx.raw(), nginx.secure()                 a connection, without TLS and with it
        nginx.said()                                all of its logs
"""
import http.client
import os
import pwd
import socket
import ssl
import subprocess

from . import processes
from .certificates import Authority
from .ports import PortLease

LIMIT = 120

_CONFIGURATION = """
daemon off; worker_processes 1; worker_rlimit_nofile {files}; pid {folder}/nginx.pid; error_log stderr notice; {user}
events {{ worker_connections {connections}; }}
http {{
    access_log {folder}/access.log;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    client_header_timeout 600s; client_body_timeout 600s;
    # A report that two servers get is taken once: its number says so.
    upstream fleet {{ {servers} keepalive 32; }}
    server {{
        listen 127.0.0.1:{port} ssl backlog=4096;
        ssl_certificate {certificate}; ssl_certificate_key {key};
        client_max_body_size 64k;
        location / {{
            proxy_pass http://fleet; proxy_http_version 1.1; proxy_set_header Connection "";
            proxy_next_upstream error timeout non_idempotent;
            proxy_set_header Host $host;
            proxy_set_header X-Forwarded-For $remote_addr;
            proxy_set_header X-Forwarded-Proto https;
            proxy_set_header X-Remote-User "";
        }}
    }}
}}
"""


class Nginx:
    def __init__(self, folder, servers, connections=8192):
        self.folder, self._servers, self._connections = folder, servers, connections

    def __enter__(self):
        self._lease = PortLease()
        self.port = self._lease.port
        authority = Authority(self.folder)
        self.ca_file = authority.certificate
        issued = authority.issue(self.folder / "nginx", ["localhost", "127.0.0.1"])
        self.context = ssl.create_default_context(cafile=str(self.ca_file))
        configuration = self.folder / "nginx.conf"
        configuration.write_text(_CONFIGURATION.format(
            folder=self.folder, port=self.port, certificate=issued.certificate, key=issued.key,
            connections=self._connections, files=self._connections + 512,
            user=f"user {pwd.getpwuid(0).pw_name};" if os.geteuid() == 0 else "",
            servers=" ".join(f"server 127.0.0.1:{port} max_fails=1 fail_timeout=1s;" for port in self._servers)))
        self._process = processes.start(["/usr/sbin/nginx", "-p", self.folder, "-e", "stderr", "-c", configuration],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        self._log = processes.LineReader(self._process.stderr)
        self._log.wait_for(lambda line: "start worker process " in line, LIMIT, "nginx")
        return self

    def __exit__(self, *_):
        processes.stop(self._process, 30)
        self._lease.close()

    def said(self):
        return self._log.text + (self.folder / "access.log").read_text()

    def raw(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=LIMIT)

    def secure(self):
        return self.context.wrap_socket(self.raw(), server_hostname="localhost")

    def request(self, method, path, body=None, headers=None):
        connection = http.client.HTTPSConnection("localhost", self.port, context=self.context, timeout=LIMIT)
        try:
            connection.request(method, path, body, headers or {})
            response = connection.getresponse()
            return response.status, dict(response.getheaders()), response.read()
        finally:
            connection.close()
