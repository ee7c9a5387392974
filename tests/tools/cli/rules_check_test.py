"""ssot rules check: right rules pass, each wrong one is told at its place, and what was not checked is said."""
import json

import scratch
from scratch import FLAGS, FRESH, OLD, RULES, SOURCE_DIR, USER


class InAProject(scratch.Case):
    def told(self, old, new, *parts):
        self.assertIn(old, RULES)
        self.write("rules/store.json", RULES.replace(old, new))
        self.assert_told(self.run_ssot("rules", "check"), 2, *parts)

    def test_right_rules(self):
        run = self.run_ssot("rules", "check")
        self.assert_clean(run)
        self.assertEqual(run.stdout, "1 concept, 3 rules: no faults\n")

    def test_a_legacy_name_that_does_not_exist(self):
        self.told("bool old::Store::put(", "bool old::Store::putt(", "rules/store.json:21:32:",
                  "(at /legacy/0/rules/1/from)", "no legacy header declares old::Store::putt",
                  "did you mean old::Store::put?")

    def test_the_declaration_is_another(self):
        self.told("put(int key)", "put(long key)", "rules/store.json:21:32:", "(at /legacy/0/rules/1/from)",
                  "the type of parameter 1 is another", "the header has: bool old::Store::put(int key)")

    def test_a_replacement_that_does_not_compile(self):
        self.told("$self.add($key)", "$self.ad($key)", "rules/store.json:21:", "(at /legacy/0/rules/1/to)",
                  "no member named 'ad' in 'fresh::Store'", "<fresh/store.hpp>")

    def test_a_discarded_result(self):
        self.write("include/fresh/store.hpp", FRESH.replace("bool add", "[[nodiscard]] bool add"))
        self.told("$self.add($key)", "$self.add($key)", "(at /legacy/0/rules/1/to)", "nodiscard")

    def test_a_public_entity_without_a_rule(self):
        self.write("include/old/store.h", OLD.replace("Store& get_store();", "Store& get_store();\nint count();"))
        self.told('"id"', '"id"', "old::count has no rule (old/store.h:9)", '{"id": "…", "from": "int old::count()"')

    def test_a_canonical_header_that_is_not_on_the_path(self):
        self.told("<fresh/store.hpp>", "<fresh/stroe.hpp>", "rules/store.json:7:17:", "(at /canonical/include)",
                  "file not found", "-I")

    # Definitions and include paths are those of a unit that includes the legacy header, not of the first at hand.
    def test_the_flags_are_those_of_a_unit_that_includes_the_header(self):
        self.write("include/old/store.h", OLD.replace("int key", "STORE_KEY key"))
        self.write("rules/store.json", RULES.replace("int key", "STORE_KEY key"))
        self.write("src/a.cpp", "namespace fresh { class Store; }\n")
        self.write("build/compile_commands.json", json.dumps(
            [self.entry("src/a.cpp"), self.entry("src/user.cpp", ["-DSTORE_KEY=int"])]))
        self.assert_clean(self.run_ssot("rules", "check", "-p", "build"))

    def test_after_the_migration_that_is_said(self):
        self.assert_clean(self.run_ssot("rewrite"))
        run = self.run_ssot("rules", "check")
        self.assert_clean(run)
        self.assertIn("only the form", run.stderr)
        self.assertIn("types were not checked", run.stdout)

    def test_no_unit_includes_the_header(self):
        self.write("src/user.cpp", "int main() {}\n")
        run = self.run_ssot("rules", "check", "-q")
        self.assert_clean(run)
        self.assertIn("no translation unit includes one of its legacy headers", run.stderr)


    def test_all_faults_of_a_run_are_told(self):
        self.write("rules/store.json", RULES.replace("$self.add($key)", "$self.ad($key)")
                   .replace("old::get_store()", "old::get_stores()"))
        run = self.run_ssot("rules", "check")
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertEqual(run.stderr.count("error: "), 2, run.stderr)
        self.assertIn("(at /legacy/0/rules/1/to)", run.stderr)
        self.assertIn("(at /legacy/0/rules/2/from)", run.stderr)

    # What one concept writes must not be legacy to another.
    def test_a_circle_over_two_concepts(self):
        other = json.loads(RULES)
        other["concept"] = "back"
        other["canonical"] = {"type": "old::Store", "include": "<old/store.h>"}
        other["legacy"] = [{"header": "fresh/store.hpp", "why": "w", "rules": [
            {"id": "back", "from": "class fresh::Store", "to": "old::Store"},
            {"id": "back-add", "from": "bool fresh::Store::add(int key)", "to": "$self.put($key)"},
            {"id": "back-store", "from": "Store& fresh::store()", "note": {"why": "w", "do": "d"}}]}]
        self.write("rules/back.json", json.dumps(other, indent=1))
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json", "rules/back.json"]}))
        run = self.run_ssot("rules", "check", "--", *FLAGS)
        self.assertEqual(run.returncode, 2, run.stderr)
        self.assertIn("rules/store.json:20:68: error: this names fresh::Store, which is legacy itself "
                      "(rule \"back\")", run.stderr)
        self.assertIn("this names old::Store, which is legacy itself (rule \"store\")", run.stderr)


