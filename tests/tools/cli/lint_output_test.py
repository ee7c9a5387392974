"""What `ssot lint` writes: each format, several in one run, and what is refused before anything is parsed."""
import json
import os
import pathlib
import subprocess
import unittest
import warnings
import xml.etree.ElementTree as xml

from scratch import SOURCE_DIR, SSOT, USER, Case, main

FORMATS = ["text", "json", "sarif", "github", "gitlab", "junit", "markdown"]


def schema_errors(document):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jsonschema  # Debian's python3-jsonschema
    schema = json.loads((SOURCE_DIR / "tests/tools/report/sarif-schema/sarif-schema-2.1.0.json").read_text())
    return [f"{list(error.absolute_path)}: {error.message}"
            for error in jsonschema.Draft4Validator(schema).iter_errors(document)]


class Several(Case):
    def test_each_format_goes_to_its_file_and_text_to_standard_output(self):
        self.commit()  # what git does not track is no text of the project
        run = self.run_ssot("lint", "-q", *[word for each in FORMATS for word in ("-o", f"{each}=out.{each}")])
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertIn("src/user.cpp:4:15: error: legacy call of old::get_store.", run.stdout)
        self.assertEqual(self.read("out.text"), run.stdout)
        self.assertEqual(json.loads(self.read("out.json"))["schema"], "ssot-findings")
        self.assertEqual(json.loads(self.read("out.sarif"))["version"], "2.1.0")
        self.assertTrue(self.read("out.github").startswith("::error file=src/user.cpp,line=1,"))
        self.assertEqual(json.loads(self.read("out.gitlab"))[0]["location"]["path"], "src/user.cpp")
        self.assertEqual(xml.fromstring(self.read("out.junit")).tag, "testsuites")
        self.assertTrue(self.read("out.markdown").startswith("### ssot lint: "))
        for each in FORMATS:
            self.assertEqual(self.run_ssot("lint", "-q", "--format", each).stdout, self.read(f"out.{each}"), each)

    def test_a_file_without_a_format_takes_the_place_of_standard_output(self):
        self.commit()
        for words, begin in ((["-o", "a.sarif"], "{\n  \"$schema\""), (["-o", "a.xml"], "<?xml"), (["-o", "a"], "src/"),
                             (["--format", "gitlab", "-o", "a.json"], "[\n"), (["--output=./sarif=x"], "src/")):
            run = self.run_ssot("lint", "-q", *words)
            self.assertEqual((run.returncode, run.stdout), (1, ""), run.stderr)
            name = words[-1].removeprefix("--output=")
            self.assertTrue(self.read(name).startswith(begin), self.read(name)[:40])

    def test_what_cannot_be_written_is_told_before_anything_is_parsed(self):
        self.write("src/user.cpp", "this does not parse\n")
        for words, parts in (
                (["-o", "sarf=x"], ["there is no format sarf", "did you mean sarif?"]),
                (["--format", "xml"], ["there is no format xml", "The formats are text, json, "]),
                (["-o", "sarif=no/such/x.sarif"], ["there is no folder", "no/such", "make it first"]),
                (["-o", "sarif=src"], ["this is a folder"]),
                (["-o", "sarif=src/"], ["this is a folder"]),
                (["-o", "sarif="], ["names no file"]),
                (["-o", "sarif=a", "-o", "sarif=a"], ["are one file"]),
                (["-o", "sarif=a", "-o", "json=src/../a"], ["`sarif=a` and `json=src/../a` are one file"]),
                (["-o", "a", "-o", "b"], ["both a and b would take the place of standard output"]),
                (["-o", "text=/dev/null"], ["no regular file"])):
            self.assert_told(self.run_ssot("lint", *words), 2, *parts)
        self.assertFalse((self.root / "a").exists())

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_all_are_written_or_none(self):
        (self.root / "closed").mkdir(mode=0o555)
        self.addCleanup((self.root / "closed").chmod, 0o755)
        self.assert_told(self.run_ssot("lint", "-q", "-o", "sarif=a.sarif", "-o", "json=closed/a.json"), 4,
                         "cannot write this file")
        self.assertEqual([path.name for path in self.root.iterdir() if path.name.startswith("a.")], [])

    def test_a_full_disk_leaves_none(self):
        # What a process may write is limited to less than the first report, which stands for the disk that is full.
        run = subprocess.run(["bash", "-c", 'ulimit -f 1; exec "$@"', "-", SSOT, "lint", "-q", "--no-cache", "-o",
                              "text=a.txt", "-o", "sarif=a.sarif"], cwd=self.root, text=True, capture_output=True,
                             timeout=120)
        self.assert_told(run, 4, "cannot write this file")
        self.assertEqual([path.name for path in self.root.iterdir() if path.name.startswith("a.")], [])


