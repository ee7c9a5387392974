"""ssot rewrite --only: what is below a path goes, the rest stays and is counted; step by step it is the same migration."""
import json
import subprocess

import scratch
from scratch import FRESH, RULES, USER


class Only(scratch.Case):
    def setUp(self):
        super().setUp()
        (self.root / "src/user.cpp").unlink()
        self.sources = []

    def source(self, name, text=USER):
        self.write(name, text)
        self.sources.append(name)
        self.database(self.sources)

    def account(self, *words):
        run = self.run_ssot("rewrite", "--format", "json", *words)
        self.assertIn(run.returncode, (0, 1), run.stderr)
        account = json.loads(run.stdout)
        self.assertTrue(account["reconciles"], run.stdout)
        self.assertEqual(account["unexplained"], [])
        return account

    def counts(self, account):
        return {key: account[key] for key in ("found", "rewritten", "noted", "refused", "outside") if account[key]}

    def ledger(self):
        return json.loads(self.read("ssot-notes.json"))["notes"] if (self.root / "ssot-notes.json").exists() else []

    def assert_builds(self):
        for source in self.sources:
            ran = subprocess.run([*self.entry(source)["arguments"], "-fsyntax-only", "-Wno-deprecated-declarations"],
                                 cwd=self.root, text=True, capture_output=True)
            self.assertEqual(ran.returncode, 0, ran.stderr)


