#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Proves that each part of rinnova_test works, on the real programs; prints what it saw.

    selftest.py [NAME…]         all checks, or those whose name contains one of these; exit code 1 when one failed
"""
import sys
import traceback

import selftest_surroundings
import selftest_thunderbird
from selftest_tools import seconds


def main():
    checks = {name.removeprefix("check_"): check for module in (selftest_surroundings, selftest_thunderbird)
              for name, check in vars(module).items() if name.startswith("check_")}
    wanted = [name for name in checks if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
    failed = []
    for name in wanted:
        print(f"{name}", flush=True)
        try:
            spent, _ = seconds(checks[name])
            print(f"    ok, {spent:.1f} s", flush=True)
        except Exception:
            failed.append(name)
            traceback.print_exc()
    print(f"{len(wanted) - len(failed)} of {len(wanted)} passed" + (f"; failed: {', '.join(failed)}" if failed else ""))
    return 1 if failed or not wanted else 0


if __name__ == "__main__":
    sys.exit(main())
