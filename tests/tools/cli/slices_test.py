"""ssot rewrite --slices: patches that apply one after the other, each of which leaves a tree that compiles, and no legacy use unlisted."""
import subprocess

import scratch
from scratch import RULES, USER


class Slices(scratch.Case):
    def setUp(self):
        super().setUp()
        (self.root / "src/user.cpp").unlink()
        self.write("rules/store.json", RULES.replace(
            '"why": "The first one.",', '"why": "The first one.", "implementations": ["src/old_store.cpp"],'))
        self.write("src/old_store.cpp", '#include "old/store.h"\nnamespace old {\nbool Store::put(int) {\n  return true;\n}\n'
                                        "Store& get_store() {\n  static Store s;\n  return s;\n}\n}  // namespace old\n")
        self.write("CMakeLists.txt", "add_library(app\n  src/old_store.cpp)\n")
        self.write("src/shop/api.h", '#pragma once\n#include "old/store.h"\n\nbool fill(old::Store& store);\n')
        self.write("src/shop/fill.cpp", '#include "shop/api.h"\n\nbool fill(old::Store& store) {\n  return store.put(7);\n}\n')
        self.write("src/billing/bill.cpp", '#include "shop/api.h"\n\nbool bill() {\n  return fill(old::get_store());\n}\n\n'
                                           "bool alone() {\n  return old::get_store().put(8);\n}\n")
        self.write("src/net/one.cpp", USER.replace("use()", "one()"))
        self.write("src/net/sub.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.sources = ["src/old_store.cpp", "src/shop/fill.cpp", "src/billing/bill.cpp", "src/net/one.cpp",
                        "src/net/sub.cpp"]
        self.database(self.sources, ["-Isrc"])
        self.commit()
        self.out = self.root / "build/slices"

    def slices(self, *words, code=0):
        before = self.tree()
        self.base = self.git("rev-parse", "HEAD").strip()
        run = self.run_ssot("rewrite", "--slices", str(self.out), *words)
        self.assertEqual(run.returncode, code, run.stderr)
        now = {name: what for name, what in self.tree().items() if not name.startswith("build/slices/")}
        self.assertEqual(now, {name: what for name, what in before.items() if not name.startswith("build/slices/")})
        return (self.out / "series").read_text().split()

    def assert_builds(self, patch):
        for source in self.sources:
            if not (self.root / source).exists():
                continue
            ran = subprocess.run([*self.entry(source, ["-Isrc"])["arguments"], "-fsyntax-only",
                                  "-Wno-deprecated-declarations", "-Werror"], cwd=self.root, text=True, capture_output=True)
            self.assertEqual(ran.returncode, 0, f"after {patch}\n{ran.stderr}")

    # Applies all of them. What each changed, by name.
    def apply_all(self, series):
        changed = []
        for patch in series:
            self.git("apply", "--index", str(self.out / patch))
            changed.append(set(self.git("diff", "--cached", "--name-only").split()))
            self.git("commit", "-qm", patch)
            self.assert_builds(patch)
            self.assert_clean(self.run_ssot("lint", "-q", "--check", "SSOT009", "--check", "SSOT010", "--check", "SSOT017"))
        return changed

    # All of them together are what the rewrite writes.
    def assert_whole(self):
        steps = self.git("rev-parse", "HEAD^{tree}")
        self.git("checkout", "-q", self.base)
        self.assert_clean(self.run_ssot("rewrite"))
        self.git("add", "-A")
        self.git("commit", "-qm", "in one")
        self.assertEqual(self.git("rev-parse", "HEAD^{tree}"), steps)

    def test_by_folder(self):
        series = self.slices()
        self.assertEqual(series, ["0001-compatibility-headers.patch", "0002-src-billing.patch", "0003-src-net.patch",
                                  "0004-src-shop.patch", "0005-removals.patch"])
        changed = self.apply_all(series)
        self.assertEqual(changed[0], {"include/old/store.h", "src/old_store.cpp", "ssot-notes.json"})
        self.assertEqual(changed[1], {"src/billing/bill.cpp", "ssot-notes.json"})
        self.assertEqual(changed[2], {"src/net/one.cpp", "ssot-notes.json"})
        # What calls the function goes with it.
        self.assertEqual(changed[3], {"src/shop/api.h", "src/shop/fill.cpp", "src/billing/bill.cpp", "ssot-notes.json"})
        self.assertEqual(changed[4], {"src/old_store.cpp"})
        self.assert_whole()

    def test_the_series_says_what_each_holds(self):
        series = self.slices()
        readme = (self.out / "README.md").read_text()
        for patch in series:
            self.assertIn(f"| `{patch}` |", readme)
        self.assertIn("- `src/net/one.cpp`\n", readme)
        self.assertIn("CMakeLists.txt:2: old_store.cpp", readme)
        rows = [line.split(" | ") for line in readme.splitlines() if line.startswith("| `000")]
        rewritten = [int(row[3]) for row in rows]
        left = [int(row[4].rstrip(" |")) for row in rows]
        self.assertEqual(left, [sum(rewritten[i + 1:]) for i in range(len(rewritten))])

    def test_by_number_of_files(self):
        series = self.slices("--slice-by", "2")
        self.assertEqual(series[1:-1], ["0002-part-0001.patch", "0003-part-0002.patch"])
        self.apply_all(series)
        self.assert_whole()

    def test_by_owner(self):
        self.assert_told(self.run_ssot("rewrite", "--slices", str(self.out), "--slice-by", "owner", "-q"), 2,
                         "there is no CODEOWNERS file")
        self.write(".github/CODEOWNERS", "* @all\n/src/net/ @org/net @ada\nbilling/  @org/money # and nobody else\n")
        self.git("add", "-A")
        self.git("commit", "-q", "--amend", "-m", "with owners")
        series = self.slices("--slice-by", "owner")
        self.assertEqual(series[1:-1], ["0002-all.patch", "0003-org-money.patch", "0004-org-net-ada.patch"])
        self.apply_all(series)
        self.assert_whole()

    # What both stores have and no rule names is not on the compatibility header: such a use cannot wait.
    def test_what_does_not_compile_on_the_headers_goes_with_them(self):
        for name in ("include/fresh/store.hpp", "include/old/store.h"):
            self.write(name, self.read(name).replace(" public:\n", " public:\n  bool same();\n"))
        self.write("src/net/one.cpp", USER.replace("use()", "one()").replace("put(7)", "same()"))
        self.git("commit", "-qam", "same")
        series = self.slices()
        changed = self.apply_all(series)
        self.assertEqual(changed[0], {"include/old/store.h", "src/old_store.cpp", "ssot-notes.json", "src/net/one.cpp"})
        self.assertNotIn("0003-src-net.patch", series)
        self.assert_whole()

    def test_without_shims_there_is_nothing_to_begin_or_end_with(self):
        series = self.slices("--no-shims")
        self.assertEqual(series[0], "0001-src-billing.patch")
        self.assertNotIn("removals", series[-1])

    def test_a_second_series_takes_the_place_of_the_first(self):
        first = self.slices()
        again = self.slices("--slice-by", "100")
        self.assertEqual(sorted(path.name for path in self.out.iterdir()), sorted([*again, "series", "README.md"]))
        self.assertNotEqual(first, again)
        self.write("build/slices/mine.txt", "mine\n")
        self.assert_told(self.run_ssot("rewrite", "-q", "--slices", str(self.out)), 2, "mine.txt: error: the folder for the slices")
        self.assertEqual((self.out / "series").read_text().split(), again)

    def test_options_that_do_not_go_with_it(self):
        for other in ("--dry-run", "--check", "--undo", "--only=src", "--prove=object"):
            self.assert_told(self.run_ssot("rewrite", "--slices", "x", other), 2, "--slices", other.split("=")[0])
        self.assert_told(self.run_ssot("rewrite", "--slice-by", "folder"), 2, "--slice-by", "--slices")
        self.assert_told(self.run_ssot("rewrite", "-q", "--slices", str(self.out), "--slice-by", "moon"), 2,
                         "neither folder, owner nor a number of files")


if __name__ == "__main__":
    scratch.main()
