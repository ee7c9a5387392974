#!/usr/bin/env python3
"""run_case.py - runs the built ssot on one case folder, and compares all it says and writes.

    run_case.py lint    CASE --ssot BINARY    findings and exit code             =  expected.txt
    run_case.py rewrite CASE --ssot BINARY    account and exit code, whole tree  =  report.txt, after/
    run_case.py rules   CASE --ssot BINARY    `ssot rules check` has no fault to tell
    ... --update                              makes what came out the expectation; look at the diff

A case is copied before it is run, so the sources are never touched. compile_flags.txt gives the compiler's
arguments, one a line. A rewrite case without a rules.json of its own stands in ../../world: world/before lies
under its before/, world/after under its after/, so that the legacy header and its shim are written once.
Where a case has arguments.txt, its lines are given to ssot. Where it has a database.json, that says how its sources
are compiled: [{"file": "main.cpp", "flags": ["-DX"]}, ...], with flags behind those of compile_flags.txt, with "build"
where there are several builds, "compiler" where it is another one than Clang, and "foreign" where no compiler of this
machine takes the flags as they stand.

A rewrite is run twice: the second run must change nothing. What it leaves must compile without a warning.
"""
import argparse
import difflib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
UNITS = {".cpp", ".cc"}
HEADERS = {".hpp", ".h"}


def lines_of(file):
    return file.read_text().split("\n") if file.exists() else []


def arguments_of(file):
    return [line for line in lines_of(file) if line.strip()]


def flags_of(case):
    return [*arguments_of(case / "compile_flags.txt"), "-isystem", str(SOURCE / "runtime/include")]


def commands_of(case, root, flags):
    """What is compiled, and how: (build, file, arguments without the file, can be compiled here)."""
    said = case / "database.json"
    if said.exists():
        return [(each.get("build", ""), root / each["file"],
                 [each.get("compiler", "clang++-19"), *flags, *each.get("flags", [])], not each.get("foreign", False))
                for each in json.loads(said.read_text()) if (root / each["file"]).exists()]
    units = sorted(file for file in root.rglob("*") if file.suffix in UNITS)
    return [("", unit, ["clang++-19", *flags], True) for unit in units]


def write_database(folder, root, commands):
    """The folders of the builds, as arguments."""
    builds = {}
    for build, unit, arguments, _ in commands:
        builds.setdefault(build, []).append(
            {"directory": str(root), "file": str(unit), "arguments": [*arguments, "-c", str(unit)]})
    out = []
    for build, entries in builds.items():
        (folder / build).mkdir(parents=True, exist_ok=True)
        (folder / build / "compile_commands.json").write_text(json.dumps(entries, indent=1))
        out += ["-p", folder / build]
    return out


