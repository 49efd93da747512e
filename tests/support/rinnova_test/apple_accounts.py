# SPDX-License-Identifier: Apache-2.0
"""The lists that Apple Mail keeps of its accounts, in every layout, below a home of the test's own.

    accounts = [Account("PEC Mario", "mario.rossi@pec.it", IMAP, SMTP), …]
    write_database(home, accounts)                  Library/Accounts/Accounts4.sqlite
    write_database(home, accounts, name="Accounts3.sqlite", later=[…])
                                                    `later` stands in the write-ahead log alone
    write_property_list(home, accounts)             Library/Mail/V2/MailData/Accounts.plist

Made by SQLite and plistlib from the schema as it is described in docs/apple.md; no Mac took part.
"""
import plistlib
import shutil
import sqlite3
import tempfile
import uuid
from pathlib import Path
from typing import NamedTuple, Optional


class Server(NamedTuple):
    host: Optional[str]
    port: Optional[int]
    tls: str = "implicit"  # starttls, none
    scheme: str = "PLAIN"


IMAP = Server("imaps.pec.aruba.it", 993)
POP3 = Server("pop3s.pec.aruba.it", 995)
SMTP = Server("smtps.pec.aruba.it", 465)


class Account(NamedTuple):
    name: Optional[str]
    user: Optional[str]
    incoming: Server
    outgoing: Optional[Server] = None
    pop3: bool = False
    active: bool = True
    managed: bool = False
    profile: Optional[str] = None  # the UUID of the one that brought it, in accounts of a database
    parent: Optional["Account"] = None  # what the incoming row lacks comes from here
    outgoing_user: Optional[str] = None  # another one than `user`; "" for none

    def identifier(self, role):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"{self.name}/{self.user}/{self.incoming.host}/{role}")).upper()


TYPES = {"imap": "com.apple.account.IMAP", "pop": "com.apple.account.POP", "smtp": "com.apple.account.SMTP",
         "parent": "com.apple.account.aol", "caldav": "com.apple.account.CalDAV"}
# Core Data's own columns and tables, as far as a reader meets them.
SCHEMA = """
CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACCOUNTTYPEDESCRIPTION VARCHAR,
    ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR);
CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZACTIVE INTEGER, ZAUTHENTICATED INTEGER,
    ZSUPPORTSAUTHENTICATION INTEGER, ZVISIBLE INTEGER, ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER, ZDATE TIMESTAMP,
    ZACCOUNTDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR, ZUSERNAME VARCHAR,
    ZDATACLASSPROPERTIES BLOB);
CREATE INDEX ZACCOUNT_ZPARENTACCOUNT_INDEX ON ZACCOUNT (ZPARENTACCOUNT);
CREATE TABLE ZACCOUNTPROPERTY (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZOWNER INTEGER, ZKEY VARCHAR,
    ZVALUE BLOB);
CREATE INDEX ZACCOUNTPROPERTY_ZOWNER_INDEX ON ZACCOUNTPROPERTY (ZOWNER);
CREATE TABLE Z_METADATA (Z_VERSION INTEGER PRIMARY KEY, Z_UUID VARCHAR(255), Z_PLIST BLOB);
"""


def keyed_archive(value):
    """One value as NSKeyedArchiver archives it."""
    return plistlib.dumps({"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": {"root": plistlib.UID(1)},
                           "$objects": ["$null", value]}, fmt=plistlib.FMT_BINARY, sort_keys=False)


def properties_of(server):
    found = {"AuthenticationScheme": server.scheme}
    if server.host is not None:
        found["Hostname"] = server.host
    if server.port is not None:
        found["PortNumber"] = server.port
    found["SSLEnabled"] = server.tls != "none"
    found["SSLIsDirect"] = server.tls == "implicit"
    return found


