// Asks the agent server (runtime/examples/agent_server.cpp) a question and shows its events as they come.
//
//   node watch_agent.mjs ws://127.0.0.1:8080/?user=ada "how many words are these"
//
// In a browser the same without `open`. Kill the server's connection while it works: nothing is missing, nothing twice.
import { createRequire } from 'node:module';

import { WebSocketClient } from 'ssot-client';

const [url, question] = process.argv.slice(2);
const WebSocket = globalThis.WebSocket ?? createRequire(import.meta.url)('ws');  // Node has its own from 22 on

const client = new WebSocketClient({
  url,
  open: (target, protocol) => new WebSocket(target, protocol),
  onReady: (resumed) => {
    if (!resumed) client.send({ type: 'start_agent', question });
  },
  onEvent: ({ agent, type, data }) => {
    console.log(`${agent}: ${type}`);
    if (agent !== 'supervisor' || type !== 'agent_completed') return;
    console.log(JSON.stringify(data.final_response));
    client.close();
  },
  onReset: ({ channel, why }) => console.log(`${channel}: something is missing for good (${why})`),
  onLost: ({ text }, waitMs) => console.log(`lost (${text}), back in ${waitMs} ms`),
  onEnd: ({ code }) => console.log(`ended with ${code}`),
});
client.start();
