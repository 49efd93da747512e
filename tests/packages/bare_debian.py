# SPDX-License-Identifier: Apache-2.0
"""A bare Debian in a folder of its own, made by debootstrap from the machine's own package sources.

    isolate()                           this process starts anew in mount and process namespaces of its own: whatever is
                                        mounted or started goes with it
    with BareDebian() as debian:
        debian.root                     its folder
        debian.run("apt-get", …, check=True) -> CompletedProcess, text
        debian.packages() -> {name: installed size in KiB}
        debian.files() -> {path: what it is}    of everything but what packages themselves keep books in
    with BootedDebian(packages…) as debian:     with them, and with a systemd of its own that runs; what is started goes
                                                through it
        debian.as_user("mario", "systemctl", "--user", …)
"""
import os
import pathlib
import platform
import shutil
import subprocess
import sys
import tempfile
import time

_INSIDE = "RINNOVA_IN_NAMESPACE"
_CACHE = pathlib.Path("/var/cache/apt/archives")
# What installing and removing anything changes: databases, caches, logs, the list of users.
_BOOKS = ("/proc", "/dev", "/sys", "/tmp", "/run", "/opt", "/var/lib/dpkg", "/var/lib/apt", "/var/cache", "/var/log",
          "/etc/passwd", "/etc/group", "/etc/shadow", "/etc/gshadow", "/etc/ld.so.cache", "/etc/mtab",
          "/var/lib/systemd/deb-systemd-helper-enabled")


def isolate():
    if os.environ.get(_INSIDE) != "1":
        os.environ[_INSIDE] = "1"
        os.execvp("unshare", ["unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
                              sys.executable, "-B", *sys.argv])


def _said(*argv):
    return subprocess.run(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, check=True).stdout


class BareDebian:
    def __enter__(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="rinnova-debian-"))
        self.root.chmod(0o755)  # it is the root of users who are not root
        try:
            self._bootstrap()
            self._sources()
            self._mount()
            self.run("apt-get", "update", "-qq")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for place in reversed(self._mounted):
            subprocess.run(["umount", "--lazy", place], check=False)
        shutil.rmtree(self.root, ignore_errors=True)

    _mounted = ()

    def _bootstrap(self):
        release = platform.freedesktop_os_release()["VERSION_CODENAME"]
        mirrors = _said("apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages",
                        "Codename: " + release).split()
        # The release's own archive; those for updates and security are no place to start from.
        done = subprocess.run(["debootstrap", "--variant=minbase", f"--cache-dir={_CACHE}", release, str(self.root),
                               mirrors[0]], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True)
        assert done.returncode == 0, done.stdout[-3000:]

    def _sources(self):
        apt = self.root / "etc/apt"
        (apt / "sources.list").unlink(missing_ok=True)
        for file in [pathlib.Path("/etc/apt/sources.list"), *pathlib.Path("/etc/apt/sources.list.d").glob("*")]:
            if file.suffix in (".list", ".sources") and file.exists():
                shutil.copy(file, apt / file.relative_to("/etc/apt"))
        shutil.copy("/etc/resolv.conf", self.root / "etc/resolv.conf")
        (self.root / "etc/hosts").write_text("127.0.0.1 localhost\n")
        (apt / "apt.conf.d/90machine").write_text(_said("apt-config", "dump", "Acquire"))
        # What the machine has fetched before; its own folder is locked while anybody else installs something there.
        for package in _CACHE.glob("*.deb"):
            try:
                os.link(package, self.root / "var/cache/apt/archives" / package.name)
            except OSError:  # there already, or on another file system: fetched again
                pass
        (self.root / "etc/dpkg/dpkg.cfg.d/scratch").write_text("force-unsafe-io\n")
        # Nothing here starts by itself.
        policy = self.root / "usr/sbin/policy-rc.d"
        policy.write_text("#!/bin/sh\nexit 101\n")
        policy.chmod(0o755)

    def _mount(self):
        self._mounted = []
        # As a mount of its own, so that what runs inside can have mount namespaces.
        subprocess.run(["mount", "--bind", str(self.root), str(self.root)], check=True)
        self._mounted.append(str(self.root))
        # Nothing of the machine's own: all of this folder is deleted in the end. The devices are debootstrap's.
        for kind, place in (("proc", "proc"), ("tmpfs", "dev/shm"), ("devpts", "dev/pts")):
            (self.root / place).mkdir(exist_ok=True)
            subprocess.run(["mount", "-t", kind, kind, str(self.root / place)], check=True)
            self._mounted.append(str(self.root / place))

    def _into(self):
        """The command line that runs another one in there."""
        return ["chroot", str(self.root)]

    def run(self, *argv, check=True, env=None, timeout=1800, text=""):
        done = subprocess.run(
            [*self._into(), *map(str, argv)], input=text, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            timeout=timeout, env={
                "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root",
                "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive", "TMPDIR": "/tmp", **(env or {})})
        if check and done.returncode != 0:
            raise AssertionError(f"{' '.join(map(str, argv))}: exit {done.returncode}\n{done.stdout[-6000:]}")
        return done

    def install(self, *packages, recommends=False):
        return self.run("apt-get", "install", "-y", "-q", "-o", "Dpkg::Use-Pty=0", "--allow-downgrades",
                        *([] if recommends else ["--no-install-recommends"]), *packages)

    def packages(self):
        """Sizes in KiB, as dpkg knows them."""
        listed = self.run("dpkg-query", "-W", "-f=${db:Status-Status} ${Package} ${Installed-Size}\\n").stdout
        rows = [line.split() for line in listed.splitlines()]
        return {row[1]: int(row[2]) for row in rows if row[0] == "installed"}

    def files(self):
        found = {}
        for folder, folders, names in os.walk(self.root):
            inside = "/" + os.path.relpath(folder, self.root).removeprefix(".")
            folders[:] = [name for name in folders if not _in_books(os.path.join(inside, name))]
            for name in folders + names:
                path = os.path.join(inside, name)
                if not _in_books(path):
                    status = os.lstat(os.path.join(folder, name))
                    folder_here = name in folders and not os.path.islink(os.path.join(folder, name))
                    found[path] = (oct(status.st_mode), 0 if folder_here else status.st_size)
        return found


