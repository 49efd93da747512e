# SPDX-License-Identifier: Apache-2.0
"""What each package weighs, and what it pulls in on a bare Debian:  sizes.py [PACKAGES-FOLDER]   (build/packages)

A table for docs/benchmarks.md. Nothing is installed: apt is asked what it would do on a machine with nothing on it but
the packages that debootstrap's smallest variant brings."""
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PACKAGES = ("rinnova", "rinnova-desktop", "rinnova-fleet")


def said(*argv):
    return subprocess.run([str(word) for word in argv], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True,
                          check=True).stdout


def fields(text):
    return dict(line.split(": ", 1) for line in text.splitlines() if ": " in line and not line.startswith(" "))


def stanzas(text):
    return [fields(part) for part in text.split("\n\n") if part.strip()]


def status_of_a_bare_machine(file, known):
    """Essential packages, those of priority “required” and apt, with what they depend on: debootstrap's minbase."""
    roots = {stanza["Package"] for stanza in known
             if stanza.get("Essential") == "yes" or stanza.get("Priority") == "required"} | {"apt"}
    wanted = said("apt-get", "install", "--simulate", "--no-install-recommends", "-o", "Dir::State::status=/dev/null",
                  *sorted(roots))
    names = [line.split()[1] for line in wanted.splitlines() if line.startswith("Inst ")]
    text = said("apt-cache", "show", "--no-all-versions", *names)
    with open(file, "w", encoding="utf-8") as status:
        for line in text.splitlines():
            status.write(line + ("\nStatus: install ok installed\n" if line.startswith("Package: ") else "\n"))


def pulled_in(status, packages, recommends):
    wanted = said("apt-get", "install", "--simulate", *([] if recommends else ["--no-install-recommends"]),
                  "-o", f"Dir::State::status={status}", "-o", f"Dir::Cache::pkgcache={status}.cache",
                  "-o", f"Dir::Cache::srcpkgcache={status}.lists", *packages)
    return [line.split()[1] for line in wanted.splitlines() if line.startswith("Inst ")]


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/packages").resolve()
    files = {name: next(folder.glob(f"{name}_*.deb")) for name in PACKAGES}
    print("| package | to fetch | installed | pulls in | with what is recommended |\n|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        status = f"{scratch}/status"
        known = stanzas(said("apt-cache", "dumpavail"))
        size_of = {stanza["Package"]: int(stanza.get("Installed-Size", 0)) for stanza in known}
        status_of_a_bare_machine(status, known)
        for name, file in files.items():
            asked = [file, files["rinnova"]] if name == "rinnova-desktop" else [file]
            own = int(fields(said("dpkg-deb", "--field", file))["Installed-Size"]) / 1024
            row = [f"`{name}`", f"{file.stat().st_size / 1024 / 1024:.1f} MiB", f"{own:.1f} MiB"]
            for recommends in (False, True):
                others = [other for other in pulled_in(status, asked, recommends) if other not in PACKAGES]
                row.append(f"{len(others)} packages, {sum(map(size_of.get, others)) / 1024:.0f} MiB")
            print("| " + " | ".join(row) + " |")


main()
