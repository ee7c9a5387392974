"""The binary finds Clang's own headers and the system's wherever it is put, and from wherever it is called."""
import os
import shutil

import scratch
from scratch import SSOT, USER


class Carried(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("src/user.cpp", "#include <stddef.h>\n#include <stdarg.h>\n\n#include <vector>\n\n" + USER +
                   "std::vector<size_t> sizes(va_list);\n")

    def assert_lints(self, binary):
        run = self.run_ssot("lint", binary=str(binary))
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("legacy call of old::Store::put", run.stdout)
        self.assertNotIn("does not parse", run.stderr)

    def test_where_it_was_built(self):
        self.assert_lints(SSOT)

    def test_a_copy_elsewhere(self):
        elsewhere = self.root / "somewhere else/bin"
        elsewhere.mkdir(parents=True)
        shutil.copy2(SSOT, elsewhere / "ssot")
        self.assert_lints(elsewhere / "ssot")

    def test_through_a_symbolic_link(self):
        link = self.root / "ssot-link"
        os.symlink(SSOT, link)
        self.assert_lints(link)

    # Neither g++ nor clang++ need be on the path: what a unit was compiled with is not run.
    def test_with_an_empty_path(self):
        old = os.environ["PATH"]
        os.environ["PATH"] = str(self.root)
        self.addCleanup(os.environ.__setitem__, "PATH", old)
        self.assert_lints(SSOT)

    # Headers of its own beside it come first, as they do for every Clang: a release that brings them is whole.
    def test_its_own_headers_beside_it(self):
        self.assertEqual(self.run_ssot("--version").returncode, 0)
        (self.root / "release/bin").mkdir(parents=True)
        shutil.copy2(SSOT, self.root / "release/bin/ssot")
        self.write("release/lib/clang/19/include/stddef.h", "#error taken from beside\n")
        run = self.run_ssot("lint", binary=str(self.root / "release/bin/ssot"))
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("taken from beside", run.stderr)


if __name__ == "__main__":
    scratch.main()
