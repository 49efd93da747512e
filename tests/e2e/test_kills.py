# SPDX-License-Identifier: Apache-2.0
"""A sample of the kill matrix, for every run."""
import unittest

from kill_matrix import KillMatrix


class Sample(KillMatrix):
    step = 12


del KillMatrix

if __name__ == "__main__":
    unittest.main(verbosity=2)
