"""ci/gitlab/ssot.gitlab-ci.yml: its scripts on a scratch project, by bash as a runner of GitLab starts it."""
import json
import os
import pathlib
import shutil
import subprocess
import sys

import yaml  # Debian's python3-yaml

SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests/tools/cli"))
import scratch  # noqa: E402
from scratch import SSOT, USER  # noqa: E402

TEMPLATE = yaml.safe_load((SOURCE / "ci/gitlab/ssot.gitlab-ci.yml").read_text())
CLEAN = '#include <fresh/store.hpp>\n\nbool use() { return fresh::store().add(7); }\n'
CMAKE = """cmake_minimum_required(VERSION 3.22)
project(scratch LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
add_library(user src/user.cpp)
target_include_directories(user PRIVATE include)
"""


def merged(name):
    """A job with what it extends, keys of the nearer one first."""
    job = TEMPLATE[name]
    base = merged(job["extends"]) if "extends" in job else {}
    return {**base, **job, "variables": {**base.get("variables", {}), **job.get("variables", {})}}


class Template(scratch.Case):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.root / "build")
        self.write("CMakeLists.txt", CMAKE)

    def job(self, name, **variables):
        """before_script and script are one script there, with -e and pipefail."""
        job = merged(name)
        values = {**TEMPLATE["variables"], **job["variables"], **variables}
        for key, value in values.items():  # GitLab expands variables in variables
            values[key] = str(value).replace("$SSOT_BUILD", str(values["SSOT_BUILD"]))
        script = "\n".join(["set -eo pipefail", *job["before_script"], *job["script"]])
        environment = {**os.environ, "PATH": f"{pathlib.Path(SSOT).parent}:{os.environ['PATH']}", **values}
        return subprocess.run(["bash"], input=script, cwd=self.root, env=environment, text=True, capture_output=True, timeout=120)

    def assert_ends(self, run, code, *parts):
        self.assertEqual(run.returncode, code, run.stdout + run.stderr)
        for part in parts:
            self.assertIn(part, run.stdout)

    def artifact(self, kind):
        reports = merged(".ssot-lint")["artifacts"]["reports"]
        return self.root / reports[kind].replace("$SSOT_ROOT", ".")

    def test_findings_fail_and_the_artifacts_are_where_the_job_says(self):
        self.assert_ends(self.job(".ssot-lint"), 1, "legacy call of old::get_store")
        self.assertEqual(len(json.loads(self.artifact("codequality").read_text())), 3)
        self.assertIn("<testsuite", self.artifact("junit").read_text())
        self.assertEqual(merged(".ssot-lint")["artifacts"]["when"], "always")

    def test_clean_code_passes_and_keeps_its_facts_where_the_cache_looks(self):
        self.write("src/user.cpp", CLEAN)
        self.assert_ends(self.job(".ssot-lint"), 0)
        self.assertEqual(json.loads(self.artifact("codequality").read_text()), [])
        kept = merged(".ssot-lint")["cache"]["paths"][0].replace("$SSOT_ROOT", ".")
        self.assertTrue(list((self.root / kept).rglob("*.facts")))

    def test_a_root_below_the_checkout(self):
        below = self.root / "server"
        below.mkdir()
        for each in list(self.root.iterdir()):
            if each != below:
                shutil.move(each, below)
        self.assert_ends(self.job(".ssot-lint", SSOT_ROOT="server"), 1)
        self.assertTrue((below / "codequality.json").exists())

    def test_each_says_what_is_missing(self):
        self.assert_ends(self.job(".ssot-lint", PATH="/usr/bin:/bin"), 2, "set SSOT_IMAGE")
        self.assert_ends(self.job(".ssot-lint", SSOT_ROOT="src"), 2, "no ssot.json in src")
        self.assert_ends(self.job(".ssot-lint", SSOT_CONFIGURE=""), 2, "no build/compile_commands.json")
        self.write("src/user.cpp", CLEAN + '#include "generated.h"\n')
        self.assert_ends(self.job(".ssot-lint"), 3, "A unit did not parse")
        self.assertTrue(self.artifact("codequality").exists())

    def test_options_are_words(self):
        self.assert_ends(self.job(".ssot-lint", SSOT_OPTIONS="--check SSOT009 -j 1"), 1)
        self.assertEqual(len(json.loads(self.artifact("codequality").read_text())), 1)

    def test_shares_are_handed_on(self):
        # Three units in four shares: one of them has none, or two have one each and one has two.
        names = ["src/user.cpp", "src/more.cpp", "src/last.cpp"]
        for name in names[1:]:
            self.write(name, USER.replace("use()", pathlib.Path(name).stem + "()"))
        self.write("CMakeLists.txt", CMAKE.replace("src/user.cpp", " ".join(names)))
        for index in ("1", "2", "3", "4"):
            shutil.rmtree(self.root / ".ssot", ignore_errors=True)
            self.assert_ends(self.job(".ssot-share", CI_NODE_INDEX=index, CI_NODE_TOTAL="4"), 0, "kept: ")
        handed_on = self.root / merged(".ssot-share")["artifacts"]["paths"][0].replace("$SSOT_ROOT", ".")
        self.assertLess(len(list(handed_on.iterdir())), 4)
        shutil.rmtree(self.root / ".ssot")
        run = self.job(".ssot-lint")
        self.assert_ends(run, 1)
        self.assertIn("3 parses taken over", run.stderr)


if __name__ == "__main__":
    scratch.main()
