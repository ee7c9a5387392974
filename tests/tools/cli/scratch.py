"""scratch.py - a tiny project on two stores, and the built ssot run on it.

The legacy store has one class, one method and one accessor, and no header of the standard library is included, so
that a run takes a fraction of a second.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

SSOT = os.path.abspath(os.environ["SSOT_BINARY"])
SOURCE_DIR = pathlib.Path(os.environ["SSOT_SOURCE_DIR"])

RULES = """{
  "version": 1,
  "concept": "store",
  "summary": "One store.",
  "canonical": {
    "type": "fresh::Store",
    "include": "<fresh/store.hpp>",
    "instance": {
      "reference": "fresh::store()",
      "pointer": "&fresh::store()",
      "shared": "&fresh::store()",
      "owner": "fresh::Store*"
    }
  },
  "legacy": [
    {
      "header": "old/store.h",
      "why": "The first one.",
      "rules": [
        { "id": "store", "from": "class old::Store", "to": "fresh::Store", "single": true },
        { "id": "put", "from": "bool old::Store::put(int key)", "to": "$self.add($key)" },
        { "id": "get-store", "from": "Store& old::get_store()", "instance": "reference" }
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
  bool put(int key);
};
Store& get_store();
}  // namespace old
#endif
"""

FRESH = """#pragma once
namespace fresh {
class Store {
 public:
  bool add(int key);
};
Store& store();
}  // namespace fresh
"""

USER = """#include "old/store.h"

bool use() {
  return old::get_store().put(7);
}
"""

# What a shim includes; here so that the scratch project needs nothing from elsewhere.
FLAGS = ["-std=c++20", "-Iinclude", f"-I{SOURCE_DIR / 'runtime' / 'include'}"]


class Case(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="ssot-cli-")).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        self.write("ssot.json", json.dumps({"rules": ["rules/store.json"]}))
        self.write("rules/store.json", RULES)
        self.write("include/old/store.h", OLD)
        self.write("include/fresh/store.hpp", FRESH)
        self.write("src/user.cpp", USER)
        self.database(["src/user.cpp"])

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def read(self, name):
        return (self.root / name).read_text()

    def entry(self, source, more=()):
        return {"directory": str(self.root), "file": source, "arguments": ["c++", *FLAGS, *more, "-c", source]}

    def database(self, sources, more=()):
        self.write("build/compile_commands.json", json.dumps([self.entry(each, more) for each in sources], indent=1))

    def run_ssot(self, *words, binary=None):
        return subprocess.run([binary or SSOT, *map(str, words)], cwd=self.root, text=True, capture_output=True,
                              timeout=120)

    # Everything below the root but git's own and what is kept between runs: name => (mode, bytes, where a link leads).
    def tree(self):
        kept = {self.root / ".ssot" / name for name in (".gitignore", "last", "facts", "scan")}
        return {str(path.relative_to(self.root)):
                (path.stat().st_mode, path.read_bytes(), os.readlink(path) if path.is_symlink() else None)
                for path in sorted(self.root.rglob("*"))
                if path.is_file() and ".git" not in path.relative_to(self.root).parts
                and not kept.intersection([path, *path.parents])}

    def git(self, *words):
        return subprocess.run(["git", "-C", str(self.root), "-c", "user.name=t", "-c", "user.email=t@localhost", *words],
                              check=True, text=True, capture_output=True).stdout

    def commit(self):
        self.git("init", "-q")
        self.write(".gitignore", "build/\n.ssot/\n")
        self.git("add", "-A")
        self.git("commit", "-qm", "as it was")

    # One clear message: what, where and the mend are all said, once, and nothing else looks like an error.
    def assert_told(self, run, code, *parts):
        said = f"exit {run.returncode}\n{run.stderr}\n--\n{run.stdout}"
        self.assertEqual(run.returncode, code, said)
        for part in parts:
            self.assertIn(part, run.stderr, said)
        self.assertEqual(run.stderr.count("error: "), 1, said)
        self.assertEqual(run.stderr.count("  help: "), 1, said)

    def assert_clean(self, run):
        self.assertEqual(run.returncode, 0, f"exit {run.returncode}\n{run.stderr}\n--\n{run.stdout}")


def main():
    sys.dont_write_bytecode = True
    unittest.main(verbosity=2)
