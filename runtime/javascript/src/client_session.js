// client_session.js - what a client of ssot.resume.v1 does about each thing that happens to it. No socket, no clock.
//
//   start, opened, received, lost, tick, say, close  =>  actions: dial, transmit, opened, deliver, lose, shut, over
//
// The same machine as runtime/client/client_session.cpp, held to the same table of cases
// (tests/runtime/conformance/client.json). Whoever owns it carries out the actions in order and calls `tick` when
// `due` comes. Rejected: one class with the socket (a table could not run it). Times are in ms of one monotonic clock.

import { readServerFrame, writeAck, writeGap, writeHello, writeSay } from './frames.js';

export const closeCode = Object.freeze({ normal: 1000, goingAway: 1001, protocolError: 1002, replaced: 4001 });

/** Whether who is closed with `code` is expected to come back. */
export function resumable(code) {
  return code !== closeCode.normal && code !== closeCode.replaced;
}

const normal = Object.freeze({ code: closeCode.normal, text: 'Normal closure' });

function same(left, right) {
  return left.epoch === right.epoch && left.offset === right.offset;
}

function placeAt(position, acked = position.offset) {
  return { at: position, acked, lost: false, asked: undefined, left: false };
}

export class ClientSession {
  #settings;
  #chance;
  #phase = 'idle';  // greeting, live, shutting, over
  #ending = false;  // by the application
  #sid = '';
  #key = '';
  #places = new Map();
  #heartbeat = 0;
  #ackEvery = 1;
  #ackWithin = 0;
  #unacked = 0;
  #now = 0;
  #heard = 0;
  #openedAt = 0;
  #ackBy = undefined;
  #bye = undefined;
  #attempts = 0;
  #actions = [];

  /** `chance` gives numbers from 0 up to 1, for the jitter. */
  constructor({ backoffFirst = 500, backoffMost = 30000, maxAttempts = 0, readyLimit = 10000 } = {}, chance = Math.random) {
    this.#settings = { backoffFirst, backoffMost, maxAttempts, readyLimit };
    this.#chance = chance;
  }

  get live() {
    return this.#phase === 'live';
  }