class BootedDebian(BareDebian):
    _SYSTEM = ("systemd", "systemd-sysv", "libpam-systemd", "dbus", "dbus-user-session")

    def __init__(self, *packages):
        self._wanted = packages
        self._leader = None

    def __enter__(self):
        super().__enter__()
        try:
            self.install(*self._SYSTEM, *self._wanted)
            (self.root / "usr/sbin/policy-rc.d").unlink()
            self._boot()
        except BaseException:
            self.__exit__()
            raise
        return self

    def _boot(self):
        # Its systemd mounts all that is mounted in there.
        while len(self._mounted) > 1:
            subprocess.run(["umount", "--recursive", self._mounted.pop()], check=True)
        self._log = open(self.root.with_suffix(".log"), "w+", encoding="utf-8")
        # SIGRTMIN+3 is how systemd is told to end.
        self._container = subprocess.Popen(
            ["systemd-nspawn", "--quiet", "--register=no", "--keep-unit", "--console=passive", "--boot",
             "--directory", str(self.root)], stdin=subprocess.DEVNULL, stdout=self._log, stderr=subprocess.STDOUT)
        self.wait_until("it has booted", self._booted)

    def _booted(self):
        assert self._container.poll() is None, self.console()
        children = pathlib.Path(f"/proc/{self._container.pid}/task/{self._container.pid}/children").read_text().split()
        if not children:
            return False
        self._leader = children[0]
        return self.run("systemctl", "is-system-running", check=False).stdout.strip() in ("running", "degraded")

    def console(self):
        return pathlib.Path(self._log.name).read_text(encoding="utf-8", errors="replace")[-3000:]

    def wait_until(self, what, true, limit=120):
        end = time.monotonic() + limit
        while not true():
            assert time.monotonic() < end, f"not within {limit} s: {what}\n{self.console()}"
            time.sleep(0.1)

    def _into(self):
        return ["nsenter", "--target", self._leader, "--all"] if self._leader else super()._into()

    def as_user(self, name, *argv, **more):
        number = self.run("id", "-u", name).stdout.strip()
        place = {"XDG_RUNTIME_DIR": f"/run/user/{number}", "HOME": f"/home/{name}",
                 "DBUS_SESSION_BUS_ADDRESS": f"unix:path=/run/user/{number}/bus"}
        return self.run("runuser", "-u", name, "--", *argv, env=place, **more)

    def __exit__(self, *trouble):
        if self._leader:
            self._leader = None
            self._container.terminate()
            self._container.wait(120)
            self._log.close()
            os.unlink(self._log.name)
        super().__exit__(*trouble)


def _in_books(path):
    return any(path == book or path.startswith(book + "/") or path == book + "-" for book in _BOOKS)
