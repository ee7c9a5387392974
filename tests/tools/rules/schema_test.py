"""Validates rules files and the schemas themselves: schema_test.py SCHEMA_DIR RULES_FILE...

Also checks what only an editor would notice: every key has a description and an example, and each example is
what its own schema accepts.
"""

import copy
import json
import pathlib
import sys

import jsonschema

Validator = jsonschema.Draft202012Validator


def errors_of(schema, document):
    return [
        f"/{'/'.join(str(step) for step in error.absolute_path)}: {error.message[:200]}"
        for error in Validator(schema).iter_errors(document)
    ]


def described(schema):
    """Yields what is wrong with the help that the schema gives."""
    for name, definition in schema["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            target = value
            while "$ref" in target and "description" not in target:
                target = schema["$defs"][target["$ref"].rsplit("/", 1)[1]]
            if "description" not in target:
                yield f"{name}.{key} has no description"
            if "examples" not in target and "examples" not in value:
                yield f"{name}.{key} has no example"
            for example in value.get("examples", target.get("examples", [])):
                inner = copy.deepcopy(value)
                inner["$defs"] = schema["$defs"]
                yield from (f"{name}.{key}: its example is refused: {e}" for e in errors_of(inner, example))


def mutations(document):
    """Documents that are wrong, each with what was done to it."""
    wrong = copy.deepcopy(document)
    wrong["legacy"][0]["rules"][0]["froms"] = "class n::C"
    yield "an unknown key", wrong
    wrong = copy.deepcopy(document)
    del wrong["canonical"]["include"]
    yield "a missing key", wrong
    wrong = copy.deepcopy(document)
    wrong["legacy"][0]["rules"][0]["id"] = "Not An Id"
    yield "a malformed id", wrong
    wrong = copy.deepcopy(document)
    wrong["legacy"][0]["rules"][0]["note"] = {"why": "no do"}
    yield "a note without what to do", wrong


def main(folder, *rules_files):
    problems = []
    schemas = {path.name: json.loads(path.read_text()) for path in sorted(pathlib.Path(folder).glob("*.schema.json"))}
    for name, schema in schemas.items():
        Validator.check_schema(schema)
        problems += [f"{name}: {what}" for what in described(schema)]
    concept = schemas["concept.schema.json"]
    if not rules_files:
        problems.append("no rules file was given")
    for path in rules_files:
        document = json.loads(pathlib.Path(path).read_text())
        problems += [f"{path}: {what}" for what in errors_of(concept, document)]
        for what, wrong in mutations(document):
            if not errors_of(concept, wrong):
                problems.append(f"the schema accepts {what}")
    settings = schemas["settings.schema.json"]
    good = {"rules": ["rules/a.json"], "composition_roots": [{"function": "n::f"}], "notes": "n.json"}
    problems += [f"ssot.json: {what}" for what in errors_of(settings, good)]
    if not errors_of(settings, {"rule": []}):
        problems.append("the settings' schema accepts an unknown key")
    print("\n".join(problems) or f"{len(schemas)} schemas and {len(rules_files)} rules file(s) agree")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
