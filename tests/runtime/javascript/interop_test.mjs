// The JavaScript client, on a WebSocket that nobody here wrote (ws), against a server of ours over loopback.
//
//   SSOT_RESUME_SERVER=<binary> node --test interop_test.mjs
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { WebSocketClient } from '../../../runtime/javascript/src/index.js';
import { WebSocket, eventually, network, serve } from './server.mjs';

const binary = process.env.SSOT_RESUME_SERVER;
assert.ok(binary, 'SSOT_RESUME_SERVER must name the server of these tests');

function connect(port, options = {}) {
  const seen = { numbers: [], events: [], resets: [], ready: [], lost: [], ended: [] };
  const client = new WebSocketClient({
    url: `ws://127.0.0.1:${port}/?user=ada`,
    open: (url, protocol) => new WebSocket(url, protocol),
    backoffFirst: 10,
    backoffMost: 100,
    onEvent: (event) => { seen.events.push(event); seen.numbers.push(event.data.n); },
    onReset: (reset) => seen.resets.push(reset),
    onReady: (resumed) => seen.ready.push(resumed),
    onLost: (why) => seen.lost.push(why.code),
    onEnd: (why) => seen.ended.push(why.code),
    ...options,
  });
  client.start();
  return { client, seen, ask: (what) => assert.equal(client.send(what), 'queued') };
}

async function closed({ client, seen }) {
  client.close();
  await eventually(() => seen.ended.length === 1, 'the client has ended');
}

const upTo = (last) => Array.from({ length: last }, (_, i) => i + 1);

test('events come with all that they are, and their outcomes reach the sender', async () => {
  const server = await serve(binary);
  const ada = connect(server.port);
  await eventually(() => ada.client.ready);
  ada.ask({ do: 'send', n: 1 });
  await eventually(() => ada.seen.events.length === 1);
  const [event] = ada.seen.events;
  assert.equal(event.channel, 'user:ada');
  assert.equal(event.position.offset, 1);
  assert.equal(event.type, 'message');
  assert.match(event.timestamp, /Z$/);
  await eventually(() => server.lines.includes('outcome 1 acked'), 'the sender is told');
  assert.ok(server.lines.indexOf('outcome 1 written') < server.lines.indexOf('outcome 1 acked'));
  await closed(ada);
  assert.deepEqual(ada.seen.ended, [1000]);
  assert.equal(await server.stop(), 0);
});

test('after a cut by the server it resumes, with what was sent meanwhile', async () => {
  const server = await serve(binary);
  const ada = connect(server.port);
  const bob = connect(server.port);  // of the same user: sends while the other is away
  await eventually(() => ada.client.ready && bob.client.ready);
  for (let n = 1; n <= 20; ++n) {
    if (n % 5 === 0) ada.ask({ do: 'cut' });
    bob.ask({ do: 'send', n });
    await eventually(() => bob.seen.numbers.length === n && ada.client.ready);
  }
  await eventually(() => ada.seen.numbers.length === 20);
  assert.deepEqual(ada.seen.numbers, upTo(20));
  assert.deepEqual(ada.seen.ready, [false, true, true, true, true]);
  assert.deepEqual(ada.seen.resets, []);
  await closed(ada);
  await closed(bob);
  assert.equal(await server.stop(), 0);
});

test('on a network that cuts anywhere each event arrives once, in order', async () => {
  const server = await serve(binary);
  let seed = 42;
  const random = (below) => { seed = (seed * 1103515245 + 12345) % 2 ** 31; return seed % below; };
  const cuts = await network(server.port, () => 300 + random(3000));  // of 300 bytes, most are the upgrade
  const sender = connect(server.port);
  const ada = connect(cuts.port);
  await eventually(() => sender.client.ready && ada.seen.ready.length > 0);  // from here on it has a place
  for (let n = 1; n <= 300; ++n) {
    sender.ask({ do: 'send', n });
    if (n % 25 === 0) await eventually(() => sender.seen.numbers.length === n);
  }
  await eventually(() => ada.seen.numbers.length >= 300, 'all have arrived');
  assert.deepEqual(ada.seen.numbers, upTo(300));
  assert.ok(ada.seen.lost.length > 5, `it was cut ${ada.seen.lost.length} times`);
  assert.deepEqual(ada.seen.resets, []);
  ada.client.release();
  cuts.close();
  await closed(sender);
  assert.equal(await server.stop(), 0);
});

