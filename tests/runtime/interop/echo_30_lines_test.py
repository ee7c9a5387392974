"""Debian's python3-websockets against examples/echo_30_lines, with and without compression."""
import asyncio

import websockets

from server import binary, running


async def talk(url, compression):
    async with websockets.connect(url, compression=compression, max_size=None) as client:
        deflates = any(extension.name == "permessage-deflate" for extension in client.extensions)
        assert deflates == (compression is not None), client.extensions
        # A message with a fragment boundary beside a character of two bytes, and a ping between.
        await client.send(["h", "\u00e4", "llo"])
        assert await asyncio.wait_for(client.recv(), 10) == "h\u00e4llo"
        await asyncio.wait_for(await client.ping(b"are you there"), 10)
        for message in ("", b"", b"\0\xff" * 1000, "y" * 60000, b"z" * 3_000_000):
            await client.send(message)
            assert await asyncio.wait_for(client.recv(), 10) == message, "text comes back as text, binary as binary"
        for n in range(2000):
            await client.send(str(n) * (n % 50))
        for n in range(2000):
            assert await asyncio.wait_for(client.recv(), 10) == str(n) * (n % 50)
        await client.close(1000, "bye")
        assert client.close_code == 1000, client.close_code


async def main(port):
    url = f"ws://127.0.0.1:{port}/"
    await talk(url, None)
    await talk(url + "?user=ada", "deflate")
    async with websockets.connect(url) as first, websockets.connect(url) as second:
        await first.send("for me alone")
        assert await asyncio.wait_for(first.recv(), 10) == "for me alone"
        await second.send("x")
        assert await asyncio.wait_for(second.recv(), 10) == "x", "nothing of the first one's"
    async with websockets.connect(url, compression=None) as client:
        await client.send(b"z" * (16 * 1024 * 1024 + 1))
        try:
            await asyncio.wait_for(client.recv(), 10)
            raise AssertionError("a message above the limit must close the connection")
        except websockets.ConnectionClosed as closed:
            assert closed.code == 1009, closed.code


with running(binary()) as port:
    asyncio.run(main(port))
print("ok")
