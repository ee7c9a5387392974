"""Does the object code stay the same? A renaming is proven; another overload, default or constant is found and named."""
import json
import shutil
import unittest

import scratch

RULES = """{
  "version": 1,
  "concept": "store",
  "summary": "One store.",
  "canonical": { "type": "fresh::Store", "include": "<fresh/store.hpp>" },
  "legacy": [
    {
      "header": "old/store.h",
      "why": "The first one.",
      "rules": [
        { "id": "store", "from": "class old::Store", "to": "fresh::Store" },
        { "id": "put", "from": "bool old::Store::put(int key)", "to": "$self.add($key)" },
        { "id": "wait", "from": "int old::Store::wait(int seconds = 5)", "cases": [
            { "when": { "seconds": "absent" }, "to": "$self.pause()" }, 
            { "when": { "seconds": "given" }, "to": "$self.pause($seconds)" } ],
          "note": { "why": "neither", "do": "look" }, "shim": { "body": "$self.pause($seconds)" } },
        { "id": "count", "from": "int old::count(const Store& store)", "to": "fresh::size($store)" },
        { "id": "mode", "from": "enum old::Mode", "to": "fresh::Mode" },
        { "id": "mode-fast", "from": "enumerator old::Mode::FAST", "to": "fresh::Mode::QUICK" }
      ]
    }
  ]
}
"""

OLD = """#ifndef OLD_STORE_H
#define OLD_STORE_H
namespace old {
class Store {
 public:
  virtual ~Store();
  bool put(int key);
  int wait(int seconds = 5);
  int twice() const { return 2 * keys_; }
 private:
  int keys_ = 0;
};
int count(const Store& store);
enum Mode { SLOW = 0, FAST = 1 };
}  // namespace old
#endif
"""

FRESH = """#pragma once
namespace fresh {
inline namespace v1 {
class Store {
 public:
  virtual ~Store();
  bool add(int key);
  int pause(int seconds = 5);
  int twice() const { return 2 * keys_; }
 private:
  int keys_ = 0;
};
int size(const Store& store);
}  // namespace v1
enum Mode { SLOW = 0, QUICK = 1 };
}  // namespace fresh
"""

# __LINE__ and __FILE__ are code too, and the edit adds a line above them.
USER = """#include "old/store.h"
int told(const char* file, int line, const char* function);
#define TELL() told(__FILE__, __LINE__, __PRETTY_FUNCTION__)

bool use(old::Store& store) {
  store.wait();
  return store.put(7L) && store.twice() == 2;
}

int mode(int (*set)(int), const old::Store& store) {
  try {
    set(old::Mode::FAST);
  } catch (const old::Store& thrown) {
    return thrown.twice();
  }
  switch (old::count(store)) {
    case 0: return TELL();
    case 1: return 31;
    case 2: return 7;
    case 3: return 12;
    case 4: return -3;
  }
  return 0;
}

struct Mine : old::Store {
  int many() { return old::count(*this); }
};
Mine mine;
"""


class Case(scratch.Case):
    compiler = "c++"
    more = ()

    def setUp(self):
        super().setUp()
        self.write("rules/store.json", RULES)
        self.write("include/old/store.h", OLD)
        self.write("include/fresh/store.hpp", FRESH)
        self.write("src/user.cpp", USER)

    def entry(self, source, more=()):
        return {"directory": str(self.root), "file": source,
                "arguments": ["ccache", self.compiler, *scratch.FLAGS, *self.more, *more, "-g", "-MD", "-c",
                              source, "-o", "out.o"]}

    def proof(self, *words, code=0):
        before = self.tree()
        run = self.run_ssot("rewrite", "--prove=object", "--no-shims", "--check", "--format", "json", *words)
        self.assertNotIn(run.returncode, (2, 3, 4), run.stderr)
        self.assertEqual(self.tree(), before)
        return json.loads(run.stdout)["proof"]

    def identical(self, proof):
        self.assertEqual((proof["identical"], proof["differing"], proof["not_comparable"]), (len(proof["units"]), 0, 0),
                         json.dumps(proof, indent=1))

    # The one difference there is, in the function of that name.
    def differs(self, proof, entity):
        said = json.dumps(proof, indent=1)
        self.assertEqual(proof["differing"], 1, said)
        found = [each for unit in proof["units"] for each in unit["differences"]]
        self.assertEqual([each["entity"] for each in found], [entity], said)
        return found[0]


class StaticAndShared(Case):
    def told_of(self, header):
        self.write("include/old/store.h", header)
        self.write("compile_commands.json", json.dumps([self.entry("src/user.cpp"),
                                                        self.entry("src/user.cpp", ["-fPIC", "-Dstore_EXPORTS"])]))
        return self.run_ssot("rewrite", "--no-shims", "--check").stderr

    def test_is_parsed_once_and_proven_twice(self):
        told = self.told_of(OLD)
        self.assertIn("1 of 2 translation units can matter; 1 more differs from one of them in options that no file asks for", told)
        proof = self.proof()
        self.assertEqual(len(proof["units"]), 2)
        self.identical(proof)

    def test_is_parsed_twice_where_a_header_asks(self):
        told = self.told_of(OLD.replace("namespace old {", "#ifdef store_EXPORTS\n#endif\nnamespace old {", 1))
        self.assertIn("2 of 2 translation units can matter\n", told)
        self.assertNotIn("1 of 2", self.run_ssot("lint", "--whole").stderr)

    def test_is_parsed_twice_where_units_are_asked_for_whole(self):
        self.told_of(OLD)
        self.assertIn("2 of 2 translation units can matter\n", self.run_ssot("rewrite", "--check", "--whole").stderr)


