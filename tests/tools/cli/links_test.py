"""Files with several names: symbolic links are written through and stay links, hard links stay one file."""
import os
import subprocess

import scratch
from scratch import SSOT, USER

HEADER = """#pragma once
#include "old/store.h"
inline bool in_header() { return old::get_store().put(1); }
"""


class Links(scratch.Case):
    def rewritten(self, *names):
        run = self.run_ssot("rewrite")
        self.assert_clean(run)
        for name in names:
            self.assertIn("fresh::store().add(", self.read(name), run.stdout)
            self.assertNotIn("old/store.h", self.read(name))
        self.assertIn("      0  refused\n", run.stdout)
        self.assert_clean(self.run_ssot("rewrite", "--check"))
        self.assert_clean(self.run_ssot("lint"))
        return run

    def same_patch(self):
        before = self.tree()
        patch = subprocess.run([SSOT, "rewrite", "-q", "--dry-run"], cwd=self.root, capture_output=True, check=True).stdout
        (self.root / "build/dry.patch").write_bytes(patch)
        self.git("apply", "build/dry.patch")
        applied = {name: text for name, (_, text, _) in self.tree().items()}
        self.git("apply", "-R", "build/dry.patch")
        (self.root / "build/dry.patch").unlink()
        self.assertEqual({name: text for name, (_, text, _) in self.tree().items()},
                         {name: text for name, (_, text, _) in before.items()})
        return applied

    def symbolic(self, target, name):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        os.symlink(target, self.root / name)

    def hard(self, target, name):
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        os.link(self.root / target, self.root / name)


class Symbolic(Links):
    def test_a_header_that_is_reached_through_a_link(self):
        self.write("lib/impl/helper.h", HEADER)
        self.symbolic("../../lib/impl/helper.h", "include/app/helper.h")
        self.write("src/user.cpp", '#include "app/helper.h"\nbool use() { return in_header(); }\n')
        self.rewritten("lib/impl/helper.h")
        self.assertEqual(os.readlink(self.root / "include/app/helper.h"), "../../lib/impl/helper.h")

    def test_a_header_that_units_reach_by_its_name_and_through_a_link(self):
        self.write("lib/helper.h", HEADER)
        self.symbolic("../../lib/helper.h", "include/app/helper.h")
        self.write("src/user.cpp", '#include "app/helper.h"\nbool use() { return in_header(); }\n')
        self.write("src/other.cpp", '#include "../lib/helper.h"\nbool other() { return in_header(); }\n')
        self.write("src/both.cpp", '#include "app/helper.h"\n#include "../lib/helper.h"\nbool both() { return in_header(); }\n')
        self.database(["src/user.cpp", "src/other.cpp", "src/both.cpp"])
        run = self.rewritten("lib/helper.h")
        self.assertEqual(run.stdout.count("  1  files edited"), 1, run.stdout)

    def test_a_folder_that_is_a_link(self):
        self.write("lib/app/helper.h", HEADER)
        self.symbolic("../lib/app", "include/app")
        self.write("src/user.cpp", '#include "app/helper.h"\nbool use() { return in_header(); }\n')
        self.rewritten("lib/app/helper.h")
        self.assertTrue((self.root / "include/app").is_symlink())

    def test_a_source_that_is_a_link(self):
        self.write("lib/real.cpp", USER)
        (self.root / "src/user.cpp").unlink()
        self.symbolic("../lib/real.cpp", "src/user.cpp")
        self.rewritten("lib/real.cpp")
        self.assertEqual(os.readlink(self.root / "src/user.cpp"), "../lib/real.cpp")

    # The shim is laid over the header too.
    def test_a_folder_of_legacy_headers_that_is_a_link(self):
        (self.root / "include/old").rename(self.root / "lib")
        (self.root / "lib").rename(self.root / "old")
        self.symbolic("../old", "include/old")
        self.write("src/noted.cpp", '#include "old/store.h"\nstruct Mine : old::Store {};\n')
        self.database(["src/user.cpp", "src/noted.cpp"])
        self.rewritten("src/user.cpp")
        self.assertIn("fresh::Store", self.read("old/store.h"))

    def test_a_legacy_header_that_is_a_link_to_another_name_is_told(self):
        (self.root / "include/old/store.h").rename(self.root / "include/old/store_v1.h")
        self.symbolic("store_v1.h", "include/old/store.h")
        for words in (["rewrite"], ["lint"], ["shim"]):
            self.assert_told(self.run_ssot(*words), 2, "include/old/store.h", "symbolic link", "include/old/store_v1.h",
                             "in the rules")

    # What lies outside belongs to somebody else, whatever leads there.
    def test_a_file_outside_of_the_root_is_not_edited(self):
        outside = self.root.parent / (self.root.name + "-outside.h")
        outside.write_text(HEADER)
        self.addCleanup(outside.unlink)
        self.symbolic(outside, "include/outside.h")
        self.write("src/user.cpp", '#include "outside.h"\nbool use() { return in_header(); }\n')
        self.assert_clean(self.run_ssot("rewrite"))
        self.assertEqual(outside.read_text(), HEADER)
        self.assertTrue((self.root / "include/outside.h").is_symlink())


