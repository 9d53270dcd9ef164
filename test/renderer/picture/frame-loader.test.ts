// Tests that the newest request wins and no late answer is delivered.
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFrameLoader, type FrameLoader } from '../../../renderer/picture/frame-loader.ts';

interface Call {
  readonly request: string;
  readonly signal: AbortSignal;
  readonly answer: (frame: string) => void;
  readonly fail: (error: Error) => void;
}

let calls: Call[];
let delivered: string[];
let failures: string[];

function make(supersedes: (newer: string, running: string) => boolean = () => false, atOnce = 1): FrameLoader<string> {
  return createFrameLoader<string, string>({
    atOnce,
    load: (request, signal) =>
      new Promise((answer, fail) => {
        calls.push({ request, signal, answer, fail });
      }),
    onFrame: (frame, request) => delivered.push(`${frame} for ${request}`),
    onError: (error) => failures.push((error as Error).message),
    supersedes,
  });
}

const nextPick = (picks: fc.Stream<number>): number => picks.next().value as number;
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

beforeEach(() => {
  calls = [];
  delivered = [];
  failures = [];
});

describe('one running, one waiting', () => {
  it('starts the first at once and lets only the newest of the others wait', async () => {
    const loader = make();
    for (const request of ['a', 'b', 'c', 'd']) loader.request(request);
    expect(calls.map((call) => call.request)).toEqual(['a']);
    calls[0]!.answer('A');
    await settle();
    expect(calls.map((call) => call.request)).toEqual(['a', 'd']);
    calls[1]!.answer('D');
    await settle();
    expect(delivered).toEqual(['A for a', 'D for d']);
    expect(calls).toHaveLength(2);
  });

  it('goes on after a failure and tells it once', async () => {
    const loader = make();
    loader.request('a');
    loader.request('b');
    calls[0]!.fail(new Error('no'));
    await settle();
    calls[1]!.answer('B');
    await settle();
    expect(failures).toEqual(['no']);
    expect(delivered).toEqual(['B for b']);
  });
});

describe('two running, one waiting', () => {
  it('starts two at once and lets only the newest of the others wait', async () => {
    const loader = make(undefined, 2);
    for (const request of ['a', 'b', 'c', 'd']) loader.request(request);
    expect(calls.map((call) => call.request)).toEqual(['a', 'b']);
    calls[0]!.answer('A');
    await settle();
    expect(calls.map((call) => call.request)).toEqual(['a', 'b', 'd']);
    expect(delivered).toEqual(['A for a']);
  });

  it('drops the older one when the newer is answered first: no stale frame after it', async () => {
    const loader = make(undefined, 2);
    for (const request of ['a', 'b', 'c']) loader.request(request);
    calls[1]!.answer('B');
    await settle();
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[0]!.answer('A');
    await settle();
    expect(delivered).toEqual(['B for b']);
    expect(calls.map((call) => call.request)).toEqual(['a', 'b', 'c']);
  });

  it('still delivers the newer one when the older fails', async () => {
    const loader = make(undefined, 2);
    for (const request of ['a', 'b']) loader.request(request);
    calls[0]!.fail(new Error('no'));
    calls[1]!.answer('B');
    await settle();
    expect(failures).toEqual(['no']);
    expect(delivered).toEqual(['B for b']);
  });
});

describe('late replies', () => {
  it('drops a superseded one that answers although it was aborted', async () => {
    const loader = make((newer) => newer === 'other log');
    loader.request('a');
    loader.request('other log');
    expect(calls.map((call) => call.request)).toEqual(['a', 'other log']);
    expect(calls[0]!.signal.aborted).toBe(true);
    calls[1]!.answer('NEW');
    await settle();
    calls[0]!.answer('OLD');
    await settle();
    expect(delivered).toEqual(['NEW for other log']);
  });

  it('does not report the abort of a superseded one', async () => {
    const loader = make(() => true);
    loader.request('a');
    loader.request('b');
    calls[0]!.fail(new Error('aborted'));
    await settle();
    expect(failures).toEqual([]);
  });

  it('delivers nothing after a reset, neither running nor waiting', async () => {
    const loader = make();
    loader.request('a');
    loader.request('b');
    loader.reset();
    calls[0]!.answer('A');
    await settle();
    expect(delivered).toEqual([]);
    expect(calls).toHaveLength(1);
    loader.request('c');
    expect(calls[1]!.request).toBe('c');
  });
});

it.each([1, 2, 3])(
  'whatever the order of requests and answers: at most %i run, answers come in order, the last request is answered last',
  async (atOnce) => {
    const steps = fc.array(fc.oneof(fc.constant('request'), fc.constant('answer'), fc.constant('supersede')), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.infiniteStream(fc.nat()), async (plan, picks) => {
        calls = [];
        const seen: number[] = [];
        let open: { n: number; resolve: (n: number) => void; signal: AbortSignal }[] = [];
        const loader = createFrameLoader<{ n: number; urgent: boolean }, number>({
          atOnce,
          load: ({ n }, signal) => new Promise((resolve) => open.push({ n, resolve, signal })),
          onFrame: (n) => seen.push(n),
          onError: () => expect.unreachable(),
          supersedes: (newer) => newer.urgent,
        });
        let last = 0;
        const answerOne = async (pick: number): Promise<void> => {
          const one = open[pick % open.length];
          open = open.filter((o) => o !== one);
          one?.resolve(one.n);
          await settle();
        };
        for (const step of plan) {
          if (step === 'answer') await answerOne(nextPick(picks));
          else loader.request({ n: ++last, urgent: step === 'supersede' });
          expect(open.filter((o) => !o.signal.aborted).length).toBeLessThanOrEqual(atOnce);
        }
        while (open.length > 0) await answerOne(nextPick(picks));
        expect(seen).toEqual([...seen].sort((a, b) => a - b));
        expect(seen.at(-1) ?? 0).toBe(last);
      }),
      { numRuns: 200 },
    );
  },
);
