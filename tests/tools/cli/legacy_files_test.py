"""Which files are the legacy ones: what only has the name of one is never overwritten and never removed."""
import json

import scratch
from scratch import OLD, RULES, USER

OTHER = """#pragma once
namespace library {
struct Store {};
}  // namespace library
"""


class Named(scratch.Case):
    def kept(self, name, text=OTHER):
        self.assertEqual(self.read(name), text)

    def test_a_header_of_that_name_that_nobody_reads_is_left_alone(self):
        self.write("library/old/store.h", OTHER)
        for more in ([], ["--no-scan"]):
            run = self.run_ssot("rewrite", "--dry-run", *more)
            self.assert_clean(run)
            self.assertIn("library/old/store.h has the name of the legacy old/store.h, and no translation unit reads it",
                          run.stderr)
        self.assert_clean(self.run_ssot("rewrite"))
        self.kept("library/old/store.h")
        self.assertIn("compatibility header", self.read("include/old/store.h"))
        self.assert_clean(self.run_ssot("rewrite", "--check"))

    def test_two_that_are_read_are_told_apart_by_a_person(self):
        self.write("library/old/store.h", OTHER)
        self.write("src/library.cpp", '#include "../library/old/store.h"\nlibrary::Store made;\n')
        self.database(["src/user.cpp", "src/library.cpp"])
        before = self.tree()
        for words in (["rewrite"], ["rewrite", "--no-scan"], ["lint"], ["shim"]):
            self.assert_told(self.run_ssot(*words), 2, "several files are the legacy old/store.h", "include/old/store.h",
                             "library/old/store.h", "`exclude`")
        self.assertEqual(self.tree(), before)
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], "exclude": ["library/**"]}))
        self.assert_clean(self.run_ssot("rewrite"))
        self.kept("library/old/store.h")
        self.assertIn('#include "../library/old/store.h"', self.read("src/library.cpp"))
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))

    def test_an_excluded_header_does_not_become_a_shim(self):
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"], "exclude": ["include/old/**"]}))
        self.assert_clean(self.run_ssot("rewrite"))
        self.kept("include/old/store.h", OLD)
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))

    def test_of_two_implementations_the_one_that_is_compiled_goes(self):
        self.write("rules/store.json", RULES.replace('"why": "The first one.",',
                                                     '"why": "The first one.",\n      "implementations": ["old/store.cpp"],'))
        self.write("src/old/store.cpp", '#include "old/store.h"\nbool old::Store::put(int) { return true; }\n')
        self.write("library/old/store.cpp", "int mine() { return 1; }\n")
        self.database(["src/user.cpp", "src/old/store.cpp"])
        self.assert_clean(self.run_ssot("rewrite"))
        self.kept("library/old/store.cpp", "int mine() { return 1; }\n")
        self.assertFalse((self.root / "src/old/store.cpp").exists())


class Guards(scratch.Case):
    def test_a_shim_keeps_the_guard_that_another_file_asks_for(self):
        asks = '#ifndef OLD_STORE_H\n#error "include old/store.h before this"\n#endif\n'
        self.write("include/asks.h", asks)
        self.write("src/user.cpp", USER.replace('"old/store.h"\n', '"old/store.h"\n#include "asks.h"\n'))
        run = self.run_ssot("rewrite")
        self.assert_clean(run)
        self.assertIn("#define OLD_STORE_H\n", self.read("include/old/store.h"))
        self.assertIn('#include "old/store.h"\n', self.read("src/user.cpp"))
        self.assertIn("fresh::store().add(7)", self.read("src/user.cpp"))
        self.assertIn("include/asks.h:1:9", run.stdout)
        self.assert_clean(self.run_ssot("rewrite", "--check"))
        self.assert_clean(self.run_ssot("lint"))
        self.assert_clean(self.run_ssot("shim", "--check"))

    def test_a_guard_that_nobody_asks_for_goes(self):
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertNotIn("OLD_STORE_H", self.read("include/old/store.h"))


if __name__ == "__main__":
    scratch.main()
