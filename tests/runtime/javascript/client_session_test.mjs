// The JavaScript client against the table that every client is held to: tests/runtime/conformance/client.json.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { ClientSession } from '../../../runtime/javascript/src/client_session.js';

const table = JSON.parse(readFileSync(new URL('../conformance/client.json', import.meta.url), 'utf8'));

function shown(action) {
  switch (action.do) {
    case 'dial': return { dial_ms: action.after };
    case 'transmit': return { send: JSON.parse(action.text) };
    case 'opened': return { ready: action.resumed };
    case 'deliver': {
      const { channel, position, id, type, data } = action.event;
      return { event: { ch: channel, e: position.epoch, o: position.offset, id, t: type, d: data } };
    }
    case 'lose': {
      const { channel, why, next, state } = action.reset;
      const reset = { ch: channel, why };
      if (next) Object.assign(reset, { e: next.epoch, o: next.offset });
      if (state !== undefined) reset.state = state;
      return { reset };
    }
    case 'shut': return { shut: action.why.code };
    case 'over': return { over: action.why.code };
    default: return assert.fail(`an action that is not known: ${action.do}`);
  }
}

function take(session, step, now) {
  if (step.receive) return session.received(JSON.stringify(step.receive), now);
  if (step.receive_text) return session.received(step.receive_text, now);
  switch (step.do) {
    case 'start': return session.start();
    case 'opened': return session.opened(now);
    case 'lost': return session.lost({ code: step.code, text: '' }, now);
    case 'tick': return session.tick(now);
    case 'close': return session.close();
    case 'say': return session.say(JSON.stringify(step.d));
    default: return assert.fail(`the table has a step that is not known: ${step.do}`);
  }
}

assert.ok(table.cases.length > 30);
for (const each of table.cases) {
  test(`the table: ${each.name}`, () => {
    const session = new ClientSession({}, () => 0.5);
    let now = 0;
    each.steps.forEach((step, number) => {
      now = step.at_ms ?? now;
      assert.deepEqual(take(session, step, now).map(shown), step.expect, `step ${number}: ${JSON.stringify(step)}`);
    });
  });
}

test('it is due when something is', () => {
  const session = new ClientSession({}, () => 0);
  assert.equal(session.due(), undefined);
  session.opened(5);
  assert.equal(session.due(), 10005);
  session.lost({ code: 1006, text: '' }, 6);
  assert.equal(session.due(), undefined);
});

test('it gives up after the last attempt', () => {
  const session = new ClientSession({ maxAttempts: 2 }, () => 0);
  session.start();
  const lose = () => session.lost({ code: 1006, text: '' }, 0).map((action) => action.do);
  assert.deepEqual([lose(), lose(), lose(), lose()], [['dial'], ['dial'], ['over'], []]);
  assert.deepEqual(session.close(), []);
});

test('a channel may have any name', () => {
  const session = new ClientSession({}, () => 0);
  session.opened(0);
  const ready = '{"op":"ready","v":1,"sid":"s","key":"k","resumed":{},"pos":{"__proto__":[7,0],"7":[7,0]},"hb":1000,'
    + '"ack":{"n":3,"ms":200},"retain_ms":1,"session_ms":1,"backoff_ms":{"first":1,"most":1}}';
  session.received(ready, 0);
  const event = '{"op":"ev","ch":"__proto__","e":7,"o":1,"id":"m","t":"x","ts":"","d":1}';
  assert.equal(session.received(event, 0)[0].event.channel, '__proto__');
  session.lost({ code: 1006, text: '' }, 0);
  const hello = JSON.parse(session.opened(0)[0].text);
  assert.deepEqual(Object.entries(hello.resume.pos).sort(), [['7', [7, 0]], ['__proto__', [7, 1]]]);
});
