#!/usr/bin/env python3
"""generate.py - a code base of a given size on one legacy class, for the benchmarks.

    generate.py FOLDER --units 1000 --touching 24 --sites 12

Each unit includes standard headers and some of the project's own, so that it costs a compiler about what a unit of a
service does. `touching` of them use the legacy class, half of these through a header of their own. The same numbers give
the same bytes. Rejected: a public code base (it would have to be fetched, and its sizes cannot be varied); the driver
takes one by --root for who has it.
"""
import argparse
import json
import pathlib

RUNTIME = pathlib.Path(__file__).resolve().parents[2] / "runtime/include"  # of it, shims include one header

LEGACY = """#ifndef OLD_STORE_H
#define OLD_STORE_H
#include <string>
namespace old {
class Store {
 public:
  bool put(const std::string& key, int value);
  int get(const std::string& key, int otherwise = 0) const;
  void clear();
};
Store& get_store();
}  // namespace old
#endif
"""

CANONICAL = """#pragma once
#include <string>
namespace fresh {
class Store {
 public:
  bool add(int value, const std::string& key);
  int find(const std::string& key, int otherwise) const;
  void reset();
};
Store& store();
}  // namespace fresh
"""

RULES = {
    "version": 1, "concept": "store", "summary": "One store.",
    "canonical": {"type": "fresh::Store", "include": "<fresh/store.hpp>",
                  "instance": {"reference": "fresh::store()", "pointer": "&fresh::store()",
                               "shared": "&fresh::store()", "owner": "fresh::Store*"}},
    "legacy": [{"header": "old/store.h", "why": "The first one.", "rules": [
        {"id": "store", "from": "class old::Store", "to": "fresh::Store", "single": True},
        {"id": "put", "from": "bool old::Store::put(const std::string& key, int value)",
         "to": "$self.add($value, $key)"},
        {"id": "get", "from": "int old::Store::get(const std::string& key, int otherwise = 0) const",
         "to": "$self.find($key, $otherwise)", "arguments": {"otherwise": {"default": "0"}}},
        {"id": "clear", "from": "void old::Store::clear()", "to": {"statement": "$self.reset()"}},
        {"id": "get-store", "from": "Store& old::get_store()", "instance": "reference"},
    ]}],
}


def part(number):
    return f"""#pragma once
#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>
namespace part{number} {{
struct Row {{
  std::string name;
  std::map<std::string, std::vector<int>> values;
}};
template <class F>
int total(const std::vector<Row>& rows, F f) {{
  int sum = 0;
  for (const Row& row : rows)
    for (const auto& [key, list] : row.values) sum += f(key) + static_cast<int>(list.size());
  return sum;
}}
class Table {{
 public:
  void add(Row row) {{ rows_.push_back(std::make_shared<Row>(std::move(row))); }}
  std::size_t size() const {{ return rows_.size(); }}
  void sort() {{
    std::sort(rows_.begin(), rows_.end(), [](const auto& a, const auto& b) {{ return a->name < b->name; }});
  }}
 private:
  std::vector<std::shared_ptr<Row>> rows_;
  std::function<void(const Row&)> watcher_;
}};
}}  // namespace part{number}
"""


def uses(number, sites):
    lines = []
    for i in range(sites):
        lines.append([f'  if (store.put("k{i}", {i})) ++done;', f'  done += store.get("k{i}");',
                      f'  done += store.get("k{i}", {number});', "  old::get_store().clear();"][i % 4])
    body = "\n".join(lines)
    return f"int use(old::Store& store) {{\n  int done = 0;\n{body}\n  return done;\n}}\n"


def unit(number, parts, touches, through, sites):
    head = [f'#include "lib/part{(number * 7 + k) % parts}.hpp"' for k in range(4)]
    if touches:
        head.append(f'#include "lib/holder{number}.hpp"' if through else '#include "old/store.h"')
    body = "".join(f"""int work{k}(const std::vector<part{(number * 7) % parts}::Row>& rows) {{
  part{(number * 7 + k) % parts}::Table table;
  table.add({{"{k}", {{}}}});
  table.sort();
  return part{(number * 7) % parts}::total(rows, [](const std::string& key) {{ return static_cast<int>(key.size()) + {k}; }}) +
         static_cast<int>(table.size());
}}
""" for k in range(4))
    inside = body + (uses(number, sites) if touches else "")
    return "\n".join(dict.fromkeys(head)) + f"\n\nnamespace unit{number} {{\n{inside}}}  // namespace unit{number}\n"


def holder(number):
    return f"""#pragma once
#include "old/store.h"
namespace unit{number} {{
struct Holder {{
  old::Store& store;
  bool keep(const std::string& key) {{ return store.put(key, {number}); }}
}};
}}  // namespace unit{number}
"""


def generate(folder, units, touching, sites):
    root = pathlib.Path(folder).resolve()
    parts = max(5, units // 10)
    files = {"include/old/store.h": LEGACY, "include/fresh/store.hpp": CANONICAL,
             "rules.json": json.dumps(RULES, indent=2), "ssot.json": json.dumps({"rules": ["rules.json"]})}
    files.update({f"include/lib/part{i}.hpp": part(i) for i in range(parts)})
    step = max(1, units // max(1, touching))
    touched = [i for i in range(units) if i % step == 0][:touching]
    for i in range(units):
        through = i in touched and touched.index(i) % 2 == 1
        files[f"src/unit{i}.cpp"] = unit(i, parts, i in touched, through, sites)
        if through:
            files[f"include/lib/holder{i}.hpp"] = holder(i)
    files["build/compile_commands.json"] = json.dumps(
        [{"directory": str(root), "file": f"src/unit{i}.cpp",
          "arguments": ["clang++-19", "-std=c++20", "-Iinclude", f"-I{RUNTIME}", "-c", f"src/unit{i}.cpp"]} for i in range(units)])
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return [f"src/unit{i}.cpp" for i in touched]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--touching", type=int, default=24)
    parser.add_argument("--sites", type=int, default=12)
    args = parser.parse_args()
    touched = generate(args.folder, args.units, args.touching, args.sites)
    print(f"{args.units} units, {len(touched)} of them on the legacy class")


if __name__ == "__main__":
    main()
