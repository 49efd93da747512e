# SPDX-License-Identifier: Apache-2.0
"""What became of a case, and the table of all cases.

    outcome = Outcome(fault); with outcome.asking("intact"): …      an AssertionError in there is a no to that question
"""
import collections
import contextlib
import traceback

QUESTIONS = ("kept", "intact", "honest", "recovered")
_COLUMNS = "{:<10} {:<7} {:<9} {:>12} {:>6}" + " {:>10}" * len(QUESTIONS)


class Outcome:
    def __init__(self, fault):
        self.fault, self.came, self.troubles, self.said = fault, False, {}, ""
        self.staged = None  # whether the vault had the password when it was over

    def __str__(self):
        told = [f"{self.fault}: not {question}\n{trouble}" for question, trouble in self.troubles.items()]
        return "\n".join([*told, self.said])

    @contextlib.contextmanager
    def asking(self, question):
        try:
            yield
        except Exception:  # whatever stops a check is no proof
            self.troubles.setdefault(question, traceback.format_exc())


class Table:
    def __init__(self):
        self._rows, self._troubles = {}, []

    def expect(self, program, fault, of):
        self._rows.setdefault((program, fault.kind, fault.place), {"of": of, "outcomes": []})

    def add(self, program, outcome):
        self._rows[program, outcome.fault.kind, outcome.fault.place]["outcomes"].append(outcome)
        if outcome.troubles:
            self._troubles.append((program, outcome))

    @property
    def is_good(self):
        return not self._troubles and not self.missed()

    def missed(self):
        """Where too little came: how often a thread comes to a call varies, so that the last of them may not."""
        told = []
        came = collections.defaultdict(list)
        for (program, kind, place), row in self._rows.items():
            these = [outcome.came for outcome in row["outcomes"]]
            came[program] += these
            if kind == "KILL" and these.count(False) > max(1, len(these) // 10):
                told.append(f"{program}: {these.count(False)} of {len(these)} kills {place} did not come")
            staged = [outcome.staged for outcome in row["outcomes"] if outcome.came and outcome.staged is not None]
            if kind == "KILL" and len(staged) >= 40 and min(staged.count(True), staged.count(False)) <= 3:
                told.append(f"{program}: {staged.count(False)} kills {place} before the password was kept, "
                            f"{staged.count(True)} after")
        told += [f"{program}: few faults came" for program, these in came.items() if 2 * sum(these) <= len(these)]
        return told

    def __str__(self):
        lines = [_COLUMNS.format("program", "fault", "at", "cases (of)", "came", *QUESTIONS)]
        for (program, kind, place), row in sorted(self._rows.items()):
            outcomes = row["outcomes"]
            well = [sum(question not in outcome.troubles for outcome in outcomes) for question in QUESTIONS]
            lines.append(_COLUMNS.format(program, kind, place, f"{len(outcomes)} ({row['of']})",
                                         sum(outcome.came for outcome in outcomes),
                                         *(f"{good}" if good == len(outcomes) else f"{good} NO" for good in well)))
        lines += [f"\n{program}, {outcome}" for program, outcome in self._troubles]
        lines += self.missed()
        cases = sum(len(row["outcomes"]) for row in self._rows.values())
        return "\n".join([*lines, f"\n{cases} cases, {len(self._troubles)} with trouble"])