# Nothing of the concept is an object: no type, no instance.
class FreeFunctions(scratch.Case):
    def test_a_concept_without_a_type(self):
        self.write("rules/store.json", json.dumps({
            "version": 1, "concept": "text", "summary": "One way to trim.",
            "canonical": {"include": "<fresh/text.hpp>"},
            "legacy": [{"header": "old/text.h", "why": "w", "rules": [
                {"id": "trim", "from": "int old::trim(int text)", "to": "trimmed($text)"}]}]}, indent=1))
        self.write("include/old/text.h", "#pragma once\nnamespace old { int trim(int text); }\n")
        self.write("include/fresh/text.hpp", "#pragma once\nint trimmed(int text);\n")
        self.write("src/user.cpp", "#include \"old/text.h\"\nint f() { return old::trim(1); }\n")
        self.write("src/other.cpp", "#include \"old/text.h\"\nint g();\n")
        self.database(["src/user.cpp", "src/other.cpp"])
        self.assert_clean(self.run_ssot("rules", "check"))
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(self.read("src/user.cpp"), "#include <fresh/text.hpp>\nint f() { return trimmed(1); }\n")
        self.assertNotIn("fresh", self.read("src/other.cpp"))
        self.assert_clean(self.run_ssot("lint"))

    def test_a_class_that_stays(self):
        self.write("rules/store.json", json.dumps({
            "version": 1, "concept": "fill", "summary": "Flags by name.",
            "canonical": {"type": "app::Options", "include": "<fresh/options.hpp>"},
            "legacy": [{"header": "old/store.h", "stays": True, "why": "w", "rules": [
                {"id": "store", "from": "class app::Store", "to": "app::Store"},
                {"id": "fill", "from": "int app::Store::fill_old(bool sign) const", "to": "$self.fill({.sign = $sign})"}]}]},
            indent=1))
        self.write("include/fresh/options.hpp", "#pragma once\nnamespace app { struct Options { bool sign; }; }\n")
        self.write("include/old/store.h", """#pragma once
#include <fresh/options.hpp>
namespace app {
class Store {
 public:
  int fill(const Options& options) const;
  int fill_old(bool sign) const;
};
}
""")
        self.write("src/user.cpp", "#include \"old/store.h\"\nint f(app::Store& s) { return s.fill_old(true); }\n")
        self.assert_clean(self.run_ssot("rules", "check"))
        self.write("rules/store.json", self.read("rules/store.json").replace("$self.fill(", "$self.fall("))
        self.assert_told(self.run_ssot("rules", "check"), 2, "no member named 'fall' in 'app::Store'")


class WithoutADatabase(scratch.Case):
    def setUp(self):
        super().setUp()
        (self.root / "build/compile_commands.json").unlink()

    def test_only_the_form_is_checked_and_that_is_said(self):
        run = self.run_ssot("rules", "check", "-q")
        self.assert_clean(run)
        self.assertIn("there is no compile database", run.stderr)
        self.assertIn("behind --", run.stderr)
        self.assertEqual(run.stdout, "1 concept, 3 rules: no faults in their form; types were not checked everywhere\n")

    def test_a_database_that_was_named_must_be_there(self):
        self.assert_told(self.run_ssot("rules", "check", "-p", "build"), 2, "build/compile_commands.json")

    def test_flags_behind_two_dashes(self):
        run = self.run_ssot("rules", "check", "--", *FLAGS)
        self.assert_clean(run)
        self.assertEqual(run.stdout, "1 concept, 3 rules: no faults\n")
        self.write("rules/store.json", RULES.replace("$self.add", "$self.ad"))
        self.assert_told(self.run_ssot("rules", "check", "--", *FLAGS), 2, "no member named 'ad'")

    def test_flags_are_for_this_command_alone(self):
        self.assert_told(self.run_ssot("lint", "--", "-Iinclude"), 2, "ssot rules check", "-p BUILD_DIR")


# The rules that we ship, against the headers of the code base that the demo migrates.
class Shipped(scratch.Case):
    def setUp(self):
        super().setUp()
        self.flags = ["-std=c++20", f"-I{SOURCE_DIR / 'tests/legacy_app/include'}", f"-I{SOURCE_DIR / 'runtime/include'}"]
        self.shipped = (SOURCE_DIR / "rules/websocket_manager.json").read_text()

    def check(self, text):
        self.write("rules/store.json", text)
        return self.run_ssot("rules", "check", "--", *self.flags)

    def test_are_clean(self):
        run = self.check(self.shipped)
        self.assert_clean(run)
        self.assertIn(": no faults\n", run.stdout)
        self.assertEqual(run.stderr, "")

    def test_one_rule_less_is_one_error(self):
        whole = json.loads(self.shipped)
        header = next(each for each in whole["legacy"] if len(each["rules"]) > 3)
        gone = next(rule for rule in header["rules"] if "note" in rule and rule["from"].startswith("enumerator"))
        header["rules"].remove(gone)
        self.assert_told(self.check(json.dumps(whole, indent=2)), 2,
                         gone["from"].removeprefix("enumerator ") + " has no rule", header["header"])


if __name__ == "__main__":
    scratch.main()
