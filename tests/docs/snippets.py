"""Runs the marked code blocks of README.md and docs/*.md, so that what a reader copies works.

A block is marked by a comment on a line before it:   <!-- run: NAME [exit=N] [file=NAME] -->
    cmake, cpp   all of one NAME in one document make one project, which is built and run
    sh           runs with `bash -eu -o pipefail` in a scratch folder; exit=N is the wanted exit code (default 0)
NAME says what the block finds there: see FIXTURES. A marker that names none of them, or has no block, is an error.

    snippets.py [--only NAME]... [--prefix DIR] [--ssot BINARY] --scratch DIR
"""
import argparse
import asyncio
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT / "tests/runtime/interop"))
from server import stop  # noqa: E402
MARKER = re.compile(r"<!--\s*run:\s*(?P<name>[\w-]+)(?P<attributes>(?:\s+\w+=\S+)*)\s*-->\s*$")
FENCE = re.compile(r"(?P<indent> *)(?P<fence>```+)(?P<language>\w+)\s*$")


class Failure(Exception):
    pass


@dataclass
class Block:
    document: pathlib.Path
    line: int
    name: str
    language: str
    text: str
    attributes: dict = field(default_factory=dict)

    def __str__(self):
        return f"{self.document.relative_to(ROOT)}:{self.line} ({self.name})"


def blocks_of(document):
    lines = document.read_text(encoding="utf-8").splitlines()
    found, at = [], 0
    while at < len(lines):
        marker = MARKER.search(lines[at])
        at += 1
        if not marker:
            continue
        where = f"{document.relative_to(ROOT)}:{at}"
        while at < len(lines) and not lines[at].strip():
            at += 1
        fence = FENCE.match(lines[at]) if at < len(lines) else None
        if not fence:
            raise Failure(f"{where}: a marker, but no fenced block with a language after it")
        begin = at + 1
        while lines[begin:] and lines[(at := at + 1)] != fence["indent"] + fence["fence"]:
            if at + 1 == len(lines):
                raise Failure(f"{where}: the block does not end")
        attributes = dict(pair.split("=", 1) for pair in marker["attributes"].split())
        text = "\n".join(line.removeprefix(fence["indent"]) for line in lines[begin:at]) + "\n"
        found.append(Block(document, begin, marker["name"], fence["language"], text, attributes))
    return found


def run(command, block, **kwargs):
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=600, **kwargs)
    wanted = int(block.attributes.get("exit", 0)) if block.language == "sh" else 0
    if done.returncode != wanted:
        raise Failure(f"{block}: ended with {done.returncode} instead of {wanted}:\n{done.stdout}")


# ---- fixtures: what a block finds in its scratch folder ----

def migration_project(scratch, options):
    """A project with a canonical header, a legacy one, and a use of it."""
    project("migration", scratch, options)


def rename_project(scratch, options):
    """A class that has its new name, with the old one beside it."""
    project("rename", scratch, options)


def plain_project(scratch, options):
    """A code base that has not heard of ssot, in git."""
    copied("five_minutes", scratch, options)
    in_git(scratch)


def copied(name, scratch, options):
    if not options.ssot:
        raise Failure("--ssot is needed for this block")
    shutil.copytree(HERE / name, scratch, dirs_exist_ok=True)


