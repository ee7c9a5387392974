"""The same bytes out: at any number of workers, in any order of the compile database, in any folder, whatever is parsed
or passed over, and whatever is known from an earlier run.

One project, two configurations: templates that several units share, a generic lambda, a site that stays (so that there
is a ledger), a header that is edited and seen by all, units that have nothing to do with it. The headers of the system
are small ones; what they bring is shared by enough units for a preamble.
"""
import json
import pathlib
import random
import shutil
import tempfile

import scratch

SYSTEM = "#include <type_traits>\n#include <utility>\n#include <initializer_list>\n"

HOLDER = """#pragma once
#include <type_traits>
#include <utility>
#include "old/store.h"

namespace app {
template <class T>
class Holder {
 public:
  explicit Holder(T& store) : store_(store) {}
  bool put(int key) { return store_.put(key); }
  T& get() { return store_; }

 private:
  T& store_;
};
template <class S>
bool put_both(S& store, std::pair<int, int> keys) {
  return store.put(keys.first) && store.put(keys.second);
}
inline bool put_one(old::Store& store) { return store.put(1); }
}  // namespace app
"""

UNIT = SYSTEM + """#include "app/holder.hpp"

namespace unitN {
bool use(old::Store& store) {
  app::Holder<old::Store> holder(store);
  const auto again = [](auto& any, int key) { return any.put(key) && any.put(key + N); };
#ifdef FAST
  if (!old::get_store().put(N)) return false;
#else
  if (!old::get_store().put(N) || !app::put_one(store)) return false;
#endif
  return holder.put(N) && holder.get().put(N) && again(store, N) && app::put_both(store, std::make_pair(N, 2));
}
}  // namespace unitN
"""

OTHER = SYSTEM + "namespace otherN { inline std::pair<int, int> both() { return std::make_pair(N, N); } }\n"


class Determinism(scratch.Case):
    def setUp(self):
        super().setUp()
        shutil.rmtree(self.root)
        self.root.mkdir()
        self.fill(self.root)

    def fill(self, root):
        self.root = root
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"]}))
        self.write("rules/store.json", scratch.RULES)
        self.write("include/old/store.h", scratch.OLD)
        self.write("include/fresh/store.hpp", scratch.FRESH)
        self.write("include/app/holder.hpp", HOLDER)
        self.write("src/noted.cpp", SYSTEM + '#include "app/holder.hpp"\nstruct Mine : old::Store {};\n'
                   "bool mine(Mine& store) { return store.put(3); }\n")
        for i in range(3):
            self.write(f"src/unit{i}.cpp", UNIT.replace("N", str(i)))
            self.write(f"src/other{i}.cpp", OTHER.replace("N", str(i)))
        self.builds()

    def builds(self, shuffle=None):
        sources = ["src/noted.cpp", *(f"src/{kind}{i}.cpp" for kind in ("unit", "other") for i in range(3))]
        for name, more in (("fast", ["-DFAST"]), ("safe", [])):
            entries = [self.entry(source, more) for source in sources]
            if shuffle:
                shuffle.shuffle(entries)
            self.write(f"build/{name}/compile_commands.json", json.dumps(entries))

    def rewrite(self, *words):
        return self.run_ssot("rewrite", "-q", "-p", "build/fast", "-p", "build/safe", *words)

    # The diff, the ledger among it, and the account.
    def what_comes_out(self, *words):
        run = self.rewrite("--dry-run", *words)
        self.assert_clean(run)
        return run.stdout, run.stderr

    def expected(self):
        out = self.what_comes_out("-j", 1, "--no-cache")
        self.assertIn("+++ b/ssot-notes.json", out[0])
        self.assertIn("+bool use(fresh::Store& store)", out[0])
        self.assertIn("-inline bool put_one(old::Store& store)", out[0])
        self.assertNotIn("unexplained", out[1])
        return out

    def test_workers(self):
        expected = self.expected()
        for jobs in (2, 4):
            self.assertEqual(self.what_comes_out("-j", jobs, "--no-cache"), expected, f"-j {jobs}")

    def test_what_is_parsed_or_passed_over(self):
        expected = self.expected()
        for words in (["--no-scan"], ["--whole"]):
            self.assertEqual(self.what_comes_out("--no-cache", *words), expected, words)

    def test_what_is_known_from_an_earlier_run(self):
        expected = self.expected()
        self.assertFalse((self.root / ".ssot/facts").exists())
        self.assertEqual(self.what_comes_out(), expected, "an empty store")
        self.assertTrue((self.root / ".ssot/facts").exists())
        self.assertEqual(self.what_comes_out(), expected, "a full store")
        self.assertEqual(self.what_comes_out("--whole", "-j", 4), expected, "a store that was filled with preambles")
        self.write("src/unit1.cpp", self.read("src/unit1.cpp") + "// changed\n")
        self.assertEqual(self.what_comes_out(), self.expected(), "a store that is half of use")

    def test_the_order_of_the_database(self):
        expected = self.expected()
        seed = random.randrange(1 << 32)
        chance = random.Random(seed)
        for _ in range(2):
            self.builds(chance)
            self.assertEqual(self.what_comes_out("-j", 4, "--no-cache"), expected, f"seed {seed}")

    # The ledger and every file; not only what is said of them.
    def test_another_folder(self):
        expected = self.expected()
        first = self.root
        self.assert_clean(self.rewrite("--allow-dirty", "--no-cache"))
        there = self.sources()
        longer = pathlib.Path(tempfile.mkdtemp(prefix="ssot-another-and-much-longer-name-")).resolve() / "a" / "z"
        self.addCleanup(shutil.rmtree, longer.parents[1])
        longer.mkdir(parents=True)
        self.fill(longer)
        self.assertEqual(self.what_comes_out("-j", 2, "--no-cache"), expected)
        self.assert_clean(self.rewrite("--allow-dirty", "--whole"))
        self.assertEqual(self.sources(), there)
        # And the other one is done: nothing is left to do, there or here.
        for root in (first, longer):
            self.root = root
            before = self.sources()
            again = self.rewrite("--check", "--no-cache")
            self.assert_clean(again)
            self.assertEqual(self.what_comes_out("--no-cache")[0], "")
            self.assert_clean(self.rewrite("--allow-dirty", "--no-cache"))
            self.assertEqual(self.sources(), before)

    def sources(self):
        return {name: content for name, (_, content, _) in self.tree().items() if not name.startswith(("build/", ".ssot/"))}


if __name__ == "__main__":
    scratch.main()
