"""`ssot lint --since REV`: what a change brings, wherever it shows, and nothing that was there before."""
import json
import os
import subprocess

from scratch import SSOT, USER, Case, main

HELPER = """#pragma once
struct Own {
  bool put(int key);
};
Own& chosen();
"""
FAR = """#include "helper.h"

bool far() {
  return chosen().put(1);
}
"""


class Since(Case):
    def setUp(self):
        super().setUp()
        self.write("include/helper.h", HELPER)
        self.write("src/far.cpp", FAR)
        self.database(["src/user.cpp", "src/far.cpp"])
        self.begin()

    def begin(self):
        self.commit()
        self.git("branch", "-M", "main")
        self.git("checkout", "-qb", "change")

    def lint(self, *words):
        return self.run_ssot("lint", "--since", "main", "--check", "SSOT009", "--check", "SSOT010", "--check", "SSOT017",
                             *words)

    def told(self, *words):
        run = self.lint("-q", "--format", "json", *words)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        findings = json.loads(run.stdout)["findings"]
        self.assertEqual(run.returncode, 1 if any(each["severity"] != "note" for each in findings) else 0)
        return [f"{each['check']} {each['place']['file']}:{each['place']['line']} {each['subject']}" for each in findings]

    def test_what_was_there_is_not_told(self):
        run = self.lint("-q")
        self.assert_clean(run)
        self.assertEqual(run.stdout, "no findings; not told: 3 there before\n")
        self.write("src/user.cpp", USER.replace("{\n  return", "\n{\n    return  "))
        self.assertEqual(self.told(), [])

    def test_a_new_use_is_told_committed_or_not(self):
        wanted = ["SSOT010 src/user.cpp:7 old::get_store in more", "SSOT010 src/user.cpp:7 old::Store::put in more"]
        self.write("src/user.cpp", USER + "\nbool more() { return old::get_store().put(8); }\n")
        self.assertEqual(self.told(), wanted)
        self.git("commit", "-qam", "more")
        self.assertEqual(self.told(), wanted)

    def test_one_more_in_the_same_function_is_the_one_on_the_new_line(self):
        self.write("src/user.cpp", USER.replace("  return", "  old::get_store();\n  return"))
        self.assertEqual(self.told(), ["SSOT010 src/user.cpp:4 old::get_store in use"])

    def test_a_new_file_is_told_whether_git_knows_it_or_not(self):
        self.write("src/new.cpp", "#include \"old/store.h\"\n")
        self.database(["src/user.cpp", "src/far.cpp", "src/new.cpp"])
        self.assertEqual(self.told(), ["SSOT009 src/new.cpp:1 old/store.h in src/new.cpp"])
        self.git("add", "-A")
        self.git("commit", "-qm", "new")
        self.assertEqual(self.told(), ["SSOT009 src/new.cpp:1 old/store.h in src/new.cpp"])

    def test_a_line_that_a_header_elsewhere_made_legacy_is_told(self):
        self.write("include/helper.h", "#pragma once\n#include \"old/store.h\"\ninline old::Store& chosen() { return "
                                       "old::get_store(); }\n")
        self.assertIn("SSOT010 src/far.cpp:4 old::Store::put in far", self.told())

    def test_what_a_removed_suppression_covered_is_told(self):
        self.git("checkout", "-q", "main")
        self.write("src/user.cpp", USER.replace("  return", "  // ssot-lint: allow(SSOT010) until version 4\n  return"))
        self.git("commit", "-qam", "suppressed")
        self.git("checkout", "-qB", "change")
        self.assertEqual(self.told(), [])
        self.write("src/user.cpp", USER)
        self.assertEqual(self.told(), ["SSOT010 src/user.cpp:4 old::get_store in use",
                                       "SSOT010 src/user.cpp:4 old::Store::put in use"])

    def test_what_a_removed_entry_of_the_ledger_or_the_baseline_covered_is_told(self):
        note = {"rule": "include", "entity": "old/store.h", "file": "src/user.cpp", "enclosing": "", "count": 1, "why": "x"}
        self.git("checkout", "-q", "main")
        self.write("ssot-notes.json", json.dumps({"version": 1, "notes": [note]}))
        words = ["--baseline", "ssot-baseline.json"]
        self.run_ssot("lint", "-q", *words, "--check", "SSOT010", "--update-baseline", "--accept", "taken over")
        self.git("add", "-A")
        self.git("commit", "-qm", "known")
        self.git("checkout", "-qB", "change")
        self.assertEqual(self.told(*words), [])
        self.write("ssot-notes.json", json.dumps({"version": 1, "notes": []}))
        self.assertEqual(self.told(*words), ["SSOT009 src/user.cpp:1 old/store.h in src/user.cpp"])
        self.write("ssot-baseline.json", json.dumps({"version": 1, "entries": []}))
        self.assertEqual(len(self.told(*words)), 3)

    def test_a_file_that_is_renamed_and_edited_brings_only_the_edit(self):
        long = USER + "".join(f"int number_{i}() {{ return {i}; }}\n" for i in range(40))
        self.git("checkout", "-q", "main")
        self.write("src/user.cpp", long)
        self.git("commit", "-qam", "long")
        self.git("checkout", "-qB", "change")
        self.git("mv", "src/user.cpp", "src/renamed.cpp")
        self.git("mv", "include/old/store.h", "include/old/kept.h")
        self.git("mv", "include/old/kept.h", "include/old/store.h")
        self.write("src/renamed.cpp", long + "void more() { old::get_store(); }\n")
        self.database(["src/renamed.cpp", "src/far.cpp"])
        self.assertEqual(self.told(), ["SSOT010 src/renamed.cpp:46 old::get_store in more"])

    def test_a_function_that_moves_to_another_file_brings_nothing_but_its_include(self):
        self.write("src/user.cpp", "bool use();\n")
        self.write("src/far.cpp", FAR + USER)
        self.assertEqual(self.told(), ["SSOT009 src/far.cpp:6 old/store.h in src/far.cpp"])

    def test_what_others_did_meanwhile_is_not_the_change(self):
        self.git("checkout", "-q", "main")
        self.write("src/user.cpp", "bool use();\n")
        self.git("commit", "-qam", "mended there")
        self.git("checkout", "-q", "change")
        self.assertEqual(self.told(), [])

    def test_where_the_rules_changed_everything_is_told(self):
        self.write("rules/store.json", self.read("rules/store.json").replace("The first one.", "The very first one."))
        run = self.lint()
        self.assertEqual(run.returncode, 1)
        self.assertIn("notice: the rules or ssot.json changed as well, so every finding is told", run.stderr)
        self.assertIn("3 errors", run.stdout)

    def test_what_did_not_parse_then_is_not_known_and_said(self):
        self.git("checkout", "-q", "main")
        self.write("src/user.cpp", USER + "int broken = ;\n")
        self.git("commit", "-qam", "broken")
        self.git("checkout", "-qB", "change")
        self.write("src/user.cpp", USER)
        self.assertIn("notice: 1 units do not parse as they were under today's build", self.lint().stderr)

    def test_the_answer_is_the_same_without_scan_and_cache(self):
        self.write("src/user.cpp", USER + "\nbool more() { return old::get_store().put(8); }\n")
        wanted = self.told()
        self.assertEqual(self.told("--no-cache"), wanted)
        self.assertEqual(self.told("--no-scan"), wanted)
        self.assertEqual(self.told("-j", "4"), wanted)


