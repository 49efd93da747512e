# SPDX-License-Identifier: Apache-2.0
"""Other programs that do a part of what ours do, in turns with ours and on the same 300: Certbot, which looks what is due of
its certificates, KeePassXC, which looks what expires among its entries, and secret-tool, which stores one item."""
import base64
import datetime
import pathlib
import statistics
import subprocess
import sys
import uuid

TESTS = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(TESTS / "support"), str(TESTS / "e2e")]

from agent.measures import ACCOUNTS, track  # noqa: E402
from commands.desk import Used  # noqa: E402
from rinnova_test.sandbox import Sandbox  # noqa: E402

RUNS = 9
DATABASE_PASSWORD = "fake-database-password"
USER, SMTP = "mario.rossi@pec.it", "smtps.pec.aruba.it"
ITEM = {"host": SMTP, "service": "smtp", "user": USER}
_ENTRY = """<Entry><UUID>{id}</UUID><Times><Expires>True</Expires><ExpiryTime>{expires}T12:00:00Z</ExpiryTime></Times>
<String><Key>Title</Key><Value>box{number}@pec.it</Value></String></Entry>"""
_DATABASE = """<?xml version="1.0" encoding="UTF-8"?><KeePassFile><Meta><Generator>KeePassXC</Generator></Meta><Root><Group>
<UUID>AAAAAAAAAAAAAAAAAAAAAQ==</UUID><Name>Root</Name>{entries}</Group></Root></KeePassFile>"""


def used(build, box, *argv, input=b""):
    out = box.root / "used"
    done = box.run([build / "bench/bench-measure", out, *argv], input=input, timeout=300)
    assert done.returncode == 0, (argv[0], done.stderr.decode()[-2000:])
    code, wall, cpu, peak = out.read_text().split()
    return Used(int(code), float(wall), float(cpu), int(peak)), done.stdout.decode()


def certificates(folder):
    """As many of Certbot's certificates as there are accounts, none of them due."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days",
                    "365", "-subj", "/CN=example.org", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    (folder / "renewal").mkdir()
    for number in range(ACCOUNTS):
        name = f"box{number}.example.org"
        archive, live = folder / "archive" / name, folder / "live" / name
        archive.mkdir(parents=True), live.mkdir(parents=True)
        lines = ["version = 2.1.0", f"archive_dir = {archive}"]
        for kind in ("privkey", "cert", "chain", "fullchain"):
            (archive / f"{kind}1.pem").write_bytes((key if kind == "privkey" else certificate).read_bytes())
            (live / f"{kind}.pem").symlink_to(f"../../archive/{name}/{kind}1.pem")
            lines.append(f"{kind} = {live / kind}.pem")
        lines += ["[renewalparams]", "authenticator = standalone", "server = https://localhost/"]
        (folder / "renewal" / f"{name}.conf").write_text("\n".join(lines) + "\n")
    return ["certbot", "renew", "--no-random-sleep-on-renew", "--config-dir", folder, "--work-dir", folder / "work",
            "--logs-dir", folder / "logs"]


def database(box, first_day):
    """An entry for each account, which expires on the account's day, at noon; opened with the least work that KeePassXC offers."""
    text = box.root / "entries.xml"
    text.write_text(_DATABASE.format(entries="".join(
        _ENTRY.format(id=base64.b64encode(uuid.uuid4().bytes).decode(), number=number,
                      expires=first_day + datetime.timedelta(days=5 + number % 80)) for number in range(ACCOUNTS))))
    file = box.root / "entries.kdbx"
    box.run(["keepassxc-cli", "import", "-q", "-p", "-t", "100", text, file], check=True,
            input=f"{DATABASE_PASSWORD}\n{DATABASE_PASSWORD}\n".encode())
    return ["keepassxc-cli", "search", "-q", file, "is:expired-30"]


def in_turns(build, box, **commands):
    """The median of each, in milliseconds; `ours` and its peer have the same machine."""
    runs = {name: [] for name in commands}
    for _ in range(RUNS):
        for name, (argv, input, says) in commands.items():
            one, said = used(build, box, *argv, input=input)
            assert says in said, (argv[0], said[-500:])
            runs[name].append(one)
    return {name: 1e3 * statistics.median(one.wall for one in runs[name]) for name in runs}


def schedules(table, build):
    with Sandbox() as box:
        today = datetime.date.today()
        track(box, build / "bin/rinnova", today)
        folder = box.root / "certbot"
        folder.mkdir()
        figures = in_turns(
            build, box, ours=([build / "bin/rinnova", "--json", "status"], b"", "box299@pec.it"),
            certbot=(certificates(folder), b"", "box299.example.org"),
            keepassxc=(database(box, today), f"{DATABASE_PASSWORD}\n".encode(), "box24@pec.it"))
    for name, words in (("certbot", "Certbot's look at as many certificates, none of them due"),
                        ("keepassxc", "KeePassXC's search for what expires within 30 days")):
        table.ratio(f"status of {ACCOUNTS} accounts, and {words}", figures["ours"], figures[name], "ms", 1)


def one_item(table, build):
    """Ours stages the password in the vault, notes what it does, writes the item, reads it back and commits."""
    with Sandbox(keyring=True) as box:
        box.store_secret("msmtp", ITEM, "fake-old-1")
        stores, rotations = [], []
        for number in range(RUNS):
            attributes = [word for pair in ITEM.items() for word in pair]
            stores.append(used(build, box, "secret-tool", "store", "--label=msmtp", *attributes,
                               input=f"fake-stored-{number}".encode())[0].wall)
            rotations.append(used(build, box, build / "bin/rinnova", "rotate", USER, "--no-probe", "--yes", "--password-stdin",
                                  input=f"fake-rotated-{number}".encode())[0].wall)
            assert box.lookup_secret(ITEM) == f"fake-rotated-{number}"
    table.ratio("one entry of the keyring rotated, and secret-tool storing it", 1e3 * statistics.median(rotations),
                1e3 * statistics.median(stores), "ms")


def peers(table, build):
    schedules(table, build)
    one_item(table, build)
