#!/usr/bin/env python3
"""lint_bench.py - what a lint costs: from nothing, with nothing changed, with one source and with one rule changed.

    lint_bench.py --ssot BINARY                       100, 1,000 and 10,000 generated units of 300 headers each
    lint_bench.py --ssot BINARY --units 1000          one size
    lint_bench.py --ssot BINARY --touching-all        each unit uses the legacy class

Measured are whole processes: wall-clock and CPU seconds, children included, and the peak memory of the largest process.
One unit in 40 uses the legacy class. The peers, run-clang-tidy with one cheap check and `clang++ -fsyntax-only`, are
measured on a sample of the units, evenly spread, and scaled; the table says so. Files are older than three seconds when a
warm run begins, as they are outside of a benchmark: what was just written is hashed again.
"""
import argparse
import json
import os
import pathlib
import shutil
import tempfile
import time

import generate_wide
from rewrite_bench import CodeBase, clang_tidy, run, run_all, sample


def lint(args, root):
    cost, _ = run([args.ssot, "lint", "-q", "-p", root / "build", "-j", args.jobs, "--format", "json", "-o", root.parent / "out.json"],
                  root, expect=(1,))
    return cost


def warm(args, root):
    """The least of a few: what others do on the machine only adds."""
    costs = [lint(args, root) for _ in range(args.rounds)]
    return min(costs, key=lambda cost: cost.cpu)


def line(what, cost, than=None):
    ratio = f"{than.cpu / cost.cpu:10.1f}" if than else " " * 10
    print(f"| {what} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.peak / 1024:.0f} | {ratio.strip()} |", flush=True)


def change_rule(root):
    rules = json.loads((root / "rules.json").read_text())
    rules["legacy"][0]["rules"][-2]["to"] = {"statement": "($self.reset())"}
    (root / "rules.json").write_text(json.dumps(rules, indent=2))


def bench(args, root, units):
    print(f"\n{units} units of {args.headers} headers, {args.touching(units)} of them on the legacy class, {args.jobs} jobs\n")
    print("| | wall s | CPU s | peak MB | times as fast, CPU |\n|---|---|---|---|---|")
    cold = lint(args, root)
    line("`ssot lint`, nothing kept", cold)
    time.sleep(3)
    lint(args, root)
    nothing = warm(args, root)
    line("nothing changed", nothing, cold)
    source = root / "src/d0/unit0.cpp"
    source.write_text(source.read_text() + "// changed\n")
    line("one source changed", lint(args, root), cold)
    change_rule(root)
    line("one rule changed", lint(args, root), cold)
    if args.no_peers:
        return
    base = CodeBase(root, None)
    some = sample(base.entries, args.sample)
    factor = len(base.entries) / len(some)
    line(f"`clang++ -fsyntax-only`, all units, from {len(some)}",
         run_all([base.syntax_only(each) for each in some], root, args.jobs).scaled(factor), cold)
    if shutil.which("run-clang-tidy-19"):
        line(f"`run-clang-tidy`, one cheap check, all units, from {len(some)}",
             clang_tidy(base, some, args.jobs).scaled(factor), cold)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ssot", required=True, type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--units", type=int, nargs="+", default=[100, 1000, 10000])
    parser.add_argument("--headers", type=int, default=300)
    parser.add_argument("--touching-all", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--sample", type=int, default=40, help="units on which a peer is measured")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    args = parser.parse_args()
    args.touching = lambda units: units if args.touching_all else max(1, units // 40)
    for units in args.units:
        with tempfile.TemporaryDirectory(prefix="ssot-bench-") as folder:
            root = pathlib.Path(folder).resolve() / "code"
            generate_wide.generate(root, units, args.touching(units), args.headers)
            bench(args, root, units)


if __name__ == "__main__":
    main()
