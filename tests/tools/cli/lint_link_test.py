"""lint_link_test.py - what is linked together, as the build says it, decides what is a second definition."""
import json

import scratch

OTHER = scratch.FRESH.replace("bool add(int key);", "bool add(int key);\n  int count;")
EDGES = """build user.o: CXX ../src/user.cpp
build other.o: CXX ../src/other.cpp
"""


class Link(scratch.Case):
    def setUp(self):
        super().setUp()
        self.write("src/user.cpp", '#include "fresh/store.hpp"\n')
        self.write("src/other.cpp", '#include "other/store.hpp"\n')
        self.write("include/other/store.hpp", OTHER)
        self.database(["src/user.cpp", "src/other.cpp"])

    def findings(self, *words):
        run = self.run_ssot("lint", "-q", "--format", "json", "--check", "odr-layout", *words)
        return [(each["severity"], each["message"]) for each in json.loads(run.stdout)["findings"]]

    def test_without_a_graph_it_is_a_warning(self):
        [(severity, message)] = self.findings()
        self.assertEqual(severity, "warning")
        self.assertIn("there nothing more, here `int count at 0`", message)

    def test_in_one_program_it_is_an_error_that_names_it(self):
        self.write("build/build.ninja", EDGES + "build bin/server: LINK user.o other.o\n")
        [(severity, message)] = self.findings()
        self.assertEqual(severity, "error")
        self.assertIn("The program bin/server, which links both,", message)

    def test_of_two_programs_it_is_nothing(self):
        self.write("build/build.ninja", EDGES + "build server: LINK user.o\nbuild tool: LINK other.o || server\n")
        self.assertEqual(self.findings(), [])

    def test_what_the_project_says_stands_above(self):
        self.write("build/build.ninja", EDGES + "build server: LINK user.o\nbuild tool: LINK other.o\n")
        settings = {"rules": ["rules/store.json"], "programs": [{"name": "all", "sources": ["src/**"]}]}
        self.write("ssot.json", json.dumps(settings))
        [(severity, message)] = self.findings()
        self.assertEqual(severity, "error")
        self.assertIn("The program all, which links both,", message)


if __name__ == "__main__":
    scratch.main()
