"""ci/github/action.yml: its steps on a scratch project, as a runner of GitHub takes them."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests/tools/cli"))
import composite  # noqa: E402
import scratch  # noqa: E402
from scratch import SSOT, USER  # noqa: E402

CLEAN = '#include <fresh/store.hpp>\n\nbool use() { return fresh::store().add(7); }\n'
BIN = str(pathlib.Path(SSOT).parent)
FORK = {"event": {"pull_request": {"head": {"repo": {"fork": True}}}}}


class Action(scratch.Case):
    def setUp(self):
        super().setUp()
        out = pathlib.Path(tempfile.mkdtemp(prefix="ssot-action-"))
        self.addCleanup(shutil.rmtree, out)
        path = f"{BIN}:{os.environ['PATH']}"
        self.runner = composite.Runner(SOURCE / "ci/github/action.yml", self.root, out, {"PATH": path})

    def act(self, github=None, **inputs):
        return self.runner.run({name.replace("_", "-"): value for name, value in inputs.items()}, github)

    def assert_failed(self, run, code, *parts):
        self.assertTrue(run.failed, run.log)
        self.assertEqual(run.outputs["exit-code"], code, run.log)
        for part in parts:
            self.assertIn(part, run.log)


class Findings(Action):
    def test_a_finding_fails_the_step_and_is_told_in_all_places(self):
        run = self.act()
        self.assert_failed(run, "1")
        self.assertEqual(len(run.annotations("error")), 3, run.log)  # an include and two uses; and no line about the code 1
        self.assertIn("file=src/user.cpp,line=4", run.log)
        self.assertIn("SSOT010", run.summary)
        sarif = json.loads(pathlib.Path(run.outputs["sarif"]).read_text())
        self.assertEqual(len(sarif["runs"][0]["results"]), 3)
        self.assertEqual(run.uses("github/codeql-action/upload-sarif"),
                         [{"sarif_file": run.outputs["sarif"], "category": "ssot"}])
        self.assertEqual(json.loads(pathlib.Path(run.outputs["json"]).read_text())["summary"]["errors"], 3)
        self.assertTrue(pathlib.Path(run.outputs["summary"]).is_file())

    def test_clean_code_passes_and_closes_old_alerts(self):
        self.write("src/user.cpp", CLEAN)
        run = self.act()
        self.assertFalse(run.failed, run.log)
        self.assertEqual(run.outputs["exit-code"], "0")
        self.assertEqual(json.loads(pathlib.Path(run.outputs["sarif"]).read_text())["runs"][0]["results"], [])
        self.assertEqual(len(run.uses("github/codeql-action/upload-sarif")), 1)

    def test_report_only_passes_findings_and_nothing_else(self):
        run = self.act(report_only="true")
        self.assertFalse(run.failed, run.log)
        self.assertEqual(run.outputs["exit-code"], "1")
        self.assertEqual(len(run.uses("github/codeql-action/upload-sarif")), 1)
        self.write("src/user.cpp", USER + "this is no C++\n")
        self.assert_failed(self.act(report_only="true"), "3")

    def test_options_baseline_and_category_reach_the_lint(self):
        self.assert_clean(self.run_ssot("lint", "--baseline", "known.json", "--update-baseline", "--accept", "of old"))
        run = self.act(baseline="known.json", category="linux")
        self.assertFalse(run.failed, run.log)
        sarif = json.loads(pathlib.Path(run.outputs["sarif"]).read_text())
        self.assertIn("linux", sarif["runs"][0]["automationDetails"]["id"])
        run = self.act(options="--check SSOT009  -j 1")
        self.assertEqual(len(run.annotations("error")), 1, run.log)


class Tokens(Action):
    def test_a_fork_has_annotations_and_no_upload(self):
        run = self.act(github=FORK)
        self.assert_failed(run, "1", "may not write code scanning alerts")
        self.assertEqual(run.uses("github/codeql-action/upload-sarif"), [])
        self.assertEqual(len(run.annotations("error")), 3)
        self.assertTrue(run.outputs["sarif"])  # for an artifact of the user's own

    def test_so_has_dependabot(self):
        self.assertEqual(self.act(github={"actor": "dependabot[bot]"}).uses("github/codeql-action/upload-sarif"), [])

    def test_what_is_said_goes_before_what_is_guessed(self):
        self.assertEqual(len(self.act(github=FORK, upload_sarif="true").uses("github/codeql-action/upload-sarif")), 1)
        self.assertEqual(self.act(upload_sarif="false").uses("github/codeql-action/upload-sarif"), [])
        self.assertIn("It is auto, true or false", self.act(upload_sarif="maybe").log)


class Trouble(Action):
    def test_each_says_what_is_missing_before_anything_is_parsed(self):
        shutil.rmtree(self.root / "build")
        run = self.act(build="build")
        self.assertTrue(run.failed)
        self.assertIn("::error title=ssot could not run::there is no compile_commands.json in ./build.", run.log)
        self.assertEqual(run.ran, ["Look for ssot"])
        self.assertIn("there is no ssot.json in src", self.act(root="src").log)
        self.assertIn("actions/checkout", self.act(root="nowhere").log)
        self.assertIn("the ssot binary /nowhere/ssot is not there", self.act(ssot="/nowhere/ssot").log)

    def test_a_configuration_error_is_an_annotation_and_keeps_nothing(self):
        self.write("ssot.json", '{"rulez": []}')
        run = self.act()
        self.assert_failed(run, "2", "::error title=ssot: configuration::", 'did you mean "rules"?')
        self.assertIn("could not run (exit code 2)", run.summary)
        self.assertEqual(run.uses("actions/cache/save"), [])
        self.assertEqual(run.uses("github/codeql-action/upload-sarif"), [])

    def test_a_unit_that_does_not_parse_is_not_clean(self):
        self.write("src/user.cpp", CLEAN + '#include "generated.h"\n')
        run = self.act()
        self.assert_failed(run, "3")
        told = [line for line in run.annotations("error") if "title=ssot: not whole::" in line]
        self.assertEqual(len(told), 1, run.log)
        self.assertIn("generated.h", told[0])
        self.assertEqual(len(run.uses("github/codeql-action/upload-sarif")), 1)  # which says that it was not successful

    def test_without_a_binary_it_is_built_and_then_found_in_the_cache(self):
        # What is built here is a stand-in: building the real one takes minutes, and is what ci/test.sh does anyway.
        fake = self.runner.scratch / "tools"
        fake.mkdir()
        (fake / "cmake").write_text(f"#!/bin/sh\nfor last; do :; done\n[ \"$1\" != --install ] || {{ mkdir -p \"$last/bin\" && ln -s {SSOT} \"$last/bin/ssot\"; }}\n")
        for name in ("apt-get", "sudo"):
            (fake / name).write_text("#!/bin/sh\nexit 0\n")
        for each in fake.iterdir():
            each.chmod(0o755)
        self.runner.environment = {"PATH": f"{fake}:/usr/bin:/bin"}
        run = self.act()
        self.assertIn("Build ssot", run.ran)
        self.assert_failed(run, "1")
        key = run.uses("actions/cache")[0]["key"]
        self.assertRegex(key, r"^ssot-binary-Linux-\w+-[0-9a-f]{16}$")
        self.runner.caches[key] = self.runner.scratch / "temp1/ssot"  # what actions/cache does when a job has ended
        run = self.act()
        self.assertNotIn("Build ssot", run.ran)
        self.assert_failed(run, "1")


class Kept(Action):
    """Facts of one run serve the next one, on another machine with the same path."""

    def new_machine(self):
        shutil.rmtree(self.root / ".ssot", ignore_errors=True)

    # Of single units; the facts of all together stand beside them.
    def kept(self):
        return sorted(path.name for path in (self.root / ".ssot/facts").rglob("*.facts"))

    def test_the_second_run_takes_the_facts_of_the_first(self):
        run = self.act()
        self.assertEqual(len(run.uses("actions/cache/save")), 1)  # though the lint failed
        first = self.kept()
        self.assertTrue(first)
        self.new_machine()
        run = self.act()
        self.assertEqual(self.kept(), first)
        restored, saved = run.uses("actions/cache/restore")[0], run.uses("actions/cache/save")[0]
        self.assertEqual(restored["path"], saved["path"])
        self.assertTrue(saved["key"].startswith(restored["restore-keys"].strip()))

    def test_no_cache_is_touched_if_so_told(self):
        run = self.act(cache="false")
        self.assertEqual([name for name, _ in run.used if "cache" in name], [])

    def test_shares_of_a_matrix_are_joined_and_nothing_is_parsed_again(self):
        names = [f"src/u{i}.cpp" for i in range(6)]
        for i, name in enumerate(names):
            self.write(name, USER.replace("use()", f"use{i}()"))
        self.database(names)
        for share in ("1/2", "2/2"):
            self.new_machine()
            run = self.act(share=share, cache="false")
            self.assertFalse(run.failed, run.log)
            self.assertEqual(run.annotations("error"), [])
        self.assertEqual(sorted(self.runner.artifacts), ["ssot-facts-ssot-1", "ssot-facts-ssot-2"])
        self.new_machine()
        run = self.act(merge_shares="true", cache="false")
        self.assert_failed(run, "1", "6 parses taken over")
        self.assertEqual(len(self.kept()), 6, self.kept())

    def test_a_share_that_does_not_fit_costs_time_and_not_the_answer(self):
        self.act(share="1/1", cache="false")
        self.new_machine()
        self.write("rules/store.json", self.read("rules/store.json").replace("One store.", "The store."))
        run = self.act(merge_shares="true", cache="false")
        self.assert_failed(run, "1", "::warning title=ssot: shares not taken::")

    def test_a_share_without_units_is_fine(self):
        for share in ("1/2", "2/2"):  # of one unit
            self.new_machine()
            run = self.act(share=share, cache="false")
            self.assertFalse(run.failed, run.log)
        self.assertEqual(len(self.runner.artifacts), 1)

    def test_no_share_at_all_is_said(self):
        self.assert_failed(self.act(merge_shares="true"), "1", "::warning title=ssot: no shares::")


class Since(Action):
    def setUp(self):
        super().setUp()
        self.commit()

    def test_only_the_change_is_told_and_alerts_are_of_the_whole(self):
        self.write("src/more.cpp", USER.replace("use()", "more()"))
        self.database(["src/user.cpp", "src/more.cpp"])
        run = self.act(since="HEAD")
        self.assert_failed(run, "1")
        self.assertEqual(len(run.annotations("error")), 3, run.log)
        self.assertNotIn("src/user.cpp", run.summary)
        sarif = json.loads(pathlib.Path(run.outputs["sarif"]).read_text())
        self.assertEqual(len(sarif["runs"][0]["results"]), 6)

    def test_what_was_there_before_passes(self):
        run = self.act(since="HEAD")
        self.assertFalse(run.failed, run.log)

    def test_a_shallow_clone_is_told_how_deep_to_fetch(self):
        self.git("commit", "-qm", "another", "--allow-empty")
        shallow = self.runner.scratch / "shallow"
        subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{self.root}", shallow], check=True, capture_output=True)
        shutil.copytree(self.root / "build", shallow / "build")
        self.runner.workspace = shallow
        self.assert_failed(self.act(since="HEAD~1"), "2", "fetch-depth: 0")


if __name__ == "__main__":
    scratch.main()
