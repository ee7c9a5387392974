"""lint_fix_test.py - `ssot lint --fix` hands what is fixable to the rewriter, and tells what is left."""
import json

import scratch

DUPLICATE = """namespace other {
class Store {};
}  // namespace other
"""

MORE = """#include "old/store.h"

bool more() {
  return old::get_store().put(8);
}
"""


class Fix(scratch.Case):
    def setUp(self):
        super().setUp()
        self.commit()

    def checks(self, run):
        return [finding["check"] for finding in json.loads(run.stdout)["findings"] if finding["severity"] != "note"]

    def test_what_is_fixable_is_rewritten_and_the_lint_is_clean(self):
        run = self.run_ssot("lint", "--fix", "--format", "json")
        self.assert_clean(run)
        self.assertEqual(self.checks(run), [])
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))
        self.assertIn("rewritten", run.stderr)  # the account does not stand in the way of the findings
        self.assert_clean(self.run_ssot("lint", "-q"))

    def test_it_does_what_the_rewriter_does(self):
        self.assert_clean(self.run_ssot("lint", "-q", "--fix"))
        fixed = self.tree()
        self.git("checkout", "-q", ".")
        self.git("clean", "-qfd")
        self.assert_clean(self.run_ssot("rewrite", "-q"))
        self.assertEqual(self.tree(), fixed)

    def test_a_dry_run_prints_the_diff_and_writes_nothing(self):
        before = self.tree()
        run = self.run_ssot("lint", "--fix", "--dry-run")
        self.assertEqual(run.returncode, 1, run.stderr)  # the findings are still there
        self.assertEqual(run.stdout, self.run_ssot("rewrite", "--dry-run").stdout)
        self.assertTrue(run.stdout.startswith("diff --git"), run.stdout[:80])
        self.assertEqual(self.tree(), before)

    def test_what_is_left_is_told_and_the_exit_code_says_so(self):
        self.write("src/user.cpp", scratch.USER + DUPLICATE)
        run = self.run_ssot("lint", "--fix", "--allow-dirty", "--format", "json", "-q")
        self.assertEqual((run.returncode, self.checks(run)), (1, ["SSOT005"]), run.stderr)
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))

    def test_uncommitted_changes_are_in_the_way(self):
        self.write("src/user.cpp", scratch.USER + "int x;\n")
        before = self.tree()
        self.assert_told(self.run_ssot("lint", "-q", "--fix"), 4, "1 file has uncommitted changes", "--allow-dirty")
        self.assertEqual(self.tree(), before)

    def test_where_a_unit_does_not_parse_nothing_is_written(self):
        self.write("src/broken.cpp", '#include "old/store.h"\nthis does not parse\n')
        self.database(["src/user.cpp", "src/broken.cpp"])
        before = self.tree()
        run = self.run_ssot("lint", "--fix", "--format", "json")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("nothing was written", run.stderr)
        self.assertIn("SSOT009", self.checks(run))
        self.assertEqual(self.tree(), before)

    def test_where_nothing_is_fixable_nobody_is_asked(self):
        self.write("src/user.cpp", '#include "fresh/store.hpp"\n' + DUPLICATE)
        run = self.run_ssot("lint", "--fix", "--format", "json")  # an uncommitted change is in nobody's way
        self.assertEqual((run.returncode, self.checks(run)), (1, ["SSOT005"]), run.stderr)
        self.assertNotIn("rewritten", run.stderr)

    def test_of_a_change_only_what_it_brings_is_mended(self):
        self.write("src/more.cpp", MORE)
        self.database(["src/user.cpp", "src/more.cpp"])
        self.git("add", "-A")
        run = self.run_ssot("lint", "-q", "--fix", "--since", "HEAD", "--allow-dirty")
        self.assertEqual(run.returncode, 0, run.stderr + run.stdout)
        self.assertIn("fresh::store().add(8)", self.read("src/more.cpp"))
        self.assertEqual(self.read("src/user.cpp"), scratch.USER)

    def test_the_options_belong_together(self):
        for words in (["--dry-run"], ["--allow-dirty"], ["--fix", "--update-baseline"]):
            self.assertEqual(self.run_ssot("lint", *words).returncode, 2, words)


if __name__ == "__main__":
    scratch.main()
