"""composite.py - runs a composite Action of GitHub on this machine.

    action.yml, inputs, github context  =>  each step in order  =>  Run: outputs, log, summary, what was used

`run` steps go to bash as GitHub starts it. Of `uses` steps the inputs are recorded; those of actions/cache and of the
artifacts do what they do there, on folders: `Runner.caches` and `Runner.artifacts` live as long as the Runner. Expressions
are those that GitHub documents, as far as an Action here needs them; what is not known is an error, never an empty text.
"""
import os
import pathlib
import re
import shutil
import subprocess
from dataclasses import dataclass, field

import yaml  # Debian's python3-yaml

TOKEN = re.compile(r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<op>==|!=|&&|\|\||!|\(|\))|(?P<word>[A-Za-z_][\w.-]*))")


class Expression:
    """One ${{ … }}: literals, contexts, == != && || ! and success() failure() always()."""

    def __init__(self, text, contexts, failed):
        self.contexts, self.failed, self.tokens, at = contexts, failed, [], 0
        while text[at:].strip():
            found = TOKEN.match(text, at)
            if not found:
                raise ValueError(f"cannot read the expression {text!r} at {text[at:]!r}")
            self.tokens.append(found)
            at = found.end()

    def peek(self, *operators):
        return bool(self.tokens) and self.tokens[0]["op"] in operators

    def value(self):
        out = self.any()
        if self.tokens:
            raise ValueError(f"an expression goes on with {self.tokens[0][0]!r}")
        return out

    def any(self):
        out = self.all()
        while self.peek("||"):
            self.tokens.pop(0)
            right = self.all()
            out = out or right
        return out

    def all(self):
        out = self.equal()
        while self.peek("&&"):
            self.tokens.pop(0)
            right = self.equal()
            out = out and right
        return out

    def equal(self):
        out = self.one()
        while self.peek("==", "!="):
            operator = self.tokens.pop(0)["op"]
            out = (as_number(self.one()) == as_number(out)) == (operator == "==")
        return out

    def one(self):
        token = self.tokens.pop(0)
        if token["op"] == "!":
            return not self.one()
        if token["op"] == "(":
            out = self.any()
            self.close()
            return out
        if token["text"] is not None:
            return token["text"][1:-1].replace("''", "'")
        word = token["word"]
        if self.peek("("):
            self.tokens.pop(0)
            self.close()
            return {"success": not self.failed, "failure": self.failed, "always": True, "cancelled": False}[word]
        if word in ("true", "false", "null"):
            return {"true": True, "false": False, "null": None}[word]
        out = self.contexts
        for part in word.split("."):
            if out is self.contexts and part not in out:
                raise ValueError(f"there is no context {part}")
            out = out.get(part) if isinstance(out, dict) else None  # a property that is not there is null, as on GitHub
        return out

    def close(self):
        if not self.peek(")"):
            raise ValueError("a ) is missing")
        self.tokens.pop(0)


# Two values of one type are compared as they are, others as numbers: null is '', and 'true' is not true.
def as_number(value):
    return value.casefold() if isinstance(value, str) else {None: "", False: 0, True: 1}[value]


def as_text(value):
    return {True: "true", False: "false", None: ""}.get(value, value) if not isinstance(value, str) else value


@dataclass
class Run:
    """What a run of the Action came to."""
    failed: bool = False
    log: str = ""
    summary: str = ""
    outputs: dict = field(default_factory=dict)
    used: list = field(default_factory=list)  # (action, inputs), in order
    ran: list = field(default_factory=list)   # names of the steps that were not skipped

    def uses(self, action):
        return [inputs for name, inputs in self.used if name.split("@")[0] == action]

    def annotations(self, kind):
        return [line for line in self.log.splitlines() if line.startswith(f"::{kind} ")]