class Steps(Only):
    def setUp(self):
        super().setUp()
        self.source("src/a/one.cpp", USER.replace("use()", "a_one()"))
        self.source("src/a/sub.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.source("src/b/two.cpp", USER.replace("use()", "b_two()"))
        self.source("src/ab.cpp", USER.replace("use()", "ab()"))

    def test_only_what_is_below_is_edited_and_the_rest_is_counted(self):
        self.commit()
        account = self.account("--only", "src/a")
        self.assertEqual(self.counts(account), {"found": 7, "rewritten": 2, "noted": 1, "outside": 4})
        self.assertEqual({line["file"] for line in account["lines"] if line["status"] == "outside"},
                         {"src/b/two.cpp", "src/ab.cpp"})
        changed = set(self.git("diff", "--name-only").split())
        self.assertEqual(changed, {"src/a/one.cpp", "include/old/store.h"})
        self.assert_builds()

    # The remaining work is listed, so the lint lets it pass, and nothing that is new.
    def test_the_rest_is_in_the_ledger(self):
        self.commit()
        self.assert_clean(self.run_ssot("rewrite", "--only", "src/a"))
        whys = {(entry["file"], entry["rule"]): entry["why"] for entry in self.ledger()}
        self.assertEqual(whys[("src/ab.cpp", "put")], "it is outside of --only")
        self.assertEqual(whys[("src/ab.cpp", "include")], "it is outside of --only")
        self.assertIn("derives from", whys[("src/a/sub.cpp", "store")])
        self.assert_clean(self.run_ssot("lint"))
        self.write("src/ab.cpp", self.read("src/ab.cpp") + "bool more() { return old::get_store().put(8); }\n")
        lint = self.run_ssot("lint")
        self.assertEqual(lint.returncode, 1, lint.stdout)
        self.assertEqual(lint.stdout.count("error:"), 2, lint.stdout)

    def test_step_by_step_comes_to_the_same_tree(self):
        self.commit()
        for path in ("src/b/two.cpp", "src/a/", "src/ab.cpp"):
            self.assert_clean(self.run_ssot("rewrite", "--allow-dirty", "--only", path))
            self.assert_builds()
            self.assert_clean(self.run_ssot("lint"))
            before = self.tree()
            self.assert_clean(self.run_ssot("rewrite", "--allow-dirty", "--only", path))
            self.assertEqual(self.tree(), before)
        self.assertEqual(self.run_ssot("rewrite", "--check").returncode, 0)
        steps = self.tree()
        self.git("checkout", "-q", ".")
        self.git("clean", "-qfd")
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(self.tree(), steps)

    def test_several_paths(self):
        self.assertEqual(self.counts(self.account("--check", "--only", "src/b", "--only", "src/ab.cpp")),
                         {"found": 7, "rewritten": 4, "noted": 1, "outside": 2})

    def test_the_diff_is_what_is_written(self):
        self.commit()
        patch = self.write("build/dry.patch", self.run_ssot("rewrite", "--dry-run", "--only", "src/a").stdout)
        self.git("apply", str(patch))
        applied = self.tree()
        self.git("checkout", "-q", ".")
        self.git("clean", "-qfd")
        self.assert_clean(self.run_ssot("rewrite", "--only", "src/a"))
        self.assertEqual(self.tree(), applied)

    def test_work_that_is_outside_is_no_work_left(self):
        self.commit()
        self.assertEqual(self.run_ssot("rewrite", "--check", "--only", "src/a").returncode, 1)
        self.assert_clean(self.run_ssot("rewrite", "--only", "src/a"))
        self.assertEqual(self.run_ssot("rewrite", "--check", "--only", "src/a").returncode, 0)
        self.assertEqual(self.run_ssot("rewrite", "--check").returncode, 1)

    # Nothing moves there, so no header needs to become another.
    def test_where_there_is_nothing_nothing_is_written(self):
        self.commit()
        run = self.run_ssot("rewrite", "--only", "rules")
        self.assert_clean(run)
        self.assertIn("0  rewritten", run.stdout)
        self.assertEqual(self.git("status", "--porcelain"), "?? ssot-notes.json\n")

    def test_undo_takes_back_the_last_step(self):
        self.commit()
        self.assert_clean(self.run_ssot("rewrite", "--only", "src/a"))
        self.assert_clean(self.run_ssot("rewrite", "--undo"))
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_bad_paths(self):
        self.assert_told(self.run_ssot("rewrite", "--only", "src/c"), 2, "src/c: error: there is no such file or folder",
                         "did you mean src/a?")
        self.assert_told(self.run_ssot("rewrite", "--only", "lib/two.cpp"), 2, "did you mean src/b/two.cpp?")
        self.assert_told(self.run_ssot("rewrite", "--only", ".."), 2, "is not below the root of the project")
        self.assert_told(self.run_ssot("rewrite", "--undo", "--only", "src/a"), 2, "--undo", "--only")


class Together(Only):
    API = '#pragma once\nnamespace old { class Store; }\nbool fill(old::Store& store);\n'

    def setUp(self):
        super().setUp()
        self.write("include/api.h", self.API)
        self.source("src/a/fill.cpp", '#include "api.h"\n#include "old/store.h"\n\n'
                                      "bool fill(old::Store& store) {\n  return store.put(7);\n}\n\n"
                                      "bool alone() {\n  return old::get_store().put(8);\n}\n")
        self.source("src/b/call.cpp", '#include "api.h"\n#include "old/store.h"\n\n'
                                      "bool call() {\n  return fill(old::get_store());\n}\n")

    # A declaration changes with all that depends on it, or not at all.
    def test_what_spans_both_sides_stays_whole(self):
        account = self.account("--only", "src/a")
        refused = [line for line in account["lines"] if line["status"] == "refused"]
        self.assertEqual({line["file"] for line in refused}, {"src/a/fill.cpp"})
        for line in refused:
            self.assertIn("it goes with old::Store", line["reason"])
            self.assertIn("(include/api.h), which is outside of --only", line["reason"])
        text = self.read("src/a/fill.cpp")
        self.assertIn("bool fill(old::Store& store) {\n  return store.put(7);\n}", text)
        self.assertIn("fresh::store().add(8)", text)
        self.assertEqual(self.read("include/api.h"), self.API)
        self.assert_builds()
        self.assert_clean(self.run_ssot("lint"))

    def test_it_goes_when_all_sides_are_taken_in(self):
        account = self.account("--only", "src/a", "--only", "include", "--only", "src/b")
        self.assertEqual(account["found"], account["rewritten"])
        self.assertIn("fresh::Store", self.read("include/api.h"))
        self.assert_builds()

    # The header needs its include no more, but a source that is outside had it from there.
    def test_a_header_keeps_an_include_that_somebody_outside_lives_on(self):
        self.write("include/wide.h", '#pragma once\n#include "old/store.h"\n\ninline bool wide() {\n'
                                     "  return old::get_store().put(9);\n}\n")
        self.source("src/b/lives.cpp", '#include "wide.h"\n\nbool lives() {\n  return old::get_store().put(10);\n}\n')
        self.account("--only", "include/wide.h")
        text = self.read("include/wide.h")
        self.assertIn("fresh::store().add(9)", text)
        self.assertIn('#include "old/store.h"', text)
        self.assert_builds()


class Headers(Only):
    def test_a_concept_of_which_nothing_moves_keeps_its_headers(self):
        other = (RULES.replace('"concept": "store"', '"concept": "other"').replace("fresh::", "other::")
                 .replace("<fresh/store.hpp>", "<other/store.hpp>").replace("old/store.h", "past/store.h")
                 .replace("old::", "past::").replace('"id": "', '"id": "other-'))
        self.write("rules/other.json", other)
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json", "rules/other.json"]}))
        self.write("include/past/store.h", scratch.OLD.replace("old", "past").replace("OLD", "PAST"))
        self.write("include/other/store.hpp", FRESH.replace("fresh", "other"))
        self.source("src/a/one.cpp")
        self.source("src/b/two.cpp", USER.replace("old", "past").replace("use()", "two()"))
        self.commit()
        self.account("--only", "src/a")
        self.assertEqual(set(self.git("diff", "--name-only").split()), {"src/a/one.cpp", "include/old/store.h"})
        self.account("--allow-dirty", "--only", "src/b")
        self.assertEqual(set(self.git("diff", "--name-only").split()),
                         {"src/a/one.cpp", "include/old/store.h", "src/b/two.cpp", "include/past/store.h"})

    # What both stores have and no rule names is not on the compatibility header.
    def test_a_use_that_cannot_stay_is_named(self):
        for name in ("include/fresh/store.hpp", "include/old/store.h"):
            self.write(name, self.read(name).replace(" public:\n", " public:\n  bool same();\n"))
        self.source("src/a/one.cpp")
        self.source("src/b/same.cpp", '#include "old/store.h"\n\nbool same() {\n  return old::get_store().same();\n}\n')
        self.commit()
        run = self.run_ssot("rewrite", "--only", "src/a")
        self.assert_told(run, 4, "src/b/same.cpp:4:27: error: no member named 'same' in 'old::Store'",
                         "does not compile on the compatibility headers", "take in src/b/same.cpp", "Nothing was written")
        self.assertEqual(self.git("status", "--porcelain"), "")
        self.assertEqual(self.counts(self.account("--only", "src/a", "--only", "src/b/same.cpp")),
                         {"found": 3, "rewritten": 3})
        self.assert_builds()

    def test_without_shims_the_legacy_headers_stay(self):
        self.source("src/a/one.cpp")
        self.source("src/b/two.cpp", USER.replace("use()", "two()"))
        self.commit()
        self.account("--no-shims", "--only", "src/a")
        self.assertEqual(set(self.git("diff", "--name-only").split()), {"src/a/one.cpp"})
        self.assert_builds()


if __name__ == "__main__":
    scratch.main()
