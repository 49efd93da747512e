# SPDX-License-Identifier: Apache-2.0
"""Stands in for the person before gnome-keyring's questions: gcr's own mock of the desktop's prompter.

Prints its bus name, which the daemon takes from $GNOME_KEYRING_TEST_PROMPTER. Then reads orders, one a line, and
answers each with `done`:

    answer PASSWORD     the next question that asks for a password gets this one
    decline             the next question is cancelled
    think MILLISECONDS  how long each answer takes
    asking              answers `yes` while a question is shown, else `no`
    expecting           answers `yes` while an announced question has not come, else `no`
"""
import ctypes
import sys

gcr = ctypes.CDLL("libgcr-base-3.so.1")
gcr.gcr_mock_prompter_start.restype = ctypes.c_char_p


def obey(order, argument):
    if order == "answer":
        gcr.gcr_mock_prompter_expect_password_ok(argument.encode(), None)
    elif order == "decline":
        gcr.gcr_mock_prompter_expect_password_cancel()
    elif order == "think":
        gcr.gcr_mock_prompter_set_delay_msec(ctypes.c_uint(int(argument)))
    elif order == "asking":
        return "yes" if gcr.gcr_mock_prompter_is_prompting() else "no"
    elif order == "expecting":
        return "yes" if gcr.gcr_mock_prompter_is_expecting() else "no"
    else:
        return f"unknown order {order}"
    return "done"


print(gcr.gcr_mock_prompter_start().decode(), flush=True)
for line in sys.stdin:
    order, _, argument = line.rstrip("\n").partition(" ")
    print(obey(order, argument), flush=True)
