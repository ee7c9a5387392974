"""Several builds of one code base: what all of them want is done, what they want otherwise stays, with both reasons."""
import json

import scratch
from scratch import FRESH, OLD, USER


class Configurations(scratch.Case):
    def builds(self, **flags):
        for name, more in flags.items():
            self.write(f"build/{name}/compile_commands.json",
                       json.dumps([self.entry("src/user.cpp", more)], indent=1))
        (self.root / "build/compile_commands.json").unlink()

    def both(self, *words):
        return self.run_ssot(*words, "-p", "build/a", "-p", "build/b")

    def test_each_branch_is_seen_by_the_build_that_takes_it(self):
        self.builds(a=["-DFAST"], b=[])
        self.write("src/user.cpp", """#include "old/store.h"

#ifdef FAST
bool use() { return old::get_store().put(7); }
#else
bool use() { return old::get_store().put(8); }
#endif
""")
        one = self.run_ssot("rewrite", "--dry-run", "-p", "build/a")
        self.assertIn("-bool use() { return old::get_store().put(7); }", one.stdout)
        self.assertNotIn("put(8)", "".join(line for line in one.stdout.splitlines(True) if line[0] == "-"))
        run = self.both("rewrite")
        self.assert_clean(run)
        self.assertIn("2  translation units verified", run.stdout)
        self.assertEqual(self.read("src/user.cpp"), """#include <fresh/store.hpp>

#ifdef FAST
bool use() { return fresh::store().add(7); }
#else
bool use() { return fresh::store().add(8); }
#endif
""")
        again = self.both("rewrite", "--check")
        self.assert_clean(again)

    # The call is legacy in one build, and somebody else's in the other.
    def test_a_place_that_two_builds_see_differently_stays_with_both_reasons(self):
        self.builds(a=["-DTHEIRS"], b=[])
        self.write("include/theirs.h", "#pragma once\nnamespace theirs { struct Store { bool put(int); }; Store& get_store(); }\n")
        self.write("src/user.cpp", """#include "old/store.h"
#include "theirs.h"

#ifdef THEIRS
namespace chosen = theirs;
#else
namespace chosen = old;
#endif

bool differs() { return chosen::get_store().put(7); }
bool agrees() { return old::get_store().put(8); }
""")
        run = self.both("rewrite")
        self.assert_clean(run)
        self.assertIn("bool differs() { return chosen::get_store().put(7); }", self.read("src/user.cpp"))
        self.assertIn("bool agrees() { return fresh::store().add(8); }", self.read("src/user.cpp"))
        self.assertIn("builds or the template's instantiations disagree: old::Store::put in build/b and theirs::Store::put",
                      run.stdout)

    def test_two_builds_that_want_two_rules_at_one_place(self):
        self.builds(a=["-DOTHER"], b=[])
        self.write("rules/store.json", scratch.RULES.replace(
            '{ "id": "put",', '{ "id": "store-2", "from": "class old::Other", "to": "fresh::Store", "single": true },\n'
            '        { "id": "put-2", "from": "bool old::Other::put(int key)", "to": "$self.add($key + 1)" },\n'
            '        { "id": "put",'))
        self.write("include/old/store.h", OLD.replace(
            "Store& get_store();", "class Other {\n public:\n  bool put(int key);\n};\nStore& get_store();"))
        self.write("src/user.cpp", """#include "old/store.h"

#ifdef OTHER
bool use(old::Other& store) {
#else
bool use(old::Store& store) {
#endif
  return store.put(7);
}
""")
        run = self.both("rewrite", "--dry-run")
        self.assert_clean(run)
        self.assertEqual(run.stdout.count("store.put(7)") - run.stdout.count(" store.put(7)"), 0, run.stdout)
        self.assertIn("see different things here: old::Store::put in build/b and old::Other::put in build/a", run.stderr)

    # What holds in one build and breaks the other was not proven.
    def test_an_edit_that_only_the_second_build_refuses_is_taken_back(self):
        self.builds(a=[], b=["-DSMALL"])
        self.write("include/fresh/store.hpp", FRESH.replace("  bool add(int key);", "#ifndef SMALL\n  bool add(int key);\n#endif"))
        run = self.run_ssot("rewrite", "--no-shims", "-p", "build/a", "-p", "build/b")
        self.assert_clean(run)
        self.assertEqual(self.read("src/user.cpp"), USER)
        self.assertIn("refused: old::Store::put", run.stdout)
        self.assertIn("no member named 'add' in 'fresh::Store'", run.stdout)

    # Each of a thousand places is decided, and told, and none of them costs a round of its own.
    def test_a_thousand_sites_on_which_two_builds_disagree(self):
        self.builds(a=["-DTHEIRS"], b=[])
        self.write("include/theirs.h", "#pragma once\nnamespace theirs { struct Store { bool put(int); }; Store& get_store(); }\n")
        uses = "".join(f"bool use_{i}() {{ return chosen::get_store().put({i}); }}\n" for i in range(1000))
        text = ('#include "old/store.h"\n#include "theirs.h"\n#ifdef THEIRS\nnamespace chosen = theirs;\n#else\n'
                f"namespace chosen = old;\n#endif\n{uses}bool agreed() {{ return old::get_store().put(7); }}\n")
        self.write("src/user.cpp", text)
        run = self.both("rewrite", "--format", "json")
        self.assert_clean(run)
        account = json.loads(run.stdout)
        self.assertEqual([line["status"] for line in account["lines"]].count("noted"), 2000)
        self.assertTrue(account["reconciles"])
        now = self.read("src/user.cpp")
        self.assertIn(uses, now)
        self.assertIn("bool agreed() { return fresh::store().add(7); }", now)
        self.assertEqual(sum(note["count"] for note in json.loads(self.read("ssot-notes.json"))["notes"]
                             if note["rule"] != "include"), 2000)
        self.assert_clean(self.both("rewrite", "--check"))

    def test_a_thousand_edits_that_one_build_refuses_are_taken_back_together(self):
        self.builds(a=[], b=["-DSMALL"])
        self.write("include/fresh/store.hpp", FRESH.replace("  bool add(int key);", "#ifndef SMALL\n  bool add(int key);\n#endif"))
        text = '#include "old/store.h"\n' + "".join(f"bool use_{i}() {{ return old::get_store().put({i}); }}\n" for i in range(1000))
        self.write("src/user.cpp", text)
        run = self.both("rewrite", "--no-shims")
        self.assert_clean(run)
        self.assertEqual(self.read("src/user.cpp"), text)
        rounds = [line for line in run.stderr.splitlines() if line.startswith("round ")]
        self.assertLess(len(rounds), 6, run.stderr)

    def test_one_database_may_compile_a_file_twice(self):
        self.write("include/fresh/store.hpp", FRESH.replace("  bool add(int key);", "#ifndef SMALL\n  bool add(int key);\n#endif"))
        for first, second in ([], ["-DSMALL"]), (["-DSMALL"], []):
            self.write("build/compile_commands.json",
                       json.dumps([self.entry("src/user.cpp", first), self.entry("src/user.cpp", second)]))
            self.assert_clean(self.run_ssot("rewrite", "--no-shims"))
            self.assertEqual(self.read("src/user.cpp"), USER)

    def test_a_unit_that_does_not_parse_in_one_build_is_named_with_it(self):
        self.builds(a=[], b=["-DBROKEN"])
        self.write("src/user.cpp", USER + "#ifdef BROKEN\nint x = nothing;\n#endif\n")
        run = self.both("rewrite")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("src/user.cpp: error: this translation unit does not parse (in build/b)", run.stderr)

    def test_the_settings_name_the_builds(self):
        self.builds(a=["-DFAST"], b=[])
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], "build": ["build/a", "build/b"]}))
        run = self.run_ssot("rewrite", "--dry-run")
        self.assert_clean(run)
        self.assertIn("2 of 2 translation units can matter", run.stderr)

    def test_several_databases_and_no_choice(self):
        self.builds(a=[], b=[])
        self.assert_told(self.run_ssot("rewrite"), 2, "build/a", "build/b", "each is a configuration")


if __name__ == "__main__":
    scratch.main()
