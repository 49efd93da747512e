# SPDX-License-Identifier: Apache-2.0
"""Whether programs run under a sanitizer.

    sanitized.OPTIONS       the variables that tell one what to do
    sanitized.here()        whether one was told: its own memory says nothing of the program's
    sanitized.traced(env)   the environment for a program that strace watches: leaks cannot be looked for then
"""
import os

OPTIONS = ("ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS", "UBSAN_OPTIONS")


def here():
    return any(name in os.environ for name in OPTIONS)


def traced(env):
    return {**env, "ASAN_OPTIONS": ":".join(filter(None, (env.get("ASAN_OPTIONS"), "detect_leaks=0")))}
