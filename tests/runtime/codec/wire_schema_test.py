"""The published schema of the wire against the codec: what it writes is valid, what its readers refuse is not.

    wire_schema_test.py WIRE_FRAMES     the binary of wire_frames.cpp; uses Debian's python3-jsonschema
"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import unittest

import jsonschema

ROOT = pathlib.Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "runtime/schema/wire.v1.schema.json").read_text(encoding="utf-8"))
ASYNCAPI = json.loads((ROOT / "runtime/schema/asyncapi.v1.json").read_text(encoding="utf-8"))
TABLE = json.loads((ROOT / "tests/runtime/conformance/client.json").read_text(encoding="utf-8"))
BINARY = sys.argv.pop()
CLIENT = ["hello", "ack", "gap", "msg"]
SERVER = ["ready", "ev", "replayed", "reset", "at", "left", "hb", "bye"]
AGENT = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"]
OTHERS = [None, True, "", "x", 0, 1, -1, 1.5, 2**53 - 1, 2**53, [], [1], [1, 2], [1, 2, 3], [1, -1], {}, {"a": 1}]
VALIDATORS = {}


def valid(name, frame):
    if name not in VALIDATORS:
        VALIDATORS[name] = jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})
    return VALIDATORS[name].is_valid(frame)


def run(*arguments, text=None):
    done = subprocess.run([BINARY, *arguments], input=text, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout.splitlines()


def written():
    return [json.loads(line) for line in run()]


def verdicts(frames):
    """What the codec's readers say to each (def, frame)."""
    lines = run("--read", text="".join(json.dumps({"def": d, "frame": f}) + "\n" for d, f in frames))
    assert len(lines) == len(frames)
    return lines


def paths(value, before=()):
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*before, key)
        yield from paths(part, (*before, key))


def mutants(frame):
    """The frame with each of its parts missing, or replaced."""
    for path in paths(frame):
        for other in [..., *OTHERS]:
            mutant = copy.deepcopy(frame)
            holder = mutant
            for key in path[:-1]:
                holder = holder[key]
            if other is ...:
                del holder[path[-1]]
            else:
                holder[path[-1]] = other
            yield path, mutant


def tolerated(name, path):
    """Where a reader takes more than a writer writes: it hands these on as they are."""
    return name == "server_frame" and path[0] in ("state", "ts")