def ssot(binary, *arguments):
    try:
        ran = subprocess.run([binary, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=100)
        return ran.returncode, json.loads(ran.stdout), ran.stderr
    except json.JSONDecodeError:
        return ran.returncode, None, ran.stderr
    except subprocess.TimeoutExpired:
        return -1, None, "it was still running after 100 seconds"


def shown_place(line):
    return f"{line['file']}:{line['line']}:{line['column']}"


def difference(name, expected, got):
    return list(difflib.unified_diff(expected, got, f"{name} (expected)", f"{name} (came out)", lineterm=""))


# --- lint -------------------------------------------------------------------------------------------------


def lint_text(code, document, errors):
    if document is None:
        return f"{errors.rstrip()}\nexit {code}\n"
    lines = [f"{finding['check']} {finding['severity']} {shown_place(finding['place'])} {finding['subject']}"
             for finding in document["findings"]]
    return "\n".join([*lines, f"exit {code}"]) + "\n"


def run_lint(case, binary, scratch, update):
    root = scratch / "project"
    shutil.copytree(case, root, symlinks=True, ignore=shutil.ignore_patterns("expected.txt", "arguments.txt"))
    builds = write_database(scratch / "database", root, commands_of(case, root, flags_of(case)))
    code, document, errors = ssot(binary, "lint", "-q", "--root", root, *builds, "--rules", root / "rules.json",
                                  "--format", "json", *arguments_of(case / "arguments.txt"))
    text = lint_text(code, document, errors).replace(str(root) + "/", "")
    if update:
        (case / "expected.txt").write_text(text)
        return []
    return difference("expected.txt", lines_of(case / "expected.txt"), text.split("\n"))


# --- rewrite ----------------------------------------------------------------------------------------------


def tree_of(*folders):
    """Path => bytes, or the target of a link. Later folders lie over earlier ones; what ssot keeps is left out."""
    tree = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")) if folder.exists() else []:
            name = str(file.relative_to(folder))
            if name.startswith(".ssot/"):
                continue
            if file.is_symlink():
                tree[name] = f"-> {file.readlink()}".encode()
            elif file.is_file():
                tree[name] = file.read_bytes()
    return tree


def write_tree(tree, folder):
    shutil.rmtree(folder, ignore_errors=True)
    for name, content in tree.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if content.startswith(b"-> "):
            file.symlink_to(content[3:].decode())
        else:
            file.write_bytes(content)


def tree_difference(expected, got):
    out = []
    for name in sorted(expected.keys() | got.keys()):
        if expected.get(name) == got.get(name):
            continue
        old, new = (tree[name].decode(errors="backslashreplace").split("\n") if name in tree else []
                    for tree in (expected, got))
        out += difference(f"after/{name}", old, new) or [f"after/{name}: there, or not there, against expectation"]
    return out


def report_text(code, document, errors):
    if document is None:
        return f"{errors.rstrip()}\nexit {code}\n"
    lines = []
    for site in document["lines"]:
        why = f": {site['reason']}" if site["reason"] else ""
        todo = f" | {site['todo']}" if site["todo"] else ""
        lines.append(f"{site['status']} {shown_place(site)} {site['entity']}{why}{todo}")
    mentions = [f"{mention['count']} {mention['what']}" for mention in document["other_mentions"]
                if mention["what"] != "in the legacy files themselves"]
    return "\n".join([*lines, *mentions, f"exit {code}"]) + "\n"


def faults_of(document):
    """What no expectation may bless."""
    if document is None:
        return []
    faults = [] if document["reconciles"] else ["the account does not reconcile"]
    faults += [f"{mention['count']} mentions are unexplained" for mention in document["other_mentions"]
               if mention["what"] == "unexplained"]
    return faults


def compile_faults(case, root, names, flags):
    """Clang for every file, GCC for the units (its -fsyntax-only of a header warns of the pragma)."""
    faults = []
    quiet = ["-fsyntax-only", "-Werror", "-Wno-deprecated-declarations"]
    units = [name for name in names if Path(name).suffix in UNITS]
    headers = [name for name in names if Path(name).suffix in HEADERS]
    clang = ["-Wno-pragma-once-outside-header", "-x", "c++"]
    runs = [["clang++-19", *quiet, *flags, *clang, *units, *headers], ["g++", *quiet, *flags, *units]]
    if (case / "database.json").exists():
        runs = [[compiler, *quiet, *arguments, str(unit)]
                for _, unit, (_, *arguments), here in commands_of(case, root, flags) if here
                for compiler in ("clang++-19", "g++")]
    for run in runs:
        if not shutil.which(run[0]) or not units:
            continue
        ran = subprocess.run(run, cwd=root, capture_output=True, text=True, check=False)
        if ran.returncode != 0:
            faults += [f"the result does not compile with {run[0]}:", ran.stderr]
    return faults


def run_rewrite(case, binary, scratch, update):
    own = (case / "rules.json").exists()
    world = case if own else case.parents[1] / "world"
    root = scratch / "project"
    for folder in [case / "before"] if own else [world / "before", case / "before"]:
        shutil.copytree(folder, root, symlinks=True, dirs_exist_ok=True)
    flags = flags_of(case if (case / "compile_flags.txt").exists() else world)
    builds = write_database(scratch / "database", root, commands_of(case, root, flags))
    command = ["rewrite", "-q", "--allow-dirty", "--root", root, *builds, "--rules", world / "rules.json", "--format",
               "json", *arguments_of(case / "arguments.txt")]

    code, document, errors = ssot(binary, *command)
    report = report_text(code, document, errors).replace(str(root) + "/", "")
    result = tree_of(root)
    world_names = set() if own else tree_of(world / "before").keys() - tree_of(case / "before").keys()
    faults = faults_of(document)
    wrote = code == 0 or "--keep-going" in command
    if update:
        (case / "report.txt").write_text(report)
        write_tree({name: text for name, text in result.items() if name not in world_names}, case / "after")
        if code == 0 and not own:
            write_tree({name: text for name, text in result.items() if name in world_names}, world / "after")
        return faults
    faults += difference("report.txt", lines_of(case / "report.txt"), report.split("\n"))
    common = {} if own else tree_of(world / ("after" if wrote else "before"))
    common = {name: text for name, text in common.items() if name in world_names}
    faults += tree_difference({**common, **tree_of(case / "after")}, result)
    if not wrote:
        return faults

    write_database(scratch / "database", root, commands_of(case, root, flags))  # a unit may have gone
    again, _, errors = ssot(binary, *command)
    if again != code:
        faults.append(f"the second run exits with {again}\n{errors}")
    second = tree_difference(result, tree_of(root))
    faults += ["the second run changes:", *second] if second else []
    own_names = [name for name in result if name not in world_names]
    return faults if code != 0 else faults + compile_faults(case, root, own_names, flags)


def run_rules(world, binary, scratch, _update):
    root = scratch / "project"
    shutil.copytree(world / "before", root, symlinks=True)
    (root / "all.cpp").write_text("".join(f'#include "{name.relative_to(root / "include")}"\n'
                                          for name in sorted(root.rglob("*")) if name.suffix in HEADERS))
    write_database(scratch / "database", root, commands_of(world, root, flags_of(world)))
    ran = subprocess.run([binary, "rules", "check", "--root", root, "-p", scratch / "database", "--rules",
                          world / "rules.json"], capture_output=True, text=True, check=False)
    return [] if ran.returncode == 0 else [ran.stdout + ran.stderr]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("kind", choices=["lint", "rewrite", "rules"])
    parser.add_argument("case", type=Path)
    parser.add_argument("--ssot", required=True)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    run = {"lint": run_lint, "rewrite": run_rewrite, "rules": run_rules}[options.kind]
    with tempfile.TemporaryDirectory(prefix="ssot-case-") as scratch:
        faults = run(options.case.resolve(), options.ssot, Path(scratch).resolve(), options.update)
    print("\n".join(faults) if faults else f"{options.case.name}: as expected")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
