#!/usr/bin/env python3
"""duplicates_bench.py - how many copies of a manager the lint finds, and how much of what it finds is none.

    duplicates_bench.py --ssot BINARY [--copies 3,50] [--floor RECALL,PRECISION]

Runs `ssot lint` with the checks for duplicates on the corpus (corpus.py), and prints for each disguise how many of the
copies are found (an error or a warning), how many are only listed (a note), and how many are passed over in silence.
Precision and recall count what is found. Exits with 1 below the floor, or where a copy is passed over in silence
although its kind is one that must be listed.
"""
import argparse
import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import corpus

OFF = {"SSOT008"}  # by default
CHECKS = ["SSOT005", "SSOT007", "SSOT008", "SSOT015"]
# Not the same class by any definition that would not flag half of a code base; told, so that nobody trusts in it.
BEYOND = {"swallowed by a larger class", "half of it"}


def lint(ssot, root):
    arguments = [part for check in CHECKS for part in ("--check", check)]
    ran = subprocess.run([ssot, "lint", "-q", "--root", root, "-p", f"{root}/build", "--no-cache", "--format", "json", *arguments],
                         capture_output=True, text=True, check=False)
    if ran.returncode not in (0, 1):
        sys.exit(ran.stderr)
    return json.loads(ran.stdout)["findings"]


def measure(ssot, copies):
    with tempfile.TemporaryDirectory(prefix="ssot-corpus-") as folder:
        planted = corpus.write(pathlib.Path(folder).resolve(), copies)
        findings = lint(ssot, pathlib.Path(folder).resolve())
    by_subject = collections.defaultdict(list)
    for finding in findings:
        by_subject[finding["subject"]].append(finding)
    rows = {}
    for each in planted:
        row = rows.setdefault((each.is_duplicate, each.kind), collections.Counter())
        told = by_subject.get(each.name, [])
        found = sorted({f["check"] for f in told if f["severity"] != "note"})
        row["all"] += 1
        row["found" if found else "listed" if told else "silent"] += 1
        row["default"] += bool(set(found) - OFF)
        for check in found:
            row[check] += 1
    names = {each.name: each for each in planted}
    parts = {name for each in planted if each.is_duplicate for name in [each.name.rsplit("::", 1)[0]]}
    others = sorted({f["subject"] for f in findings if f["severity"] != "note" and
                     not any(f["subject"].startswith(part) or f["subject"].endswith(part) for part in parts) and
                     (f["subject"] not in names or not names[f["subject"]].is_duplicate)})
    return rows, others


def told(copies, rows, others, out):
    print(f"\n{copies} copies of each disguise\n", file=out)
    print(f"{'planted':42} {'found':>6} {'listed':>6} {'silent':>6}  by", file=out)
    for (is_duplicate, kind), row in rows.items():
        by = " ".join(f"{key}" for key in sorted(row) if key.startswith("SSOT"))
        mark = "" if is_duplicate else "not one: "
        print(f"{mark + kind:42} {row['found']:6} {row['listed']:6} {row['silent']:6}  {by}", file=out)
    duplicates = [row for (is_duplicate, _), row in rows.items() if is_duplicate]
    planted, found = sum(row["all"] for row in duplicates), sum(row["found"] for row in duplicates)
    by_default = sum(row["default"] for row in duplicates)
    listed = sum(row["listed"] for row in duplicates)
    recall = found / planted
    precision = found / max(1, found + len(others))
    print(f"\nrecall {recall:.2f} ({found} of {planted}; {listed} more are listed), with the default checks "
          f"{by_default / planted:.2f}; precision {precision:.2f}", file=out)
    for name in others:
        print(f"  wrongly found: {name}", file=out)
    return recall, precision


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--copies", default="3,50")
    parser.add_argument("--floor", default="0,0")
    options = parser.parse_args()
    least_recall, least_precision = map(float, options.floor.split(","))
    failed = False
    for copies in map(int, options.copies.split(",")):
        rows, others = measure(options.ssot, copies)
        recall, precision = told(copies, rows, others, sys.stdout)
        silent = [kind for (is_duplicate, kind), row in rows.items() if is_duplicate and row["silent"] and kind not in BEYOND]
        for kind in silent:
            print(f"  passed over in silence: {kind}")
        failed |= bool(silent) or recall < least_recall or precision < least_precision
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
