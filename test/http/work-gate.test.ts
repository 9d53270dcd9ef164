// Tests that so much is done at the same time, that more waits its turn, and that only so much waits, for so long.
import { expect, test, vi } from 'vitest';
import { WorkGate, type Lane } from '../../electron/http/work-gate.ts';

const stays = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const gateOf = (slots: number, queueLength: number, queueMs = 10_000): WorkGate =>
  new WorkGate({ slots, queuedBytes: queueLength, headerBytes: 1, queueMs, busy: 'Too many' });

function workshop(gate: WorkGate) {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  return {
    started,
    end: async (name: string) => (ends.get(name)!(), await turn()),
    run: (name: string, lane: Lane = 'api', signal = stays) =>
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
  const { started, end, run } = workshop(gateOf(2, 2));
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

test('who has waited too long is refused and leaves the queue; an answer that has begun waits on', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const { started, end, run } = workshop(gateOf(1, 1, 700));
    const first = run('first');
    const late = expect(run('late')).rejects.toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    const begun = run('begun', 'begun');
    await expect(run('too many')).rejects.toMatchObject({ status: 503 });
    vi.advanceTimersByTime(700);
    await late;
    const next = run('next');
    await end('first');
    await end('begun');
    vi.advanceTimersByTime(700);
    await end('next');
    await Promise.all([first, begun, next]);
    expect(started).toEqual(['first', 'begun', 'next']);
  } finally {
    vi.useRealTimers();
  }
});

test('what has begun goes first, then the viewer, and who goes away leaves the queue', async () => {
  const { started, end, run } = workshop(gateOf(1, 2));
  const gone = new AbortController();
  const first = run('first');
  const leaving = run('leaving', 'api', gone.signal);
  const waiting = run('waiting');
  const viewer = run('viewer', 'viewer');
  const begun = run('begun', 'begun');
  gone.abort();
  await expect(leaving).rejects.toMatchObject({ code: 'cancelled' });
  await turn();
  for (const name of ['first', 'begun', 'viewer', 'waiting']) await end(name);
  await Promise.all([first, viewer, waiting, begun]);
  expect(started).toEqual(['first', 'begun', 'viewer', 'waiting']);
});

test('a failed one makes room', async () => {
  const gate = gateOf(1, 0);
  await expect(gate.run('api', () => Promise.reject(new Error('no')), stays)).rejects.toThrow('no');
  expect(await gate.run('api', () => Promise.resolve(1), stays)).toBe(1);
});
