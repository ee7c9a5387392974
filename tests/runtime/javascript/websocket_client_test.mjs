// What the client does with a socket, a clock and callbacks that misbehave; the protocol itself is held to the table.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { WebSocketClient, resumable, subprotocol } from '../../../runtime/javascript/src/index.js';

class FakeTimers {
  at = 0;
  waiting = new Map();
  next = 1;
  now = () => this.at;
  setTimeout = (task, ms) => {
    this.waiting.set(this.next, { task, at: this.at + ms });
    return this.next++;
  };
  clearTimeout = (timer) => this.waiting.delete(timer);
  advance(ms) {
    const until = this.at + ms;
    for (;;) {
      const due = [...this.waiting].filter(([, each]) => each.at <= until).sort((l, r) => l[1].at - r[1].at)[0];
      if (!due) break;
      this.at = due[1].at;
      this.waiting.delete(due[0]);
      due[1].task();
    }
    this.at = until;
  }
}

class FakeSocket {
  constructor(protocol) {
    this.protocol = protocol;
    this.bufferedAmount = 0;
    this.sent = [];
  }
  send(text) { this.sent.push(JSON.parse(text)); }
  close(code, reason) { this.closed = { code, reason }; }
  receive(frame) { this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) }); }
  end(code = 1006, reason = '') { this.onclose?.({ code, reason }); }
  upgrade() { this.onopen?.({}); }
}

const ready = { op: 'ready', v: 1, sid: 's', key: 'k', resumed: {}, pos: { 'user:ada': [7, 0] }, hb: 1000,
  ack: { n: 3, ms: 200 }, retain_ms: 1, session_ms: 1, backoff_ms: { first: 100, most: 400 } };
const event = (o) => ({ op: 'ev', ch: 'user:ada', e: 7, o, id: `m-${o}`, t: 'x', ts: '', d: { n: o } });

function world(options = {}) {
  const timers = new FakeTimers();
  const sockets = [];
  const told = [];
  const note = (name) => (...given) => told.push([name, ...given]);
  const client = new WebSocketClient({
    url: 'ws://here', timers, chance: () => 0.5,
    open: (url, protocol) => { sockets.push(new FakeSocket(protocol)); sockets.at(-1).url = url; return sockets.at(-1); },
    onEvent: (each) => told.push(['onEvent', each.position.offset]),
    onReset: note('onReset'), onReady: note('onReady'), onLost: note('onLost'), onEnd: note('onEnd'), onError: note('onError'),
    ...options,
  });
  const live = () => {
    client.start();
    timers.advance(0);
    sockets.at(-1).upgrade();
    sockets.at(-1).receive(ready);
    return sockets.at(-1);
  };
  return { client, timers, sockets, told, live, last: () => sockets.at(-1) };
}

test('an event is given once, and acknowledged', () => {
  const { client, timers, told, live } = world();
  const socket = live();
  assert.ok(client.ready);
  assert.deepEqual(socket.sent, [{ op: 'hello', v: 1 }]);
  socket.receive(event(1));
  socket.receive(event(1));
  timers.advance(200);
  assert.deepEqual(told, [['onReady', false], ['onEvent', 1]]);
  assert.deepEqual(socket.sent.at(-1), { op: 'ack', pos: { 'user:ada': [7, 1] } });
});

test('after a cut it comes back and says where it stands', () => {
  const { client, timers, told, sockets, live } = world();
  const first = live();
  first.receive(event(1));
  first.end();
  assert.ok(!client.ready);
  assert.deepEqual(told.at(-1), ['onLost', { code: 1006, text: '' }, 75]);
  timers.advance(74);
  assert.equal(sockets.length, 1);
  timers.advance(1);
  sockets[1].upgrade();
  assert.deepEqual(sockets[1].sent[0].resume, { sid: 's', key: 'k', pos: { 'user:ada': [7, 1] } });
});

test('what a socket says after it was given up has no meaning', () => {
  const { timers, told, sockets, live } = world();
  const first = live();
  const { onmessage, onclose } = first;
  first.end();
  timers.advance(75);
  onmessage({ data: JSON.stringify(event(1)) });
  onclose({ code: 1000, reason: '' });
  assert.deepEqual(told.map(([name]) => name), ['onReady', 'onLost']);
  assert.equal(sockets.length, 2);
});

test('a server that speaks another protocol, or none, is lost', () => {
  const { client, timers, told, last } = world();
  client.start();
  timers.advance(0);
  last().protocol = '';
  last().upgrade();
  assert.deepEqual(told.at(-1).slice(0, 2), ['onLost', { code: 1006, text: `the server does not speak ${subprotocol}` }]);
});

test('a connection that never opens is given up', () => {
  const { client, timers, told, sockets } = world({ connectLimit: 50 });
  client.start();
  timers.advance(50);
  assert.deepEqual(told.at(-1)[1], { code: 1006, text: 'no connection came in time' });
  assert.deepEqual(sockets[0].closed, { code: undefined, reason: undefined });
  timers.advance(1000);
  assert.ok(sockets.length > 1);
});

