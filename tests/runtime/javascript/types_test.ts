// What index.d.ts promises is what a program in TypeScript can say, and no more. Compiled, never run.
import { ClientEvent, ClientReset, ClientSend, WebSocketClient, WebSocketLike, resumable, subprotocol } from 'ssot-client';

const browsers: (url: string, protocol: string) => WebSocketLike = (url, protocol) => new WebSocket(url, protocol);

const client = new WebSocketClient({
  url: async () => 'wss://example/?ticket=1',
  open: browsers,
  onEvent: (event: ClientEvent) => {
    const place: number = event.position.offset;
    const agent: string | undefined = event.agent;
    return void [place, agent];
  },
  onReset: ({ channel, why, next, state }: ClientReset) => {
    if (why === 'gone') return;
    const offset: number | undefined = next?.offset;
    void [channel, offset, state?.d];
  },
  onLost: (why, waitMs) => void [why.code.toFixed(), why.text.length, waitMs.toFixed()],
  onError: (error: unknown, callback: string) => void [error, callback],
});
client.start();
const told: ClientSend = client.send({ type: 'hello' });
const all: Record<ClientSend, string> = { queued: '', not_ready: '', full: '', invalid: '', ended: '' };
void [told, all, resumable(1012), subprotocol.length];

// @ts-expect-error: a client has a url
new WebSocketClient({});
// @ts-expect-error: no such reason
const reset: ClientReset = { channel: 'all', why: 'lost' };
// @ts-expect-error: what was received is not changed
(event: ClientEvent) => { event.position.offset = 3; };
// @ts-expect-error: it says so, and does not set it
client.ready = true;
void reset;
