// Tests that so many renders run, so many wait, and others are refused.
import { expect, test } from 'vitest';
import { RenderGate } from '../../electron/http/render-gate.ts';

const stays = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function workshop(gate: RenderGate) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    end: async (name: string) => (ends.get(name)!(), await turn()),
    run: (name: string, lane: 'api' | 'viewer' = 'api', signal = stays) =>
      gate.run(
        lane,
        () => {
          started.push(name);
          return new Promise<void>((resolve) => ends.set(name, resolve));
        },
        signal,
      ),
  };
}

test('runs one a slot, queues in order, and refuses with Retry-After beyond', async () => {
  const { started, end, run } = workshop(new RenderGate(2, 2));
  const running = ['a', 'b', 'c', 'd'].map((name) => run(name));
  await expect(run('e')).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
  await turn();
  expect(started).toEqual(['a', 'b']);
  await end('b');
  expect(started).toEqual(['a', 'b', 'c']);
  await end('a');
  await end('c');
  await end('d');
  await Promise.all(running);
  expect(started).toEqual(['a', 'b', 'c', 'd']);
});

test('the viewer overtakes, and who goes away leaves the queue', async () => {
  const { started, end, run } = workshop(new RenderGate(1, 2));
  const gone = new AbortController();
  const first = run('first');
  const leaving = run('leaving', 'api', gone.signal);
  const waiting = run('waiting');
  const viewer = run('viewer', 'viewer');
  gone.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
  await turn();
  await end('first');
  await end('viewer');
  await end('waiting');
  await Promise.all([first, viewer, waiting]);
  expect(started).toEqual(['first', 'viewer', 'waiting']);
});

test('a failed render makes room', async () => {
  const gate = new RenderGate(1, 0);
  await expect(gate.run('api', () => Promise.reject(new Error('no')), stays)).rejects.toThrow('no');
  expect(await gate.run('api', () => Promise.resolve(1), stays)).toBe(1);
});
