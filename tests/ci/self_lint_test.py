"""Our lint on our own code: a second JSON reader, or a second manager in the runtime, fails. `self.lint` is the run on all.

Two units are enough to see that: the canonical's own, as the build compiles it, and one that is planted in the build folder.
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SSOT = os.environ["SSOT_BINARY"]
SOURCE = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])
BUILD = pathlib.Path(os.environ["SSOT_BUILD_DIR"])


class Planted(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="planted-", dir=BUILD))  # below our root, and not in git
        self.addCleanup(shutil.rmtree, self.folder)

    def lint(self, beside, text, include):
        """Our lint on the unit `beside` and on a planted one, which is compiled as that is."""
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        known = next(each for each in commands if each["file"] == str(SOURCE / beside))
        planted = self.folder / "planted.cpp"
        planted.write_text(f"#include {include}\n\n{text}")
        new = {"directory": known["directory"], "file": str(planted),
               "command": known["command"].replace(str(SOURCE / beside), str(planted))}
        (self.folder / "compile_commands.json").write_text(json.dumps([known, new]))
        return subprocess.run([SSOT, "lint", "-q", "--root", SOURCE, "-p", self.folder, "--check", "SSOT005"],
                              text=True, capture_output=True, timeout=280)

    def assert_told(self, run, what):
        self.assertEqual(run.returncode, 1, run.stdout + run.stderr)
        self.assertIn("planted.cpp:4:7: error: class " + what, run.stdout)
        self.assertIn("[SSOT005]", run.stdout)

    def test_a_second_json_reader_fails(self):
        text = "namespace ssot::lint {\nclass JsonReader {\n public:\n  int text(const char* key);\n};\n}\n"
        where = ("tools/rules/json_reader.cpp", text, '"rules/json_reader.hpp"')
        self.assert_told(self.lint(*where), "ssot::lint::JsonReader has the name of the canonical ssot::rules::JsonReader")

    def test_a_second_manager_fails(self):
        text = "namespace ssot::net {\nclass WebSocketManager {\n public:\n  void send(int user);\n};\n}\n"
        where = ("runtime/manager/binding.cpp", text, "<ssot/websocket_manager.hpp>")
        self.assert_told(self.lint(*where), "ssot::net::WebSocketManager has the name of the canonical ssot::WebSocketManager")

    def test_what_does_another_job_under_another_name_passes(self):
        text = "namespace ssot::lint {\nclass Pages {\n public:\n  int text(const char* key);\n};\n}\n"
        run = self.lint("tools/rules/json_reader.cpp", text, '"rules/json_reader.hpp"')
        self.assertNotIn("planted.cpp", run.stdout, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main(verbosity=2)
