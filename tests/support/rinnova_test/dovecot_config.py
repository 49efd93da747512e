# SPDX-License-Identifier: Apache-2.0
"""The configuration of a private Dovecot instance.

    text = configuration(folder, ports, certificate, accounts_file, relay_port)

Everything it writes lies below `folder`; it listens on 127.0.0.1 only. It works for root and for any other user.
"""
import os
import pathlib
import pwd
import sys

CHECKER = pathlib.Path(__file__).with_name("dovecot_checkpassword.py")

_MAIN = """
base_dir = {folder}/run
state_dir = {folder}/state
log_path = /dev/stderr
log_timestamp = "%s "
protocols = imap pop3 submission
listen = 127.0.0.1
ssl = required
ssl_cert = <{certificate.certificate}
ssl_key = <{certificate.key}
ssl_dh =
mail_location = maildir:~/Maildir
mail_max_userip_connections = 1000
first_valid_uid = 1
submission_relay_host = 127.0.0.1
submission_relay_port = {relay_port}
default_internal_user = {internal_user}
default_internal_group = {internal_group}
default_login_user = {login_user}
shutdown_clients = yes

# Login names reach us as they were typed, slashes included.
auth_username_chars =
auth_username_format = %u
auth_mechanisms = plain login

# Refusals come at once, however many there were before; the penalty for an address is switched off below.
auth_failure_delay = 0
auth_verbose = yes
auth_debug = yes
protocol submission {{
  auth_debug = no
}}

passdb {{
  driver = checkpassword
  args = {python} -I -S {checker} {accounts}
}}
userdb {{
  driver = prefetch
}}
service auth {{
  user = {user}
}}
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  chroot =
}}
"""

_LISTENERS = """
service {service}-login {{
  chroot =
  inet_listener {service} {{
    port = {plain_port}
  }}
  inet_listener {service}s {{
    port = {tls_port}
    ssl = yes
  }}
}}
"""


def configuration(folder, ports, certificate, accounts_file, relay_port):
    me = pwd.getpwuid(os.getuid())
    group = "dovecot" if me.pw_uid == 0 else _group_name()
    text = _MAIN.format(
        folder=folder, certificate=certificate, relay_port=relay_port, python=_python(), checker=CHECKER,
        accounts=accounts_file, user=me.pw_name,
        internal_user="dovecot" if me.pw_uid == 0 else me.pw_name, internal_group=group,
        login_user="dovenull" if me.pw_uid == 0 else me.pw_name)
    for service in ("imap", "pop3", "submission"):
        text += _LISTENERS.format(service=service, plain_port=ports[service], tls_port=ports[service + "s"])
    return text


def _group_name():
    import grp
    return grp.getgrgid(os.getgid()).gr_name


def _python():
    return "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else sys.executable
