# SPDX-License-Identifier: Apache-2.0
"""Real programs in throw-away surroundings, for Rinnova's end-to-end tests.

    from rinnova_test.sandbox import Sandbox                  a home, a bus and a keyring of its own
    from rinnova_test.mailserver import MailServer            a real Dovecot on loopback
    from rinnova_test.badservers import black_hole            servers that misbehave
    from rinnova_test.profile import ThunderbirdProfile       a profile folder with mail accounts
    from rinnova_test.thunderbird import Thunderbird          the real program, driven through Marionette
    from rinnova_test.nss_reader import read_logins           an independent reader of key4.db + logins.json

Only Python's standard library is used. Put `tests/support` on PYTHONPATH. Nothing is shared between two
objects, so everything may run in parallel; whatever is started is ended by its pid on leaving the `with`
block, and by the kernel when the test itself dies.
"""
