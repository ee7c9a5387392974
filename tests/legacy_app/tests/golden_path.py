#!/usr/bin/python3
"""The golden path, from outside: a client logs in, runs an agent, and checks every event field by field.

usage: golden_path.py SERVER_BINARY

Starts the server on a free loopback port, talks to it with Debian's python3-websockets (10.4), prints what it saw, and
exits with 0 if everything was as it must be, 1 if anything was missed, 2 if the server did not start.
Stored messages may come before or after connection_ready: both are fine, their order is not negotiable.
"""
import asyncio
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import websockets

DEADLINE = 15.0
EVENTS = ["agent_started", "agent_thinking", "tool_executing", "tool_completed", "agent_completed"]
AGENTS = ["supervisor", "data", "optimisation", "report"]
NUMBER = (int, float)
FIELDS = {
    "agent_started": {"user_id": str, "thread_id": str},
    "agent_thinking": {"reasoning": str},
    "tool_executing": {"tool_name": str, "parameters": dict},
    "tool_completed": {"tool_name": str, "results": dict, "duration": NUMBER},
    "agent_completed": {"status": str, "final_response": dict},
}
TOOLS = {"supervisor": "delegate", "data": "load_costs", "optimisation": "find_savings", "report": "render_report"}

checks = {"passed": 0, "failed": []}


def check(condition, what):
    """Counts one expectation; says it aloud only if it is not met."""
    if condition:
        checks["passed"] += 1
    else:
        checks["failed"].append(what)
        print(f"  MISSED  {what}")
    return bool(condition)


def section(title):
    print(f"\n== {title}")


class Server:
    """The server process and its address."""

    def __init__(self, binary):
        self.folder = tempfile.TemporaryDirectory()
        port_file = os.path.join(self.folder.name, "port")
        self.log = open(os.path.join(self.folder.name, "log"), "w+")
        self.process = subprocess.Popen([binary, "--port", "0", "--port-file", port_file],
                                        stdout=self.log, stderr=self.log)
        end = time.monotonic() + DEADLINE
        while not os.path.exists(port_file):
            if self.process.poll() is not None or time.monotonic() > end:
                self.show_log()
                self.process.kill()
                print("the server did not start")
                sys.exit(2)
            time.sleep(0.02)
        with open(port_file) as file:
            self.port = int(file.read())

    def get(self, path):
        url = f"http://127.0.0.1:{self.port}{path}"
        try:
            with urllib.request.urlopen(url, timeout=DEADLINE) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    def show_log(self):
        self.log.flush()
        self.log.seek(0)
        print("---- server log ----")
        print(self.log.read())

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return None


class Client:
    """One WebSocket of one user; keeps everything it has received."""

    def __init__(self, socket):
        self.socket = socket
        self.seen = []

    @classmethod
    async def connect(cls, server, query):
        return cls(await websockets.connect(f"ws://127.0.0.1:{server.port}/ws?{query}", open_timeout=DEADLINE))

    async def send(self, **message):
        await self.socket.send(json.dumps(message))

    async def receive(self):
        message = json.loads(await asyncio.wait_for(self.socket.recv(), DEADLINE))
        self.seen.append(message)
        return message

    async def until(self, kind):
        while True:
            message = await self.receive()
            if message.get("type") == kind:
                return message

    async def ask(self, answer_kind, **message):
        await self.send(**message)
        return await self.until(answer_kind)

    async def drain(self):
        """What came in before the connection was closed."""
        try:
            while True:
                await self.receive()
        except websockets.ConnectionClosed:
            return


def events_of(messages, run_id):
    return [m for m in messages if m.get("type") in EVENTS and m.get("run_id") == run_id]


def check_event(event, user, thread):
    kind, agent = event["type"], event.get("agent")
    name = f"{agent}/{kind}"
    check(isinstance(event.get("timestamp"), (str, int, float)) and event["timestamp"], f"{name}: timestamp")
    for field, expected in FIELDS[kind].items():
        value = event.get(field)
        check(isinstance(value, expected) and not isinstance(value, bool), f"{name}: field {field} is {value!r}")
    check(event.get("user_id") == user, f"{name}: user_id is {event.get('user_id')!r}")
    check("payload" not in event and "data" not in event, f"{name}: fields are flat")
    if kind == "agent_started":
        check(event.get("thread_id") == thread, f"{name}: thread_id is {event.get('thread_id')!r}")
    if kind == "agent_thinking":
        check(bool(event.get("reasoning")), f"{name}: reasoning is empty")
    if kind in ("tool_executing", "tool_completed"):
        check(event.get("tool_name") == TOOLS[agent], f"{name}: tool_name is {event.get('tool_name')!r}")
    if kind == "tool_completed":
        check(event.get("duration", -1) >= 0, f"{name}: duration is {event.get('duration')!r}")
    if kind == "agent_completed":
        check(event.get("status") == "success", f"{name}: status is {event.get('status')!r}")
    parent = None if agent == "supervisor" else "supervisor"
    check(event.get("parent_agent") == parent, f"{name}: parent_agent is {event.get('parent_agent')!r}")


