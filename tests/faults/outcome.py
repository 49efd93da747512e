# SPDX-License-Identifier: Apache-2.0
"""What became of a case, and the table of all cases.

    outcome = Outcome(fault); with outcome.asking("intact"): …      an AssertionError in there is a no to that question
"""
import contextlib
import traceback

QUESTIONS = ("kept", "intact", "honest", "recovered")
_COLUMNS = "{:<10} {:<7} {:<9} {:>12} {:>6}" + " {:>10}" * len(QUESTIONS)


class Outcome:
    def __init__(self, fault):
        self.fault, self.came, self.troubles, self.said = fault, False, {}, ""

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
        """How often a thread comes to a call varies from run to run: a fault may not come, most have to."""
        came = [outcome.came for row in self._rows.values() for outcome in row["outcomes"]]
        return not self._troubles and 2 * sum(came) > len(came)

    def __str__(self):
        lines = [_COLUMNS.format("program", "fault", "at", "cases (of)", "came", *QUESTIONS)]
        for (program, kind, place), row in sorted(self._rows.items()):
            outcomes = row["outcomes"]
            well = [sum(question not in outcome.troubles for outcome in outcomes) for question in QUESTIONS]
            lines.append(_COLUMNS.format(program, kind, place, f"{len(outcomes)} ({row['of']})",
                                         sum(outcome.came for outcome in outcomes),
                                         *(f"{good}" if good == len(outcomes) else f"{good} NO" for good in well)))
        lines += [f"\n{program}, {outcome}" for program, outcome in self._troubles]
        cases = sum(len(row["outcomes"]) for row in self._rows.values())
        return "\n".join([*lines, f"\n{cases} cases, {len(self._troubles)} with trouble"])
