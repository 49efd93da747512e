# SPDX-License-Identifier: Apache-2.0
"""What the self-tests share."""
import time

MARIO, SEGRETERIA = "mario.rossi@pec.it", "segreteria/studio@pec.it"


def say(*words):
    print("   ", *words, flush=True)


def raises(kind, action, *arguments, **named):
    try:
        action(*arguments, **named)
    except kind as error:
        return error
    raise AssertionError(f"no {kind.__name__}")


def seconds(action, *arguments, **named):
    before = time.monotonic()
    result = action(*arguments, **named)
    return time.monotonic() - before, result
