""".pre-commit-hooks.yaml: git commits a scratch project, with the hooks that pre-commit installs from this repository."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
sys.path.insert(0, str(SOURCE / "tests/tools/cli"))
import scratch  # noqa: E402
from scratch import SSOT, USER  # noqa: E402

CONFIGURATION = """repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: ssot-lint
      - id: ssot-rules-check
"""


class Hooks(scratch.Case):
    def setUp(self):
        super().setUp()
        home = pathlib.Path(tempfile.mkdtemp(prefix="ssot-pre-commit-"))
        self.addCleanup(shutil.rmtree, home)
        self.environment = {**os.environ, "PRE_COMMIT_HOME": str(home / "cache"), "HOME": str(home),
                            "GIT_CONFIG_GLOBAL": os.devnull, "PATH": f"{pathlib.Path(SSOT).parent}:/usr/bin:/bin"}
        # pre-commit clones a repository at a revision; this one as it lies here is a revision of its own.
        hooks = home / "ssot"
        hooks.mkdir()
        shutil.copy(SOURCE / ".pre-commit-hooks.yaml", hooks)
        self.git_at(hooks, "init", "-q", ".")
        self.git_at(hooks, "add", "-A")
        self.git_at(hooks, "commit", "-qm", "hooks")
        rev = self.git_at(hooks, "rev-parse", "HEAD").stdout.strip()
        self.write(".pre-commit-config.yaml", CONFIGURATION.format(repo=hooks, rev=rev))
        self.commit()
        subprocess.run(["pre-commit", "install"], cwd=self.root, env=self.environment, check=True, capture_output=True)

    def git_at(self, folder, *words):
        return subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@localhost", *words], cwd=folder,
                              env=self.environment, text=True, capture_output=True, check=True)

    def commits(self, *names):
        self.git_at(self.root, "add", *names)
        done = subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@localhost", "commit", "-m", "change"],
                              cwd=self.root, env=self.environment, text=True, capture_output=True, timeout=120)
        return done.returncode == 0, done.stdout + done.stderr

    def test_a_commit_that_brings_a_legacy_use_is_refused(self):
        self.write("src/user.cpp", USER + "bool more() { return old::get_store().put(8); }\n")
        done, said = self.commits("src/user.cpp")
        self.assertFalse(done, said)
        self.assertIn("src/user.cpp:6", said)
        self.assertNotIn("src/user.cpp:4", said)  # that was there

    def test_another_one_passes_though_the_code_base_is_not_clean(self):
        self.write("src/user.cpp", USER + "int more() { return 8; }\n")
        done, said = self.commits("src/user.cpp")
        self.assertTrue(done, said)
        self.assertRegex(said, r"ssot lint\.+Passed")

    def test_what_is_not_staged_is_not_judged(self):
        self.write("src/user.cpp", USER + "int more() { return 8; }\n")
        self.git_at(self.root, "add", "src/user.cpp")
        self.write("src/user.cpp", USER + "int more() { return 8; }\nbool bad() { return old::get_store().put(8); }\n")
        done, said = self.commits("rules/store.json")
        self.assertTrue(done, said)
        self.assertIn("bad()", self.read("src/user.cpp"))

    def test_a_commit_without_sources_costs_nothing(self):
        self.write("README.md", "A store.\n")
        done, said = self.commits("README.md")
        self.assertTrue(done, said)
        self.assertRegex(said, r"ssot lint\.+\(no files to check\)Skipped")

    def test_rules_that_are_wrong_are_refused(self):
        self.write("rules/store.json", self.read("rules/store.json").replace("$self.add($key)", "$self.addd($key)"))
        done, said = self.commits("rules/store.json")
        self.assertFalse(done, said)
        self.assertIn("no member named 'addd'", said)

    def test_without_ssot_it_says_so(self):
        self.environment["PATH"] = "/usr/bin:/bin"
        self.write("src/user.cpp", USER + "int more() { return 8; }\n")
        done, said = self.commits("src/user.cpp")
        self.assertFalse(done, said)
        self.assertIn("Executable `ssot` not found", said)


if __name__ == "__main__":
    scratch.main()
