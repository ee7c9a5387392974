"""RFC 6455 and RFC 7692, section by section, against echo_server.cpp through one way in; bytes over a socket.

    rfc_test.py ECHO_SERVER listener|socket|stream

Each case sends bytes and says what must come back: the frames, the close code, and that TCP ends.
"""
import base64
import hashlib
import os
import random
import socket
import struct
import subprocess
import sys
import zlib

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
LIMIT = 65536


def frame(opcode, payload=b"", fin=True, rsv=0, masked=True, length=None):
    size = len(payload) if length is None else length
    head = bytes([(0x80 if fin else 0) | rsv << 4 | opcode])
    mask_bit = 0x80 if masked else 0
    if size < 126:
        head += bytes([mask_bit | size])
    elif size < 65536:
        head += bytes([mask_bit | 126]) + struct.pack(">H", size)
    else:
        head += bytes([mask_bit | 127]) + struct.pack(">Q", size)
    if not masked:
        return head + payload
    mask = os.urandom(4)
    return head + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(payload))


def close(code, text=b""):
    return frame(CLOSE, struct.pack(">H", code) + text)


def deflate(data, bits=15):
    packer = zlib.compressobj(6, zlib.DEFLATED, -bits)
    return (packer.compress(data) + packer.flush(zlib.Z_SYNC_FLUSH))[:-4]


def inflate(data, bits=15):
    return zlib.decompressobj(-bits).decompress(data + b"\0\0\xff\xff")


class Client:
    beast_reads = False

    def __init__(self, port, extra="", expect=101):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=10)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall((f"GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                             f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n{extra}\r\n").encode())
        self.buffer = b""
        while b"\r\n\r\n" not in self.buffer:
            got = self.socket.recv(4096)
            assert got, f"no answer: {self.buffer}"
            self.buffer += got
        head, self.buffer = self.buffer.split(b"\r\n\r\n", 1)
        self.head = head.decode()
        assert f" {expect} " in self.head.split("\r\n")[0], self.head
        wanted = base64.b64encode(hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest())
        assert expect != 101 or f"Sec-WebSocket-Accept: {wanted.decode()}" in self.head, self.head

    def send(self, *parts):
        for part in parts:
            try:
                self.socket.sendall(part)
            except OSError:
                return  # the server has seen enough

    def take(self, size):
        while len(self.buffer) < size:
            got = self.socket.recv(65536)
            if not got:
                return None
            self.buffer += got
        taken, self.buffer = self.buffer[:size], self.buffer[size:]
        return taken

    def read(self):
        """The next frame as (opcode, payload, rsv), or None at the end of TCP."""
        head = self.take(2)
        if head is None:
            return None
        assert head[0] & 0x80 and not head[1] & 0x80, f"a server's frame is whole here, and never masked: {head}"
        size = head[1]
        if size == 126:
            size = struct.unpack(">H", self.take(2))[0]
            assert size >= 126
        elif size == 127:
            size = struct.unpack(">Q", self.take(8))[0]
            assert size >= 65536
        return head[0] & 15, self.take(size), head[0] >> 4 & 7

    def expect(self, *frames):
        for opcode, payload in frames:
            got = self.read()
            assert got and got[:2] == (opcode, payload) and got[2] == 0, f"{got!r:.200} instead of {(opcode, payload)!r:.200}"

    def expect_before(self, *frames):
        """What was echoed before a fault. Where the program's stream is Beast's, its reader closes without asking."""
        if not Client.beast_reads:
            self.expect(*frames)
            return
        while self.buffer[:1] == b"" or self.buffer[0] & 15 != CLOSE:
            self.buffer = self.buffer or self.socket.recv(1)
            if self.buffer[0] & 15 != CLOSE:
                assert self.read()[:2] in frames

    def expect_close(self, *codes, text=None):
        """A close frame with one of the codes (None: without), then the end of TCP."""
        got = self.read()
        assert got and got[0] == CLOSE, f"{got!r:.200} instead of a close"
        code = struct.unpack(">H", got[1][:2])[0] if got[1] else None
        assert code in codes, f"closed with {code}, not {codes}"
        got[1][2:].decode()
        assert text is None or got[1][2:] == text, got
        self.expect_end()

    def expect_end(self):
        got = self.read()
        assert got is None, f"{got!r:.200} after the close"
        self.socket.close()


