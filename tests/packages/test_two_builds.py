# SPDX-License-Identifier: Apache-2.0
# label: long
"""The sources of a release, unpacked in two places and compiled there without a compiler cache, give the same packages."""
import hashlib
import os
import pathlib
import shutil
import tempfile
import unittest

from packing import ROOT, run


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


class TwoBuilds(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))

    def source(self):
        return pathlib.Path(run(ROOT / "scripts/package", "source").split()[-1])

    def test_the_archive_of_the_sources_is_the_same_every_time(self):
        kept = shutil.copy(self.source(), self.folder)
        self.assertEqual(pathlib.Path(kept).read_bytes(), self.source().read_bytes())

    def test_two_folders_give_the_same_packages(self):
        archive = self.source()
        made = []
        for place in ("a", "somewhere/else/entirely"):
            folder = self.folder / place
            folder.mkdir(parents=True)
            run("tar", "-x", "-f", archive, "-C", folder)
            tree = folder / archive.name.removesuffix(".tar.xz")
            run(tree / "scripts/package", env={**os.environ, "CCACHE_DISABLE": "1"})
            made.append(digests(tree / "build/packages"))
        self.assertEqual(len(made[0]), 3)
        self.assertEqual(made[0], made[1])


if __name__ == "__main__":
    unittest.main(verbosity=2)
