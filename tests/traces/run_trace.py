#!/usr/bin/env python3
"""run_trace.py - the same behaviour, not only the same types: a program's trace before and after its rewrite.

    run_trace.py TRACE --ssot BINARY              the rewritten program does what the legacy one did
    run_trace.py TRACE --ssot BINARY --planted    ... and a wrong rule would have been seen

A trace is a folder: main.cpp on a recording fake of a legacy API, a fake of the canonical one, and rules.json. Both
fakes write a line for each call in common words (trace.hpp). The program is built by every compiler there is and run,
then rewritten, built and run again; the lines must be the same. What may differ stands in other files:

    report.txt       the sites that stay, as the account has them; without it, none may
    differences.txt  lines that come out otherwise, under the rule whose `remark` says so, as in a diff
    planted.txt      changes of rules.json, one a line, `old text => new text`, that the comparison must catch

A difference that is listed and does not occur is a fault; so is a rule that no site of the program meets.
"""
import argparse
import difflib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cases"))
import run_case  # noqa: E402

COMPILERS = ["g++", "clang++-19"]
FLAGS = ["-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-I.", "-I", str(HERE), "-isystem",
         str(run_case.SOURCE / "runtime/include")]


class Fault(Exception):
    """What ends a run; its text is all there is to say."""


class Crashed(Fault):
    """A program that was built does not end well."""


# --- differences ------------------------------------------------------------------------------------------


def read_differences(text):
    """[(rule, remark, (the lines before it, legacy lines, canonical lines))] of differences.txt."""
    listed = []
    for line in text.splitlines():
        if line.startswith("rule: "):
            listed.append((line[6:], [], {"  ": [], "- ": [], "+ ": []}))
        elif line.startswith("remark: ") and listed:
            listed[-1][1].append(line[8:])
        elif line[:2] in ("  ", "- ", "+ ") and listed:
            listed[-1][2][line[:2]].append(line[2:])
        elif line.strip() and not line.startswith("#"):
            raise Fault(f"differences.txt: what is this line? {line}")
    return [(rule, " ".join(remark), tuple(lines.values())) for rule, remark, lines in listed]