  /** Where it stands, channel by channel. */
  positions() {
    return new Map([...this.#places].map(([channel, place]) => [channel, { ...place.at }]));
  }

  // ---- the socket ----

  start() {
    return [{ do: 'dial', after: 0 }];
  }

  /** The socket is open, and the subprotocol agreed. */
  opened(now) {
    if (this.#phase !== 'idle') return [];
    this.#phase = 'greeting';
    this.#now = this.#heard = this.#openedAt = now;
    this.#bye = undefined;
    const resume = this.#sid ? { sid: this.#sid, key: this.#key, positions: this.positions() } : undefined;
    return [{ do: 'transmit', text: writeHello(resume) }];
  }

  /** The socket is over, or could not be opened. `why` is {code, text}, 1006 if there was no close frame. */
  lost(why, now) {
    if (this.#phase === 'over') return [];
    this.#now = now;
    this.#phase = 'idle';
    this.#ackBy = undefined;
    this.#unacked = 0;
    const invited = this.#bye ? this.#bye.resumable : resumable(why.code);
    const { maxAttempts } = this.#settings;
    if (this.#ending || !invited || (maxAttempts > 0 && this.#attempts >= maxAttempts)) this.#end(why);
    else this.#actions.push({ do: 'dial', after: this.#waitBeforeDial() });
    return this.#taken();
  }

  // Between half of the backoff and all of it, so that clients which were cut together come back apart; never earlier
  // than the server asked for.
  #waitBeforeDial() {
    const { backoffFirst, backoffMost } = this.#settings;
    const base = Math.min(backoffFirst * 2 ** Math.min(this.#attempts, 64), backoffMost);
    ++this.#attempts;
    const half = Math.floor(base / 2);
    const wait = half + Math.floor(half * this.#chance());
    const asked = this.#bye ? this.#bye.after : 0;
    this.#bye = undefined;
    return Math.max(wait, asked);
  }

  // ---- time ----

  /** When tick() is to be called; undefined if nothing is due. */
  due() {
    if (this.#phase === 'greeting') return this.#openedAt + this.#settings.readyLimit;
    if (this.#phase !== 'live') return undefined;
    const silent = this.#heard + 2 * this.#heartbeat;
    return this.#ackBy === undefined ? silent : Math.min(this.#ackBy, silent);
  }

  tick(now) {
    this.#now = now;
    if (this.#phase === 'greeting' && now >= this.#openedAt + this.#settings.readyLimit) {
      this.#shut({ code: closeCode.goingAway, text: 'no ready came in time' });
    }
    if (this.#phase !== 'live') return this.#taken();
    if (now >= this.#heard + 2 * this.#heartbeat) {
      this.#shut({ code: closeCode.goingAway, text: 'no heartbeat came in time' });
    } else if (this.#ackBy !== undefined && now >= this.#ackBy) {
      this.#acknowledge();
    }
    return this.#taken();
  }

  // ---- the application ----

  /** A message for the server, as JSON text; none if there is no conversation now. It is sent at most once. */
  say(jsonText) {
    return this.live ? [{ do: 'transmit', text: writeSay(jsonText) }] : [];
  }

  /** Ends the session: what was received is acknowledged, the socket closed with 1000. */
  close() {
    if (this.#phase === 'over' || this.#ending) return [];
    this.#ending = true;
    if (this.#phase === 'idle') {
      this.#end(normal);
    } else {
      if (this.#phase === 'live') this.#acknowledge();
      if (this.#phase !== 'shutting') this.#shut(normal);
    }
    return this.#taken();
  }

  // ---- frames ----

  received(text, now) {
    this.#now = now;
    if (this.#phase !== 'greeting' && this.#phase !== 'live') return [];
    this.#heard = now;
    const { op, frame, wrong } = readServerFrame(text);
    if (wrong !== undefined) {
      this.#violation(wrong);
    } else if (op !== 'bye' && frame && (op === 'ready') !== (this.#phase === 'greeting')) {
      this.#violation(op === 'ready' ? 'ready comes once' : 'the first frame must be ready');
    } else if (frame) {
      this.#take(op, frame);
      if (this.live && this.#unacked >= this.#ackEvery) this.#acknowledge();
    }
    return this.#taken();
  }

  #take(op, frame) {
    switch (op) {
      case 'ready': return this.#takeReady(frame);
      case 'at': return this.#takeAt(frame);
      case 'left': return this.#takeLeft(frame);
      case 'ev': return this.#takeEvent(frame);
      case 'replayed': return this.#takeReplayed(frame);
      case 'reset': return this.#takeReset(frame);
      case 'hb': return this.#takeBeat(frame);
      default: this.#bye = frame;
    }
  }

  #takeReady(frame) {
    for (const [channel, place] of this.#places) {
      const answer = frame.resumed.get(channel);
      if (answer === undefined) return this.#violation(`no answer for ${channel}`);
      place.lost = !answer;
      if (answer) place.left = false;  // it is told again, or it reads on
      place.asked = undefined;
    }
    for (const [channel, position] of frame.positions) {
      if (!this.#places.has(channel)) this.#places.set(channel, placeAt(position));  // those named keep their own
    }
    const resumed = frame.sid === this.#sid;
    this.#sid = frame.sid;
    this.#key = frame.key;
    this.#heartbeat = Math.max(frame.heartbeat, 1);
    this.#ackEvery = frame.ackEvery;
    this.#ackWithin = frame.ackWithin;
    this.#settings.backoffFirst = Math.max(frame.backoffFirst, 1);
    this.#settings.backoffMost = Math.max(frame.backoffMost, this.#settings.backoffFirst);
    this.#attempts = 0;
    this.#phase = 'live';
    this.#actions.push({ do: 'opened', resumed });
  }

  #takeAt(frame) {
    for (const [channel, position] of frame.positions) {
      const place = this.#places.get(channel);
      if (!place || place.left) this.#places.set(channel, placeAt(position));
      else if (!same(place.at, position)) return this.#violation(`it was elsewhere in ${channel}`);
    }
  }

  // What it has of the channel is acknowledged at once, for the server keeps it until then. The place is kept until
  // the server has let go, too: if this is cut, the next hello has to name it, or all would come again.
  #takeLeft(frame) {
    const place = this.#known(frame.channel);
    if (!place) return;
    if (place.at.offset < frame.to) return this.#askAgain(frame.channel, place);
    place.left = true;
    place.acked = 0;
    this.#acknowledge();
  }

  #takeEvent(event) {
    const place = this.#known(event.channel);
    if (!place) return;
    if (place.lost || event.position.epoch !== place.at.epoch) {
      return this.#violation(`an event without the reset before it, in ${event.channel}`);
    }
    if (event.position.offset <= place.at.offset) return;  // a repetition
    if (event.position.offset !== place.at.offset + 1) return this.#askAgain(event.channel, place);
    place.at = { ...event.position };
    this.#receivedOne();
    this.#actions.push({ do: 'deliver', event });
  }

  #takeReplayed(frame) {
    const place = this.#known(frame.channel);
    if (!place || place.asked !== frame.from) return;  // of the resumption, or of an earlier question
    place.asked = undefined;
    if (place.at.offset < frame.to) this.#askAgain(frame.channel, place);
  }

  #takeReset(reset) {
    const place = this.#known(reset.channel);
    if (!place) return;
    const { next } = reset;
    const behind = next && reset.why !== 'epoch' && next.epoch === place.at.epoch && next.offset <= place.at.offset;
    place.asked = undefined;
    if (behind) return;  // the answer to a question that has settled itself: going back would repeat events
    if (next) {
      this.#places.set(reset.channel, placeAt({ epoch: next.epoch, offset: next.offset - 1 }, 0));
      this.#receivedOne();
    } else {
      this.#places.delete(reset.channel);
    }
    const nothingIsMissing = place.left && !next;
    if (!nothingIsMissing) this.#actions.push({ do: 'lose', reset });
  }

  #takeBeat(frame) {
    for (const [channel, position] of frame.positions) {
      const place = this.#known(channel);
      if (!place) return;
      if (position.epoch === place.at.epoch && position.offset > place.at.offset) this.#askAgain(channel, place);
    }
    for (const [channel, place] of this.#places) {
      if (place.left && !frame.positions.has(channel)) this.#places.delete(channel);  // the server has let go
    }
  }

  #known(channel) {
    const place = this.#places.get(channel);
    if (!place) this.#violation(`a channel that was not announced: ${channel}`);
    return place;
  }

  #askAgain(channel, place) {
    if (place.asked !== undefined) return;
    place.asked = place.at.offset + 1;
    const from = { epoch: place.at.epoch, offset: place.asked };
    this.#actions.push({ do: 'transmit', text: writeGap(channel, from) });
  }

  // ---- acknowledging, ending ----

  #receivedOne() {
    ++this.#unacked;
    this.#ackBy ??= this.#now + this.#ackWithin;
  }

  #acknowledge() {
    const received = new Map();
    for (const [channel, place] of this.#places) {
      if (place.lost || place.at.offset <= place.acked) continue;
      place.acked = place.at.offset;
      received.set(channel, place.at);
    }
    this.#unacked = 0;
    this.#ackBy = undefined;
    if (received.size > 0) this.#actions.push({ do: 'transmit', text: writeAck(received) });
  }

  #shut(why) {
    this.#phase = 'shutting';
    this.#ackBy = undefined;
    this.#actions.push({ do: 'shut', why });
  }

  #violation(why) {
    this.#shut({ code: closeCode.protocolError, text: `protocol: ${why}` });
  }

  #end(why) {
    this.#phase = 'over';
    this.#actions.push({ do: 'over', why });
  }

  #taken() {
    const actions = this.#actions;
    this.#actions = [];
    return actions;
  }
}