class _Database:
    def __init__(self, connection):
        self.connection = connection

    def create(self):
        self.connection.executescript(SCHEMA)
        for key, identifier in enumerate(TYPES.values(), 1):
            self.connection.execute("INSERT INTO ZACCOUNTTYPE VALUES (?, 3, 1, NULL, ?, NULL)", (key, identifier))

    def add_row(self, kind, identifier, user, name, properties, active=True, parent=None):
        key = self.connection.execute(
            "INSERT INTO ZACCOUNT (Z_ENT, Z_OPT, ZACTIVE, ZACCOUNTTYPE, ZPARENTACCOUNT, ZACCOUNTDESCRIPTION, "
            "ZIDENTIFIER, ZUSERNAME) VALUES (2, 1, ?, ?, ?, ?, ?, ?)",
            (int(active), list(TYPES).index(kind) + 1, parent, name, identifier, user)).lastrowid
        for name, value in properties.items():
            self.connection.execute(
                "INSERT INTO ZACCOUNTPROPERTY (Z_ENT, Z_OPT, ZOWNER, ZKEY, ZVALUE) VALUES (4, 1, ?, ?, ?)",
                (key, name, value if isinstance(value, bytes) else keyed_archive(value)))
        return key

    def add(self, account):
        parent = None
        if account.parent:
            parent = self.add_row("parent", account.parent.identifier("parent"), account.parent.user,
                                  account.parent.name, properties_of(account.parent.incoming))
        properties = {} if account.parent else properties_of(account.incoming)
        properties["IdentityEmailAddress"] = account.user or ""
        if account.managed:
            properties["MCAccountIsManaged"] = True
        if account.profile:
            properties["mcProfileUUID"] = account.profile
        if account.outgoing:
            user = account.user if account.outgoing_user is None else account.outgoing_user
            outgoing = account.identifier("outgoing")
            self.add_row("smtp", outgoing, user or None, None, properties_of(account.outgoing))
            properties["SendingAccountIdentifier"] = outgoing
        self.add_row("pop" if account.pop3 else "imap", account.identifier("incoming"), account.user, account.name,
                     properties, account.active, parent)


def write_database(home, accounts, later=(), name="Accounts4.sqlite", extra=None):
    """Writes the database as a running system leaves it: with a write-ahead log that holds `later`, and no `-shm`."""
    folder = Path(home) / "Library/Accounts"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        made = Path(scratch) / name
        connection = sqlite3.connect(made, isolation_level=None)
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        database = _Database(connection)
        database.create()
        connection.execute("BEGIN")
        for account in accounts:
            database.add(account)
        if extra:
            extra(database)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        if later:
            connection.execute("BEGIN")
            for account in later:
                database.add(account)
            connection.execute("COMMIT")
        for suffix in ("", "-wal"):
            if Path(f"{made}{suffix}").exists():
                shutil.copyfile(f"{made}{suffix}", folder / f"{name}{suffix}")
        connection.close()
    return folder / name


def property_list(accounts):
    def incoming(account):
        found = {"AccountName": account.name or "", "AccountType": "POPAccount" if account.pop3 else "IMAPAccount",
                 "Hostname": account.incoming.host or "", "Username": account.user or "",
                 "EmailAddresses": [account.user or ""], "SSLEnabled": account.incoming.tls != "none",
                 "AuthenticationScheme": account.incoming.scheme}
        if account.incoming.port:
            found["PortNumber"] = account.incoming.port
        if not account.active:
            found["isActive"] = False
        if account.outgoing:
            found["SMTPIdentifier"] = f"{account.outgoing.host}:{account.user}"
        return found

    def outgoing(account):
        return {"AccountType": "SMTPAccount", "Hostname": account.outgoing.host, "Username": account.user or "",
                "PortNumber": str(account.outgoing.port), "SSLEnabled": "YES", "CanonicalEmailAddress": account.user}

    return {"MailAccounts": [incoming(account) for account in accounts] + [{"AccountType": "LocalAccount"}],
            "DeliveryAccounts": [outgoing(account) for account in accounts if account.outgoing],
            "AccountsVersion": 6}


def write_property_list(home, accounts, binary=True):
    path = Path(home) / "Library/Mail/V2/MailData/Accounts.plist"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(plistlib.dumps(property_list(accounts), fmt=plistlib.FMT_BINARY if binary else plistlib.FMT_XML))
    return path
