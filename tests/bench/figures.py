# SPDX-License-Identifier: Apache-2.0
"""Figures and their bounds, and the table of them.

    table = Table()
    table.ratio("300 accounts against one", many, one, "ms", at_most=3)
    table.value("peak memory of status", 17_000, "KiB", at_most=40 * 1024)
    table.growth("status", {300: 0.05, 600: 0.09}, at_most=1.1)
    table.print() -> whether every bound is met
"""
import math
import statistics


class Table:
    def __init__(self):
        self._rows = []
        self._met = True

    def ratio(self, name, figure, floor, unit, at_most=None):
        self._add(name, f"{figure:.1f} {unit}", f"{floor:.1f} {unit}", figure / floor, at_most)

    def value(self, name, figure, unit, at_most=None):
        self._add(name, f"{figure:,.0f} {unit}", "", figure, at_most, ratio="")

    def growth(self, name, figures, at_most):
        sizes = sorted(figures)
        shown = " ".join(f"{figures[size] * 1e3:.0f}" for size in sizes)
        self._add(f"{name}: {', '.join(f'{size:,}' for size in sizes)}", f"{shown} ms", "linear is 1",
                  exponent(figures), at_most)

    def _add(self, name, measured, peer, value, bound, ratio=None):
        shown = f"{value:,.2f}" if ratio is None else ratio
        limit = "" if bound is None else f"{bound:,g}"
        word = "" if bound is None else "ok" if value <= bound else "NOT MET"
        self._met = self._met and word != "NOT MET"
        self._rows.append(f"| {name} | {measured} | {peer} | {shown} | {limit} | {word} |")
        print(self._rows[-1], flush=True)

    def print(self):
        print("\n| figure | measured | floor or peer | ratio | bound | |\n|---|---|---|---|---|---|")
        print("\n".join(self._rows))
        return self._met


def exponent(figures):
    """The slope of the figures over the sizes, both in logarithms: 1 is linear. What is fixed (starting, a flush) is
    taken for the same at every size and makes it smaller, so that it is seen at sizes where it is small."""
    xs = [math.log(size) for size in figures]
    ys = [math.log(figure) for figure in figures.values()]
    return statistics.linear_regression(xs, ys).slope
