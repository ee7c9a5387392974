"""Debian's python3-websockets against examples/agent_server: the five events, field by field, sub-agent included."""
import asyncio
import json

import websockets

from server import binary, running

REQUIRED = {
    "agent_started": {"user_id": str, "thread_id": str},
    "agent_thinking": {"reasoning": str},
    "tool_executing": {"tool_name": str, "parameters": dict},
    "tool_completed": {"tool_name": str, "results": dict, "duration": float},
    "agent_completed": {"status": str, "final_response": dict},
}
ORDER = [
    ("supervisor", "agent_started"), ("supervisor", "agent_thinking"),
    ("data", "agent_started"), ("data", "agent_thinking"), ("data", "tool_executing"),
    ("data", "tool_completed"), ("data", "agent_completed"),
    ("supervisor", "agent_completed"),
]


async def events(client):
    return [json.loads(await asyncio.wait_for(client.recv(), 10)) for _ in ORDER]


def check_fields(kind, fields):
    for name, type_ in REQUIRED[kind].items():
        assert isinstance(fields.get(name), type_), f"{kind}.{name} is {fields.get(name)!r}"


async def main(port):
    ask = json.dumps({"type": "start_agent", "question": "how many words are these"})
    url = f"ws://127.0.0.1:{port}"
    async with websockets.connect(url, extra_headers={"X-User": "ada"}) as ada, \
            websockets.connect(url + "/?user=bob&thread=t7", subprotocols=["ssot.v1"]) as bob:
        assert ada.subprotocol is None and bob.subprotocol == "ssot.v1"
        await ada.send(ask)
        got = await events(ada)
        assert [(e["agent_name"], e["type"]) for e in got] == ORDER, got
        for event in got:
            assert event["timestamp"].endswith("Z") and event["user_id"] == "ada" and event["thread_id"] == "main"
            check_fields(event["type"], event)
        assert all(e["parent_agent"] == "supervisor" for e in got if e["agent_name"] == "data")
        assert got[-1]["final_response"] == {"words": 5}

        await bob.send(ask)
        got = await events(bob)
        assert [(e["agent"], e["t"]) for e in got] == ORDER, got
        assert [e["o"] for e in got] == list(range(1, len(ORDER) + 1)), "offsets count without holes"
        assert len({(e["ch"], e["e"]) for e in got}) == 1 and got[0]["ch"] == "user:bob"
        for event in got:
            assert event["op"] == "ev" and event["d"]["thread_id"] == "t7"
            check_fields(event["t"], event["d"])

        async with websockets.connect(url, extra_headers={"X-User": "ada"}) as again:
            await again.send(ask)
            assert [e["type"] for e in await events(again)] == [t for _, t in ORDER], "a later run, on another connection"
            await events(ada)

        await bob.send("no json")
        assert json.loads(await asyncio.wait_for(bob.recv(), 10))["t"] == "error"
        try:
            await asyncio.wait_for(ada.recv(), 0.2)
            raise AssertionError("ada received something of bob's")
        except asyncio.TimeoutError:
            pass


with running(binary()) as port:
    asyncio.run(main(port))
print("ok")