def in_git(scratch):
    (scratch / ".gitignore").write_text("build/\n.ssot/\n")
    git = ["git", "-c", "user.name=docs", "-c", "user.email=docs@localhost", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q", "."], ["add", "-A"], ["commit", "-q", "-m", "as it was"]):
        subprocess.run(git + command, cwd=scratch, check=True)


def project(name, scratch, options):
    """A copy of the folder of that name, in git, with a compile database."""
    copied(name, scratch, options)
    (scratch / "build").mkdir()
    (scratch / "build/compile_commands.json").write_text(json.dumps([
        {"directory": str(scratch), "file": str(source), "arguments": ["c++", "-std=c++20", "-Iinclude",
                                                                     "-I" + str(ROOT / "runtime/include"), "-c", str(source)]}
        for source in sorted((scratch / "src").glob("*.cpp"))]))
    in_git(scratch)


def check_server(binary, block):
    """What listens must echo a message of a client that is not ours."""
    import websockets  # Debian's python3-websockets

    async def talk(port):
        async with websockets.connect(f"ws://127.0.0.1:{port}/?user=ada") as client:
            await client.send("hello")
            answer = await asyncio.wait_for(client.recv(), 10)
            if "hello" not in answer:
                raise Failure(f"{block}: the server answered {answer}")

    server = subprocess.Popen([binary], stdout=subprocess.PIPE, text=True)
    try:
        line = server.stdout.readline().strip()
        if not line.startswith("listening on 127.0.0.1:"):
            raise Failure(f"{block}: the server printed '{line}'")
        asyncio.run(talk(int(line.rsplit(":", 1)[1])))
    finally:
        code = stop(server, 30)
    if code != 0:
        raise Failure(f"{block}: the server ended with {code}")


FIXTURES = {"lint": migration_project, "rewrite": migration_project, "rename": rename_project,
            "five-minutes": plain_project, "link-runtime": None}
CHECKS = {"link-runtime": check_server}


# ---- running ----

def run_project(blocks, scratch, options):
    for block in blocks:
        name = "CMakeLists.txt" if block.language == "cmake" else block.attributes.get("file", "main.cpp")
        with open(scratch / name, "a", encoding="utf-8") as file:
            file.write(block.text)
    first = blocks[0]
    arguments = [f"-DCMAKE_PREFIX_PATH={options.prefix}"] if options.prefix else []
    build = scratch / "build"
    run(["cmake", "-S", scratch, "-B", build, f"-DCMAKE_RUNTIME_OUTPUT_DIRECTORY={build}/bin"] + arguments +
        options.cmake, first)
    run(["cmake", "--build", build], first)
    for binary in (build / "bin").iterdir():
        CHECKS.get(first.name, lambda *_: None)(binary, first)


def run_script(block, scratch, options):
    environment = dict(os.environ)
    if options.ssot:
        environment["PATH"] = f"{pathlib.Path(options.ssot).resolve().parent}:{environment['PATH']}"
    run(["bash", "-eu", "-o", "pipefail", "-c", block.text], block, cwd=scratch, env=environment)


def run_group(name, blocks, scratch, options):
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    if FIXTURES[name]:
        FIXTURES[name](scratch, options)
    project = [block for block in blocks if block.language in ("cmake", "cpp")]
    if project:
        run_project(project, scratch, options)
    for block in blocks:
        if block.language == "sh":
            run_script(block, scratch, options)
        elif block not in project:
            raise Failure(f"{block}: do not know how to run '{block.language}'")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--prefix", help="where the runtime is installed")
    parser.add_argument("--ssot", help="the ssot binary")
    parser.add_argument("--scratch", type=pathlib.Path, required=True)
    parser.add_argument("--cmake", action="append", default=[], help="a further argument for cmake")
    options = parser.parse_args()
    groups = {}
    for document in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for block in blocks_of(document):
            if block.name not in FIXTURES:
                raise Failure(f"{block}: there is no fixture of that name, only {', '.join(sorted(FIXTURES))}")
            groups.setdefault((document, block.name), []).append(block)
    missing = set(options.only) - {name for _, name in groups}
    if missing:
        raise Failure(f"no block is marked with {', '.join(sorted(missing))}")
    for (document, name), blocks in groups.items():
        if options.only and name not in options.only:
            continue
        run_group(name, blocks, options.scratch.resolve() / f"{document.stem}-{name}", options)
        for block in blocks:
            print(f"ok {block}")


try:
    main()
except Failure as failure:
    sys.exit(f"error: {failure}")
