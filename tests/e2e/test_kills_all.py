# SPDX-License-Identifier: Apache-2.0
# label: long
"""The whole kill matrix."""
import unittest

from kill_matrix import KillMatrix


class Every(KillMatrix):
    step = 1


del KillMatrix

if __name__ == "__main__":
    unittest.main(verbosity=2)
