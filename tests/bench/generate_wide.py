#!/usr/bin/env python3
"""generate_wide.py - many small units with many headers each, for the benchmark of the lint.

    generate_wide.py FOLDER --units 10000 --touching 250 --headers 300

A unit includes `headers` headers of the project, ten through each group header, and none of the standard library, so
that parsing costs little and what is measured is what a run does for each unit and each file. Units share headers as
neighbours do. `touching` of them use the legacy class, spread evenly. The same numbers give the same bytes.
"""
import argparse
import json
import pathlib

from generate import CANONICAL, LEGACY, RULES

IN_GROUP = 10
SMALL = {"#include <string>\n": "", "const std::string& key": "int key"}


def small(text):
    for old, new in SMALL.items():
        text = text.replace(old, new)
    return text


def header(number):
    return f"""#pragma once
namespace part{number} {{
struct Row {{
  int key = {number};
  int value() const {{ return key + {number % 7}; }}
}};
}}  // namespace part{number}
"""


def group(number):
    return "#pragma once\n" + "".join(f'#include "lib/h{number * IN_GROUP + k}.hpp"\n' for k in range(IN_GROUP))


def unit(number, first, groups, count, touches):
    lines = [f'#include "lib/g{(first + k) % groups}.hpp"' for k in range(count)]
    part = first % groups * IN_GROUP
    lines += ['#include "old/store.h"'] if touches else []
    lines += ["", f"namespace unit{number} {{", f"int work() {{ return part{part}::Row{{}}.value(); }}"]
    lines += [f"bool use(old::Store& store) {{ return store.put({number}, 1); }}"] if touches else []
    return "\n".join([*lines, f"}}  // namespace unit{number}", ""])


def files_of(root, units, touching, headers):
    count = max(1, headers // (IN_GROUP + 1))
    groups = max(count, units // 5)
    step = max(1, units // max(1, touching))
    files = {"include/old/store.h": small(LEGACY), "include/fresh/store.hpp": small(CANONICAL),
             "rules.json": small(json.dumps(RULES, indent=2)),
             "ssot.json": json.dumps({"rules": ["rules.json"]})}
    files.update({f"include/lib/h{i}.hpp": header(i) for i in range(groups * IN_GROUP)})
    files.update({f"include/lib/g{i}.hpp": group(i) for i in range(groups)})
    for i in range(units):
        touches = i % step == 0 and i // step < touching
        files[f"src/d{i // 100}/unit{i}.cpp"] = unit(i, i * groups // units, groups, count, touches)
    files["build/compile_commands.json"] = json.dumps(
        [{"directory": str(root), "file": f"src/d{i // 100}/unit{i}.cpp",
          "command": f"clang++-19 -std=c++20 -O2 -Wall -Iinclude -o build/d{i // 100}/unit{i}.o -c src/d{i // 100}/unit{i}.cpp"}
         for i in range(units)], indent=1)
    return files


def generate(folder, units, touching, headers=300):
    root = pathlib.Path(folder).resolve()
    for name, text in files_of(root, units, touching, headers).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--touching", type=int, default=25)
    parser.add_argument("--headers", type=int, default=300)
    args = parser.parse_args()
    generate(args.folder, args.units, args.touching, args.headers)


if __name__ == "__main__":
    main()
