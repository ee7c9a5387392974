"""A second manager under another name: it fails, it fails again when it is renamed, and a reason lets it pass."""
import json

from scratch import Case, main

METHODS = ["bool add(int key);", "bool take(int key);", "int count_all() const;", "void clear_expired();", "void watch(int key);"]


def klass(name, methods=METHODS, more=""):
    return f"class {name} {{\n public:\n" + "".join(f"  {each}\n" for each in methods) + more + "};\n"


FRESH = "#pragma once\nnamespace fresh {\n" + klass("Store") + "Store& store();\n}\n"


class Duplicates(Case):
    def setUp(self):
        super().setUp()
        self.write("include/fresh/store.hpp", FRESH)
        self.write("src/main.cpp", "#include <fresh/store.hpp>\nbool f() { return fresh::store().add(1); }\n")
        self.write("src/shelf.hpp", "#pragma once\nnamespace app {\n" + klass("Shelf") + "}\n")
        self.write("src/shelf.cpp", '#include "shelf.hpp"\nbool app::Shelf::add(int) { return true; }\n')
        self.database(["src/main.cpp", "src/shelf.cpp"])

    def lint(self, *words):
        return self.run_ssot("lint", "-q", "--format", "json", *words)

    def told(self, *words, code=1):
        run = self.lint(*words)
        self.assertEqual(run.returncode, code, run.stderr + run.stdout)
        return [(each["check"], each["severity"], each["subject"]) for each in json.loads(run.stdout)["findings"]
                if each["check"] in ("SSOT006", "SSOT007", "SSOT008")]

    def settings(self, **more):
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], **more}))

    def test_fails_renamed_fails_again_and_passes_with_a_reason(self):
        self.assertEqual(self.told("--check", "SSOT007"), [("SSOT007", "error", "app::Shelf")])
        for name in ("src/shelf.hpp", "src/shelf.cpp"):
            self.write(name, self.read(name).replace("Shelf", "Drawer"))
        self.assertEqual(self.told("--check", "SSOT007"), [("SSOT007", "error", "app::Drawer")])
        self.write("src/shelf.hpp", self.read("src/shelf.hpp").replace(
            "class Drawer", "// ssot-lint: allow(SSOT007) the plug-in's own\nclass Drawer"))
        self.assertEqual(self.told("--check", "SSOT007", "--check", "SSOT017", code=0), [])

    def test_is_one_finding_however_many_units_and_builds_see_it(self):
        for i in range(3):
            self.write(f"src/more{i}.cpp", '#include "shelf.hpp"\n#include <fresh/store.hpp>\n')
        self.database(["src/main.cpp", "src/shelf.cpp", *(f"src/more{i}.cpp" for i in range(3))])
        self.assertEqual(len(self.told("--check", "SSOT007")), 1)
        with_scan, without = self.lint("--check", "SSOT007").stdout, self.lint("--check", "SSOT007", "--no-scan").stdout
        self.assertEqual(with_scan, without)

    def test_a_unit_is_parsed_for_it_and_no_other(self):
        self.write("src/else.cpp", '#include "else.hpp"\n')
        self.write("src/else.hpp", "struct Else { bool add(int); };\n")
        for i in range(4):
            self.write(f"src/also{i}.cpp", '#include "shelf.hpp"\n')
        self.database(["src/main.cpp", "src/shelf.cpp", "src/else.cpp", *(f"src/also{i}.cpp" for i in range(4))])
        run = self.run_ssot("lint", "--check", "SSOT007")
        self.assertIn("2 of 7 translation units can matter", run.stderr)
        self.assertIn("app::Shelf", run.stdout)

    def test_what_no_unit_reads_is_analysed_alone_or_listed(self):
        self.database(["src/main.cpp"])
        self.assertEqual(self.told("--check", "SSOT007"), [("SSOT007", "error", "app::Shelf")])
        self.write("src/shelf.hpp", self.read("src/shelf.hpp").replace("bool take(int", "bool take(Missing"))
        self.assertEqual(self.told("--check", "SSOT007", code=0), [("SSOT007", "note", "app::Shelf")])

    def test_a_swapped_duplicate_is_new_to_the_baseline(self):
        self.run_ssot("lint", "-q", "--check", "SSOT007", "--baseline", "b.json", "--update-baseline", "--accept", "as found")
        self.assertEqual(self.told("--check", "SSOT007", "--baseline", "b.json", code=0), [])
        self.write("src/shelf.hpp", "\n\n" + self.read("src/shelf.hpp"))
        self.assertEqual(self.told("--check", "SSOT007", "--baseline", "b.json", code=0), [])
        for name in ("src/shelf.hpp", "src/shelf.cpp"):
            self.write(name, self.read(name).replace("Shelf", "Drawer"))
        self.assertEqual(self.told("--check", "SSOT007", "--baseline", "b.json"), [("SSOT007", "error", "app::Drawer")])

    def test_since_tells_the_one_that_a_change_brings(self):
        self.commit()
        self.git("branch", "-M", "main")
        self.git("checkout", "-qb", "change")
        self.write("src/box.cpp", "namespace app {\n" + klass("Box") + "}\n")
        self.database(["src/main.cpp", "src/shelf.cpp", "src/box.cpp"])
        self.assertEqual(self.told("--check", "SSOT007", "--since", "main"), [("SSOT007", "error", "app::Box")])

    def test_fakes_stand_where_the_settings_say(self):
        self.settings(duplicates={"fakes": ["src/*"]})
        self.assertEqual(self.told("--check", "SSOT007", code=0), [])
        self.settings(duplicates={"score": 7})
        self.assert_told(self.lint(), 2, "ssot.json:1:", "/duplicates/score", "a number from 0.5 to 1")

    def test_checks_that_are_off_are_switched_on(self):
        self.write("src/shelf.hpp", "struct LegacyStore {};\n" + self.read("src/shelf.hpp"))
        self.assertNotIn("SSOT006", self.lint().stdout)
        self.settings(checks=["duplicate-role"])
        self.assertIn(("SSOT006", "warning", "LegacyStore"), self.told())
        self.assertEqual(self.told("--check", "SSOT006"), [("SSOT006", "warning", "LegacyStore")])
        listed = self.run_ssot("lint", "--list").stdout
        self.assertEqual([line.split()[0] for line in listed.splitlines() if line.endswith("(off by default)")],
                         ["SSOT006", "SSOT008"])
        self.settings(checks=["duplicate-rule"])
        self.assert_told(self.lint(), 2, "/checks/0", "there is no check duplicate-rule", "duplicate-role")

    def test_a_role_names_a_concept(self):
        self.settings(duplicates={"roles": {"Shelf": "store"}})
        self.assertEqual(self.told("--check", "SSOT006"), [("SSOT006", "warning", "app::Shelf")])
        self.settings(duplicates={"roles": {"Shelf": "stor"}})
        self.assert_told(self.lint(), 2, "/duplicates/roles/Shelf", "there is no concept stor", "did you mean store?")

    def test_a_small_canonical_is_not_compared_and_that_is_said(self):
        self.write("include/fresh/store.hpp", FRESH.replace("".join(f"  {each}\n" for each in METHODS[2:]), ""))
        run = self.run_ssot("lint", "--check", "SSOT007")
        self.assertIn("fresh::Store offers 2 methods, too few", run.stderr)

    def test_explains_itself(self):
        run = self.run_ssot("explain", "SSOT007")
        self.assert_clean(run)
        self.assertIn("duplicates.fakes", run.stdout)


class All(Case):
    def test_definitions_of_every_class_are_compared_if_asked(self):
        self.write("src/user.cpp", '#include "old/store.h"\nnamespace app { struct Plain { int a; }; }\n')
        self.write("src/other.cpp", '#include "old/store.h"\nnamespace app { struct Plain { long a; }; }\n')
        self.database(["src/user.cpp", "src/other.cpp"])

        def told(*words):
            run = self.run_ssot("lint", "-q", "--format", "json", "--check", "SSOT001", *words)
            return [each["subject"] for each in json.loads(run.stdout)["findings"]]

        self.assertEqual(told(), [])
        self.assertEqual(told("--all"), ["app::Plain in src/user.cpp"])
        self.assertEqual(told(), [])


if __name__ == "__main__":
    main()