class Runner:
    def __init__(self, action, workspace, scratch, environment):
        self.action = pathlib.Path(action)
        self.workspace, self.scratch, self.environment = pathlib.Path(workspace), pathlib.Path(scratch), environment
        self.caches, self.artifacts, self.runs = {}, {}, 0

    def run(self, inputs=None, github=None):
        self.runs += 1
        definition = yaml.safe_load(self.action.read_text())
        given = {name: str(each.get("default", "")) for name, each in definition["inputs"].items()}
        unknown = set(inputs or {}) - set(given)
        assert not unknown, f"the Action has no input {unknown}"
        given.update(inputs or {})
        temp = self.scratch / f"temp{self.runs}"
        temp.mkdir(parents=True)
        contexts = {"inputs": given, "steps": {}, "runner": {"os": "Linux", "temp": str(temp)},
                    "github": {"actor": "ada", "event": {}, "run_id": str(self.runs), "run_attempt": "1", **(github or {})}}
        out = Run()
        for step in definition["runs"]["steps"]:
            self.step(step, contexts, temp, out)
        out.outputs = {name: self.filled(each["value"], contexts, out) for name, each in definition["outputs"].items()}
        return out

    def filled(self, text, contexts, run):
        return re.sub(r"\$\{\{(.*?)\}\}", lambda found: as_text(Expression(found[1], contexts, run.failed).value()), str(text))

    def wanted(self, step, contexts, run):
        text = re.sub(r"^\$\{\{(.*)\}\}$", r"\1", str(step.get("if", "success()")).strip())
        if not re.search(r"\b(success|failure|always|cancelled)\(", text):
            text = f"success() && ({text})"
        return bool(Expression(text, contexts, run.failed).value())

    def step(self, step, contexts, temp, run):
        if not self.wanted(step, contexts, run):
            return
        run.ran.append(step["name"])
        outputs = {}
        if "uses" in step:
            inputs = {key: self.filled(value, contexts, run) for key, value in step.get("with", {}).items()}
            run.used.append((step["uses"], inputs))
            self.use(step["uses"].split("@")[0], inputs, outputs)
        else:
            self.shell(step, contexts, temp, run, outputs)
        contexts["steps"][step.get("id", step["name"])] = {"outputs": outputs}

    def shell(self, step, contexts, temp, run, outputs):
        assert step["shell"] == "bash"
        files = {name: temp / name for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_ENV")}
        for file in files.values():
            file.write_text("")
        script = temp / "step.sh"
        script.write_text(self.filled(step["run"], contexts, run))
        environment = {**os.environ, **self.environment, "RUNNER_TEMP": str(temp), "GITHUB_ACTIONS": "true",
                       "GITHUB_WORKSPACE": str(self.workspace), "GITHUB_ACTION_PATH": str(self.action.parent),
                       **{name: str(file) for name, file in files.items()},
                       **{name: self.filled(value, contexts, run) for name, value in step.get("env", {}).items()}}
        done = subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.workspace, env=environment,
                              text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
        run.log += done.stdout
        run.summary += files["GITHUB_STEP_SUMMARY"].read_text()
        for line in files["GITHUB_OUTPUT"].read_text().splitlines():
            name, value = line.split("=", 1)
            outputs[name] = value
        run.failed = run.failed or done.returncode != 0

    def use(self, action, inputs, outputs):
        def place(path):
            return self.workspace / path  # an absolute one stays

        if action == "actions/cache/save":
            if place(inputs["path"]).exists():
                kept = self.scratch / "caches" / str(len(self.caches))
                shutil.copytree(place(inputs["path"]), kept)
                self.caches.setdefault(inputs["key"], kept)
        elif action in ("actions/cache/restore", "actions/cache"):
            found = [inputs["key"]] if inputs["key"] in self.caches else []
            for prefix in inputs.get("restore-keys", "").split():
                found += [key for key in reversed(self.caches) if key.startswith(prefix)]
            outputs["cache-hit"] = "true" if found[:1] == [inputs["key"]] else ""
            if found:
                shutil.copytree(self.caches[found[0]], place(inputs["path"]), dirs_exist_ok=True)
        elif action == "actions/upload-artifact":
            assert inputs["name"] not in self.artifacts, "two jobs upload one artifact"
            self.artifacts[inputs["name"]] = shutil.copy(place(inputs["path"]), self.scratch / inputs["name"]), place(inputs["path"]).name
        elif action == "actions/download-artifact":
            place(inputs["path"]).mkdir(parents=True, exist_ok=True)
            for name, (file, original) in self.artifacts.items():
                if pathlib.PurePath(name).match(inputs["pattern"]):
                    shutil.copy(file, place(inputs["path"]) / original)
