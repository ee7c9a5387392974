"""ssot explain: what becomes of a place, what a rule does, what a check finds; and one clear error for the rest."""
import json
import re

import scratch
from scratch import RULES, SOURCE_DIR, USER


class Explain(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("rules/store.json", RULES.replace(
            '{ "id": "get-store",', '{ "id": "sweep", "from": "void old::Store::sweep()", '
            '"note": { "why": "there is nothing to sweep", "do": "delete the call" } },\n        { "id": "get-store",'))
        self.write("include/old/store.h", scratch.OLD.replace("  bool put(int key);", "  bool put(int key);\n  void sweep();"))

    def explain(self, what, *words):
        run = self.run_ssot("explain", "--format", "json", what, *words)
        self.assert_clean(run)
        answer = json.loads(run.stdout)
        self.assertEqual((answer["schema"], answer["version"]), ("ssot-explanation", 1))
        return answer[answer["of"]]


class Sites(Explain):
    def test_a_line_that_is_rewritten(self):
        run = self.run_ssot("explain", "src/user.cpp:4")
        self.assert_clean(run)
        self.assertIn("src/user.cpp:4:15: rewritten: call of old::get_store [get-store]\n", run.stdout)
        self.assertIn("src/user.cpp:4:27: rewritten: call of old::Store::put [put]\n", run.stdout)
        self.assertIn("    in:      use\n", run.stdout)
        self.assertIn("    rule:    rules/store.json:", run.stdout)
        self.assertIn(": bool old::Store::put(int key)\n", run.stdout)
        self.assertIn("      -   return old::get_store().put(7);\n      +   return fresh::store().add(7);\n", run.stdout)
        self.assertIn("    seen by: src/user.cpp\n", run.stdout)
        self.assertEqual(self.read("src/user.cpp"), USER)

    def test_a_column_and_the_id_lead_to_the_same(self):
        (site,) = self.explain("src/user.cpp:4:28")
        self.assertEqual((site["entity"], site["status"], site["place"]["column"]), ("old::Store::put", "rewritten", 27))
        self.assertEqual(self.explain(site["id"]), [site])
        self.assertEqual(self.explain(str(self.root / "src/user.cpp") + ":4:28"), [site])

    # What the account writes can be pasted as it is, its colon included.
    def test_every_site_of_the_account_is_explained_by_its_id(self):
        self.write("src/user.cpp", USER + "void noted() { old::get_store().sweep(); }\nstruct Mine : old::Store {};\n")
        lines = json.loads(self.run_ssot("rewrite", "--check", "--format", "json").stdout)["lines"]
        self.assertGreaterEqual(len(lines), 4)
        for line in lines:
            answer = self.explain(line["id"])
            self.assertIn((line["status"], line["entity"], line["reason"]),
                          [(site["status"], site["entity"], site["reason"]) for site in answer])
            self.assertIn(line["entity"], [site["entity"] for site in
                                           self.explain(f"{line['file']}:{line['line']}:{line['column']}:")])

    def test_why_it_stays_and_what_goes_with_it(self):
        self.write("src/user.cpp", USER + "\nvoid sweep(old::Store& store) {\n  store.put(8);\n  store.sweep();\n}\n")
        (noted,) = self.explain("src/user.cpp:9")
        self.assertEqual((noted["status"], noted["reason"], noted["todo"]),
                         ("noted", "there is nothing to sweep", "delete the call"))
        (held,) = self.explain("src/user.cpp:8")
        self.assertEqual(held["status"], "noted")
        self.assertIn("it goes with old::Store::sweep in sweep: there is nothing to sweep", held["reason"])
        self.assertIn("old::Store::sweep", [other["entity"] for other in held["together"]])
        self.assertEqual(held["after"], [])

    def test_after_the_rewrite_the_ledger_is_explained_with_its_owner(self):
        self.write("src/user.cpp", USER + "void noted() { old::get_store().sweep(); }\n")
        self.assert_clean(self.run_ssot("rewrite"))
        ledger = json.loads(self.read("ssot-notes.json"))
        for note in ledger["notes"]:
            note["owner"] = "ada"
        self.write("ssot-notes.json", json.dumps(ledger))
        self.assertGreaterEqual(len(ledger["notes"]), 3)
        for note in ledger["notes"]:
            for site in self.explain(note["id"]):
                self.assertEqual((site["entity"], site["reason"], site["owner"]), (note["entity"], note["why"], "ada"))

    def test_includes(self):
        (include,) = self.explain("src/user.cpp:1")
        self.assertEqual((include["what"], include["entity"], include["status"]), ("include of", "old/store.h", "rewritten"))
        self.assertEqual((include["before"], include["after"]), (['#include "old/store.h"'], ["#include <fresh/store.hpp>"]))
        self.write("src/user.cpp", USER + "struct Mine : old::Store {};\n")
        (include,) = self.explain("src/user.cpp:1")
        self.assertEqual((include["status"], include["reason"]),
                         ("noted", "a noted site of this file needs it, or what comes through it"))

    def test_what_only_looks_like_one(self):
        self.write("src/user.cpp", USER + "struct Other { bool put(int); };\nbool other(Other& o) {\n  return o.put(1);\n}\n"
                                          "#ifdef NEVER\nbool never() { return old::get_store().put(2); }\n#endif\n")
        (other,) = self.explain("src/user.cpp:8")
        self.assertEqual((other["status"], other["entity"]), ("not legacy", "Other::put"))
        (never,) = self.explain("src/user.cpp:11")
        self.assertIn("switches it off", never["reason"])

    def test_what_was_tried_where_it_was_refused(self):
        self.write("src/user.cpp", '#include <fresh/store.hpp>\n' + USER +
                   "void over(fresh::Store&) {}\nvoid over(old::Store&) {}\n")
        run = self.run_ssot("explain", "src/user.cpp:8")
        self.assert_clean(run)
        self.assertIn("src/user.cpp:8:16: refused: ", run.stdout)
        self.assertIn("redefinition of 'over'", run.stdout)
        self.assertIn("    tried:\n      - void over(old::Store&) {}\n      + void over(fresh::Store&) {}\n", run.stdout)

    def test_which_build_sees_it(self):
        for name, more in (("a", ["-DFAST"]), ("b", [])):
            self.write(f"build/{name}/compile_commands.json", json.dumps([self.entry("src/user.cpp", more)]))
        (self.root / "build/compile_commands.json").unlink()
        self.write("src/user.cpp", '#include "old/store.h"\n#ifdef FAST\nbool use() { return old::get_store().put(7); }\n#endif\n')
        site = self.explain("src/user.cpp:3:40", "-p", "build/a", "-p", "build/b")[0]
        self.assertEqual(site["seen"], [{"unit": "src/user.cpp", "configuration": "build/a"}])
        self.assertEqual(site["not_seen"], [{"unit": "src/user.cpp", "configuration": "build/b"}])


class Rules(Explain):
    def test_from_to_place_and_how_many(self):
        (rule,) = self.explain("put")
        self.assertEqual((rule["from"], rule["header"], rule["header_why"]),
                         ("bool old::Store::put(int key)", "old/store.h", "The first one."))
        self.assertEqual(rule["becomes"][0]["value"], "$self.add($key)")
        line = self.read("rules/store.json").split("\n")[rule["place"]["line"] - 1]
        self.assertIn('"id": "put"', line)
        self.assertEqual((rule["sites"]["found"], rule["sites"]["rewritten"]), (1, 1))
        self.assertEqual(self.explain("old::Store::put"), [rule])

    def test_a_note(self):
        self.write("src/user.cpp", USER + "void noted() { old::get_store().sweep(); }\n")
        run = self.run_ssot("explain", "sweep")
        self.assert_clean(run)
        self.assertIn("    noted:   there is nothing to sweep\n    do:      delete the call\n", run.stdout)
        self.assertIn("    sites:   1 found, 0 rewritten, 1 noted, 0 refused\n", run.stdout)
        self.assertIn("    stays:   src/user.cpp:6:33: old::Store::sweep, noted\n", run.stdout)

    def test_without_a_build(self):
        (self.root / "build/compile_commands.json").unlink()
        run = self.run_ssot("explain", "put")
        self.assert_clean(run)
        self.assertIn("    becomes: $self.add($key)\n", run.stdout)
        self.assertIn("not counted: name a build with -p", run.stdout)


class Checks(Explain):
    def test_what_the_page_says(self):
        (self.root / "ssot.json").unlink()  # neither rules nor a build are needed
        for page in sorted((SOURCE_DIR / "docs/checks").glob("SSOT*.md")):
            check = re.match(r"SSOT\d+", page.name)[0]
            run = self.run_ssot("explain", check)
            self.assert_clean(run)
            text = page.read_text()
            for heading in ("What it finds", "Why", "How to fix", "How to allow"):
                body = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", text, re.M | re.S)[1].strip()
                self.assertIn(f"\n{heading}\n{body}\n", run.stdout)
            self.assertIn(f"docs/checks/{page.name}", run.stdout)
        self.assertEqual(self.explain("ssot010")["name"], "legacy-use")

    def test_by_name(self):
        self.assertEqual(self.explain("legacy-use")["id"], "SSOT010")


class Unknown(Explain):
    def test_one_clear_error_with_what_was_meant(self):
        for what, *parts in (("putt", "putt", "did you mean put?"),
                             ("SSOT01O", "did you mean SSOT010?"),
                             ("old::Store::pat", "did you mean old::Store::put?"),
                             ("000000000000", "there is nothing of the name 000000000000"),
                             ("what ever", "FILE:LINE, an id of the ledger, a rule, a legacy entity or a check"),
                             ("src/usr.cpp:4", "there is no such file", "did you mean src/user.cpp?"),
                             ("src/user.cpp:3", "src/user.cpp:3: error: nothing here is legacy",
                              "the nearest that is: src/user.cpp:4:15 (old::get_store)"),
                             ("rules/store.json:4", "no translation unit that was read shows this file")):
            with self.subTest(what=what):
                self.assert_told(self.run_ssot("explain", "-q", what), 2, *parts)

    def test_a_unit_that_does_not_parse_is_told(self):
        self.write("src/broken.cpp", '#include "old/store.h"\nint x = nothing;\n')
        self.database(["src/user.cpp", "src/broken.cpp"])
        run = self.run_ssot("explain", "src/user.cpp:4:28")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("src/broken.cpp: error: this translation unit does not parse", run.stderr)
        self.assertIn("rewritten: call of old::Store::put", run.stdout)


if __name__ == "__main__":
    scratch.main()
