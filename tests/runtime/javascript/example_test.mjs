// The example runs as its first lines say, against the agent server.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'node:test';

import { serve } from './server.mjs';

const binary = process.env.SSOT_AGENT_SERVER;
assert.ok(binary, 'SSOT_AGENT_SERVER must name the server of this test');

test('watch_agent shows the events of the agent and of its sub-agent', async () => {
  const server = await serve(binary);
  const example = fileURLToPath(new URL('../../../runtime/javascript/examples/watch_agent.mjs', import.meta.url));
  const url = `ws://127.0.0.1:${server.port}/?user=ada`;
  const { stdout } = await promisify(execFile)(process.execPath, [example, url, 'how many words are these'], { timeout: 20000 });
  assert.deepEqual(stdout.trim().split('\n'), [
    'supervisor: agent_started', 'supervisor: agent_thinking',
    'data: agent_started', 'data: agent_thinking', 'data: tool_executing', 'data: tool_completed', 'data: agent_completed',
    'supervisor: agent_completed', '{"words":5}', 'ended with 1000',
  ]);
  assert.equal(await server.stop(), 0);
});
