# SPDX-License-Identifier: Apache-2.0
"""The packages of a build, and what is in them.

    pack(folder) -> {name: path}        the packages, made anew from the build that is tested, in that folder; copies of
                                        those in RINNOVA_PACKAGES, where that is set
    older(package, folder) -> path      the same as version 0.0.9
    control(package) -> {field: text}
    contents(package) -> {path: Entry(mode, owner, size)}
"""
import os
import pathlib
import shutil
import subprocess
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("RINNOVA_BUILD", ROOT / "build/release"))
NAMES = ("rinnova", "rinnova-desktop", "rinnova-fleet")
MOMENT = "1767225600"  # of all files in the packages


class Entry(NamedTuple):
    mode: str
    owner: str
    size: int
    time: str


def run(*argv, **more):
    done = subprocess.run([str(word) for word in argv], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, **more)
    if done.returncode != 0:
        raise AssertionError(f"{' '.join(map(str, argv))}: exit {done.returncode}\n{done.stdout}")
    return done.stdout


def pack(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if "RINNOVA_PACKAGES" in os.environ:
        for package in pathlib.Path(os.environ["RINNOVA_PACKAGES"]).glob("*.deb"):
            shutil.copy(package, folder)
        return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}
    run("cpack", "--config", BUILD / "CPackConfig.cmake", "-B", folder, cwd=folder, umask=0o022,
        env={**os.environ, "SOURCE_DATE_EPOCH": MOMENT, "LC_ALL": "C.UTF-8"})
    shutil.rmtree(folder / "_CPack_Packages")
    return {path.name.split("_")[0]: path for path in folder.glob("*.deb")}


def older(package, folder):
    """The same package as version 0.0.9, with a file that the newer one has no longer."""
    made = folder / package.name.replace("_0.", "_0.0.9+0.", 1)
    tree = folder / "tree"
    run("dpkg-deb", "--raw-extract", package, tree)
    text = (tree / "DEBIAN/control").read_text()
    version = next(line for line in text.splitlines() if line.startswith("Version: ")).split()[1]
    (tree / "DEBIAN/control").write_text(text.replace(version, "0.0.9-1"))
    name = package.name.split("_")[0]
    (tree / f"usr/share/doc/{name}/of-0.0.9").write_text("gone in the next version\n")
    run("dpkg-deb", "--root-owner-group", "--build", tree, made)
    shutil.rmtree(tree)
    return made


def control(package):
    fields, last = {}, None
    for line in run("dpkg-deb", "--field", package).splitlines():
        if line.startswith(" "):
            fields[last] += "\n" + line
        else:
            last, _, text = line.partition(": ")
            fields[last] = text
    return fields


def contents(package):
    found = {}
    for line in run("dpkg-deb", "--contents", package).splitlines():
        mode, owner, size, day, hour, path = line.split(maxsplit=5)
        found[path.removeprefix(".")] = Entry(mode, owner, int(size), f"{day} {hour}")
    return found
