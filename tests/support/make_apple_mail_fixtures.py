#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the stored lists of Apple Mail's accounts that the plugin's tests read, a home for each layout:

    make_apple_mail_fixtures.py [FOLDER]            plugins/apple-mail/tests/fixtures unless given
    make_apple_mail_fixtures.py --many N FOLDER     one home with N accounts, a tenth of them in the write-ahead log
"""
import pathlib
import sys

from rinnova_test.apple_accounts import (IMAP, POP3, SMTP, Account, Server, keyed_archive, write_database,
                                         write_property_list)

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "plugins/apple-mail/tests/fixtures"
MARIO = Account("PEC Mario", "mario.rossi@pec.it", IMAP, SMTP)
OFFICE = Account("Segreteria", "segreteria/studio@pec.it", POP3, SMTP._replace(port=587, tls="starttls"), pop3=True)
CHILD = Account(None, None, Server(None, None),
                parent=Account("Posta di casa", "anna@example.org", Server("imap.example.org", 143, "starttls")))
OFF = Account("Spento", "old@pec.it", IMAP, SMTP, active=False)
GOOGLE = Account("Google", "mario@gmail.example", Server("imap.gmail.example", 993, scheme="XOAUTH2"),
                 Server("smtp.gmail.example", 465, scheme="XOAUTH2"))
COMPANY = Account("Azienda", "mario@azienda.example", Server("IMAP.Azienda.Example", 993), managed=True)
RELAY = Account("Senza accesso in uscita", "relay@example.org", Server("imap.relay.example", None),
                Server("smtp.relay.example", 25, "none"), outgoing_user="")
LATER = Account("PEC Nuova", "nuova@pec.it", IMAP, SMTP)
ALL = [MARIO, OFFICE, CHILD, OFF, GOOGLE, COMPANY, RELAY]


def odd_rows(database):
    """Rows that no mail server comes from."""
    database.add_row("caldav", "11111111-0000-0000-0000-000000000001", "mario", "Calendario", {"Hostname": "dav.example"})
    database.add_row("smtp", "11111111-0000-0000-0000-000000000002", "nobody@pec.it", None, {"Hostname": "smtp.orphan.example"})


def damaged_rows(database):
    """An account whose server cannot be read beside one that can."""
    database.add_row("imap", "22222222-0000-0000-0000-000000000001", "rotto@pec.it", "Rotto",
                     {"Hostname": keyed_archive("imaps.pec.aruba.it")[:-9]})


def main(folder):
    write_database(folder / "accounts4", ALL, later=[LATER], extra=odd_rows)
    write_database(folder / "accounts3", [MARIO, OFFICE], name="Accounts3.sqlite")
    write_database(folder / "incomplete", [MARIO], extra=damaged_rows)
    write_property_list(folder / "v2-binary", [MARIO, OFFICE, OFF])
    write_property_list(folder / "v2-xml", [MARIO, OFFICE, OFF], binary=False)


def many(count, home):
    accounts = [Account(f"PEC {i}", f"user{i}@pec.it", IMAP, SMTP) for i in range(count)]
    write_database(home, accounts[:count - count // 10], later=accounts[count - count // 10:])


if __name__ == "__main__":
    if sys.argv[1:2] == ["--many"]:
        many(int(sys.argv[2]), pathlib.Path(sys.argv[3]))
    else:
        main(pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else FIXTURES)
