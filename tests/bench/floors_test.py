#!/usr/bin/env python3
"""What bench/quality/floors.py says of cells that miss a limit."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "bench/quality"))
import floors  # noqa: E402


def cell(kind, cases, **figures):
    return {"cell": {"language": "ky", "kind": kind}, "figures": {"cases": cases, **figures}}


def retrieved(kind, works, **figures):
    return {"cell": {"language": "ky", "kind": kind, "passage": "< 100 words"}, "figures": {"works": works, **figures}}


class FloorsTest(unittest.TestCase):
    def test_a_figure_below_its_floor_is_named(self):
        self.assertEqual(floors.missed([cell("verbatim", 50, plagdet=0.5, granularity=1.0)], []),
                         ["ky verbatim: plagdet 0.5000, below 0.985"])
        self.assertEqual(floors.missed([], [retrieved("verbatim", 50, first_5=1.0, first_20=0.5)]),
                         ["ky verbatim < 100 words: first_20 0.5000, below 1.0"])

    def test_a_figure_above_its_ceiling_is_named(self):
        self.assertEqual(floors.missed([cell("light", 50, plagdet=1.0, granularity=1.5)], []),
                         ["ky light: granularity 1.5000, above 1.02"])

    def test_a_limit_itself_is_good_enough(self):
        self.assertEqual(floors.missed([cell("verbatim", 50, plagdet=0.985, granularity=1.02)], []), [])

    def test_few_cases_are_not_judged(self):
        self.assertEqual(floors.missed([cell("verbatim", 19, plagdet=0.5)], [retrieved("light", 4, first_5=0.0)]), [])

    def test_false_alarms_are_judged_where_nothing_is_borrowed(self):
        self.assertEqual(floors.missed([cell("clean", 0, plagdet=0.0, unexplained=0.2)], []),
                         ["ky clean: unexplained 0.2000, above 0.04"])

    def test_a_figure_that_is_missing_is_not_judged(self):
        self.assertEqual(floors.missed([cell("homoglyph", 50, plagdet=1.0, of_verbatim=None)], []), [])


if __name__ == "__main__":
    unittest.main()
