"""`ssot lint --baseline`: what a code base was taken over with is not told, and nothing else slips in."""
import json
import os
import xml.etree.ElementTree as xml

from scratch import USER, Case, main

FILE = "ssot-baseline.json"


class Baseline(Case):
    def setUp(self):
        super().setUp()
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], "baseline": FILE}))

    def lint(self, *words):
        return self.run_ssot("lint", "--check", "SSOT009", "--check", "SSOT010", "--check", "SSOT017", *words)

    def accept(self, reason="taken over"):
        self.assert_clean(self.lint("--update-baseline", "--accept", reason))

    def entries(self):
        return json.loads(self.read(FILE))["entries"]

    def told(self, *words):
        run = self.lint("-q", "--format", "json", *words)
        document = json.loads(run.stdout)
        return [(each["check"], each["subject"]) for each in document["findings"]], document["summary"]

    def test_what_is_accepted_is_not_told_and_counted(self):
        self.accept()
        run = self.lint("-q", "-o", "sarif=a.sarif", "-o", "github=a.github", "-o", "junit=a.xml")
        self.assert_clean(run)
        self.assertEqual(run.stdout, "no findings; not told: 3 in the baseline\n")
        self.assertEqual(json.loads(self.read("a.sarif"))["runs"][0]["results"], [])
        self.assertNotIn("::", self.read("a.github"))
        self.assertEqual(xml.parse(self.root / "a.xml").getroot().get("skipped"), "3")
        self.lint("-q", "--sarif-all", "--format", "sarif", "-o", "a.sarif")
        results = json.loads(self.read("a.sarif"))["runs"][0]["results"]
        self.assertEqual([each["suppressions"][0]["kind"] for each in results], ["external"] * 3)
        self.assertEqual({each["why"] for each in self.entries()}, {"taken over"})

    def test_it_holds_while_code_is_reformatted(self):
        self.accept()
        self.write("src/user.cpp", USER.replace("\n", "\n\n\n").replace("  return", "\t\treturn"))
        self.assertEqual(self.told()[0], [])
        self.assert_clean(self.lint("--update-baseline"))

    def test_another_use_is_new_and_one_in_place_of_another_too(self):
        self.accept()
        more = USER + "\nbool more() { return old::get_store().put(8); }\n"
        self.write("src/user.cpp", more)
        self.assertEqual(self.told()[0], [("SSOT010", "old::get_store in more"), ("SSOT010", "old::Store::put in more")])
        self.write("src/user.cpp", more.replace("return old::get_store().put(7);", "return true;"))
        told = self.told()[0]
        self.assertEqual([each for each in told if each[0] == "SSOT010"],
                         [("SSOT010", "old::get_store in more"), ("SSOT010", "old::Store::put in more")])
        self.assertEqual([each for each in told if each[0] == "SSOT017"],
                         [("SSOT017", "SSOT010 old::Store::put in use"), ("SSOT017", "SSOT010 old::get_store in use")])

    def test_one_more_of_the_same_is_new(self):
        self.accept()
        self.write("src/user.cpp", USER.replace("put(7)", "put(7) && old::get_store().put(7)"))
        run = self.lint("-q")
        self.assertEqual(run.returncode, 1)
        self.assertIn("2 errors; 2 can be mended by `ssot rewrite`; not told: 3 in the baseline", run.stdout)

    def test_what_is_stale_is_told_at_its_entry_and_an_update_takes_it_out(self):
        self.accept()
        self.write("src/user.cpp", "bool use();\n")
        self.database(["src/user.cpp"])
        run = self.lint("-q", "--no-scan")
        self.assertEqual(run.returncode, 1)
        self.assertIn(f"{FILE}:4:5: error: the baseline accepts 1 of SSOT009 old/store.h in src/user.cpp that is not "
                      "there any more. [SSOT017]", run.stdout)
        run = self.lint("--no-scan", "--update-baseline")
        self.assert_clean(run)
        self.assertIn(f"notice: {FILE}: 3 gone, 0 accepted, which makes 0", run.stderr)
        self.assertEqual(self.entries(), [])

    def test_an_update_may_only_shrink_unless_somebody_says_why(self):
        self.accept()
        before = self.entries()
        self.write("src/user.cpp", USER + "\nbool more() { return old::get_store().put(8); }\n")
        run = self.lint("--update-baseline")
        self.assertEqual(run.returncode, 1, run.stdout)
        self.assertIn("2 errors", run.stdout)
        self.assertEqual([{**each, "content": None} for each in self.entries()],
                         [{**each, "content": None} for each in before])
        self.accept("until version 4")
        self.assertEqual(sorted(each["why"] for each in self.entries()),
                         ["taken over"] * 3 + ["until version 4"] * 2)
        self.assertEqual(self.told()[0], [])

    def test_a_folder_that_moved_takes_its_entries_along(self):
        self.accept()
        (self.root / "src").rename(self.root / "lib")
        self.database(["lib/user.cpp"])
        self.assertEqual(self.told()[0], [])
        self.assert_clean(self.lint("--update-baseline"))
        self.assertEqual([each["file"] for each in self.entries() if "file" in each], ["lib/user.cpp"])

    def test_a_file_that_moved_and_changed_is_known_by_git(self):
        long = USER + "".join(f"int number_{i}() {{ return {i}; }}\n" for i in range(40))
        self.write("src/user.cpp", long)
        self.accept()
        self.commit()
        self.git("mv", "src", "lib")
        self.write("lib/user.cpp", long + "int another();\n")
        self.database(["lib/user.cpp"])
        self.assertEqual(self.told()[0], [])
        self.git("commit", "-qam", "moved")
        self.assertEqual(self.told()[0], [])

    def test_a_copy_of_an_accepted_file_is_new(self):
        self.accept()
        self.write("src/copy.cpp", "#include \"old/store.h\"\n")
        self.database(["src/user.cpp", "src/copy.cpp"])
        self.assertEqual(self.told()[0], [("SSOT009", "old/store.h in src/copy.cpp")])

    def test_a_function_may_move_to_another_file_but_a_static_one_of_that_name_is_another(self):
        for words, told in (("bool", []), ("static bool", ["SSOT010", "SSOT010", "SSOT017", "SSOT017"])):
            helper = f"{words} helper() {{ return old::get_store().put(7); }}\n"
            include = "#include \"old/store.h\"\n"
            self.write("src/user.cpp", include + helper)
            self.write("src/other.cpp", include)
            self.database(["src/user.cpp", "src/other.cpp"])
            (self.root / FILE).unlink(missing_ok=True)
            self.accept()
            self.write("src/user.cpp", include)
            self.write("src/other.cpp", include + helper)
            self.assertEqual(sorted(check for check, _ in self.told()[0]), told, words)

    def test_a_check_that_did_not_run_leaves_its_entries(self):
        self.accept()
        before = self.read(FILE)
        self.write("src/user.cpp", "bool use();\n")
        self.assert_clean(self.run_ssot("lint", "-q", "--no-scan", "--check", "SSOT005", "--update-baseline"))
        self.assertEqual(self.read(FILE), before)

    def test_a_unit_that_does_not_parse_proves_nothing(self):
        self.accept()
        before = self.read(FILE)
        self.write("src/user.cpp", "int broken = ;\n")
        run = self.lint("--no-scan", "--update-baseline")
        self.assertEqual(run.returncode, 3)
        self.assertIn("stays as it is", run.stderr)
        self.assertEqual(self.read(FILE), before)
        self.assertEqual(self.told("--no-scan")[0], [])

    def test_the_command_line_stands_above_the_settings(self):
        self.accept()
        self.write("other.json", '{"version": 1, "entries": []}\n')
        self.assertEqual(len(self.told("--baseline", "other.json")[0]), 3)

    def test_what_is_wrong_with_it_is_told_with_its_place(self):
        entry = {"check": "SSOT010", "subject": "x", "why": "y", "count": 1}
        for text, parts in (
                ("{", [f"{FILE}:1:", "help: "]),
                ('{"version": 2, "entries": []}', [f"{FILE}:1:13", "(at /version)", "version 1"]),
                (json.dumps({"version": 1, "entries": [{**entry, "line": 7}]}), ["(at /entries/0/line)", "not known"]),
                (json.dumps({"version": 1, "entries": [{**entry, "count": "1"}]}), ["(at /entries/0/count)"])):
            self.write(FILE, text)
            self.assert_told(self.lint("-q"), 2, *parts)

    def test_a_baseline_that_is_not_there_is_told(self):
        self.assert_told(self.lint("-q"), 2, FILE, "there is no such baseline", "--accept REASON")
        self.assert_told(self.lint("-q", "--update-baseline"), 2, "there is no such baseline")
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"]}))
        self.assert_told(self.lint("-q", "--update-baseline"), 2, "there is no baseline to update", "--baseline FILE")
        self.assert_told(self.lint("-q", "--accept", "why"), 2, "--accept", "--update-baseline")
        self.assert_told(self.lint("-q", "--update-baseline", "--accept", " "), 2, "--accept", "a reason must say something")
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], "baseline": "../x.json"}))
        self.assert_told(self.lint("-q"), 2, "does not stay in the project", "(at /baseline)")

    def test_no_report_takes_the_place_of_what_is_read(self):
        self.accept()
        before = self.read(FILE)
        for name in (FILE, "ssot.json", "ssot-notes.json"):
            self.assert_told(self.lint("-q", "-o", f"json={name}"), 2, name, "is read by the lint")
        self.assertEqual(self.read(FILE), before)

    def test_a_baseline_that_cannot_be_written_leaves_the_reports_unwritten(self):
        self.accept()
        self.write("src/user.cpp", "bool use();\n")
        os.mkdir(self.root / f"{FILE}.ssot-new")  # where the new text would be staged
        self.assert_told(self.lint("-q", "--no-scan", "--update-baseline", "-o", "json=a.json"), 4, "cannot write")
        self.assertFalse((self.root / "a.json").exists())


if __name__ == "__main__":
    main()