def pieces(data, step):
    return [data[i:i + step] for i in range(0, len(data), step)]


class Cases:
    """Each method is one case; it gets a function that opens a client."""

    def section_4_2_handshake(self, connect):
        connect().send(close(1000))
        assert "Sec-WebSocket-Extensions" not in connect().head, "nothing is agreed that was not offered"
        assert "Sec-WebSocket-Protocol" not in connect("Sec-WebSocket-Protocol: chat, superchat\r\n").head

    def section_5_2_sizes(self, connect):
        client = connect()
        for size in (0, 1, 125, 126, 127, 128, 65535, 65536):
            for opcode, data in ((TEXT, b"*" * size), (BINARY, os.urandom(size))):
                client.send(frame(opcode, data))
                client.expect((opcode, data))
        data = os.urandom(65536)
        client.send(*pieces(frame(BINARY, data), 997))
        client.expect((BINARY, data))
        client.send(close(1000))
        client.expect_close(1000)

    def section_5_1_unmasked(self, connect):
        client = connect()
        client.send(frame(TEXT, b"hi", masked=False))
        client.expect_close(1002)

    def section_5_2_reserved_bits(self, connect):
        for rsv in range(1, 8):
            for opcode in (TEXT, BINARY, PING, CLOSE):
                client = connect()
                client.send(frame(TEXT, b"before") + frame(opcode, b"", rsv=rsv) + frame(PING, b"after"))
                client.expect_before((TEXT, b"before"))
                client.expect_close(1002)

    def section_5_2_reserved_opcodes(self, connect):
        for opcode in (3, 4, 5, 6, 7, 11, 12, 13, 14, 15):
            for payload in (b"", b"reserved"):
                client = connect()
                client.send(frame(TEXT, b"before") + frame(opcode, payload))
                client.expect_before((TEXT, b"before"))
                client.expect_close(1002)

    def section_5_2_lengths(self, connect):
        for wrong in (b"\x81\xfe\x00\x05", b"\x81\xff" + struct.pack(">Q", 125), b"\x82\xff" + struct.pack(">Q", 65535)):
            client = connect()
            client.send(wrong + b"mask" + b"x" * 200)
            client.expect_close(1002)

    def section_5_4_fragments(self, connect):
        client = connect()
        client.send(frame(TEXT, b"a", fin=False), frame(PING, b"one"), frame(0, b"", fin=False), frame(PING, b"two"),
                    frame(0, b"b"), frame(BINARY, b"", fin=False) + frame(PONG, b"unasked") + frame(0, b""))
        client.expect((PONG, b"one"), (PONG, b"two"), (TEXT, b"ab"), (BINARY, b""))
        whole = b"".join(frame(TEXT if i == 0 else 0, b"x", fin=i == 99) for i in range(100))
        for step in (1, 2, 7, 64):
            client.send(*pieces(whole, step))
            client.expect((TEXT, b"x" * 100))
        for wrong in (frame(0, b"x"), frame(0, b"x", fin=False), frame(TEXT, b"a", fin=False) + frame(TEXT, b"b"),
                      frame(TEXT, b"a", fin=False) + frame(BINARY, b"b"), frame(PING, b"", fin=False), frame(CLOSE, b"", fin=False)):
            client = connect()
            client.send(wrong)
            client.expect_close(1002)

    def section_5_5_pings(self, connect):
        client = connect()
        for payload in (b"", b"hello", bytes(range(130, 255)), b"\0\xff\xfe\xfd\xfc\xfb\0\xff"):
            client.send(frame(PING, payload))
            client.expect((PONG, payload))
        client.send(b"".join(frame(PING, b"%d" % i) for i in range(10)))
        client.expect(*((PONG, b"%d" % i) for i in range(10)))
        client.send(*pieces(frame(PING, b"x" * 125), 1))
        client.expect((PONG, b"x" * 125))
        client.send(frame(PONG, b"unasked"), frame(TEXT, b"still here"))
        client.expect((TEXT, b"still here"))
        client.send(frame(PING, b"x" * 126))
        client.expect_close(1002)

    def section_7_closing(self, connect):
        for code in (1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999):
            client = connect()
            client.send(frame(TEXT, b"before") + close(code, b"why") + frame(TEXT, b"after the close") + frame(PING))
            client.expect_before((TEXT, b"before"))
            client.expect_close(code)
        client = connect()
        client.send(frame(CLOSE))
        client.expect_close(None, 1000)
        client = connect()
        client.send(close(1000, b"x" * 123))
        client.expect_close(1000)

    def section_7_4_close_codes_that_must_not_be_sent(self, connect):
        for code in (0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535):
            client = connect()
            client.send(close(code))
            client.expect_close(1002)
        for wrong, codes in ((b"\x03", (1002,)), (struct.pack(">H", 1000) + b"\xce\xba\xe1\xbd\xb9\xcf\x83\xce\xbc\xce\xb5\xed\xa0\x80", (1007, 1002))):
            client = connect()
            client.send(frame(CLOSE, wrong))
            client.expect_close(*codes)
        client = connect()
        client.send(close(1000, b"x" * 124))
        client.expect_close(1002)

    def section_7_the_end_without_manners(self, connect):
        client = connect()
        client.send(frame(TEXT, b"half")[:4])
        client.socket.shutdown(socket.SHUT_WR)
        while client.read():
            pass
        client = connect()
        client.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.socket.close()

    def section_8_utf8_at_every_split(self, connect):
        text = "κόσμε \u0000\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffff\U00010000\U0010ffff".encode()
        client = connect()
        for cut in range(len(text) + 1):
            client.send(frame(TEXT, text[:cut], fin=False) + frame(0, text[cut:]))
            client.expect((TEXT, text))
        client.send(*pieces(frame(TEXT, text), 1))
        client.expect((TEXT, text))
        client.send(frame(BINARY, b"\xff\xfe"))
        client.expect((BINARY, b"\xff\xfe"))

    def section_8_what_is_no_utf8(self, connect):
        for wrong in (b"\x80", b"\xbf", b"\xc0\xaf", b"\xc1\xbf", b"\xe0\x80\xaf", b"\xf0\x80\x80\xaf", b"\xed\xa0\x80", b"\xed\xbf\xbf",
                      b"\xf4\x90\x80\x80", b"\xf8\x88\x80\x80\x80", b"\xfe", b"\xff", b"\xc3(", b"\xe2\x82", b"\xf0\x9f\x98", b"\xc3"):
            for data in (wrong, b"good before " + wrong, b"good before " + wrong + b" good after"):
                client = connect()
                client.send(frame(TEXT, data))
                client.expect_close(1007)
                client = connect()
                client.send(frame(TEXT, data[:1], fin=False) + frame(PING, b"p") + frame(0, data[1:]))
                got = client.read()
                if got[0] == PONG:
                    got = client.read()
                assert got[0] == CLOSE and got[1][:2] == struct.pack(">H", 1007), got

    def section_8_fails_at_once(self, connect):
        client = connect()
        client.send(frame(TEXT, b"\xce\xba\xf4\x90 and the rest never comes")[:10])
        client.expect_close(1007)
        client = connect()
        client.send(frame(TEXT, b"\xce\xba\xf4\x90", fin=False))
        client.expect_close(1007)

    def section_10_4_limits(self, connect):
        for wrong in (frame(BINARY, b"x" * (LIMIT + 1)), frame(TEXT, b"x" * LIMIT, fin=False) + frame(0, b"x"),
                      frame(BINARY, length=1 << 40)):
            client = connect()
            client.send(wrong)
            client.expect_close(1009)

    def many_at_once(self, connect):
        client = connect()
        client.send(b"".join(frame(TEXT, b"%d" % i) for i in range(3000)))
        client.expect(*((TEXT, b"%d" % i) for i in range(3000)))
        client.send(close(1000))
        client.expect_close(1000)