class Sarif(Case):
    def sarif(self, *words):
        run = self.run_ssot("lint", "-q", "--format", "sarif", *words)
        document = json.loads(run.stdout)
        self.assertEqual(schema_errors(document), [])
        return run.returncode, document["runs"][0]

    def test_is_what_the_schema_takes(self):
        code, run = self.sarif()
        self.assertEqual((code, len(run["results"])), (1, 3))
        rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
        self.assertEqual(rule["id"], run["results"][0]["ruleId"])
        self.assertTrue(rule["help"]["markdown"].startswith(f"# {rule['id']} {rule['name']}\n"))
        self.assertTrue(rule["help"]["text"])

    def test_of_a_clean_run_has_an_empty_list(self):
        self.write("src/user.cpp", "int use();\n")
        self.assertEqual(self.sarif("--check", "SSOT010")[1]["results"], [])

    def test_what_is_suppressed_is_there_only_when_asked_for(self):
        self.write("src/user.cpp", USER.replace("put(7);", "put(7);  // ssot-lint: allow(SSOT010) until version 4"))
        told = self.sarif("--check", "SSOT010")[1]["results"]
        self.assertEqual(told, [])
        results = self.sarif("--check", "SSOT010", "--sarif-all")[1]["results"]
        self.assertEqual({each["suppressions"][0]["justification"] for each in results}, {"until version 4"})

    def test_a_category_names_the_run(self):
        self.assertEqual(self.sarif("--category", "asan")[1]["automationDetails"]["id"], "ssot/asan/")

    def test_a_unit_that_does_not_parse_is_no_success(self):
        self.write("src/user.cpp", USER + "int broken = ;\n")
        code, run = self.sarif()
        self.assertEqual(code, 3)
        self.assertFalse(run["invocations"][0]["executionSuccessful"])
        junit = xml.fromstring(self.run_ssot("lint", "-q", "--format", "junit").stdout)
        self.assertEqual(junit.get("errors"), "1")


class Hosts(Case):
    def test_paths_are_those_of_the_checkout(self):
        whole = self.root
        self.root = whole / "server"
        for name in ("ssot.json", "rules", "include", "src", "build"):
            target = self.root / name
            target.parent.mkdir(exist_ok=True)
            (whole / name).rename(target)
        self.database(["src/user.cpp"])
        (whole / ".git").mkdir()
        run = self.run_ssot("lint", "-q", "--format", "github", "-o", "sarif=a.sarif", "-o", "gitlab=a.json")
        self.assertIn("::error file=server/src/user.cpp,line=1,", run.stdout)
        uris = [each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
                for each in json.loads(self.read("a.sarif"))["runs"][0]["results"]]
        self.assertEqual(set(uris), {"server/src/user.cpp"})
        self.assertEqual(json.loads(self.read("a.json"))[0]["location"]["path"], "server/src/user.cpp")

    def test_where_there_is_no_git_the_host_says_what_the_checkout_is(self):
        self.assertIn(f"::error file={self.root.name}/src/user.cpp,",
                      self.in_job("github", GITHUB_WORKSPACE=str(self.root.parent)))
        self.assertIn("::error file=src/user.cpp,", self.in_job("github", GITHUB_WORKSPACE="/elsewhere"))

    def in_job(self, form, **environment):
        kept = {key: value for key, value in os.environ.items() if not key.startswith(("GITHUB_", "CI_"))}
        return subprocess.run([SSOT, "lint", "-q", "--format", form], cwd=self.root, text=True, capture_output=True,
                              timeout=120, env={**kept, **environment}).stdout

    def markdown(self, **environment):
        return self.in_job("markdown", **environment)

    def test_a_summary_links_to_the_commit_that_the_job_runs_for(self):
        self.assertNotIn("](", self.markdown())
        github = self.markdown(GITHUB_SERVER_URL="https://github.com", GITHUB_REPOSITORY="o/r", GITHUB_SHA="abc")
        self.assertIn("[`src/user.cpp:4`](https://github.com/o/r/blob/abc/src/user.cpp#L4)", github)
        gitlab = self.markdown(CI_PROJECT_URL="https://gitlab.example/o/r", CI_COMMIT_SHA="abc")
        self.assertIn("(https://gitlab.example/o/r/-/blob/abc/src/user.cpp#L4)", gitlab)

    def test_a_job_summary_is_written_where_github_says(self):
        summary = pathlib.Path(self.write("summary/step", ""))
        self.run_ssot("lint", "-q", "-o", f"markdown={summary}")
        self.assertIn("| `old::get_store in use` | `fresh::Store` | `src/user.cpp:4` |", summary.read_text())


if __name__ == "__main__":
    main()
