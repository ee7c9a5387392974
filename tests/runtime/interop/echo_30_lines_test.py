"""Debian's python3-websockets against examples/echo_30_lines."""
import asyncio
import json

import websockets

from server import binary, running


async def main(port):
    url = f"ws://127.0.0.1:{port}/?user="
    async with websockets.connect(url + "ada") as first, websockets.connect(url + "ada") as second:
        async with websockets.connect(url + "bob") as other:
            # A message with a fragment boundary inside a character, and pings between.
            await first.send(["h", "\u00e4", "llo"])
            for client in (first, second):
                got = json.loads(await asyncio.wait_for(client.recv(), 10))
                assert got == {"type": "echo", "text": "h\u00e4llo"}, got
            await asyncio.wait_for(await first.ping(b"are you there"), 10)
            await other.send("x")
            got = json.loads(await asyncio.wait_for(other.recv(), 10))
            assert got["text"] == "x", "bob must get his own message first, and nothing of ada's"
            big = "y" * 60000
            await other.send(big)
            assert json.loads(await asyncio.wait_for(other.recv(), 10))["text"] == big
        for n in range(200):
            await first.send(str(n))
        for n in range(200):
            for client in (first, second):
                assert json.loads(await asyncio.wait_for(client.recv(), 10))["text"] == str(n)
        await first.close(1000, "bye")
        assert first.close_code == 1000, first.close_code
    async with websockets.connect(url + "eve") as client:
        await client.send("z" * 70000)
        try:
            await asyncio.wait_for(client.recv(), 10)
            raise AssertionError("a message above the limit must close the connection")
        except websockets.ConnectionClosed as closed:
            assert closed.code == 1009, closed.code
    try:
        await websockets.connect(f"ws://127.0.0.1:{port}/")
        raise AssertionError("a stranger came in")
    except websockets.InvalidStatusCode as refused:
        assert refused.status_code == 401, refused.status_code


with running(binary()) as port:
    asyncio.run(main(port))
print("ok")
