# SPDX-License-Identifier: Apache-2.0
"""Runs a program of google-benchmark and gives its figures.

    run(program, filter="apply", repetitions=9) -> {"name/arguments": Figure(wall, cpu)}, in milliseconds

Repetitions of different figures take turns; each figure is the median of its repetitions, which a neighbour who loads the
machine for a moment does not move.
"""
import json
import statistics
import subprocess
import tempfile
from typing import NamedTuple


class Figure(NamedTuple):
    wall: float
    cpu: float


def run(program, filter=".", repetitions=9, seconds=0.03):
    with tempfile.NamedTemporaryFile("r", suffix=".json") as out:
        subprocess.run([program, f"--benchmark_filter={filter}", f"--benchmark_repetitions={repetitions}",
                        f"--benchmark_min_time={seconds}", "--benchmark_enable_random_interleaving=true",
                        f"--benchmark_out={out.name}", "--benchmark_out_format=json"],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        document = json.load(out)
    runs = {}
    for entry in document["benchmarks"]:
        if entry.get("error_occurred"):
            raise AssertionError(f"{entry['name']}: {entry['error_message']}")
        if entry["run_type"] == "iteration":
            runs.setdefault(entry["run_name"].removesuffix("/real_time"), []).append(entry)
    return {name: Figure(_median(entries, "real_time"), _median(entries, "cpu_time"))
            for name, entries in runs.items()}


def _median(entries, member):
    factor = {"ns": 1e-6, "us": 1e-3, "ms": 1, "s": 1e3}
    return statistics.median(entry[member] * factor[entry["time_unit"]] for entry in entries)
