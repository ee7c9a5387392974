// frames.js - the frames of ssot.resume.v1: those of the server are read here, those of the client written.
//
// Reading is as strict as the C++ codec's (runtime/codec/server_frame.cpp): what is known must be right, what is
// not known is passed over. docs/protocol.md has the fields. Pure.

export const subprotocol = 'ssot.resume.v1';

const whys = new Set(['epoch', 'trimmed', 'overflow', 'gone']);

class WrongFrame extends Error {}

function wrong(name, want) {
  throw new WrongFrame(`'${name}' must be ${want}`);
}

// Integers are below 2^53, so that every reader keeps them exact.
function isExact(value) {
  return Number.isSafeInteger(value) && value >= 0;
}

function isObject(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(object, name) {
  return typeof object[name] === 'string' ? object[name] : wrong(name, 'a text');
}

function maybeText(object, name) {
  return object[name] === undefined ? undefined : text(object, name);
}

function number(object, name) {
  return isExact(object[name]) ? object[name] : wrong(name, 'a whole number from 0 to 2^53 - 1');
}

function flag(object, name) {
  return typeof object[name] === 'boolean' ? object[name] : wrong(name, 'true or false');
}

function part(object, name) {
  return isObject(object[name]) ? object[name] : wrong(name, 'an object');
}

function there(object, name) {
  return Object.hasOwn(object, name) ? object[name] : wrong(name, 'there');
}

function positions(object, name) {
  const found = new Map();
  for (const [channel, value] of Object.entries(part(object, name))) {
    if (!Array.isArray(value) || value.length !== 2 || !value.every(isExact)) {
      wrong(name, 'an object of [epoch, offset]');
    }
    found.set(channel, { epoch: value[0], offset: value[1] });
  }
  return found;
}

function nextOf(object) {
  const next = { epoch: number(object, 'e'), offset: number(object, 'o') };
  return next.offset > 0 ? next : wrong('o', '1 or more');
}

function readReady(object) {
  const resumed = new Map(Object.entries(part(object, 'resumed')));
  for (const value of resumed.values()) {
    if (typeof value !== 'boolean') wrong('resumed', 'an object of true or false');
  }
  const ack = part(object, 'ack');
  const backoff = part(object, 'backoff_ms');
  const ready = {
    version: number(object, 'v'),
    sid: text(object, 'sid'),
    key: text(object, 'key'),
    resumed,
    positions: positions(object, 'pos'),
    heartbeat: number(object, 'hb'),
    ackEvery: number(ack, 'n'),
    ackWithin: number(ack, 'ms'),
    backoffFirst: number(backoff, 'first'),
    backoffMost: number(backoff, 'most'),
  };
  number(object, 'retain_ms');
  number(object, 'session_ms');
  return ready.ackEvery > 0 ? ready : wrong('ack', '{n: 1 or more, ms}');
}

function readEvent(object) {
  return {
    channel: text(object, 'ch'),
    position: nextOf(object),
    id: text(object, 'id'),
    type: text(object, 't'),
    run: maybeText(object, 'run'),
    agent: maybeText(object, 'agent'),
    parent: maybeText(object, 'parent'),
    timestamp: there(object, 'ts'),
    data: there(object, 'd'),
  };
}

function readReset(object) {
  const reset = { channel: text(object, 'ch'), why: text(object, 'why'), next: undefined, state: object.state };
  if (!whys.has(reset.why)) wrong('why', 'epoch, trimmed, overflow or gone');
  if (reset.why !== 'gone') reset.next = nextOf(object);
  return reset;
}

const readers = {
  ready: readReady,
  ev: readEvent,
  reset: readReset,
  at: (object) => ({ positions: positions(object, 'pos') }),
  left: (object) => ({ channel: text(object, 'ch'), to: number(object, 'to') }),
  replayed: (object) => ({ channel: text(object, 'ch'), from: number(object, 'from'), to: number(object, 'to') }),
  hb: (object) => ({ positions: positions(object, 'pos') }),
  bye: (object) => ({ resumable: flag(object, 'resumable'), after: number(object, 'after_ms') }),
};

/** `{op, frame}`; without `frame` if the op is not known; `{wrong}` in words if it is no frame. */
export function readServerFrame(said) {
  let object;
  try {
    object = JSON.parse(said);
  } catch {
    object = undefined;
  }
  if (!isObject(object)) return { wrong: 'a frame must be a JSON object' };
  try {
    const op = text(object, 'op');
    return Object.hasOwn(readers, op) ? { op, frame: readers[op](object) } : { op };
  } catch (error) {
    if (error instanceof WrongFrame) return { wrong: error.message };
    throw error;
  }
}

function pair(position) {
  return [position.epoch, position.offset];
}

function written(map) {
  return Object.fromEntries([...map].map(([channel, position]) => [channel, pair(position)]));
}

/** `resume`, if any, is {sid, key, positions}. */
export function writeHello(resume) {
  const hello = { op: 'hello', v: 1 };
  if (resume) hello.resume = { sid: resume.sid, key: resume.key, pos: written(resume.positions) };
  return JSON.stringify(hello);
}

export function writeAck(acknowledged) {
  return JSON.stringify({ op: 'ack', pos: written(acknowledged) });
}

export function writeGap(channel, from) {
  return JSON.stringify({ op: 'gap', ch: channel, from: pair(from) });
}

/** `jsonText` must be JSON. */
export function writeSay(jsonText) {
  return `{"op":"msg","d":${jsonText}}`;
}

// A lone surrogate, which JSON.stringify escapes; no UTF-8 has it, and the server would take the frame for none.
const loneSurrogate = /(?:^|[^\\])(?:\\\\)*\\ud[89a-f]/;
const deepest = 1000;

function tooDeep(jsonText) {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < jsonText.length; ++i) {
    const c = jsonText[i];
    if (quoted) {
      if (c === '\\') ++i;
      else if (c === '"') quoted = false;
    } else if (c === '"') {
      quoted = true;
    } else if (c === '{' || c === '[') {
      if (++depth >= deepest) return true;
    } else if (c === '}' || c === ']') {
      --depth;
    }
  }
  return false;
}

/** The text of `message`, or undefined if it is none that the server takes. */
export function encode(message) {
  let jsonText;
  try {
    jsonText = JSON.stringify(message);
  } catch {  // a cycle, a BigInt, a toJSON that throws
    return undefined;
  }
  if (jsonText === undefined || loneSurrogate.test(jsonText) || tooDeep(jsonText)) return undefined;
  return jsonText;
}