class Renamed(Case):
    def test_is_identical_and_written(self):
        proof = self.proof()
        self.identical(proof)
        self.assertEqual(proof["against"], "disk")
        self.assertGreaterEqual(proof["units"][0]["functions"], 3)
        self.assertGreaterEqual(proof["units"][0]["data"], 1)
        run = self.run_ssot("rewrite", "--prove=object", "--no-shims")
        self.assert_clean(run)
        self.assertIn("object code: identical for 1 of 1 translation unit, before and after the rewrite", run.stdout)
        self.assertIn("store.add(7L)", self.read("src/user.cpp"))
        self.assertFalse((self.root / "out.o").exists())

    def test_what_the_compilers_own_text_holds_is_told_apart(self):
        self.write("src/user.cpp", USER + "const char* name(old::Store&) { return __PRETTY_FUNCTION__; }\n")
        proof = self.proof()
        self.identical(proof)
        self.assertTrue([each for each in proof["units"][0]["texts"] if "name(old::Store" in each], proof)

    # But for a class that derives: where methods have other names the shim is a class of its own in between, whose
    # destructor sets its own virtual table before the canonical one does.
    def test_on_shims_it_is_identical_too(self):
        self.write("src/user.cpp", self.read("src/user.cpp").split("\nstruct Mine")[0])
        run = self.run_ssot("rewrite", "--prove=object-on-shims", "--format", "json")
        self.assert_clean(run)
        proof = json.loads(run.stdout)["proof"]
        self.identical(proof)
        self.assertEqual(proof["against"], "shims")


class Planted(Case):
    def planted(self, old, new, entity, *parts):
        self.assertIn(old, FRESH)
        self.write("include/fresh/store.hpp", FRESH.replace(old, new))
        found = self.differs(self.proof(), entity)
        for part in parts:
            self.assertIn(part, json.dumps(found), found)
        self.assertEqual(found["file"], "src/user.cpp")
        before = self.tree()
        run = self.run_ssot("rewrite", "--prove=object", "--no-shims")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertEqual(self.tree(), before)
        self.assertIn("nothing was written: the object code differs", run.stderr)
        self.assertIn("src/user.cpp: differs", run.stdout)
        self.assertIn(entity + " at src/user.cpp:", run.stdout)
        return found

    def test_another_overload(self):
        found = self.planted("bool add(int key);", "bool add(int key);\n  bool add(long key);", "use(old::Store&)",
                             "old::Store::put(int)", "fresh::v1::Store::add(long)")
        self.assertEqual(found["line"], 7)

    def test_another_default_argument(self):
        found = self.planted("seconds = 5", "seconds = 6", "use(old::Store&)", "$5", "$6")
        self.assertEqual(found["line"], 6)

    def test_another_constant(self):
        self.planted("QUICK = 1", "QUICK = 2", "mode(int (*)(int), old::Store const&)", "$1", "$2")

    def test_another_layout(self):
        self.write("include/fresh/store.hpp", FRESH.replace("int keys_", "int more_ = 0;\n  int keys_"))
        self.assertEqual(self.proof()["differing"], 1)

    def test_another_order_of_virtual_functions(self):
        self.write("include/old/store.h", OLD.replace("bool put", "virtual int other();\n  virtual bool put"))
        self.write("include/fresh/store.hpp", FRESH.replace("bool add(int key);", "virtual bool add(int key);\n"
                                                            "  virtual int other();"))
        self.assertEqual(self.proof()["differing"], 1)

    # Another definition under the same name, in the header that the rewrite brings in.
    def test_another_inline_body(self):
        self.write("include/fresh/store.hpp", FRESH.replace("2 * keys_", "3 * keys_"))
        self.assertEqual(self.proof()["differing"], 1)