class Git(Case):
    def lint(self, revision, **environment):
        return subprocess.run([SSOT, "lint", "-q", "--since", revision], cwd=self.root, text=True, capture_output=True,
                              timeout=120, env={**os.environ, **environment})

    def test_no_checkout(self):
        self.assert_told(self.lint("main"), 2, "--since main: this is no git checkout", "leave out --since")

    def test_an_unknown_revision(self):
        self.commit()
        self.assert_told(self.lint("no-such"), 2, "--since no-such: git knows no such revision", "`git fetch` it")
        self.assert_told(self.lint("HEAD:ssot.json"), 2, "git knows no such revision")

    def test_no_common_history(self):
        self.commit()
        self.git("checkout", "-q", "--orphan", "other")
        self.git("commit", "-qm", "from nothing")
        self.git("branch", "-M", "other")
        head = self.git("rev-parse", "other").strip()
        self.git("checkout", "-q", "--orphan", "third")
        self.git("commit", "-qm", "from nothing again", "--date=2001-01-01T00:00:00")
        self.assert_told(self.lint(head), 2, "no commit in common with HEAD")

    def test_a_shallow_clone(self):
        self.commit()
        self.git("commit", "-q", "--allow-empty", "-m", "second")
        whole = self.root
        self.root = whole / "clone"
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{whole}", self.root], check=True)
        self.database(["src/user.cpp"])
        self.assert_told(self.lint("HEAD~1"), 2, "git knows no such revision; this clone is shallow",
                         "git fetch --unshallow", "fetch-depth: 0")

    def test_no_git_and_a_git_that_fails(self):
        self.commit()
        self.assert_told(self.lint("HEAD", PATH="/nonexistent"), 2, "git does not say what changed",
                         "git is not on the path")
        self.write(".git/HEAD", "damaged\n")
        self.assert_told(self.lint("HEAD"), 2, "--since HEAD: ", "git")

    def test_it_does_not_go_with_an_update(self):
        self.commit()
        self.assert_told(self.run_ssot("lint", "--since", "HEAD", "--update-baseline"), 2, "--since", "--update-baseline")

    def test_it_is_asked_before_anything_is_parsed(self):
        self.write("src/user.cpp", "this does not parse\n")
        self.commit()
        self.assertNotIn("does not parse", self.lint("no-such").stderr)


if __name__ == "__main__":
    main()
