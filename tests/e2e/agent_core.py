# SPDX-License-Identifier: Apache-2.0
"""core_of(pid, folder) -> bytes: all of a running process's memory, by way of a file in the folder."""
import subprocess


def core_of(pid, folder):
    core = folder / "core"
    subprocess.run(["gdb", "-q", "-batch", "-nx", "-p", str(pid), "-ex", "set pagination off", "-ex",
                    "set dump-excluded-mappings on", "-ex", f"gcore {core}"], check=True, capture_output=True)
    content = core.read_bytes()
    core.unlink()
    return content
