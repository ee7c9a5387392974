#!/usr/bin/env python3
"""born_as_three.py - each check and each rewrite kind is code, a case folder and a page; none without the others.

    born_as_three.py SOURCE_DIR

Checks are what tools/lint/registry.cpp lists. Rewrite kinds have no list in the code, so the symbol of
tools/plan that carries each is named here: a kind whose code goes must go from its page and cases, too.
"""
import re
import sys
from pathlib import Path

KINDS = {
    "include": "plan_includes",
    "type": "draft_type",
    "method": "add_self",
    "function": "add_argument",
    "construction": "construct_text",
    "accessor": "instance_text",
    "macro": "draft_macro",
    "unwrap": "unwrap",
    "callback-to-event": "add_hole",
    "by-literal": "is_literal",
    "note": "Status::noted",
    "value-and-statement": "as_statement",
}


def check_faults(source):
    registry = (source / "tools/lint/registry.cpp").read_text()
    checks = dict((name, check) for check, name in re.findall(r'\{\{"(SSOT\d{3})",\s*"([a-z-]+)"', registry))
    code = {file.stem.replace("_", "-") for file in (source / "tools/lint/checks").glob("*.cpp")}
    cases = {folder.name for folder in (source / "tests/cases/lint").iterdir() if folder.is_dir()}
    pages = {file.stem: file for file in (source / "docs/checks").glob("*.md")}
    wanted = {f"{check}-{name}": name for name, check in checks.items()}
    faults = [] if checks else ["no check was found in tools/lint/registry.cpp"]
    for page, name in wanted.items():
        case = source / "tests/cases/lint" / name
        if name not in code:
            faults.append(f"the check {name} has no code in tools/lint/checks")
        if page not in pages:
            faults.append(f"the check {name} has no page docs/checks/{page}.md")
        for part in ("rules.json", "compile_flags.txt", "expected.txt", "positive.cpp", "negative.cpp"):
            if not (case / part).exists():
                faults.append(f"the check {name} has no tests/cases/lint/{name}/{part}")
    faults += [f"docs/checks/{page}.md is about no check" for page in pages.keys() - wanted.keys()]
    faults += [f"tests/cases/lint/{name} is of no check" for name in cases - checks.keys()]
    faults += [f"tools/lint/checks has {name}, which is not in the registry" for name in code - checks.keys()]
    return faults


def kind_faults(source):
    code = "".join(file.read_text() for file in (source / "tools/plan").glob("*.cpp"))
    pages = {file.stem for file in (source / "docs/rewrites").glob("*.md")} - {"README"}
    index = (source / "docs/rewrites/README.md").read_text()
    folders = source / "tests/cases/rewrite"
    cases = {folder.name for folder in folders.iterdir() if folder.is_dir()} - {"world"}
    faults = []
    for kind, symbol in KINDS.items():
        reports = [file.read_text() for file in folders.glob(f"{kind}/*/report.txt")]
        if symbol not in code:
            faults.append(f"the rewrite kind {kind} has no code: tools/plan knows no {symbol}")
        if kind not in pages:
            faults.append(f"the rewrite kind {kind} has no page docs/rewrites/{kind}.md")
        if f"({kind}.md)" not in index:
            faults.append(f"docs/rewrites/README.md does not name {kind}")
        if not reports:
            faults.append(f"the rewrite kind {kind} has no case in tests/cases/rewrite/{kind}")
        elif not list(folders.glob(f"{kind}/*/before/**/negative.cpp")):
            faults.append(f"tests/cases/rewrite/{kind} has no negative.cpp")
    faults += [f"docs/rewrites/{kind}.md is about no kind" for kind in sorted(pages - KINDS.keys())]
    faults += [f"tests/cases/rewrite/{kind} is of no kind" for kind in sorted(cases - KINDS.keys())]
    for folder in sorted(folders.glob("*/*")):
        if folder.parent.name == "world":
            continue
        for part in ("before", "after", "report.txt"):
            if not (folder / part).exists():
                faults.append(f"{folder.relative_to(source)} has no {part}")
    return faults


def main():
    source = Path(sys.argv[1])
    faults = check_faults(source) + kind_faults(source)
    print("\n".join(faults) if faults else "each check and each rewrite kind has code, case and page")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
