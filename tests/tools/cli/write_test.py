"""What stands in the way of writing, and what a half-written tree becomes: nothing is lost, nothing is half."""
import os
import subprocess
import threading
import time

import scratch
from scratch import SSOT, USER


class Refused(scratch.Case):
    def refused(self, *parts, words=("rewrite",)):
        before = self.tree()
        self.assert_told(self.run_ssot(*words), 4, *parts)
        self.assertEqual(self.tree(), before)

    # The mode bits count, even for root: somebody protected the file.
    def test_a_read_only_source(self):
        (self.root / "src/user.cpp").chmod(0o444)
        self.refused(str(self.root / "src/user.cpp"), "read-only", "make it writable")

    def test_a_read_only_legacy_header(self):
        (self.root / "include/old/store.h").chmod(0o444)
        self.refused(str(self.root / "include/old/store.h"), "read-only")
        self.refused(str(self.root / "include/old/store.h"), "read-only", words=("shim",))

    def test_a_dirty_tree(self):
        self.commit()
        self.write("src/user.cpp", USER + "// more\n")
        self.refused(str(self.root), "1 file has uncommitted changes: src/user.cpp", "src/user.cpp", "--allow-dirty")
        self.assert_clean(self.run_ssot("rewrite", "--dry-run"))
        self.assert_clean(self.run_ssot("rewrite", "--allow-dirty"))
        self.assertEqual(self.read("src/user.cpp"),
                         "#include <fresh/store.hpp>\n\nbool use() {\n  return fresh::store().add(7);\n}\n// more\n")

    def test_a_git_that_fails_is_not_a_clean_tree(self):
        self.commit()
        (self.root / ".git/index").write_bytes(b"no index")
        self.refused(str(self.root), "uncommitted changes is not known: git status ended with 128", "index",
                     "--allow-dirty")
        self.assert_clean(self.run_ssot("rewrite", "--dry-run"))
        self.assert_clean(self.run_ssot("rewrite", "--allow-dirty"))

    def test_a_checkout_without_git_is_not_a_clean_tree(self):
        self.commit()
        old = os.environ["PATH"]
        os.environ["PATH"] = str(self.root)
        self.addCleanup(os.environ.__setitem__, "PATH", old)
        self.refused("git is not on the path", "--allow-dirty")

    # Git would quote such names; a rename has two.
    def test_names_of_changed_files_are_told_as_they_are(self):
        self.write("src/two words.cpp", "int a;\n")
        self.commit()
        self.write("src/two words.cpp", "int b;\n")
        self.refused("1 file has uncommitted changes: src/two words.cpp")
        self.git("checkout", "-q", ".")
        self.git("mv", "src/two words.cpp", "src/k\u00e4se.cpp")
        self.refused("1 file has uncommitted changes: src/k\u00e4se.cpp")

    def test_a_damaged_journal(self):
        self.write(".ssot/journal", "ssot-journal 2\n0 644 0\n99")
        self.refused(str(self.root / ".ssot/journal"), "damaged", "version control")

    # A header that is a pipe makes the run wait for us at each parse. The first parse collects; when the second opens
    # it, the edits are made, and what we write to the source then is what nobody has seen.
    def test_a_file_that_changes_while_the_run_goes_on(self):
        self.write("src/user.cpp", '#include "gate.h"\n' + USER)
        gate = self.root / "include/gate.h"
        os.mkfifo(gate)
        run = subprocess.Popen([SSOT, "rewrite", "--no-scan"], cwd=self.root, text=True, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE)
        opened = []
        done = threading.Event()

        def serve():
            while True:
                with open(gate, "w", encoding="utf-8") as pipe:
                    if done.is_set():
                        return
                    opened.append(time.monotonic())
                    if len(opened) == 2:
                        self.write("src/user.cpp", "int mine;\n")
                    pipe.write("#pragma once\n")
                time.sleep(0.05)  # so that the reader sees the end before we open again

        server = threading.Thread(target=serve)
        server.start()
        out, err = run.communicate(timeout=60)
        done.set()
        last = os.open(gate, os.O_RDONLY | os.O_NONBLOCK)  # lets the server go
        server.join()
        os.close(last)
        self.assertGreaterEqual(len(opened), 2, err)
        self.assertEqual(run.returncode, 4, err + out)
        self.assertIn(str(self.root / "src/user.cpp") + ": error: the file changed", err)
        self.assertIn("nothing was written", err)
        self.assertEqual(self.read("src/user.cpp"), "int mine;\n")
        self.assertEqual(self.read("include/old/store.h"), scratch.OLD)