test('a url may be asked for each time, and may fail', async () => {
  let asked = 0;
  const { client, timers, told, sockets } = world({
    url: async () => { if (++asked === 1) throw new Error('no ticket'); return `ws://here/${asked}`; } });
  client.start();
  timers.advance(0);
  await new Promise(setImmediate);
  assert.deepEqual(told.at(-1)[1], { code: 1006, text: 'no url: no ticket' });
  timers.advance(1000);
  await new Promise(setImmediate);
  assert.equal(sockets[0].url, 'ws://here/2');
});

test('an open that throws is an attempt that failed', () => {
  const { client, timers, told } = world({ open: () => { throw new Error('not allowed'); }, maxAttempts: 1 });
  client.start();
  timers.advance(10000);
  assert.deepEqual(told.map(([name]) => name), ['onLost', 'onEnd']);
});

test('silence is the end of the connection, and a peer that does not answer the close is left', () => {
  const { timers, told, live } = world({ closeLimit: 300 });
  const socket = live();
  timers.advance(2000);
  assert.deepEqual(socket.closed, { code: 4101, reason: 'no heartbeat came in time' });
  timers.advance(299);
  assert.deepEqual(told.map(([name]) => name), ['onReady']);
  timers.advance(1);
  assert.deepEqual(told.at(-1), ['onLost', { code: 1001, text: 'no heartbeat came in time' }, 75]);
});

test('what breaks the protocol is closed with a reason that fits', () => {
  const { live, last } = world();
  live().receive({ ...event(1), ch: `room:${'é'.repeat(200)}` });
  assert.equal(last().closed.code, 4102);
  assert.ok(Buffer.byteLength(last().closed.reason) <= 123);
});

test('a frame that is no text breaks the protocol', () => {
  const { live, last } = world();
  live().onmessage({ data: new ArrayBuffer(3) });
  assert.equal(last().closed.code, 4102);
});

test('messages go out within a conversation only', () => {
  const { client, live } = world({ sendLimit: 20 });
  assert.equal(client.send({}), 'not_ready');
  const socket = live();
  assert.equal(client.send({ a: 1 }), 'queued');
  assert.deepEqual(socket.sent.at(-1), { op: 'msg', d: { a: 1 } });
  socket.bufferedAmount = 20;
  assert.equal(client.send({ a: 1 }), 'full');
  client.close();
  assert.equal(client.send({ a: 1 }), 'ended');
});

test('what is no message is not sent', () => {
  const { client, live } = world();
  live();
  const cycle = {};
  cycle.cycle = cycle;
  let deep = 0;
  for (let i = 0; i < 999; ++i) deep = [deep];
  for (const each of [undefined, () => 1, cycle, 1n, '\ud800', { '\udfff': 1 }, [deep], { toJSON() { throw new Error(); } }]) {
    assert.equal(client.send(each), 'invalid');
  }
  for (const each of [null, '\\ud800', '\u{1f600}', '[', deep, '"[{']) assert.equal(client.send(each), 'queued');
});

test('close acknowledges, says 1000, and ends once', async () => {
  const { client, told, live } = world();
  const socket = live();
  socket.receive(event(1));
  client.close();
  client.close();
  assert.ok(!client.ready);
  await null;
  assert.deepEqual(socket.sent.at(-1), { op: 'ack', pos: { 'user:ada': [7, 1] } });
  assert.deepEqual(socket.closed, { code: 1000, reason: 'Normal closure' });
  socket.end(1000);
  assert.deepEqual(told.at(-1)[0], 'onEnd');
  client.start();
  assert.equal(told.filter(([name]) => name === 'onEnd').length, 1);
});

test('close while it waits, and while it connects, ends at once but not within the call', async () => {
  for (const connecting of [false, true]) {
    const { client, timers, told, last } = world();
    client.start();
    if (connecting) timers.advance(0);
    client.close();
    assert.deepEqual(told, []);
    await null;
    assert.deepEqual(told.map(([name]) => name), ['onEnd']);
    if (connecting) assert.equal(last().onopen, null);
    assert.equal(timers.waiting.size, 0);
  }
});

test('callbacks may throw, send, close and release', async () => {
  const { client, told, live } = world({
    onEvent: ({ position }) => {
      if (position.offset === 1) throw new Error('boom');
      if (position.offset === 2) assert.equal(client.send(2), 'queued');
      if (position.offset === 3) client.close();
    } });
  const socket = live();
  for (const n of [1, 2, 3]) socket.receive(event(n));
  assert.deepEqual(told.at(-1).slice(0, 1), ['onError']);
  assert.equal(told.at(-1)[2], 'onEvent');
  assert.deepEqual(socket.sent[1], { op: 'msg', d: 2 });
  await null;
  assert.deepEqual(socket.closed, { code: 1000, reason: 'Normal closure' });

  const other = world({ onReady: () => other.client.release() });
  other.live();
  assert.deepEqual(other.told, []);
});

test('released, it is silent and leaves no timer', () => {
  const { client, timers, told, live } = world();
  const socket = live();
  client.release();
  assert.equal(socket.onmessage, null);
  assert.equal(timers.waiting.size, 0);
  client.start();
  client.close();
  assert.equal(client.send(1), 'ended');
  assert.deepEqual(told.map(([name]) => name), ['onReady']);
});

test('it wants a url', () => {
  assert.throws(() => new WebSocketClient({}), TypeError);
  assert.throws(() => new WebSocketClient(), TypeError);
  assert.ok(resumable(1012) && resumable(1006) && !resumable(1000) && !resumable(4001));
});
