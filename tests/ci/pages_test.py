"""What the page on CI says of the Action, the template and the hooks is what they take."""
import os
import pathlib
import re
import unittest

import yaml  # Debian's python3-yaml

SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
PAGES = [SOURCE / "docs/lint_in_five_minutes.md", SOURCE / "docs/ci.md"]


def blocks():
    for page in PAGES:
        for text in re.findall(r"^```yaml\n(.*?)^```", page.read_text(), re.M | re.S):
            yield yaml.safe_load(text)


class Pages(unittest.TestCase):
    def test_inputs_of_the_action(self):
        known = yaml.safe_load((SOURCE / "ci/github/action.yml").read_text())["inputs"]
        steps = [step for block in blocks() for job in block.get("jobs", {}).values() for step in job["steps"]
                 if "/ci/github@" in step.get("uses", "")]
        self.assertGreater(len(steps), 2)
        for step in steps:
            self.assertLessEqual(set(step.get("with", {})), set(known), step)
            for value in step["with"].values():
                self.assertIsInstance(value, str, f"{step}: true without quotes is not 'true'")

    def test_jobs_and_variables_of_the_template(self):
        template = yaml.safe_load((SOURCE / "ci/gitlab/ssot.gitlab-ci.yml").read_text())
        found = 0
        for block in blocks():
            for job in block.values():
                if isinstance(job, dict) and "extends" in job:
                    found += 1
                    self.assertIn(job["extends"], template)
                    self.assertLessEqual(set(block.get("variables", {})), set(template["variables"]))
        self.assertGreater(found, 0)

    def test_hooks(self):
        known = {hook["id"] for hook in yaml.safe_load((SOURCE / ".pre-commit-hooks.yaml").read_text())}
        named = {hook["id"] for block in blocks() if isinstance(block.get("repos"), list)
                 for repository in block["repos"] for hook in repository["hooks"]}
        self.assertEqual(named, known)

    def test_every_input_and_output_says_what_it_is(self):
        action = yaml.safe_load((SOURCE / "ci/github/action.yml").read_text())
        for name, each in {**action["inputs"], **action["outputs"]}.items():
            self.assertTrue(each["description"].endswith("."), name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