class Aftermath(scratch.Case):
    def test_removed_implementations_are_told_and_do_not_stop_the_next_lint(self):
        rules = scratch.RULES.replace('"why": "The first one.",',
                                      '"why": "The first one.", "implementations": ["src/old_store.cpp"],')
        self.write("rules/store.json", rules)
        self.write("src/old_store.cpp", '#include "old/store.h"\nnamespace old {\nbool Store::put(int) {\n'
                   "  return true;\n}\nStore& get_store() {\n  static Store s;\n  return s;\n}\n}  // namespace old\n")
        self.write("CMakeLists.txt", "add_library(app\n  src/user.cpp\n  src/old_store.cpp\n  src/very_old_store.cpp)\n")
        self.database(["src/user.cpp", "src/old_store.cpp"])
        run = self.run_ssot("rewrite")
        self.assert_clean(run)
        self.assertFalse((self.root / "src/old_store.cpp").exists())
        self.assertIn("1 legacy implementation was removed; configure the build again", run.stderr)
        self.assertIn("  CMakeLists.txt:3: old_store.cpp\n", run.stderr)
        self.assertNotIn("CMakeLists.txt:4", run.stderr)
        self.assertNotIn("on a shim", run.stderr)
        lint = self.run_ssot("lint")
        self.assert_clean(lint)
        self.assertIn("src/old_store.cpp' left out; a rewrite removed it", lint.stderr)


class Afterwards(scratch.Case):
    # One place, seen in two functions: the ledger and the lint must count it alike.
    def test_a_macro_that_stays_and_is_used_twice_satisfies_the_lint(self):
        self.write("src/user.cpp", '#include "old/store.h"\n\n#define PUT(n) old::get_store().pu##t(n)\n\n'
                                   "bool first() { return PUT(1); }\nbool second() { return PUT(2); }\n")
        self.commit()
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertIn("PUT(n) old::get_store().pu##t(n)", self.read("src/user.cpp"))
        self.assert_clean(self.run_ssot("lint"))


    def test_a_shim_that_somebody_edits_is_told_with_its_line(self):
        self.commit()
        self.assert_clean(self.run_ssot("rewrite"))
        self.assert_clean(self.run_ssot("shim", "--check"))
        lines = self.read("include/old/store.h").split("\n")
        lines[3:3] = ["int of_my_own;"]
        self.write("include/old/store.h", "\n".join(lines))
        run = self.run_ssot("shim", "--check")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("include/old/store.h:4: this is not what the rules give", run.stdout)


class WithoutTheRuntime(scratch.Case):
    def entry(self, source, more=()):
        return {"directory": str(self.root), "file": source,
                "arguments": ["c++", "-std=c++20", "-Iinclude", "-c", source]}

    def test_what_shims_include_is_missing_and_the_help_leads_on(self):
        self.commit()
        before = self.tree()
        for words in (["rewrite"], ["shim"], ["rules", "check"]):
            with self.subTest(words=words):
                self.assert_told(self.run_ssot(*words), 2, "include/old/store.h:7:10",
                                 "'ssot/migration_shim.hpp' file not found", "ssot shim --support", "shim_support")
                self.assertEqual(self.tree(), before)
        self.write("include/app/shim.hpp", self.run_ssot("shim", "--support").stdout)
        rules = self.read("rules/store.json").replace('"include": "<fresh/store.hpp>"',
                                                      '"include": "<fresh/store.hpp>", "shim_support": "\\"app/shim.hpp\\""')
        self.write("rules/store.json", rules)
        self.git("add", "-A")
        self.git("commit", "-qm", "its own copy")
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertIn('#include "app/shim.hpp"', self.read("include/old/store.h"))
        subprocess.run(["c++", "-std=c++20", "-Iinclude", "-fsyntax-only", "include/old/store.h", "-xc++"], cwd=self.root,
                       check=True, capture_output=True)