class OfOtherKinds(Case):
    def test_a_unit_that_its_compiler_refuses_is_listed(self):
        self.write("src/gcc.cpp", '#include "old/store.h"\n#ifndef __clang_analyzer__\n#ifndef __clang__\n#error "no"\n'
                                  "#endif\n#endif\nint other(old::Store& s) { return s.put(1); }\n")
        self.database(["src/user.cpp", "src/gcc.cpp"])
        if self.compiler != "c++":
            self.skipTest("Clang parses it, and takes it")
        proof = self.proof()
        self.assertEqual((proof["identical"], proof["differing"], proof["not_comparable"]), (1, 0, 1))
        self.assertIn("it does not compile as it is", proof["units"][0]["reason"])
        self.assertIn('#error "no"', proof["units"][0]["reason"])
        self.assertIn("src/gcc.cpp:4:2", proof["units"][0]["reason"])
        self.assertNotIn("ssot-prove", json.dumps(proof))

    def test_a_unit_that_does_not_compile_any_more(self):
        if self.compiler != "c++":
            self.skipTest("Clang verifies it by itself")
        self.write("include/fresh/store.hpp", FRESH + '#ifndef __clang__\n#error "not for GCC"\n#endif\n')
        proof = self.proof()
        self.assertEqual(proof["differing"], 1)
        self.assertIn("it compiles before the rewrite, and not after it", json.dumps(proof))
        self.assertIn("not for GCC", json.dumps(proof))

    def test_a_site_that_is_more_than_renamed(self):
        self.write("rules/store.json", RULES.replace("$self.add($key)", "$self.add($key + 1)"))
        proof = self.proof()
        self.assertEqual(proof["not_comparable"], 1, json.dumps(proof, indent=1))
        self.assertIn("src/user.cpp:7:16: old::Store::put: its replacement is more than another name",
                      proof["units"][0]["reason"])
        self.assertEqual([each["entity"] for each in proof["units"][0]["differences"]], ["use(old::Store&)"])
        self.assert_clean(self.run_ssot("rewrite", "--prove=object", "--no-shims"))

    # ... and yet makes the same code.
    def test_a_site_whose_change_does_nothing(self):
        self.write("rules/store.json", RULES.replace("$self.add($key)", "$self.add(+($key))"))
        self.identical(self.proof())

    def test_a_program_that_is_no_compiler_is_not_run(self):
        self.compiler = "./mine"
        self.write("mine", "#!/bin/sh\ntouch ran\n").chmod(0o755)
        self.database(["src/user.cpp"])
        proof = self.proof()
        self.assertIn("is not known as GCC or Clang", proof["units"][0]["reason"])
        self.assertFalse((self.root / "ran").exists())

    def test_an_include_that_leads_past_the_copy(self):
        self.write("include/app.hpp", '#pragma once\n#include "old/store.h"\ninline int app(old::Store& s) { return s.put(1); }\n')
        self.write("src/user.cpp", '#include "old/store.h"\n#include APP\nbool use(old::Store& s) { return s.put(app(s)); }\n')
        self.more = (f'-DAPP="{self.root}/include/app.hpp"',)
        self.database(["src/user.cpp"])
        self.assertIn("it includes include/app.hpp by a path that leads past the copy", self.proof()["units"][0]["reason"])

    # As CMake joins sources.
    def test_joined_sources(self):
        self.write("build/joined.cpp", f'#include "{self.root}/src/user.cpp"\n')
        self.database(["build/joined.cpp"])
        self.identical(self.proof())

    def test_what_stays_on_a_new_shim_is_not_comparable_with_the_disk(self):
        self.write("src/user.cpp", USER + "auto address = &old::count;\n#define N(s) old::cou##nt(s)\n"
                   "int n(old::Store& s) { return N(s); }\n")
        self.write("include/old/store.h", OLD.replace("int count(const Store& store);",
                                                      "inline int count(const Store& store) { return store.twice() + 1; }"))
        run = self.run_ssot("rewrite", "--prove=object", "--dry-run", "--format", "json")
        self.assert_clean(run)
        proof = json.loads(run.stderr[run.stderr.index("{\n"):])["proof"]
        self.assertEqual(proof["not_comparable"], 1, proof)
        self.assertIn("it stays, on a compatibility header that is new", proof["units"][0]["reason"])

    def test_on_shims_a_call_that_its_shim_does_not_forward(self):
        given = ', \n            { "when": { "seconds": "given" }, "to": "$self.pause($seconds)" } ],'
        rules = RULES.replace(', "shim": { "body": "$self.pause($seconds)" }', "").replace(given, " ],")
        self.assertNotIn("$seconds", rules)
        self.write("rules/store.json", rules)
        run = self.run_ssot("rewrite", "--prove=object-on-shims", "--format", "json")
        self.assert_clean(run)
        unit = json.loads(run.stdout)["proof"]["units"][0]
        self.assertEqual(unit["verdict"], "not comparable")
        self.assertIn("old::Store::wait: its compatibility header does not forward it", unit["reason"])

    def test_no_shims_to_compare_on(self):
        self.assert_told(self.run_ssot("rewrite", "--prove=object-on-shims", "--no-shims"), 2,
                         "--no-shims makes none", "pass --prove=object")


class WithOptimisation(Renamed):
    more = ("-O2", "-fPIC", "-DNDEBUG")


@unittest.skipUnless(shutil.which("clang++-19"), "needs clang++-19")
class RenamedWithClang(Renamed):
    compiler = "clang++-19"


@unittest.skipUnless(shutil.which("clang++-19"), "needs clang++-19")
class PlantedWithClang(Planted):
    compiler = "clang++-19"
    more = ("-O2",)


if __name__ == "__main__":
    scratch.main()
