# SPDX-License-Identifier: Apache-2.0
"""A certificate authority of the test's own, made with the openssl command.

    ca = Authority(folder, name="Rinnova test CA")     folder/ca.pem, folder/ca.key
    ca.certificate                                     path of ca.pem, to be trusted by clients
    ca.issue(folder / "server", ["localhost", "127.0.0.1"], days=30) -> ServerCertificate(certificate, key)
    self_signed(folder / "other", hosts)               a certificate that nobody vouches for
"""
import ipaddress
import pathlib
import subprocess
from typing import NamedTuple


class ServerCertificate(NamedTuple):
    certificate: pathlib.Path
    key: pathlib.Path


class Authority:
    def __init__(self, folder, name="Rinnova test CA"):
        self._folder = pathlib.Path(folder)
        self.certificate = self._folder / "ca.pem"
        self._key = self._folder / "ca.key"
        _request(self.certificate, self._key, name,
                 ["-x509", "-days", "30", "-addext", "basicConstraints=critical,CA:TRUE",
                  "-addext", "keyUsage=critical,keyCertSign,cRLSign"])

    def issue(self, base, hosts, days=30):
        certificate, key = pathlib.Path(f"{base}.pem"), pathlib.Path(f"{base}.key")
        _request(certificate, key, hosts[0],
                 ["-x509", "-days", str(days), "-CA", str(self.certificate), "-CAkey", str(self._key),
                  *_server_extensions(hosts)])
        return ServerCertificate(certificate, key)


def self_signed(base, hosts):
    certificate, key = pathlib.Path(f"{base}.pem"), pathlib.Path(f"{base}.key")
    _request(certificate, key, hosts[0], ["-x509", "-days", "30", *_server_extensions(hosts)])
    return ServerCertificate(certificate, key)


def _request(certificate, key, name, arguments):
    subprocess.run(
        ["openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
         "-subj", f"/CN={name}", "-keyout", key, "-out", certificate, *arguments],
        check=True, capture_output=True)


def _server_extensions(hosts):
    names = ",".join(f"{'IP' if _is_address(host) else 'DNS'}:{host}" for host in hosts)
    return ["-addext", f"subjectAltName={names}", "-addext", "extendedKeyUsage=serverAuth",
            "-addext", "basicConstraints=critical,CA:FALSE"]


def _is_address(host):
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        return False
