// websocket_client.js - a ClientSession on a WebSocket: the browser's, or any with the same four handlers.
//
//   start → connect → hello(resume) → ready → onEvent …          onReset: something is missing for good
//             ▲ wait (backoff, or what the server asked for) ◀─ lost        close → ack → 1000 → onEnd
//
// What happens is taken in one at a time, also if a callback calls back in: close() from within onEvent acts when
// onEvent has returned. A socket that was given up is not heard any more, however late it ends. Rejected: an
// EventTarget (events that come before a listener was added would be lost in silence). index.d.ts is the reference.

import { ClientSession, closeCode } from './client_session.js';
import { encode, subprotocol } from './frames.js';

const longestTimer = 2 ** 31 - 1;  // what setTimeout can hold
const reasonBytes = 123;           // what a close frame can hold (RFC 6455, 5.5)

const defaults = {
  open: (url, protocol) => new WebSocket(url, protocol),
  connectLimit: 10000,
  closeLimit: 5000,
  sendLimit: 1024 * 1024,
};

const systemTimers = {
  now: () => performance.now(),
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

// Browsers may send no code but 1000 and 3000 to 4999 (WHATWG WebSockets, close()), so 1002 goes out as 4102. The server
// asks only whether it is 1000, which ends the session.
function sendableCode(code) {
  return code === closeCode.normal || code >= 3000 ? code : code + 3100;
}

function shortened(text) {
  const encoder = new TextEncoder();
  let short = text.slice(0, reasonBytes);
  while (encoder.encode(short).length > reasonBytes) short = [...short].slice(0, -1).join('');
  return short;
}

function broken(text) {
  return { code: 1006, text };
}

export class WebSocketClient {
  #options;
  #timers;
  #session;
  #link = undefined;       // one attempt to connect, and what came of it: {socket, shutting}
  #linkTimer = undefined;  // of the wait, of connecting, then of closing
  #dueTimer = undefined;
  #lostBy = undefined;
  #started = false;
  #ending = false;
  #released = false;
  #ready = false;
  #tasks = [];
  #busy = false;

  constructor(options) {
    if (typeof options?.url !== 'string' && typeof options?.url !== 'function') {
      throw new TypeError('WebSocketClient: options.url must be a text, or a function that gives one');
    }
    this.#options = { ...defaults, ...options };
    this.#timers = options.timers ?? systemTimers;
    this.#session = new ClientSession(options, options.chance);
  }

  get ready() {
    return this.#ready;
  }

  start() {
    if (this.#started || this.#ending) return;
    this.#started = true;
    this.#soon(() => this.#session.start());
  }

  send(message) {
    if (this.#ending) return 'ended';
    if (!this.#ready) return 'not_ready';
    const text = encode(message);
    if (text === undefined) return 'invalid';
    const link = this.#link;
    if (!link?.socket || link.shutting) return 'not_ready';
    if (link.socket.bufferedAmount + text.length > this.#options.sendLimit) return 'full';
    const said = this.#session.say(text);
    for (const action of said) this.#transmit(action.text);
    return said.length > 0 ? 'queued' : 'not_ready';
  }

  close() {
    if (this.#ending) return;
    this.#ending = true;
    this.#ready = false;
    if (this.#started) queueMicrotask(() => this.#soon(() => this.#session.close()));  // onEnd comes later
  }

  release() {
    this.#released = this.#ending = true;
    this.#ready = false;
    this.#timers.clearTimeout(this.#linkTimer);
    this.#timers.clearTimeout(this.#dueTimer);
    this.#drop();
  }

  // ---- one thing after the other ----

  #soon(task) {
    if (this.#released) return;
    this.#tasks.push(task);
    if (this.#busy) return;
    this.#busy = true;
    try {
      while (this.#tasks.length > 0 && !this.#released) this.#carryOut(this.#tasks.shift()());
    } finally {
      this.#busy = false;
    }
  }

  #carryOut(actions) {
    for (const action of actions) {
      if (this.#released) return;
      this.#act(action);
    }
    if (this.#released) return;
    this.#ready = this.#session.live && !this.#ending;
    this.#watch();
  }

  #act(action) {
    switch (action.do) {
      case 'dial': return this.#dialAfter(action.after);
      case 'transmit': return this.#transmit(action.text);
      case 'opened': return this.#opened(action.resumed);
      case 'deliver': return this.#call('onEvent', action.event);
      case 'lose': return this.#call('onReset', action.reset);
      case 'shut': return this.#shut(action.why);
      default: return this.#over(action.why);
    }
  }

  #call(name, ...given) {
    try {
      this.#options[name]?.(...given);
    } catch (error) {
      (this.#options.onError ?? console.error)(error, name);
    }
  }

  #watch() {
    this.#timers.clearTimeout(this.#dueTimer);
    const due = this.#session.due();
    if (due === undefined) return;
    this.#dueTimer = this.#after(due - this.#timers.now(), () => this.#session.tick(this.#timers.now()));
  }

  #after(ms, task) {
    const wait = Math.min(Math.max(Math.ceil(ms), 0), longestTimer);
    return this.#timers.setTimeout(() => this.#soon(task), wait);
  }

  // One timer for the three, for only one of them is under way at a time.
  #linkAfter(ms, task) {
    this.#timers.clearTimeout(this.#linkTimer);
    this.#linkTimer = this.#after(ms, task);
  }

  // ---- what the session wants ----

  #dialAfter(ms) {
    if (this.#lostBy) this.#call('onLost', this.#lostBy, ms);
    if (!this.#released) this.#linkAfter(ms, () => this.#dial());
  }

  #transmit(text) {
    if (this.#link?.socket && !this.#link.shutting) this.#link.socket.send(text);
  }

  #opened(resumed) {
    this.#ready = !this.#ending;
    this.#call('onReady', resumed);
  }

  #shut(why) {
    const link = this.#link;
    if (!link || link.shutting) return;
    link.shutting = why;
    this.#linkAfter(this.#options.closeLimit, () => this.#lose(link, why));  // the peer may never answer
    link.socket.close(sendableCode(why.code), shortened(why.text));
  }

  #over(why) {
    this.#ending = true;
    this.#ready = false;
    this.#timers.clearTimeout(this.#linkTimer);
    this.#drop();
    this.#call('onEnd', why);
  }

  // ---- the connection ----

  #dial() {
    if (this.#ending) return [];
    const link = this.#link = { socket: undefined, shutting: undefined };
    this.#linkAfter(this.#options.connectLimit, () => this.#lose(link, broken('no connection came in time')));
    const { url } = this.#options;
    if (typeof url === 'string') return this.#connect(link, url);
    new Promise((resolve) => resolve(url())).then(
      (found) => this.#soon(() => this.#connect(link, found)),
      (error) => this.#soon(() => this.#lose(link, broken(`no url: ${error?.message ?? error}`))),
    );
    return [];
  }

  #connect(link, url) {
    if (link !== this.#link) return [];
    try {
      link.socket = this.#options.open(url, subprotocol);
    } catch (error) {
      return this.#lose(link, broken(`${error?.message ?? error}`));
    }
    const listen = (task) => (event) => {
      this.#soon(() => (link === this.#link ? task(event) : []));
    };
    link.socket.onopen = listen(() => this.#upgraded(link));
    link.socket.onmessage = listen((event) => this.#session.received(event.data, this.#timers.now()));
    link.socket.onerror = () => {};  // a close follows
    link.socket.onclose = listen((event) => this.#lose(link, { code: event.code, text: event.reason }));
    return [];
  }

  #upgraded(link) {
    if (link.socket.protocol !== subprotocol) {
      return this.#lose(link, broken(`the server does not speak ${subprotocol}`));
    }
    this.#timers.clearTimeout(this.#linkTimer);
    return this.#session.opened(this.#timers.now());
  }

  #lose(link, why) {
    if (link !== this.#link) return [];
    this.#timers.clearTimeout(this.#linkTimer);
    this.#lostBy = link.shutting ?? why;
    this.#ready = false;
    this.#drop();
    return this.#session.lost(this.#lostBy, this.#timers.now());
  }

  // Whatever state it is in, it is not heard any more.
  #drop() {
    const socket = this.#link?.socket;
    this.#link = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.onerror = () => {};  // some throw an error that nobody listens to
    if (typeof socket.terminate === 'function') socket.terminate();  // at once, where there is a way
    else socket.close();
  }
}
