# SPDX-License-Identifier: Apache-2.0
"""Runs a program beside a PostgreSQL of its own, whose address it finds in FLEET_TEST_DATABASE."""
import os
import pathlib
import subprocess
import sys
import tempfile

from rinnova_test.postgresql import PostgreSQL

with tempfile.TemporaryDirectory() as folder, PostgreSQL(pathlib.Path(folder)) as server:
    sys.exit(subprocess.run(sys.argv[1:], env={**os.environ, "FLEET_TEST_DATABASE": server.address}).returncode)
