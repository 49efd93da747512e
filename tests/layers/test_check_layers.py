# SPDX-License-Identifier: Apache-2.0
"""Every rule of check_layers.py, broken once and kept once."""
import pathlib
import tempfile
import unittest

import check_layers

SPDX = "// SPDX-License-Identifier: Apache-2.0\n"
OPEN = "FIX" + "ME"


class Layers(unittest.TestCase):
    def told_of(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            for name, text in {"CMakeLists.txt": "# SPDX-License-Identifier: Apache-2.0\n", **files}.items():
                path = root / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(text if isinstance(text, bytes) else text.encode())
            return [f"{path}:{number}" for path, number, _ in check_layers.problems(root)]

    def includes(self, path, *names):
        return self.told_of({path: SPDX + "".join(f'#include "{name}"\n' for name in names)})

    def test_a_layer_that_includes_what_lies_above_it_is_named(self):
        self.assertEqual(self.includes("src/base/A.h", "base/B.h", "model/Slot.h"), ["src/base/A.h:3"])
        self.assertEqual(self.includes("src/model/A.cpp", "base/B.h", "sdk/Target.h"), ["src/model/A.cpp:3"])
        self.assertEqual(self.includes("src/vault/A.cpp", "ledger/Ledger.h"), ["src/vault/A.cpp:2"])
        self.assertEqual(self.includes("src/service/A.cpp", "engine/E.h", "ledger/L.h"), ["src/service/A.cpp:3"])
        self.assertEqual(self.includes("src/cli/A.cpp", "service/S.h", "engine/E.h"), ["src/cli/A.cpp:3"])
        self.assertEqual(self.includes("src/fleet/protocol/A.cpp", "model/M.h", "vault/Vault.h"),
                         ["src/fleet/protocol/A.cpp:3"])
        self.assertEqual(self.includes("src/fleet/server/A.cpp", "fleet/protocol/P.h", "fleet/reporter/R.h",
                                       "vault/Vault.h"), ["src/fleet/server/A.cpp:3", "src/fleet/server/A.cpp:4"])
        self.assertEqual(self.includes("src/fleet/reporter/A.cpp", "fleet/protocol/P.h", "vault/Vault.h",
                                       "fleet/server/S.h"), ["src/fleet/reporter/A.cpp:4"])

    def test_angle_brackets_and_spaces_hide_nothing(self):
        self.assertEqual(self.told_of({"src/base/A.h": SPDX + " #  include <model/Slot.h>\n"}), ["src/base/A.h:2"])

    def test_what_lies_below_may_be_included(self):
        self.assertEqual(self.includes("src/engine/A.cpp", "sdk/Target.h", "ledger/L.h", "vault/V.h", "probe/P.h",
                                       "providers/P.h", "model/M.h", "base/B.h", "A.h"), [])

    def test_everything_meets_in_the_wiring_alone(self):
        self.assertEqual(self.includes("src/service/Wiring.cpp", "engine/E.h", "vault/V.h"), [])
        self.assertEqual(self.includes("src/service/Wiring.h", "vault/V.h"), ["src/service/Wiring.h:2"])

    def test_a_plugin_sees_the_sdk_and_itself(self):
        self.assertEqual(self.includes("plugins/x/A.cpp", "sdk/Target.h", "Own.h"), [])
        self.assertEqual(self.includes("plugins/x/A.cpp", "base/Secret.h"), ["plugins/x/A.cpp:2"])
        self.assertEqual(self.includes("plugins/x/A.cpp", "../y/B.h"), ["plugins/x/A.cpp:2"])
        self.assertEqual(self.includes("plugins/x/tests/a.cpp", "base/Secret.h", "sdk/Target.h"), [])
        self.assertEqual(self.includes("plugins/x/tests/a.cpp", "engine/E.h"), ["plugins/x/tests/a.cpp:2"])

    def test_an_unknown_folder_is_no_layer(self):
        self.assertEqual(self.includes("src/tools/A.cpp"), ["src/tools/A.cpp:1"])

    def test_platform_tests_stay_in_platform_units(self):
        code = SPDX + "#ifdef _WIN32\n#endif\n#if defined(__APPLE__)\n#endif\n#elif defined(Q_OS_MACOS)\n"
        self.assertEqual(self.told_of({"src/base/A.cpp": code}), [f"src/base/A.cpp:{n}" for n in (2, 4, 6)])
        self.assertEqual(self.told_of({"src/base/A_windows.cpp": code}), [])

    def test_each_source_names_its_licence(self):
        files = {"src/base/A.h": "#pragma once\n", "tests/a.py": "pass\n", "scripts/a": "#!/bin/sh\n",
                 "src/base/CMakeLists.txt": "project(a)\n"}
        self.assertEqual(self.told_of(files), [f"{name}:1" for name in sorted(files, key=lambda name: (
            ("src", "plugins", "tests", "scripts").index(name.split("/")[0]), name))])

    def test_nothing_is_left_open(self):
        self.assertEqual(self.told_of({"docs/a.md": f"a\nb {OPEN} c\n"}), ["docs/a.md:2"])
        self.assertEqual(self.told_of({"docs/a.md": f"a{OPEN}c\n", "tests/fixtures/a.md": OPEN}), [])

    def test_a_long_file_is_named_and_bytes_that_are_no_text_are_not_read(self):
        self.assertEqual(self.told_of({"src/base/A.h": SPDX + "\n" * 399}), [])
        self.assertEqual(self.told_of({"src/base/A.h": SPDX + "\n" * 400}), ["src/base/A.h:401"])
        self.assertEqual(self.told_of({"tests/a.bin": b"\xff\x00" + OPEN.encode()}), [])


if __name__ == "__main__":
    unittest.main()
