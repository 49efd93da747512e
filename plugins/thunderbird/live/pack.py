# SPDX-License-Identifier: Apache-2.0
"""Packs the add-on:  pack.py FOLDER OUTPUT.xpi FILE…  The same files give the same bytes, wherever and whenever."""
import pathlib
import sys
import zipfile


def pack(folder, output, names):
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(names):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, (folder / name).read_bytes())


if __name__ == "__main__":
    pack(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3:])