def hunks(old, new):
    """[(place, legacy lines, canonical lines)] where the traces part; place is the first such line of the legacy one."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    return [(i, old[i:j], new[k:l]) for tag, i, j, k, l in matcher.get_opcodes() if tag != "equal"]


def trace_faults(old, new, listed):
    """What is otherwise and not listed, and what is listed and not otherwise. A listed one is met once."""
    if not old:
        return ["the legacy program wrote no line: it proves nothing"]
    open_ones, faults = list(listed), []
    for place, gone, come in hunks(old, new):
        known = [one for one in open_ones if one[2] == (old[place - len(one[2][0]):place], gone, come)]
        if known:
            open_ones.remove(known[0])
            continue
        faults += ["the rewritten program does otherwise, and no remark says so:",
                   *(f"  {line}" for line in old[max(place - 1, 0):place]),
                   *(f"- {line}" for line in gone), *(f"+ {line}" for line in come)]
    faults += [f"a listed difference of the rule {rule} does not occur: {lines}" for rule, _, lines in open_ones]
    return faults


def remark_faults(listed, rules):
    remarks = {rule["id"]: rule.get("remark") for rule in rules}
    return [f"differences.txt: the rule {rule} has no such remark: {remark}"
            for rule, remark, _ in listed if not remark or remarks.get(rule) != remark]


# --- a run ------------------------------------------------------------------------------------------------


def rules_of(root):
    document = json.loads((root / "rules.json").read_text())
    return [rule for header in document["legacy"] for rule in header["rules"]]


def build_and_run(root, compiler, *flags):
    program = root.parent / f"program-{compiler}"
    units = sorted(str(unit.relative_to(root)) for unit in root.rglob("*.cpp"))
    built = subprocess.run([compiler, *FLAGS, "-Werror", *flags, *units, "-o", program], cwd=root,
                           capture_output=True, text=True, check=False)
    if built.returncode != 0:
        raise Fault(f"{compiler} does not build it:\n{built.stderr}")
    try:
        ran = subprocess.run([program], capture_output=True, text=True, check=False, timeout=20)
    except subprocess.TimeoutExpired:
        raise Crashed(f"the program that {compiler} built does not end") from None
    if ran.returncode != 0:
        raise Crashed(f"the program that {compiler} built ends with {ran.returncode}\n{ran.stdout}{ran.stderr}")
    return ran.stdout.splitlines()


def rewrite(root, binary):
    builds = run_case.write_database(root.parent / "database", root, run_case.commands_of(root, root, FLAGS))
    code, document, errors = run_case.ssot(
        binary, "rewrite", "-q", "--allow-dirty", "--root", root, *builds, "--rules",
        root / "rules.json", "--format", "json")
    if code != 0 or document is None:
        raise Fault(f"ssot rewrite exits with {code}\n{errors}")
    return document


def account_faults(document, root, trace):
    stay = {**document, "other_mentions": [],
            "lines": [line for line in document["lines"] if line["status"] != "rewritten"]}
    text = run_case.report_text(0, stay, "").replace("exit 0\n", "").replace(str(root) + "/", "")
    met = {line["rule"] for line in document["lines"]}
    return [*run_case.faults_of(document),
            *run_case.difference("report.txt", run_case.lines_of(trace / "report.txt"), text.split("\n")
                                 if (trace / "report.txt").exists() or text else []),
            *(f"no site of the program meets the rule {rule['id']}" for rule in rules_of(root)
              if rule["id"] not in met)]


def copy(trace, scratch):
    root = scratch / "project"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(trace, root, ignore=shutil.ignore_patterns("*.txt"))
    return root


def run_trace(trace, binary, scratch, compilers):
    root = copy(trace, scratch)
    before = {compiler: build_and_run(root, compiler) for compiler in compilers}
    faults = account_faults(rewrite(root, binary), root, trace)
    listed = read_differences("\n".join(run_case.lines_of(trace / "differences.txt")))
    faults += remark_faults(listed, rules_of(root))
    for compiler in compilers:
        after = build_and_run(root, compiler, "-Wno-deprecated-declarations")
        faults += [f"{compiler}: {fault}" if i == 0 else fault
                   for i, fault in enumerate(trace_faults(before[compiler], after, listed))]
    return faults


def run_planted(trace, binary, scratch, compilers):
    """Each planted rule compiles and runs, and the comparison sees what it does."""
    compiler = compilers[-1]
    before = build_and_run(copy(trace, scratch), compiler)
    listed = read_differences("\n".join(run_case.lines_of(trace / "differences.txt")))
    planted = [line for line in run_case.arguments_of(trace / "planted.txt") if not line.startswith("#")]
    faults = [] if planted else ["planted.txt plants nothing"]
    for line in planted:
        old, _, new = line.partition(" => ")
        root = copy(trace, scratch)
        text = (root / "rules.json").read_text()
        if text.count(old) != 1:
            raise Fault(f"planted.txt: {old} stands {text.count(old)} times in rules.json")
        (root / "rules.json").write_text(text.replace(old, new))
        rewrite(root, binary)
        try:
            after = build_and_run(root, compiler, "-Wno-deprecated-declarations")
        except Crashed:
            continue  # that is seen, too
        if not trace_faults(before, after, listed):
            faults.append(f"this wrong rule is not seen in the trace: {new}")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("trace", type=Path)
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--planted", action="store_true")
    options = parser.parse_args()
    compilers = [compiler for compiler in COMPILERS if shutil.which(compiler)]
    run = run_planted if options.planted else run_trace
    with tempfile.TemporaryDirectory(prefix="ssot-trace-") as scratch:
        try:
            faults = run(options.trace.resolve(), str(Path(options.ssot).resolve()), Path(scratch).resolve(),
                         compilers)
        except Fault as fault:
            faults = [str(fault)]
    print("\n".join(faults) if faults else f"{options.trace.name}: does what it did ({', '.join(compilers)})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