class WireSchema(unittest.TestCase):
    def test_is_a_schema(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_what_the_codec_writes_is_valid(self):
        seen = set()
        for each in written():
            self.assertTrue(valid(each["def"], each["frame"]), each)
            seen.add(each["def"])
            if each["def"] in CLIENT:
                self.assertTrue(valid("client_frame", each["frame"]), each)
                self.assertFalse(valid("server_frame", each["frame"]) and each["frame"]["op"] in SERVER, each)
            if each["def"] in SERVER:
                self.assertTrue(valid("server_frame", each["frame"]), each)
                self.assertFalse(valid("client_frame", each["frame"]), each)
            if each["def"] in ("v1_ev", "v1_reset"):
                self.assertTrue(valid("v1_frame", each["frame"]), each)
        self.assertLessEqual({*CLIENT, *SERVER, "v1_ev", "v1_reset", "flat_agent_event", "flat_reset"}, seen)

    def test_the_readers_and_the_schema_refuse_the_same(self):
        asked = []
        for each in written():
            reader = "client_frame" if each["def"] in CLIENT else "server_frame" if each["def"] in SERVER else None
            for path, mutant in mutants(each["frame"]) if reader else ():
                asked.append((reader, path, mutant))
        self.assertGreater(len(asked), 3000)
        refused = 0
        for (reader, path, frame), said in zip(asked, verdicts([(r, f) for r, _, f in asked])):
            if tolerated(reader, path) and said == "ok":
                continue
            self.assertEqual(valid(reader, frame), said == "ok", f"{path} of {frame}: the reader says '{said}'")
            refused += said != "ok"
        self.assertGreater(refused, 1000)

    def test_emit_and_the_schema_refuse_the_same_fields(self):
        whole = {"user_id": "u", "thread_id": "t", "reasoning": "r", "tool_name": "n", "parameters": {}, "results": 1,
                 "duration": 0.5, "status": "s", "final_response": None}
        asked = [(kind, frame) for kind in AGENT for _, frame in mutants(whole)] + [(kind, whole) for kind in AGENT]
        for (kind, frame), said in zip(asked, verdicts(asked)):
            self.assertEqual(valid(kind, frame), said == "ok", f"{kind} {frame}: emit says '{said}'")

    def test_an_agent_event_on_the_wire_has_its_fields(self):
        for each in written():
            if each["def"] not in ("agent_event", "flat_agent_event"):
                continue
            fields = each["frame"]["d"] if each["def"] == "agent_event" else each["frame"]
            kind = each["frame"]["t"] if each["def"] == "agent_event" else each["frame"]["type"]
            for name in SCHEMA["$defs"][kind]["required"]:
                kept = fields.pop(name)
                self.assertFalse(valid(each["def"], each["frame"]), f"{kind} without {name}")
                fields[name] = kept

    def test_the_conformance_table_speaks_it(self):
        for case in TABLE["cases"]:
            for step in case["steps"]:
                for each in step["expect"]:
                    if "send" in each:
                        self.assertTrue(valid("client_frame", each["send"]), each)
                if "receive" in step and case["name"] != "a field of the wrong type":
                    self.assertTrue(valid("server_frame", step["receive"]), step)

    def test_the_page_names_the_same_ops_and_fields(self):
        page = (ROOT / "docs/protocol.md").read_text(encoding="utf-8")
        for title, ops in (("From the client", CLIENT), ("From the server", SERVER)):
            section = page.split(f"## {title}")[1].split("\n## ")[0]
            rows = re.findall(r"^\| `(\w+)` \| (.*?) \|", section, re.M)
            self.assertEqual([op for op, _ in rows], ops)
            for op, cell in rows:
                self.assertEqual(set(re.findall(r"`(\w+)`", cell)), names(SCHEMA["$defs"][op]) - {"op"}, op)


def names(schema):
    found = set()
    for name, part in schema.get("properties", {}).items():
        found |= {name} | names(part)
    return found


def references(value):
    for key, part in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if key == "$ref":
            yield part
        yield from references(part)


class AsyncApi(unittest.TestCase):
    def test_each_reference_leads_somewhere(self):
        found = list(references(ASYNCAPI))
        for reference in found:
            document, path = reference.split("#/")
            at = SCHEMA if document == "wire.v1.schema.json" else ASYNCAPI
            self.assertIn(document, ("", "wire.v1.schema.json"))
            for key in path.split("/"):
                self.assertIn(key, at, reference)
                at = at[key]
        self.assertGreater(len(found), 30)

    def test_each_op_is_a_message_of_its_direction(self):
        def told(operation):
            return [m["$ref"].rsplit("/", 1)[1] for m in ASYNCAPI["operations"][operation]["messages"]]
        self.assertEqual(told("resume_v1_in"), CLIENT)
        self.assertEqual(told("resume_v1_out"), [*SERVER, *AGENT])
        for operation in ASYNCAPI["operations"].values():
            channel = operation["channel"]["$ref"].rsplit("/", 1)[1]
            for message in operation["messages"]:
                self.assertIn(message["$ref"].rsplit("/", 1)[1], ASYNCAPI["channels"][channel]["messages"])

    def test_the_versions_agree(self):
        self.assertEqual(ASYNCAPI["info"]["version"].split(".")[0], "1")
        self.assertEqual(SCHEMA["$id"], "wire.v1.schema.json")


if __name__ == "__main__":
    unittest.main()
