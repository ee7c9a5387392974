"""ssot rules test: code that a rules file shows its rules with goes through the rewriter, and --update writes it."""
import json

import scratch
from scratch import FLAGS, FRESH, RULES, SOURCE_DIR

PUT = '{ "id": "put", "from": "bool old::Store::put(int key)", "to": "$self.add($key)" }'
GOOD = {"before": "bool f(old::Store& s) { return s.put(1); }", "after": "bool f(fresh::Store& s) { return s.add(1); }"}


class Case(scratch.Case):
    def rules(self, tests, rule=PUT):
        self.assertIn(PUT, RULES)
        text = RULES.replace(PUT, rule.removesuffix(" }") + f',\n          "tests": {json.dumps(tests)} }}')
        self.write("rules/store.json", text)
        return text

    def fails(self, *parts):
        run = self.run_ssot("rules", "test")
        said = f"exit {run.returncode}\n{run.stderr}\n--\n{run.stdout}"
        self.assertEqual(run.returncode, 1, said)
        self.assertIn("1 snippet of 1 rule (of 3): 1 failed\n", run.stdout, said)
        for part in parts:
            self.assertIn(part, run.stdout, said)

    def passes(self, *words):
        run = self.run_ssot("rules", "test", *words)
        self.assert_clean(run)
        return run


class Judgement(Case):
    def test_what_comes_out_as_it_says(self):
        self.rules({"valid": ["struct Store { bool put(int); };\nbool f(Store& s) { return s.put(1); }"], "invalid": [GOOD]})
        self.assertEqual(self.passes().stdout, "2 snippets of 1 rule (of 3): all as they say\n")

    def test_another_text_is_told_as_a_diff_at_its_place(self):
        text = self.rules({"invalid": [{**GOOD, "after": "bool f(fresh::Store& s) { return s.add(2); }"}]})
        line = text[:text.index('"after"')].count("\n") + 1
        column = text.index('"bool f(fresh') - text.rindex("\n", 0, text.index('"bool f(fresh'))
        self.fails(f"rules/store.json:{line}:{column}: failed: the text that comes out is another "
                   "(at /legacy/0/rules/1/tests/invalid/0/after)\n",
                   "--- expected\n+++ what comes out\n@@ -1 +1 @@\n"
                   "-bool f(fresh::Store& s) { return s.add(2); }\n+bool f(fresh::Store& s) { return s.add(1); }\n")

    def test_a_valid_snippet_that_the_rule_takes(self):
        self.rules({"valid": [GOOD["before"]]})
        self.fails('"put" takes something of this code, which it must leave alone (it is rewritten)',
                   "(at /legacy/0/rules/1/tests/valid/0)")

    def test_an_invalid_snippet_that_the_rule_does_not_take(self):
        self.rules({"invalid": [{"before": "int f();"}]})
        self.fails('"put" takes nothing of this code: no use of old::Store::put is seen in it',
                   "(at /legacy/0/rules/1/tests/invalid/0)")

    def test_a_note(self):
        note = PUT.replace('"to": "$self.add($key)"', '"note": { "why": "nobody knows how", "do": "ask" }')
        one = {"before": GOOD["before"], "outcome": "noted", "why": "nobody knows"}
        self.rules({"invalid": [one]}, note)
        self.passes()
        self.rules({"invalid": [{**one, "why": "it is late"}]}, note)
        self.fails("it is noted for another reason: nobody knows how; expected was: it is late")
        self.rules({"invalid": [GOOD]}, note)
        self.fails("it is noted: nobody knows how; expected was: rewritten", "+bool f(old::Store& s)")

    # The text would not compile, so the rewriter takes it back: the test must not see it as done.
    def test_what_does_not_verify_is_refused(self):
        self.write("include/fresh/store.hpp", FRESH.replace("bool add(int key);", "explicit Store(int); int add(int key) const;"))
        self.rules({"invalid": [{"before": "void take(bool&&); void take(int) = delete;\nvoid f(old::Store& s) { take(s.put(1)); }",
                                 "outcome": "refused", "why": "would not compile"}]})
        self.passes()

    def test_the_concept_has_tests_of_all_rules_together(self):
        self.write("rules/store.json", RULES.replace('"legacy": [', '"tests": ' + json.dumps({
            "valid": ["int f();"],
            "invalid": [{"before": "bool f() { return old::get_store().put(7); }",
                         "after": "bool f() { return fresh::store().add(7); }"}]}) + ',\n  "legacy": ['))
        self.assertEqual(self.passes().stdout, "2 snippets of 0 rules (of 3): all as they say\n")

    # What it includes itself is part of what is compared.
    def test_code_with_includes_of_its_own(self):
        self.rules({"invalid": [{"before": '#include <old/store.h>\n' + GOOD["before"],
                                 "after": '#include <fresh/store.hpp>\n' + GOOD["after"]}]})
        self.passes()

    def test_functions_of_one_name_in_two_snippets_have_nothing_to_do_with_each_other(self):
        held = {"before": "#define PUT s.pu##t(1)\nvoid f(old::Store& s) { PUT; }", "outcome": "noted"}
        free = {"before": "void f(old::Store& s) { s.put(1); }", "after": "void f(fresh::Store& s) { s.add(1); }"}
        self.rules({"invalid": [held, free]})
        self.run_ssot("rules", "test", "--update")
        self.assertIn(json.dumps(free), self.read("rules/store.json"))

    def test_only_some_rules(self):
        self.rules({"invalid": [{"before": "int f();"}]})
        self.assertIn("0 snippets", self.passes("get-store").stdout)
        self.assert_told(self.run_ssot("rules", "test", "pat"), 2, 'no rule has the id "pat"', 'did you mean "put"?')