def check_run(messages, run_id, user, thread):
    """All twenty events of a run: five per agent, in order, the sub-agents' within the supervisor's tool."""
    events = events_of(messages, run_id)
    for event in events:
        check_event(event, user, thread)
    for agent in AGENTS:
        kinds = [e["type"] for e in events if e.get("agent") == agent]
        check(kinds == EVENTS, f"{agent}: events are {kinds}")
        print(f"  {agent:<13} {' > '.join(kinds)}")
    order = [(e.get("agent"), e["type"]) for e in events]
    inner = [(agent, kind) for agent in AGENTS[1:] for kind in EVENTS]
    expected = [("supervisor", kind) for kind in EVENTS[:3]] + inner + [("supervisor", kind) for kind in EVENTS[3:]]
    check(order == expected, "the sub-agents run one after the other within the supervisor's tool")
    return events


async def golden_path(server):
    section("login and one agent run")
    status, answer = server.get("/login?user=ann")
    check(status == 200 and answer.get("user") == "ann", f"login answers {status} {answer}")
    client = await Client.connect(server, f"token={answer['token']}&thread=t-ann")
    ready = await client.until("connection_ready")
    check(ready.get("user_id") == "ann" and ready.get("thread_id") == "t-ann", f"connection_ready is {ready}")
    check(isinstance(ready.get("connection_id"), str), "connection_ready has a connection_id")
    status, health = server.get("/health?user=ann")
    check(status == 200 and health["connections"] == 1, f"health of ann is {status} {health}")

    begin = time.monotonic()
    accepted = await client.ask("accepted", type="user_message", text="Where does my money go?")
    final = await client.until("final")
    print(f"  run {accepted['run_id']} took {(time.monotonic() - begin) * 1000:.0f} ms: {final['text']}")
    check(final["run_id"] == accepted["run_id"], "the final response is of this run")
    check("can be saved" in final["text"], f"the final response is {final['text']!r}")
    check_run(client.seen, accepted["run_id"], "ann", "t-ann")
    position = [m.get("type") for m in client.seen]
    check(position.index("final") > max(i for i, t in enumerate(position) if t in EVENTS), "final comes last")

    sessions = await client.ask("session.list", type="session.list")
    check(len(sessions["sessions"]) == 1, "the run was kept in one session")
    kept = await client.ask("session.data", type="session.read", session_id=sessions["sessions"][0])
    check(kept["data"]["runs"][accepted["run_id"]]["status"] == "success", "the kept run has its status")
    await client.socket.close()


async def commands(server):
    section("ping, session, state, garbage")
    client = await Client.connect(server, "user=bob")
    await client.until("connection_ready")
    pong = await client.ask("pong", type="ping", id=7)
    check(pong["id"] == 7, "ping is answered with its id")
    opened = await client.ask("session.opened", type="session.open", data={"theme": "dark"})
    await client.ask("session.updated", type="session.update", session_id=opened["session_id"], data={"size": 3})
    read = await client.ask("session.data", type="session.read", session_id=opened["session_id"])
    check(read["data"] == {"theme": "dark", "size": 3}, f"session data is {read['data']}")
    closed = await client.ask("session.closed", type="session.close", session_id=opened["session_id"])
    check(closed["done"] is True, "a session can be closed")

    state = await client.ask("state.current", type="state.get")
    version = state["version"]
    done = await client.ask("state.result", type="state.update", update={"version": version, "state": {"tab": "costs"}})
    check(done["conflict"] is False and done["state"]["tab"] == "costs", f"state update gives {done}")
    stale = await client.ask("state.result", type="state.patch", update={"version": version, "state": {"tab": "x"}})
    check(stale["conflict"] is True and stale["state"]["tab"] == "costs", f"a stale update gives {stale}")

    for text, word in (("{", "JSON"), ("[1]", "JSON"), ('{"type": "fly"}', "unknown"), ('{"x": 1}', "type"),
                       (json.dumps({"type": "ping", "user_id": "ann"}), "another user"),
                       (json.dumps({"type": "user_message", "text": "x" * 9000}), "8191")):
        await client.socket.send(text)
        answer = await client.until("error")
        check(word in answer["message"], f"{text[:30]!r} is answered with {answer['message']!r}")
    status = await client.ask("status", type="status")
    check(status["degradation"]["name"] == "none", f"degradation is {status['degradation']}")
    advice = await client.ask("reconnect.advice", type="reconnect.advice")
    check(len(advice["delays"]) == advice["max_attempts"], f"advice is {advice}")
    await client.socket.close()

    for path, expected in (("/login?user=a/b", 400), ("/nowhere", 404), ("/health?user=nobody", 404)):
        check(server.get(path)[0] == expected, f"{path} is not answered with {expected}")
    try:
        await Client.connect(server, "token=wrong")
        check(False, "a wrong token is let in")
    except websockets.InvalidStatusCode as error:
        check(error.status_code == 401, f"a wrong token gets {error.status_code}")


