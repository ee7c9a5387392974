"""ssot rewrite --undo: the last rewrite goes, all of it, or nothing does."""
import os

import scratch
from scratch import USER


class Undo(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("rules/store.json", scratch.RULES.replace(
            '"why": "The first one.",', '"why": "The first one.", "implementations": ["src/impl.cpp", "src/linked.cpp"],'))
        self.write("src/impl.cpp", '#include "old/store.h"\nbool old::Store::put(int) { return true; }\n').chmod(0o755)
        self.write("lib/linked.inc", "int linked;\n")
        os.symlink("../lib/linked.inc", self.root / "src/linked.cpp")
        self.write("src/noted.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.write("lib/real.cpp", USER.replace("use()", "real()"))
        os.symlink("../lib/real.cpp", self.root / "src/link.cpp")
        self.database(["src/user.cpp", "src/impl.cpp", "src/noted.cpp", "src/link.cpp"])
        self.commit()
        self.before = self.tree()

    def test_brings_back_bytes_modes_and_links(self):
        self.assert_clean(self.run_ssot("rewrite"))
        after = self.tree()
        for gone in ("src/impl.cpp", "src/linked.cpp"):
            self.assertNotIn(gone, after)
        self.assertIn("ssot-notes.json", after)
        self.assertIn(b"add(7)", after["src/link.cpp"][1])
        shown = self.run_ssot("rewrite", "--undo", "--dry-run")
        self.assert_clean(shown)
        self.assertIn("+  return old::get_store().put(7);", shown.stdout)
        self.assertEqual(self.tree(), after)
        run = self.run_ssot("rewrite", "--undo")
        self.assert_clean(run)
        self.assertEqual(run.stdout, "undone: 6 files are as before the last rewrite\n")
        self.assertEqual(self.tree(), self.before)
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_is_done_once(self):
        self.assertEqual(self.run_ssot("rewrite", "--undo").stdout, "nothing to undo\n")
        self.assert_clean(self.run_ssot("rewrite"))
        self.assert_clean(self.run_ssot("rewrite", "--undo"))
        again = self.run_ssot("rewrite", "--undo")
        self.assert_clean(again)
        self.assertEqual(again.stdout, "nothing to undo\n")
        self.assertEqual(self.tree(), self.before)

    def test_what_git_undid_is_undone(self):
        self.assert_clean(self.run_ssot("rewrite"))
        self.git("checkout", "-q", ".")
        self.git("clean", "-qfd")
        self.assertEqual(self.run_ssot("rewrite", "--undo").stdout, "nothing to undo\n")
        self.assertEqual(self.tree(), self.before)

    def test_is_refused_where_a_file_was_changed_since(self):
        self.assert_clean(self.run_ssot("rewrite"))
        self.write("src/user.cpp", self.read("src/user.cpp") + "// mine\n")
        after = self.tree()
        self.assert_told(self.run_ssot("rewrite", "--undo"), 4, str(self.root / "src/user.cpp"),
                         "changed after the rewrite", "nothing was written")
        self.assertEqual(self.tree(), after)
        self.write("src/user.cpp", self.read("src/user.cpp").replace("// mine\n", ""))
        self.assert_clean(self.run_ssot("rewrite", "--undo"))
        self.assertEqual(self.tree(), self.before)

    # A run that wrote nothing is none to undo.
    def test_it_is_the_last_rewrite_that_wrote(self):
        self.assert_clean(self.run_ssot("rewrite"))
        self.git("add", "-A")
        self.git("commit", "-qm", "rewritten")
        self.assert_clean(self.run_ssot("rewrite"))
        self.assert_clean(self.run_ssot("rewrite", "--dry-run"))
        self.assert_clean(self.run_ssot("rewrite", "--undo"))
        self.assertEqual(self.tree(), self.before)

    def test_a_rewrite_after_an_undo_writes_the_same(self):
        self.assert_clean(self.run_ssot("rewrite"))
        after = self.tree()
        self.assert_clean(self.run_ssot("rewrite", "--undo"))
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(self.tree(), after)

    def test_goes_with_no_other_kind_of_run(self):
        for other in ("--check", "--no-shims"):
            self.assert_told(self.run_ssot("rewrite", "--undo", other), 2, "--undo", other)


if __name__ == "__main__":
    scratch.main()
