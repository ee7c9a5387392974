#!/usr/bin/env python3
"""run_trace_test.py - the comparison of traces can fail, in each way that it promises to."""
import unittest

import run_trace

OLD = ["post user=ann", "close code=1", "post user=bob"]
REMARK = "It is said."
LISTED = "rule: close\nremark: It is said.\n  close code=1\n+ said\n"


def faults(old, new, differences=""):
    return run_trace.trace_faults(old, new, run_trace.read_differences(differences))


class Comparison(unittest.TestCase):
    def test_the_same_lines_are_no_fault(self):
        self.assertEqual(faults(OLD, list(OLD)), [])

    def test_a_program_that_wrote_nothing_proves_nothing(self):
        self.assertIn("proves nothing", faults([], [])[0])

    def test_a_lost_a_new_a_changed_and_a_moved_line_are_faults(self):
        for new in (OLD[:2], OLD + ["more"], ["post user=eve", *OLD[1:]], [OLD[1], OLD[0], OLD[2]]):
            self.assertIn("does otherwise", faults(OLD, new)[0])

    def test_a_listed_difference_is_none(self):
        self.assertEqual(faults(OLD, [*OLD[:2], "said", OLD[2]], LISTED), [])

    def test_a_listed_difference_counts_at_its_place_alone(self):
        self.assertEqual(len(faults(OLD, [OLD[0], "said", *OLD[1:]], LISTED)), 4)

    def test_a_listed_difference_that_does_not_occur_is_a_fault(self):
        self.assertIn("does not occur", faults(OLD, list(OLD), LISTED)[0])

    def test_a_listed_difference_is_met_once(self):
        old, new = OLD + OLD, [*OLD[:2], "said", OLD[2], *OLD[:2], "said", OLD[2]]
        self.assertIn("does otherwise", faults(old, new, LISTED)[0])
        self.assertEqual(faults(old, new, LISTED + LISTED), [])

    def test_a_remark_must_be_the_rules_own(self):
        listed = run_trace.read_differences(LISTED)
        self.assertEqual(run_trace.remark_faults(listed, [{"id": "close", "remark": REMARK}]), [])
        for rules in ([{"id": "close"}], [{"id": "close", "remark": "Other."}], [{"id": "post", "remark": REMARK}]):
            self.assertIn("no such remark", run_trace.remark_faults(listed, rules)[0])

    def test_a_line_that_is_not_understood_is_a_fault(self):
        with self.assertRaises(run_trace.Fault):
            run_trace.read_differences("rule: a\nremark: b\n~ c\n")


if __name__ == "__main__":
    unittest.main()
