"""What is kept between runs is never seen in what they say, whatever happens to it meanwhile."""
import os
import pathlib
import shutil
import subprocess

import scratch
from scratch import SSOT, USER


class Store(scratch.Case):
    def setUp(self):
        super().setUp()
        names = [f"src/u{i}.cpp" for i in range(8)]
        for i, name in enumerate(names):
            self.write(name, USER.replace("use()", f"use{i}()") if i % 2 else f'#include "plain.h"\nint u{i};\n')
        self.write("include/plain.h", "int plain();\n")
        self.database(names)
        self.names = names

    def lint(self, *words):
        run = self.run_ssot("lint", "--format", "json", *words)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        return run

    # The same as without a store; and how many units were scanned.
    def assert_right(self):
        kept = self.lint()
        self.assertEqual(kept.stdout, self.lint("--no-cache").stdout)
        return kept.stderr.count("scanned: ")

    def files(self):
        return [path for path in sorted((self.root / ".ssot").rglob("*")) if path.is_file() and path.name != ".gitignore"]

    def test_nothing_changed_is_nothing_scanned_or_parsed(self):
        self.assertGreater(self.assert_right(), 0)
        again = self.lint()
        self.assertNotIn("scanned", again.stderr)
        self.assertNotIn("parsed", again.stderr)
        self.assertIn("4 of 8 translation units can matter", again.stderr)

    def test_every_change_is_seen(self):
        self.assert_right()
        for name, text in (("src/u0.cpp", '#include "old/store.h"\nint u0;\n'),
                           ("include/plain.h", '#include "old/store.h"\n'),
                           ("src/plain.h", "// found first by those beside it\n"),
                           ("src/u3.cpp", "int u3;\n"),
                           ("README.md", "see include/old/store.h\n"),
                           ("include/old/store.h", scratch.OLD + "// changed\n")):
            self.write(name, text)
            self.assert_right()
        (self.root / "src/plain.h").unlink()
        self.assert_right()
        self.database(self.names[:5])
        self.assert_right()
        self.database(self.names, ["-DMORE"])
        self.assert_right()

    def test_what_is_torn_foreign_or_half_there_is_made_anew(self):
        self.lint()
        before = {path: path.read_bytes() for path in self.files()}
        self.assertGreaterEqual(len(before), 6)
        for path, whole in before.items():
            for text in (b"", whole[:len(whole) // 2], whole[:-1], whole[:40] + b"\xff" + whole[41:], b"of another version\n"):
                path.write_bytes(text)
                self.assert_right()
            path.unlink()
            self.assert_right()
            for each, bytes_ in before.items():
                each.write_bytes(bytes_)

    def test_two_runs_at_once(self):
        expected = self.lint("--no-cache").stdout
        for _ in range(3):
            shutil.rmtree(self.root / ".ssot", ignore_errors=True)
            runs = [subprocess.Popen([SSOT, "lint", "--format", "json", "-q"], cwd=self.root, text=True,
                                     stdout=subprocess.PIPE) for _ in range(4)]
            for run in runs:
                self.assertEqual(run.communicate(timeout=120)[0], expected)
            self.assertNotIn("scanned", self.lint().stderr)
            self.assertEqual([path for path in self.files() if path.suffix not in ("", ".facts")], [])

    def test_a_store_that_cannot_be_written_costs_only_time(self):
        (self.root / ".ssot").mkdir()
        for name in ("facts", "scan"):
            self.write(f".ssot/{name}", "a file in the place of the folder")
        self.assertGreater(self.assert_right(), 0)
        self.assertGreater(self.assert_right(), 0)

    def test_another_environment_is_another_search(self):
        self.lint()
        other = self.root / "elsewhere"
        self.write("elsewhere/late.h", '#include "old/store.h"\n')
        self.write("src/u0.cpp", '#if __has_include(<late.h>)\n#include <late.h>\n#endif\n')
        self.lint()
        run = subprocess.run([SSOT, "lint", "--format", "json"], cwd=self.root, text=True, capture_output=True,
                             env={**os.environ, "CPATH": str(other)}, timeout=120)
        self.assertIn("5 of 8", run.stderr)


if __name__ == "__main__":
    scratch.main()