# Where Beast 1.81 reads, it decides: it echoes a close code above 4999, does not know 1014, and waits for the rest of a
# text that ends half-way.
BEAST_DIFFERS = {"section_7_closing", "section_7_4_close_codes_that_must_not_be_sent", "section_8_what_is_no_utf8"}


class CompressionCases:
    """RFC 7692; for the way in that agrees to it."""

    def section_7_1_parameters(self, connect):
        offer = "Sec-WebSocket-Extensions: permessage-deflate{}\r\n"
        for asked, bits in (("", 15), ("; client_max_window_bits", 15), ("; server_no_context_takeover; client_no_context_takeover", 15),
                            *((f"; server_max_window_bits={bits}; client_max_window_bits={bits}", bits) for bits in range(9, 16))):
            client = connect(offer.format(asked))
            assert "permessage-deflate" in client.head, client.head
            data = b"".join(b"{\"n\":%d}," % (i * i) for i in range(2000))
            for _ in range(3):
                client.send(frame(TEXT, deflate(data), rsv=4))
                opcode, got, rsv = client.read()
                assert (opcode, rsv) == (TEXT, 4) and inflate(got, bits) == data, "readable in the window that was asked for"
        for wrong in ("; server_max_window_bits=16", "; server_max_window_bits=8", "; unknown", "; server_no_context_takeover=x"):
            assert "Extensions" not in connect(offer.format(wrong)).head, wrong

    def section_6_messages(self, connect):
        client = connect("Sec-WebSocket-Extensions: permessage-deflate\r\n")
        for size in (0, 1, 64, 1000, 65535, 65536):
            for data, opcode in ((b"*" * size, TEXT), (os.urandom(size), BINARY)):
                packed = deflate(data)
                client.send(frame(opcode, packed[:size // 2], fin=False, rsv=4), frame(PING, b"between"), frame(0, packed[size // 2:]))
                client.expect((PONG, b"between"))
                got = client.read()
                assert got[0] == opcode and (inflate(got[1]) if got[2] else got[1]) == data
        client.send(frame(TEXT, b"not compressed, which is allowed"))
        got = client.read()
        assert (inflate(got[1]) if got[2] else got[1]) == b"not compressed, which is allowed"

    def section_7_2_3_examples(self, connect):
        client = connect("Sec-WebSocket-Extensions: permessage-deflate\r\n")
        for hello in (b"\xf2\x48\xcd\xc9\xc9\x07\x00", b"\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00", b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00",
                      b"\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00"):
            client.send(frame(TEXT, hello, rsv=4))
            got = client.read()
            assert (inflate(got[1]) if got[2] else got[1]) == b"Hello"

    def wrong_use(self, connect):
        for wrong, code in ((frame(TEXT, deflate(b"x" * (LIMIT + 1)), rsv=4), 1009), (frame(TEXT, deflate(b"\0" * 50_000_000), rsv=4), 1009),
                            (frame(TEXT, b"\xff\xff\xff", rsv=4), 1007), (frame(TEXT, deflate(b"\xff"), rsv=4), 1007),
                            (frame(TEXT, b"a", fin=False) + frame(0, b"b", rsv=4), 1002), (frame(PING, b"a", rsv=4), 1002),
                            (frame(TEXT, b"a", rsv=6), 1002)):
            client = connect("Sec-WebSocket-Extensions: permessage-deflate\r\n")
            client.send(wrong)
            client.expect_close(code)

    def messages_that_repeat_themselves(self, connect):
        """20,000 of them: Beast 1.81 fails on some."""
        dice = random.Random(1)
        client = connect("Sec-WebSocket-Extensions: permessage-deflate\r\n")
        for _ in range(200):
            batch = []
            for _ in range(100):
                unit = bytes(dice.choices(range(97, 123), k=dice.randint(1, 8)))
                batch.append((unit * dice.randint(1, 400) + b"%d" % dice.getrandbits(40)) * dice.randint(1, 3))
            for data in batch:
                client.send(frame(TEXT, deflate(data[:LIMIT]), rsv=4, masked=True))
            for data in batch:
                got = client.read()
                assert got and got[0] == TEXT and (inflate(got[1]) if got[2] else got[1]) == data[:LIMIT], got and got[0]


def main():
    server, way = sys.argv[1:]
    Client.beast_reads = way == "stream"
    process = subprocess.Popen([server, way], stdout=subprocess.PIPE, text=True)
    try:
        port = int(process.stdout.readline().rsplit(":", 1)[1])
        failed = 0
        groups = [Cases()] + ([CompressionCases()] if way == "listener" else [])
        for group in groups:
            for name in (n for n in vars(type(group)) if not n.startswith("_")):
                if way == "stream" and name in BEAST_DIFFERS:
                    continue
                try:
                    getattr(group, name)(lambda extra="": Client(port, extra))
                except (AssertionError, OSError, TypeError) as wrong:
                    failed += 1
                    print(f"FAILED {way}: {name}: {type(wrong).__name__}: {wrong}")
                assert process.poll() is None, f"the server died in {name}"
        sys.exit(1 if failed else 0)
    finally:
        process.terminate()
        process.wait(10)


main()
