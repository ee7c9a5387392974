"""What a person gets wrong, one test for each: the exit code, and one message that says what, where and the mend."""
import json

import scratch
from scratch import RULES


class CompileDatabase(scratch.Case):
    def test_missing(self):
        (self.root / "build/compile_commands.json").unlink()
        self.assert_told(self.run_ssot("lint"), 2, str(self.root), "no compile_commands.json",
                         "CMAKE_EXPORT_COMPILE_COMMANDS", "-p")
        self.assert_told(self.run_ssot("lint", "-p", "out"), 2, str(self.root / "out/compile_commands.json"),
                         "CMAKE_EXPORT_COMPILE_COMMANDS")

    def test_broken_json(self):
        self.write("build/compile_commands.json", '[\n {"directory": "/"\n  "file": "a.cpp"}\n]\n')
        self.assert_told(self.run_ssot("lint"), 2, "build/compile_commands.json:3:", "not valid JSON")

    def test_an_entry_whose_file_does_not_exist(self):
        self.database(["src/user.cpp", "src/gone.cpp"])
        self.assert_told(self.run_ssot("lint"), 2, "build/compile_commands.json:", "(at /1/file)",
                         str(self.root / "src/gone.cpp"))

    def test_plugins_are_stripped_and_said(self):
        for words in (["-fplugin=evil.so"], ["-Xclang", "-load", "-Xclang", "evil.so"]):
            self.database(["src/user.cpp"], words)
            run = self.run_ssot("lint")
            self.assertEqual(run.returncode, 1, run.stderr)
            self.assertEqual(run.stderr.count("evil.so"), 1, run.stderr)
            self.assertIn("no plugin of a compile database is loaded", run.stderr)


class BuildFolder(scratch.Case):
    def test_generated_sources_in_the_build_folder_are_noted_and_not_edited(self):
        generated = '#include "old/store.h"\n\nbool made() {\n  return old::get_store().put(2);\n}\n'
        self.write("build/made.cpp", generated)
        self.database(["src/user.cpp", "build/made.cpp"])
        run = self.run_ssot("rewrite")
        self.assert_clean(run)
        self.assertEqual(self.read("build/made.cpp"), generated)
        self.assertIn("build/made.cpp:4:", run.stdout)
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))


class BrokenUnit(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("src/broken.cpp", '#include "old/store.h"\nbool b() { return old::get_store().putt(1); }\n')
        self.database(["src/broken.cpp", "src/user.cpp"])

    def test_is_listed_with_its_first_error_and_nothing_is_written(self):
        before = self.tree()
        run = self.run_ssot("rewrite")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("src/broken.cpp: error: this translation unit does not parse", run.stderr)
        self.assertIn("src/broken.cpp:2:36: no member named 'putt'", run.stderr)
        self.assertIn("1 of 2 translation units did not parse", run.stderr)
        self.assertIn("--keep-going", run.stderr)
        self.assertEqual(self.tree(), before)

    def test_keep_going_rewrites_the_rest_and_still_says_so(self):
        run = self.run_ssot("rewrite", "--keep-going")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))
        self.assertIn("putt", self.read("src/broken.cpp"))
        self.assertIn("src/broken.cpp: error: this translation unit does not parse", run.stderr)

    def test_never_looks_clean_to_the_lint(self):
        self.database(["src/broken.cpp"])
        self.assertEqual(self.run_ssot("lint", "--check", "copied-definition").returncode, 3)


class CrashingUnit(scratch.Case):
    """A unit on which the parser dies; Clang has pragmas for that."""

    def setUp(self):
        super().setUp()
        self.database(["src/crash.cpp", "src/user.cpp"])

    def crash(self, how):
        self.write("src/crash.cpp", f'#include "old/store.h"\n#pragma clang __debug {how}\nbool more() {{ return old::get_store().put(8); }}\n')

    def test_is_named_and_the_others_go_on(self):
        for how in ("crash", "parser_crash", "llvm_fatal_error"):
            for more in ((), ("--whole", "-j", "1")):
                self.crash(how)
                run = self.run_ssot("lint", "-q", *more)
                self.assertEqual(run.returncode, 3, f"{how} {more}: {run.stderr}")
                self.assertIn("src/crash.cpp: error: this translation unit does not parse", run.stderr)
                self.assertIn("the parser crashed", run.stderr)
                self.assertIn("src/user.cpp:4:15: error: legacy call of old::get_store", run.stdout)
                self.assertNotIn("Stack dump", run.stderr)

    def test_nothing_is_written(self):
        self.crash("crash")
        self.commit()
        before = self.tree()
        run = self.run_ssot("rewrite", "-q")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("src/crash.cpp", run.stderr)
        self.assertEqual(self.tree(), before)

    def test_is_parsed_again_when_it_is_mended(self):
        self.crash("crash")
        self.assertEqual(self.run_ssot("lint", "-q").returncode, 3)
        self.write("src/crash.cpp", "int more();\n")
        self.assertEqual(self.run_ssot("lint", "-q").returncode, 1)


