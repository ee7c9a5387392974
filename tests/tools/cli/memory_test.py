"""--memory: fewer workers at once where they would not fit, and the same result."""
import resource
import subprocess

import scratch
from scratch import SSOT, USER

HEAVY = "#include <map>\n#include <string>\n#include <vector>\n#include <memory>\n"


class Memory(scratch.Case):
    def setUp(self):
        super().setUp()
        for i in range(4):
            self.write(f"src/unit{i}.cpp", HEAVY + USER.replace("use()", f"use{i}()"))
        self.database([f"src/unit{i}.cpp" for i in range(4)])

    # Peak of the process, in kilobytes, and what it said.
    def peak(self, *words):
        run = subprocess.Popen([SSOT, "rewrite", "--dry-run", "--no-cache", "--whole", "-j", "4", *words], cwd=self.root,
                               text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        out, said = run.communicate(timeout=200)
        self.assertEqual(run.returncode, 0, said)
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        return peak, out, said

    def test_a_budget_is_kept_and_changes_no_result(self):
        small, out, said = self.peak("--memory", "100M")
        self.assertIn("there is memory for 1 of 4 workers", said)
        large, same, said = self.peak("--memory", "64G")
        self.assertNotIn("there is memory for", said)
        self.assertEqual(out, same)
        # Four trees instead of one; the children's peak is that of the largest yet.
        self.assertGreater(large, small + 40_000)

    def test_no_size(self):
        for size in ("much", "-4G", "0", "4X", ""):
            self.assert_told(self.run_ssot("rewrite", "--memory", size), 2, "is not a size; write 800M or 4G")


if __name__ == "__main__":
    scratch.main()