test('what the history does not have any more is told, with the state', async () => {
  const server = await serve(binary, { events: 5 });
  const sender = connect(server.port);
  let port = server.port;
  const ada = connect(0, { url: () => `ws://127.0.0.1:${port}/?user=ada` });
  await eventually(() => ada.client.ready && sender.client.ready);
  sender.ask({ do: 'state', patch: { step: 3 } });
  sender.ask({ do: 'send', n: 1 });
  await eventually(() => ada.seen.numbers.includes(1));
  port = 1;  // nobody listens there
  ada.ask({ do: 'cut' });
  await eventually(() => ada.seen.lost.length > 1);
  for (let n = 2; n <= 30; ++n) {
    sender.ask({ do: 'send', n });
    await eventually(() => sender.seen.numbers.length === n);
  }
  port = server.port;
  await eventually(() => ada.seen.numbers.at(-1) === 30);
  assert.deepEqual(ada.seen.numbers, [1, 26, 27, 28, 29, 30]);
  assert.equal(ada.seen.resets.length, 1);
  const [reset] = ada.seen.resets;
  assert.deepEqual([reset.channel, reset.why, reset.next.offset], ['user:ada', 'trimmed', 26]);
  assert.deepEqual(reset.state, { v: 1, d: { step: 3 } });
  await closed(ada);
  await closed(sender);
  assert.equal(await server.stop(), 0);
});

test('a server that was killed and came again is a reset, and the next event arrives', async () => {
  const first = await serve(binary);
  const ada = connect(first.port);
  await eventually(() => ada.client.ready);
  ada.ask({ do: 'send', n: 1 });
  await eventually(() => ada.seen.numbers.length === 1);
  await first.kill();
  const second = await serve(binary, { port: first.port });
  await eventually(() => ada.seen.ready.length === 2);
  assert.deepEqual(ada.seen.ready, [false, false]);
  await eventually(() => ada.seen.resets.length > 0);
  assert.ok(ada.seen.resets.some(({ channel, why }) => channel === 'user:ada' && why === 'epoch'));
  ada.ask({ do: 'send', n: 2 });
  await eventually(() => ada.seen.numbers.length === 2);
  assert.equal(await second.stop(), 0);
  await eventually(() => ada.seen.lost.includes(1012), 'it was told to come back');
  ada.client.release();
});

test('rooms are entered and left, and stay through a cut', async () => {
  const server = await serve(binary);
  const ada = connect(server.port);
  await eventually(() => ada.client.ready);
  ada.ask({ do: 'join', room: 'r' });
  ada.ask({ do: 'room', room: 'r', n: 1 });
  await eventually(() => ada.seen.numbers.length === 1);
  ada.ask({ do: 'cut' });
  await eventually(() => ada.seen.ready.length === 2 && ada.client.ready);
  ada.ask({ do: 'room', room: 'r', n: 2 });
  await eventually(() => ada.seen.numbers.length === 2);
  assert.deepEqual(ada.seen.events.map(({ channel, position }) => [channel, position.offset]), [['room:r', 1], ['room:r', 2]]);
  ada.ask({ do: 'leave', room: 'r' });
  ada.ask({ do: 'room', room: 'r', n: 3 });
  await eventually(() => server.lines.some((line) => line.startsWith('refused 3')));
  await closed(ada);
  assert.equal(await server.stop(), 0);
});

test('a server that says 1000 is not come back to, one that says no is given up', async () => {
  const server = await serve(binary);
  const ada = connect(server.port);
  await eventually(() => ada.client.ready);
  ada.ask({ do: 'end' });
  await eventually(() => ada.seen.ended.length === 1);
  assert.deepEqual([ada.seen.ended, ada.seen.lost], [[1000], []]);
  const nobody = connect(server.port, { url: `ws://127.0.0.1:${server.port}/`, maxAttempts: 2 });
  await eventually(() => nobody.seen.ended.length === 1);
  assert.deepEqual([nobody.seen.ended, nobody.seen.lost, nobody.seen.ready], [[1006], [1006, 1006], []]);
  assert.equal(await server.stop(), 0);
});
