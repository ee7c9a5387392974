#!/usr/bin/env python3
"""rewrite_bench.py - what a whole rewrite costs, as ratios against the compiler and the peers, in one run.

    rewrite_bench.py --ssot BINARY                            1,000 generated units, 24 of them on the legacy class
    rewrite_bench.py --ssot BINARY --units 200 --touching 200 a rule that touches every unit
    rewrite_bench.py --ssot BINARY --root DIR -p BUILD        a code base of your own, with its ssot.json
    rewrite_bench.py --ssot BINARY --growth                   cost against the number of units, and of sites

Measured are whole processes: wall-clock seconds, CPU seconds (user and system, children included) and the peak memory of
the largest process. The floor is what any tool must do: Clang's dependency scan of all units, and `clang++
-fsyntax-only` over the units that ssot verified, as many at once as ssot may. A peer over all units is measured on a
sample of them, evenly spread, and scaled; the table says so. ssot runs without its store of facts.
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import generate


class Cost:
    def __init__(self, wall=0.0, cpu=0.0, peak=0):
        self.wall, self.cpu, self.peak = wall, cpu, peak

    def scaled(self, factor):
        return Cost(self.wall * factor, self.cpu * factor, self.peak)

    def __add__(self, other):
        return Cost(self.wall + other.wall, self.cpu + other.cpu, max(self.peak, other.peak))


def run(command, cwd, expect=(0,)):
    """One process, with what it and its children used."""
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        process = subprocess.Popen([str(word) for word in command], cwd=cwd, stdout=out, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        text = out.read().decode(errors="replace")
    if expect is not None and process.returncode not in expect:
        sys.exit(f"exit {process.returncode}: {shlex.join(map(str, command))[:300]}\n{text[-2000:]}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss), text


def run_all(commands, cwd, jobs):
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        costs = [cost for cost, _ in pool.map(lambda command: run(command, cwd), commands)]
    return Cost(time.monotonic() - begin, sum(c.cpu for c in costs), max((c.peak for c in costs), default=0))


class CodeBase:
    def __init__(self, root, build):
        self.root = pathlib.Path(root).resolve()
        self.build = pathlib.Path(build).resolve() if build else self.root / "build"
        self.entries = json.loads((self.build / "compile_commands.json").read_text())

    def source(self, entry):
        return str((pathlib.Path(entry["directory"]) / entry["file"]).resolve())

    def syntax_only(self, entry):
        words = entry.get("arguments") or shlex.split(entry["command"])
        kept, skip = [], False
        for word in words[1:]:
            if skip or word in ("-c", "-o") or word.startswith(("-g", "-M")):
                skip = word in ("-o", "-MF", "-MT", "-MQ") and not skip
                continue
            kept.append(word)
        return ["bash", "-c", f"cd {shlex.quote(entry['directory'])} && exec clang++-19 -fsyntax-only -w {shlex.join(kept)}"]


def verified_units(base, text):
    """What the account says was verified; the units themselves are those that reach an edited file."""
    count = int(re.search(r"(\d+)\s+translation units verified", text).group(1))
    edited = re.findall(r"^\+\+\+ b/(.*)$", text, re.M) + re.findall(r"^--- a/(.*)$", text, re.M)
    edited = {str((base.root / name).resolve()) for name in edited}
    return count, edited


def scan(base, jobs):
    return run(["clang-scan-deps-19", f"-compilation-database={base.build / 'compile_commands.json'}", "-j", jobs,
                "-format=make"], base.root)


def affected(base, edited, make_rules):
    out = set()
    for rule in make_rules.replace("\\\n", " ").splitlines():
        files = rule.split(":", 1)[-1].split()
        real = [str((base.root / f).resolve()) for f in files]
        if real and edited & set(real):
            out.add(real[0])
    return [entry for entry in base.entries if base.source(entry) in out]


def sample(entries, count):
    step = max(1, len(entries) // max(1, count))
    return entries[::step][:count]


def clang_rename(base, entries, name):
    files = [base.source(e) for e in entries]
    return run(["clang-rename-19", f"-qualified-name={name}", "-new-name=Renamed", "-p", base.build, "-force", *files],
               base.root, expect=None)[0]


def clang_tidy(base, entries, jobs):
    """One cheap check, by the driver that runs clang-tidy over a compile database."""
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / "compile_commands.json").write_text(json.dumps(entries))
        return run(["run-clang-tidy-19", "-quiet", "-p", folder, f"-j{jobs}", "-checks=-*,google-explicit-constructor"],
                   base.root, expect=None)[0]


def line(what, cost, floor=None):
    ratio = f"{cost.wall / floor.wall:8.2f} {cost.cpu / floor.cpu:8.2f}" if floor else " " * 17
    print(f"{what:<58}{cost.wall:9.2f}{cost.cpu:9.2f} {ratio} {cost.peak / 1024:8.0f}", flush=True)


def heading():
    print(f"\n{'':<58}{'wall s':>9}{'CPU s':>9} {'x wall':>8} {'x CPU':>8} {'peak MB':>8}")


def bench(base, args):
    print(f"{len(base.entries)} compile commands, {args.jobs} jobs")
    heading()
    ssot, text = run([args.ssot, "rewrite", "--dry-run", "--no-cache", "-p", base.build, "-j", args.jobs, "--root", base.root],
                     base.root)
    count, edited = verified_units(base, text)
    scanned, make_rules = scan(base, args.jobs)
    units = affected(base, edited, make_rules)
    syntax = run_all([base.syntax_only(e) for e in units], base.root, args.jobs)
    floor = syntax + scanned
    line("dependency scan of all units (clang-scan-deps-19)", scanned)
    line(f"clang++-19 -fsyntax-only over {len(units)} affected units", syntax)
    line("floor: both", floor)
    line(f"ssot rewrite --dry-run, {count} units verified", ssot, floor)
    single, _ = run([args.ssot, "rewrite", "--dry-run", "--no-cache", "-p", base.build, "-j", 1, "--root", base.root], base.root)
    line("  the same with one worker", single, floor)
    for binary, what in (("clang-rename-19", "clang-rename"), ("run-clang-tidy-19", "run-clang-tidy, one cheap check")):
        if args.no_peers or not shutil.which(binary):
            continue
        some = sample(base.entries, args.sample)
        cost = clang_rename(base, some, args.rename) if what == "clang-rename" else clang_tidy(base, some, args.jobs)
        cost = cost.scaled(len(base.entries) / len(some))
        line(f"{what} over all, from {len(some)} units", cost, floor)
        print(f"{'':<58}  ssot is {cost.wall / ssot.wall:.1f} times as fast, with 1/{cost.cpu / ssot.cpu:.0f} of the CPU time")
    print(f"\npeak memory: ssot with one worker {single.peak / 1024:.0f} MB, "
          f"clang on the largest of these units {syntax.peak / 1024:.0f} MB: {single.peak / syntax.peak:.2f}")


def growth(args):
    heading()
    for units, touching, sites in [(n, 12, 12) for n in (125, 250, 500, 1000)] + [(40, 40, n) for n in (25, 100, 400, 1600)]:
        with tempfile.TemporaryDirectory(prefix="ssot-bench-") as folder:
            generate.generate(folder, units, touching, sites)
            base = CodeBase(folder, None)
            cost, _ = run([args.ssot, "rewrite", "--dry-run", "--no-cache", "-j", args.jobs], base.root)
            line(f"{units} units, {touching} touching, {sites} sites each", cost)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ssot", required=True, type=lambda p: str(pathlib.Path(p).resolve()))
    parser.add_argument("--root", help="a code base of your own; default: a generated one")
    parser.add_argument("-p", dest="build")
    parser.add_argument("--units", type=int, default=1000)
    parser.add_argument("--touching", type=int, default=24)
    parser.add_argument("--sites", type=int, default=12)
    parser.add_argument("-j", "--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--sample", type=int, default=60, help="units on which a peer is measured")
    parser.add_argument("--rename", default="old::Store", help="the class that clang-rename renames")
    parser.add_argument("--no-peers", action="store_true")
    parser.add_argument("--growth", action="store_true")
    args = parser.parse_args()
    if args.growth:
        return growth(args)
    if args.root:
        return bench(CodeBase(args.root, args.build), args)
    with tempfile.TemporaryDirectory(prefix="ssot-bench-") as folder:
        generate.generate(folder, args.units, args.touching, args.sites)
        bench(CodeBase(folder, None), args)


if __name__ == "__main__":
    main()
