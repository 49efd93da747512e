# SPDX-License-Identifier: Apache-2.0
"""What holds for the program alone holds while the agent runs and does the work: the same tests once more, and both
side by side."""
import os
import unittest

os.environ["RINNOVA_WITH_AGENT"] = "1"

import test_bad_input  # noqa: E402
import test_keyring  # noqa: E402
import test_refusal  # noqa: E402
import test_thunderbird  # noqa: E402
from office import Office  # noqa: E402

USER, OLD, NEW = "mario.rossi@pec.it", "fake-old-1", "fake-new-2"


class BadInput(test_bad_input.BadInput):
    # These mount something after the agent has started, in a mount namespace that it does not see.
    test_a_read_only_folder = None
    test_a_full_disk = None


class Keyring(test_keyring.Keyring):
    pass


class Refusal(test_refusal.Refusal):
    pass


class RealThunderbird(test_thunderbird.RealThunderbird):
    pass


class SideBySide(unittest.TestCase):
    VOLATILE = ("rotation", "at")

    def stable(self, value):
        """Without what is another one each time."""
        if isinstance(value, dict):
            return {name: None if name in self.VOLATILE else self.stable(part) for name, part in value.items()}
        return [self.stable(part) for part in value] if isinstance(value, list) else value

    def life(self, office):
        """One account's life, as documents, words and exit codes."""
        office.profile()
        office.box.store_secret("msmtp", {"host": "smtps.pec.aruba.it", "service": "smtp", "user": USER}, OLD)
        office.mail.set_password(USER, OLD, NEW)
        told = []
        for line in (["discover"], ["track", USER, "--expires", "2020-01-01", "--device", "iPhone"], ["status"],
                     ["status", USER], ["status", "nobody@pec.it"], ["rotate", USER, "--dry-run"],
                     (["rotate", USER], NEW), (["rotate", USER], NEW), (["rotate", USER], "fake-wrong-3"), ["status"],
                     ["retry", USER], ["discard", USER], ["verify"], ["doctor"], ["undo", USER], ["history", USER],
                     ["extend", USER, "--until", "2020-01-01"], ["confirm", "manual:0000000000000000"],
                     (["unlock", "thunderbird:0000000000000000"], "fake-primary"), ["providers"], ["plugins"],
                     ["untrack", USER], ["status"]):
            arguments, password = line if isinstance(line, tuple) else (line, None)
            ran = office.rinnova(*arguments, "--lang", "it", password=password)
            text = (ran.out + ran.err).replace(str(office.box.root), "ROOT")
            for kind, port in office.mail.ports.items():
                text = text.replace(str(port), kind)
            told.append((arguments, ran.code, ran.err.replace(str(office.box.root), "ROOT"),
                         self.stable(ran.document), text.count("\n")))
        return told

    def test_documents_words_and_exit_codes_are_the_same(self):
        lives = []
        for with_agent in (False, True):
            office = Office([USER], OLD)
            office.__enter__()
            self.addCleanup(office.__exit__, None, None, None)
            if not with_agent:
                office.agent.__exit__()
                office.agent = None
            lives.append(self.life(office))
        for alone, through in zip(*lives, strict=True):
            self.assertEqual(through[:2], alone[:2])
            self.assertEqual(set(_shape(through[3])), set(_shape(alone[3])), alone[0])
            self.assertEqual(through[4], alone[4], alone[0])


def _shape(value, path=""):
    """Every member with its value, where that is not this desk's own (ports, paths, ids)."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _shape(part, f"{path}.{name}")
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from _shape(part, f"{path}[{place}]")
    else:
        own = path.rsplit(".", 1)[-1] in ("id", "port", "location", "file", "slot", "detail", "message", "origin", "next_notice", "ca_file")
        yield path, type(value).__name__ if own else value


if __name__ == "__main__":
    unittest.main(verbosity=2)