class UnreadHeader(scratch.Case):
    """A second owner in a file that no unit reads cannot be judged; it is never passed over in silence."""

    def lint(self):
        return self.run_ssot("lint").stderr

    def test_is_listed_with_its_place(self):
        self.write("include/lost/store.h", "// lost\nnamespace lost {\nclass Store final {\n public:\n  bool put(int);\n};\n}\n")
        self.write("src/nobody.cpp", "struct __attribute__((packed)) Store : Base {};\n")
        told = self.lint()
        self.assertIn("not judged, for no translation unit reads it: 2 definitions of a canonical's name\n"
                      "  include/lost/store.h:3: class Store\n  src/nobody.cpp:1: class Store\n", told)

    def test_what_is_read_or_defines_nothing_is_not(self):
        self.write("include/lost/store.h", "class Store;\nenum class Store { none };\nStore make();\n// class Store {\n"
                   "class Shop : public Store {};\nclass Mall : public Shop, virtual private Store {};\n")
        self.write("docs/store.md", "class Store { };\n")
        self.write("include/read/store.h", "namespace read { class Store {}; }\n")
        self.write("src/user.cpp", '#include "read/store.h"\n' + scratch.USER)
        self.assertNotIn("not judged", self.lint())


class MissingHeader(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("src/made.cpp", '#include "gen/made.h"\n#include "old/store.h"\n'
                                   'bool m() { return old::get_store().put(1); }\n')
        self.write("src/other.cpp", '#include "gen/made.h"\n')
        self.database(["src/made.cpp", "src/other.cpp", "src/user.cpp"])

    def test_is_told_once_before_anything_is_parsed(self):
        before = self.tree()
        run = self.run_ssot("rewrite")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("src/made.cpp:1:10: error: the header gen/made.h is not there (2 translation units)", run.stderr)
        self.assertIn("build the generated headers first", run.stderr)
        self.assertNotIn("parsed:", run.stderr)
        self.assertNotIn("does not parse", run.stderr)
        self.assertEqual(self.tree(), before)

    def test_keep_going_rewrites_the_rest(self):
        run = self.run_ssot("rewrite", "--keep-going")
        self.assertEqual(run.returncode, 3, run.stderr)
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))

    def test_only_rewrite_can_go_on(self):
        self.assert_told(self.run_ssot("lint", "--keep-going"), 2, "--keep-going")


class Rules(scratch.Case):
    def told(self, old, new, *parts):
        self.assertIn(old, RULES)
        self.write("rules/store.json", RULES.replace(old, new))
        for command in (["lint"], ["rewrite"], ["rules", "check"]):
            with self.subTest(command=command):
                self.assert_told(self.run_ssot(*command), 2, *parts)

    def test_an_unknown_key(self):
        self.told('"summary"', '"sumary"', "rules/store.json:4:3:", "sumary", "(at /sumary)", 'did you mean "summary"?')

    def test_an_unknown_value(self):
        self.told('"instance": "reference" }', '"instance": "refrence" }', "rules/store.json:", "(at /legacy/0/rules/2/",
                  "reference")

    def test_a_declaration_that_is_none(self):
        self.told("bool old::Store::put(int key)", "bool old::Store::put(int key", "rules/store.json:21:",
                  "(at /legacy/0/rules/1/from)")

    def test_a_hole_that_is_no_parameter(self):
        self.told("$self.add($key)", "$self.add($kye)", "rules/store.json:21:", "(at /legacy/0/rules/1/to)", "$key")

    def test_broken_json(self):
        self.told('"version": 1,', '"version": 1', "rules/store.json:3:")

    def test_a_file_that_does_not_exist(self):
        self.write("ssot.json", '{\n  "rules": ["rules/stores.json"]\n}\n')
        self.assert_told(self.run_ssot("lint"), 2, "ssot.json:2:13", "(at /rules/0)", "rules/stores.json")
        self.assert_told(self.run_ssot("lint", "--rules", "no.json"), 2, str(self.root / "no.json"))

    def test_no_rules_at_all(self):
        (self.root / "ssot.json").unlink()
        self.git("init", "-q")
        self.assert_told(self.run_ssot("lint"), 2, "no rules file is named", "--rules FILE")