class Hard(Links):
    def assert_one_file(self, *names):
        self.assertEqual(len({(self.root / name).stat().st_ino for name in names}), 1)

    def test_all_names_get_the_new_text_and_stay_one_file(self):
        self.hard("src/user.cpp", "copy/user.cpp")
        self.hard("src/user.cpp", "copy/again.cpp")
        self.commit()
        applied = self.same_patch()
        del applied["build/dry.patch"]
        for name in ("copy/user.cpp", "copy/again.cpp"):  # git has made three files of one
            (self.root / name).unlink()
            self.hard("src/user.cpp", name)
        self.rewritten("src/user.cpp", "copy/user.cpp")
        self.assert_one_file("src/user.cpp", "copy/user.cpp", "copy/again.cpp")
        self.assertEqual({name: text for name, (_, text, _) in self.tree().items()}, applied)

    def test_units_that_use_two_names_of_one_file_edit_it_once(self):
        self.write("lib/b.h", HEADER)
        self.hard("lib/b.h", "include/a.h")
        self.write("src/user.cpp", '#include "a.h"\nbool use() { return in_header(); }\n')
        self.write("src/other.cpp", '#include "../lib/b.h"\nbool other() { return in_header(); }\n')
        self.database(["src/user.cpp", "src/other.cpp"])
        self.assert_clean(self.run_ssot("rewrite", "--dry-run"))  # what it learned is known to the rewrite
        run = self.rewritten("lib/b.h", "include/a.h")
        self.assert_one_file("lib/b.h", "include/a.h")
        self.assertIn("      1  files edited\n", run.stdout)
        self.assertIn("      2  sites found\n", run.stdout)

    def test_an_excluded_name_excludes_the_file(self):
        self.write("vendor/b.h", HEADER)
        self.hard("vendor/b.h", "include/a.h")
        self.write("ssot.json", '{"rules": ["rules/store.json"], "exclude": ["vendor/**"]}')
        self.write("src/user.cpp", '#include "a.h"\nbool use() { return in_header(); }\n')
        run = self.run_ssot("rewrite")
        self.assert_clean(run)
        self.assertEqual(self.read("include/a.h"), HEADER)
        self.assertIn("vendor/b.h:3", run.stdout)

    def test_a_name_outside_of_the_root_stops_all(self):
        outside = self.root.parent / (self.root.name + "-outside.cpp")
        os.link(self.root / "src/user.cpp", outside)
        self.addCleanup(outside.unlink)
        before = self.tree()
        self.assert_told(self.run_ssot("rewrite"), 4, str(self.root / "src/user.cpp"), "2 names (hard links)",
                         "nothing was written")
        self.assertEqual(self.tree(), before)
        self.assertEqual(outside.read_text(), USER)


if __name__ == "__main__":
    scratch.main()