class Interrupted(scratch.Case):
    # A run that wrote all of it and was killed before it could say so: its journal stands where that of the last
    # rewrite would.
    def half_done(self):
        self.write("rules/store.json", scratch.RULES.replace('"why": "The first one.",', '"why": "The first one.", '
                                                             '"implementations": ["src/impl.cpp"],'))
        self.write("src/user.cpp", USER)
        self.write("src/impl.cpp", "int impl;\n").chmod(0o640)
        self.write("src/noted.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.write("include/old/store.h", scratch.OLD)
        self.database(["src/user.cpp", "src/impl.cpp", "src/noted.cpp"])
        self.before = self.tree()
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertFalse((self.root / "src/impl.cpp").exists())
        self.assertTrue((self.root / "ssot-notes.json").exists())
        (self.root / ".ssot/last").rename(self.root / ".ssot/journal")

    def test_the_next_run_puts_it_back_whatever_it_is(self):
        for words in (["lint"], ["rewrite", "--dry-run"], ["rewrite", "--check"], ["shim", "--check"]):
            with self.subTest(words=words):
                self.half_done()
                run = self.run_ssot(*words)
                self.assertIn("an interrupted run was found", run.stderr)
                self.assertEqual(self.tree(), self.before)
                self.assertNotIn(run.returncode, (2, 4), run.stderr)

    def test_what_somebody_changed_since_is_kept_and_told(self):
        self.half_done()
        self.write("src/user.cpp", "mine\n")
        run = self.run_ssot("lint")
        self.assert_told(run, 4, str(self.root / "src/user.cpp"), "changed after a run was interrupted",
                         str(self.root / ".ssot/before/src/user.cpp"))
        self.assertEqual(self.read(".ssot/before/src/user.cpp"), USER)
        now = self.tree()
        self.assertEqual(now.pop("src/user.cpp")[1], b"mine\n")
        del now[".ssot/before/src/user.cpp"]
        del self.before["src/user.cpp"]
        self.assertEqual(now, self.before)
        self.assertEqual(self.run_ssot("lint").returncode, 1)

    def test_the_journal_of_another_run_is_never_overwritten(self):
        self.half_done()
        self.assert_clean(self.run_ssot("shim"))
        self.assertEqual(self.read("src/user.cpp"), USER)


class Diff(scratch.Case):
    def test_git_apply_gives_the_bytes_that_rewrite_writes(self):
        self.write("src/crlf.cpp", "")
        (self.root / "src/crlf.cpp").write_bytes(USER.replace("use()", "crlf()").replace("\n", "\r\n").encode())
        (self.root / "src/open_end.cpp").write_bytes(USER.replace("use()", "open_end()").rstrip("\n").encode())
        script = self.write("src/mode.cpp", USER.replace("use()", "mode()"))
        script.chmod(0o755)
        self.write("src/noted.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n'
                                    "bool (old::Store::*method)(int) = &old::Store::put;\n")
        self.database(["src/user.cpp", "src/crlf.cpp", "src/open_end.cpp", "src/mode.cpp", "src/noted.cpp"])
        self.commit()
        before = self.tree()
        dry = self.run_ssot("rewrite", "--dry-run")
        self.assert_clean(dry)
        self.assertEqual(self.tree(), before)
        patch = self.root / "build/dry.patch"
        # Bytes, for Python's text mode would have changed the line ends.
        patch.write_bytes(subprocess.run([SSOT, "rewrite", "--dry-run"], cwd=self.root, capture_output=True,
                                         check=True).stdout)
        self.git("apply", str(patch))
        applied = self.tree()
        self.git("checkout", "-q", ".")
        self.git("clean", "-qfd")
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(self.tree(), applied)
        self.assertNotEqual(applied, before)
        self.assertIn(b"\r\n", applied["src/crlf.cpp"][1])

    def test_a_second_rewrite_changes_nothing(self):
        self.assert_clean(self.run_ssot("rewrite"))
        before = self.tree()
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(self.tree(), before)
        self.assert_clean(self.run_ssot("rewrite", "--check"))


if __name__ == "__main__":
    scratch.main()