class Settings(scratch.Case):
    def test_broken_json(self):
        self.write("ssot.json", '{\n  "rules": ["rules/store.json"\n}\n')
        self.assert_told(self.run_ssot("lint"), 2, "ssot.json:3:1:")

    def test_an_unknown_key(self):
        self.write("ssot.json", '{\n  "rules": ["rules/store.json"],\n  "exlude": []\n}\n')
        self.assert_told(self.run_ssot("lint"), 2, "ssot.json:3:3", "(at /exlude)", 'did you mean "exclude"?')

    def test_a_root_that_does_not_exist(self):
        self.assert_told(self.run_ssot("lint", "--root", "nowhere"), 2, str(self.root / "nowhere"), "no folder")

    def test_a_broken_ledger(self):
        self.write("ssot-notes.json", json.dumps({"version": 1, "entires": []}))
        self.assert_told(self.run_ssot("lint"), 2, "ssot-notes.json:")


class HiddenSettings(scratch.Case):
    def test_are_read_where_they_stand_alone(self):
        (self.root / "ssot.json").rename(self.root / ".ssot.json")
        self.assertEqual(self.run_ssot("lint").returncode, 1)
        self.write(".ssot.json", '{\n  "rulez": []\n}\n')
        run = self.run_ssot("lint")
        self.assertEqual(run.returncode, 2)
        self.assertIn(".ssot.json:2:3", run.stderr)

    def test_two_of_them_are_refused(self):
        self.write(".ssot.json", "{}")
        run = self.run_ssot("lint")
        self.assertEqual(run.returncode, 2)
        self.assertIn("there is an ssot.json beside it", run.stderr)


class Words(scratch.Case):
    def test_an_unknown_subcommand(self):
        self.assert_told(self.run_ssot("lnit"), 2, "there is no subcommand lnit", "did you mean lint?")
        self.assert_told(self.run_ssot("rules", "chekc"), 2, "there is no subcommand chekc", "did you mean check?")

    def test_an_unknown_option(self):
        self.assert_told(self.run_ssot("rewrite", "--dryrun"), 2, "there is no option --dryrun", "did you mean --dry-run?")
        self.assert_told(self.run_ssot("lint", "--zzz=1"), 2, "there is no option --zzz", "ssot lint --help")
        self.assert_told(self.run_ssot("-q", "lint"), 2, "the option -q stands before its subcommand", "ssot lint -q")

    def test_no_subcommand(self):
        self.assert_told(self.run_ssot(), 2, "subcommand", "ssot --help")

    def test_a_value_that_is_none(self):
        self.assert_told(self.run_ssot("lint", "--format", "xml"), 2, "--format", "xml", "sarif")
        self.assert_told(self.run_ssot("lint", "-j", "many"), 2, "many")

    def test_help_and_version_are_no_errors(self):
        for words in (["--help"], ["lint", "--help"], ["rules", "check", "--help"], ["--version"]):
            run = self.run_ssot(*words)
            self.assert_clean(run)
            self.assertEqual(run.stderr, "")

    def test_an_unknown_check(self):
        self.assert_told(self.run_ssot("lint", "--check", "leagcy-use"), 2, "there is no check leagcy-use",
                         "did you mean legacy-use?")
        self.assert_told(self.run_ssot("lint", "--check", "SSOT10"), 2, "there is no check SSOT10",
                         "did you mean SSOT010?")
        self.assert_told(self.run_ssot("lint", "--check", "qwertz"), 2, "ssot lint --list")

    def test_a_check_goes_by_id_and_by_name(self):
        one = self.run_ssot("lint", "--check", "SSOT010")
        self.assertEqual(one.returncode, 1)
        self.assertEqual(one.stdout, self.run_ssot("lint", "--check", "legacy-use").stdout)
        self.assertNotIn("SSOT009", one.stdout)


if __name__ == "__main__":
    scratch.main()