class Faults(Case):
    def test_code_that_does_not_compile_is_told_at_its_place(self):
        text = self.rules({"invalid": [{"before": ["bool f(old::Store& s) {", "  return s.pot(1);", "}"]}]})
        at = text.index("s.pot") + 2
        column = at - text.rindex("\n", 0, at)
        line = text[:at].count("\n") + 1
        self.assert_told(self.run_ssot("rules", "test"), 2, f":{line}:{column}: error: this code does not compile: "
                         "no member named 'pot' in 'old::Store'", "(at /legacy/0/rules/1/tests/invalid/0/before/1)")

    def test_all_faults_and_failures_are_told(self):
        self.rules({"valid": ["int f(;", GOOD["before"]], "invalid": [{"before": "old::Shop f();"}]})
        run = self.run_ssot("rules", "test")
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(run.stderr.count("error: this code does not compile"), 2, run.stderr)
        self.assertEqual(run.stdout.count("failed: "), 1, run.stdout)

    def test_keys_and_forms(self):
        self.rules({"invalid": [{"before": "int f();", "outcom": "noted"}]})
        self.assert_told(self.run_ssot("rules", "test"), 2, '"outcom"', 'did you mean "outcome"?')
        self.rules({"invalid": [{"before": "int f();", "outcome": "note"}]})
        self.assert_told(self.run_ssot("rules", "test"), 2, '"note" is no outcome', 'did you mean "noted"?')
        self.rules({"invalid": [{"before": [1]}]})
        self.assert_told(self.run_ssot("rules", "test"), 2, "code is a string, or an array of lines")
        self.rules({"invalid": [{**GOOD, "why": "because"}]})
        self.assert_told(self.run_ssot("rules", "test"), 2, "only what stays has a reason")

    def test_flags_behind_two_dashes_and_without_anything(self):
        self.rules({"invalid": [GOOD]})
        (self.root / "build/compile_commands.json").unlink()
        run = self.run_ssot("rules", "test")
        self.assert_clean(run)
        self.assertIn("notice: the tests of the rules were not run: there is no compile database here", run.stderr)
        self.assertEqual(self.run_ssot("rules", "test", "--", *FLAGS).stdout, "1 snippet of 1 rule (of 3): all as they say\n")

    def test_after_the_migration_that_is_said(self):
        self.rules({"invalid": [GOOD]})
        self.assert_clean(self.run_ssot("rewrite"))
        run = self.run_ssot("rules", "test")
        self.assert_clean(run)
        self.assertIn("of the concept store no test was run: its legacy headers are shims already", run.stderr)


class Update(Case):
    def test_expectations_are_written_and_nothing_else_is_touched(self):
        text = RULES.replace(PUT, PUT.replace(" }", """,
          "tests" : {"invalid":[
            { "before": ["bool f(old::Store& s) {", "  return s.put(1);", "}"]},
            {
              "before": "#define PUT s.pu##t(1)\\nvoid g(old::Store& s) { PUT; }"
            },
            { "before": "bool h() { return old::get_store().put(7); }", "after":   "wrong" } ] } }"""))
        self.write("rules/store.json", text)
        run = self.run_ssot("rules", "test", "--update")
        self.assert_clean(run)
        self.assertIn("3 expectations written", run.stdout)
        after = self.read("rules/store.json")
        self.assertIn('{ "before": ["bool f(old::Store& s) {", "  return s.put(1);", "}"], '
                      '"after": ["bool f(fresh::Store& s) {", "  return s.add(1);", "}"]}', after)
        self.assertIn('              "before": "#define PUT s.pu##t(1)\\nvoid g(old::Store& s) { PUT; }",\n'
                      '              "outcome": "noted",\n              "why": "', after)
        self.assertIn('"after":   "bool h() { return fresh::store().add(7); }" } ] } }', after)
        self.assertEqual(after[:text.index('"tests" :')], text[:text.index('"tests" :')])
        self.assertEqual(after[after.rindex("get-store"):], text[text.rindex("get-store"):])
        self.assertIn("all as they say", self.passes().stdout)
        self.run_ssot("rules", "test", "--update")
        self.assertEqual(self.read("rules/store.json"), after)

    def test_what_no_expectation_can_mend_still_fails(self):
        text = self.rules({"valid": [GOOD["before"]], "invalid": [{"before": "int f();"}]})
        run = self.run_ssot("rules", "test", "--update")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertEqual(self.read("rules/store.json"), text)


class Schema(Case):
    def test_is_printed(self):
        for words, name in (((), "concept"), (("--settings",), "settings")):
            run = self.run_ssot("rules", "schema", *words)
            self.assert_clean(run)
            self.assertEqual(run.stdout, (SOURCE_DIR / f"rules/schema/{name}.schema.json").read_text())


if __name__ == "__main__":
    scratch.main()
