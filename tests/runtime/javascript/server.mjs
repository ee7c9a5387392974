// Runs a server of ours for the length of a test, and a network that can be cut; the WebSocket is Debian's node-ws.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

export const WebSocket = createRequire(import.meta.url)('ws');

export async function eventually(holds, what) {
  for (const until = Date.now() + 20000; Date.now() < until; await sleep(5)) {
    if (holds()) return;
  }
  throw new Error(`it never happened: ${what ?? holds}`);
}

// It serves before it waits for signals: one that comes earlier kills it.
async function waitsForSignals(pid) {
  await eventually(() => {
    const caught = /SigCgt:\s*([0-9a-f]+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1];
    return (BigInt(`0x${caught}`) >> 14n) & 1n;
  }, 'the server waits for SIGTERM');
}

/** {port, lines, kill, stop}: `kill` is without a word, `stop` in good order. */
export async function serve(binary, { port = 0, events } = {}) {
  const child = spawn(binary, [`${port}`, ...(events ? [`${events}`] : [])], { stdio: ['ignore', 'pipe', 'inherit'] });
  const over = new Promise((resolve) => { child.on('exit', (code, signal) => resolve(code ?? signal)); });
  const lines = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await eventually(() => lines.length > 0 || child.exitCode !== null, 'the server listens');
  const found = Number(/:(\d+)$/.exec(lines[0])[1]);
  const kill = () => { child.kill('SIGKILL'); return over; };
  const stop = async () => {
    await waitsForSignals(child.pid);
    child.kill('SIGTERM');
    return over;
  };
  return { port: found, lines, kill, stop };
}

/** A proxy before `port`: `allow()` says after how many bytes of the server a connection is cut. */
export async function network(port, allow) {
  const pairs = new Set();
  const proxy = net.createServer((near) => {
    const far = net.connect(port, '127.0.0.1');
    let left = allow();
    const cut = () => { near.destroy(); far.destroy(); pairs.delete(cut); };
    pairs.add(cut);
    for (const each of [near, far]) each.on('error', cut).on('close', cut);
    near.pipe(far);
    far.on('data', (bytes) => {
      near.write(bytes.subarray(0, Math.max(left, 0)));
      left -= bytes.length;
      if (left <= 0) setImmediate(cut);
    });
  });
  await new Promise((resolve) => { proxy.listen(0, '127.0.0.1', resolve); });
  const cutAll = () => { for (const cut of [...pairs]) cut(); };
  return { port: proxy.address().port, cutAll, close: () => { cutAll(); proxy.close(); } };
}