async def isolation(server):
    section("two users at once")
    carl = await Client.connect(server, "user=carl")
    dora = await Client.connect(server, "user=dora")
    await carl.until("connection_ready")
    await dora.until("connection_ready")
    await carl.send(type="user_message", text="carl asks", pace_ms=5)
    await dora.send(type="user_message", text="dora asks", pace_ms=5)
    await asyncio.gather(carl.until("final"), dora.until("final"))
    for client, user in ((carl, "carl"), (dora, "dora")):
        run_id = next(m["run_id"] for m in client.seen if m["type"] == "accepted")
        check_run(client.seen, run_id, user, f"thread_{user}")
        strangers = [m for m in client.seen if m.get("type") in EVENTS and m.get("user_id") != user]
        check(not strangers, f"{user} got {len(strangers)} events of others")

    section("rooms and broadcast")
    await carl.ask("room.joined", type="room.join", room="ops")
    await dora.ask("room.joined", type="room.join", room="ops")
    said = await carl.ask("room.said", type="room.say", room="ops", text="hello")
    heard = await dora.until("room_message")
    check(said["recipients"] == 1 and heard["text"] == "hello" and heard["from"] == "carl", f"dora heard {heard}")
    await dora.ask("broadcast.sent", type="broadcast", text="to all but me")
    check((await carl.until("announcement"))["text"] == "to all but me", "carl gets the announcement")
    await dora.ask("pong", type="ping")
    check(not any(m["type"] == "announcement" for m in dora.seen), "dora is left out of her own announcement")
    await carl.socket.close()
    await dora.socket.close()


async def reconnect(server):
    section("away in the middle of a run, and back")
    first = await Client.connect(server, "user=erin")
    await first.until("connection_ready")
    accepted = await first.ask("accepted", type="user_message", text="slowly", pace_ms=120)
    await first.until("agent_started")
    await first.socket.close()
    await first.drain()
    before = events_of(first.seen, accepted["run_id"])
    await asyncio.sleep(0.6)
    second = await Client.connect(server, "user=erin")
    await second.until("connection_ready")
    while not any(m.get("type") == "final" for m in second.seen):
        await second.receive()
    after = events_of(second.seen, accepted["run_id"])
    print(f"  {len(before)} events before she left, {len(after)} after she came back")
    check(before and after, "the run goes on over both connections")
    check_run(first.seen + second.seen, accepted["run_id"], "erin", "thread_erin")

    section("a second client of the same user")
    third = await Client.connect(server, "user=erin")
    await third.until("connection_ready")
    who = await third.ask("who", type="who")
    check(who["online"] is True and "2 connections" in who["text"], f"who says {who}")
    second.seen.clear()
    await third.ask("accepted", type="user_message", text="to both")
    await asyncio.gather(second.until("final"), third.until("final"))
    count = len([m for m in second.seen if m.get("type") in EVENTS])
    check(count == 20, f"the other client sees {count} of 20 events")
    await third.socket.close()
    await second.socket.close()


async def main(binary):
    server = Server(binary)
    code = None
    try:
        print(f"{binary} listens on port {server.port}")
        for step in (golden_path, commands, isolation, reconnect):
            try:
                await step(server)
            except Exception as error:  # a step that breaks is a miss; the next ones still say something
                check(False, f"{step.__name__} broke: {type(error).__name__}: {error}")
        late = await Client.connect(server, "user=last")
        await late.until("connection_ready")
    finally:
        code = server.stop()
    section("shutdown")
    try:
        await late.drain()
        check(late.socket.close_code == 1001, f"the last client is told 1001, not {late.socket.close_code}")
    except asyncio.TimeoutError:
        check(False, "the last client's connection is closed")
    check(code == 0, f"the server ends with 0 on SIGTERM, not {code}")
    if checks["failed"]:
        server.show_log()
    print(f"\ngolden path: {checks['passed']} checks passed, {len(checks['failed'])} missed")
    return 1 if checks["failed"] else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(asyncio.run(main(sys.argv[1])))
