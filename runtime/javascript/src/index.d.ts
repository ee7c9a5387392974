/**
 * A client of an ssot server that loses nothing in silence: for browsers, and for Node with any WebSocket.
 *
 * It speaks `ssot.resume.v1` (docs/protocol.md). After a cut it comes back by itself, names where it stands in each
 * channel, drops what it has seen already, and asks for what is missing. Each event is given to `onEvent` once, in the
 * order of its channel; what the server cannot give any more is told to `onReset`.
 *
 * Callbacks are called one at a time, never from within a method of the client. They may call back in, close it, or
 * release it. One that throws is told to `onError`; its event counts as received. A promise that one returns is not
 * waited for.
 */

/** The subprotocol that is offered at the upgrade (RFC 6455, 4.1). */
export const subprotocol: 'ssot.resume.v1';

/** Whether who is closed with `code` is expected to come back: all codes but 1000 and 4001. */
export function resumable(code: number): boolean;

export interface Position {
  /** Random, and another one when the log was lost. */
  readonly epoch: number;
  /** The first is 1. */
  readonly offset: number;
}

/** One event, as its sender stored it. */
export interface ClientEvent<Data = unknown> {
  /** "user:ada", "room:r", … */
  readonly channel: string;
  readonly position: Position;
  /** Of the message; the same in each channel that it was sent to. */
  readonly id: string;
  readonly type: string;
  readonly run?: string;
  readonly agent?: string;
  readonly parent?: string;
  /** ISO 8601, or what the sender gave. */
  readonly timestamp: unknown;
  readonly data: Data;
}

/** Events between the client's place and `next` are lost to it. */
export interface ClientReset {
  readonly channel: string;
  /**
   * `epoch`: the log that it knew is lost. `trimmed`: the history does not reach back so far. `overflow`: it read too
   * slowly. `gone`: the channel is not read any more, and there is no `next`.
   */
  readonly why: 'epoch' | 'trimmed' | 'overflow' | 'gone';
  readonly next?: Position;
  /** Of the user, as of `next`. */
  readonly state?: { readonly v: number; readonly d: unknown };
}

export interface CloseReason {
  /** Of the close frame; 1005 if it had none, 1006 if there was no close frame. */
  readonly code: number;
  readonly text: string;
}

/** What became of a message to the server. */
export type ClientSend =
  /** It goes out on this connection; if that is lost first, it is not sent again. */
  | 'queued'
  /** There is no conversation now. */
  | 'not_ready'
  /** `sendLimit` is reached. */
  | 'full'
  /** No JSON, text that is no Unicode, or nested deeper than 999. */
  | 'invalid'
  /** `close` or `release` was called, or the server has said not to come back. */
  | 'ended';

/** What the client needs of a WebSocket: that of browsers has it, and so have `ws` and others. */
export interface WebSocketLike {
  readonly protocol: string;
  readonly bufferedAmount: number;
  onopen: ((event: any) => void) | null;
  onmessage: ((event: any) => void) | null;
  onerror: ((event: any) => void) | null;
  onclose: ((event: any) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

export interface Timers {
  /** Milliseconds of a clock that never goes back. */
  now(): number;
  setTimeout(task: () => void, ms: number): any;
  clearTimeout(timer: any): void;
}

export interface ClientOptions {
  /** Of the server. A function is asked before each attempt, such as for a fresh ticket. */
  url: string | (() => string | Promise<string>);
  /** Makes the socket; by default `new WebSocket(url, protocol)`. The one place for headers, where there are any. */
  open?: (url: string, protocol: string) => WebSocketLike;

  onEvent?: (event: ClientEvent) => void;
  onReset?: (reset: ClientReset) => void;
  /** The conversation has begun; `resumed` if it is the one from before. A new one is in no room. */
  onReady?: (resumed: boolean) => void;
  /** The connection was lost, and the next attempt comes after `waitMs`. */
  onLost?: (why: CloseReason, waitMs: number) => void;
  /** Once, at the end: after `close`, when the server has said not to come back, or when it was tried too often. */
  onEnd?: (why: CloseReason) => void;
  /** A callback threw; by default the console is told. */
  onError?: (error: unknown, callback: string) => void;

  /** From the attempt to the upgrade, `url` included: 10,000 ms. */
  connectLimit?: number;
  /** From the upgrade to the server's `ready`: 10,000 ms. */
  readyLimit?: number;
  /** From the decision to close until the socket is given up: 5,000 ms. */
  closeLimit?: number;
  /**
   * The wait before coming back, doubled each time, of which a random half is left out: 500 and 30,000 ms. The
   * server's advice replaces both once it is known.
   */
  backoffFirst?: number;
  backoffMost?: number;
  /** Attempts in a row that may fail before the client gives up: 0, which is without end. */
  maxAttempts?: number;
  /** Bytes that wait to be sent: 1 MiB. What `send` adds above is not taken. */
  sendLimit?: number;

  /** For tests: the clock, and numbers from 0 up to 1. */
  timers?: Timers;
  chance?: () => number;
}

export class WebSocketClient {
  /** Does nothing before `start`. Throws TypeError without a url. */
  constructor(options: ClientOptions);
  /** Connects, and keeps coming back. Calls after the first do nothing. */
  start(): void;
  /** A message for the server's `on_message`; it goes at most once. */
  send(message: unknown): ClientSend;
  /**
   * Ends the session: what was received is acknowledged, and the server forgets the client. `onEnd` follows, unless
   * `start` was never called.
   */
  close(): void;
  /** Drops the connection without a word and calls nobody any more; the server keeps the session for its time limit. */
  release(): void;
  /** Whether there is a conversation now. */
  readonly ready: boolean;
}
