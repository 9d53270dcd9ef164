// Tests that the page gets missed events after the server's event stream has broken off.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createHttpBridge } from '../../../renderer/bridge/http-bridge.ts';
import { job, type Job } from '../../../shared/model/status.ts';
import { aLog } from '../a-log.ts';

const aJob = (jobId: string): Job =>
  job.parse({
    ...{ jobId, kind: 'import', title: `${jobId}.csv`, state: 'running', unit: 'bytes' },
    ...{ rowsDone: 0, unitsDone: 0, unitsTotal: 1, elapsedMs: 0 },
  });

let answers: Record<string, unknown>;
let asked: string[];
let stored: Map<string, string>;
let replaced: unknown[][];
let sent: Record<string, string>;
let listened: string | undefined;
let refused: string[];
let source: { onopen?: () => void; onmessage?: (message: { data: string }) => void };

beforeEach(() => {
  asked = [];
  listened = undefined;
  refused = [];
  answers = { 'library.damaged': [], 'library.list': [aLog(1)], 'colormap.list': [], 'job.list': [aJob('theirs')] };
  vi.stubGlobal('document', {
    createElement: () => ({ setAttribute: () => undefined, addEventListener: () => undefined }),
    body: { append: () => undefined },
  });
  stored = new Map();
  replaced = [];
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => stored.set(name, value),
  });
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { state: null, replaceState: (...to: unknown[]) => replaced.push(to) });
  vi.stubGlobal(
    'EventSource',
    vi.fn(function (address: string) {
      listened = address;
      return (source = {});
    }),
  );
  vi.stubGlobal('fetch', async (url: string, { headers }: { headers: Record<string, string> }) => {
    sent = headers;
    const name = url.replace('api/call/', '');
    asked.push(name);
    if (refused.includes(headers['x-stratascope-key'] ?? '')) return new Response('Not with this key', { status: 401 });
    const reply =
      name in answers
        ? { ok: true, value: answers[name] }
        : { ok: false, error: { code: 'library', message: 'The server is away' } };
    return new Response(JSON.stringify(reply), { headers: { 'content-type': 'application/json' } });
  });
});
afterEach(() => vi.unstubAllGlobals());

async function listen(): Promise<{ name: string; payload: unknown }[]> {
  const heard: { name: string; payload: unknown }[] = [];
  createHttpBridge().subscribe((event) => heard.push(event));
  await vi.waitFor(() => expect(listened).toBeDefined());
  return heard;
}

test('at first nothing is asked for: the page does that itself', async () => {
  await listen();
  source.onopen!();
  expect(asked).toEqual([]);
});

test('after a break every event that tells what the library holds is made up for, and the jobs', async () => {
  const heard = await listen();
  source.onopen!();
  source.onopen!();
  expect([...asked].sort()).toEqual(['colormap.list', 'job.list', 'library.damaged', 'library.list']);
  await vi.waitFor(() => expect(heard).toHaveLength(5));
  expect(heard).toContainEqual({ name: 'library', payload: [aLog(1)] });
  expect(heard).toContainEqual({ name: 'damaged', payload: [] });
  expect(heard).toContainEqual({ name: 'records', payload: {} });
  expect(heard).toContainEqual({ name: 'colormaps', payload: [] });
  expect(heard).toContainEqual({ name: 'jobs', payload: [aJob('theirs')] });
});

test('what is refused meanwhile keeps the others from nothing', async () => {
  const heard = await listen();
  delete answers['library.list'];
  source.onopen!();
  source.onopen!();
  await vi.waitFor(() =>
    expect(heard.map(({ name }) => name).sort()).toEqual(['colormaps', 'damaged', 'jobs', 'records']),
  );
});

test('the key of the link leaves the address bar and goes with every request from then on, in other tabs, too', async () => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '#key=a_b-c' });
  const bridge = createHttpBridge();
  expect(replaced).toEqual([[null, '', '/']]);
  await bridge.call('library.list', {});
  expect(sent).toEqual({ 'content-type': 'application/json', 'x-stratascope-key': 'a_b-c' });
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  const later = createHttpBridge();
  later.subscribe(() => undefined);
  await vi.waitFor(() => expect(listened).toBe('api/events?key=a_b-c'));
  // Another tab has opened the link of a server that was started again.
  stored.set('stratascope.key', 'next');
  await later.call('library.list', {});
  expect(sent['x-stratascope-key']).toBe('next');
});

test('a kept key gives way to one that the server takes, and to no other', async () => {
  answers['import.discard'] = {};
  stored.set('stratascope.key', 'kept');
  refused = ['rubbish'];
  for (const [given, then] of [
    ['rubbish', 'kept'],
    ['next', 'next'],
  ]) {
    vi.stubGlobal('location', { pathname: '/', search: '', hash: `#key=${given}` });
    await createHttpBridge().call('library.list', {});
    expect([sent['x-stratascope-key'], stored.get('stratascope.key')], given).toEqual([then, then]);
  }
});

test('a page without a key sends none', async () => {
  const bridge = createHttpBridge();
  bridge.subscribe(() => undefined);
  await bridge.call('library.list', {});
  await vi.waitFor(() => expect(listened).toBeDefined());
  expect([Object.keys(sent), listened]).toEqual([['content-type'], 'api/events']);
});

test('events of the server go on as they are', async () => {
  const heard = await listen();
  for (const event of [
    { name: 'show', payload: { id: 3 } },
    { name: 'jobs', payload: [aJob('a')] },
  ]) {
    source.onmessage!({ data: JSON.stringify(event) });
    expect(heard.at(-1)).toEqual(event);
  }
});

test('the file that a log is read again from is chosen alone, and offered for that log; the next choice is an import', async () => {
  const input = Object.assign(new EventTarget(), {
    ...{ click: vi.fn(), setAttribute: () => undefined, multiple: undefined, files: [] as File[], value: '' },
  });
  vi.stubGlobal('document', { createElement: () => input, body: { append: () => undefined } });
  const heard: { name: string; payload: unknown }[] = [];
  const bridge = createHttpBridge();
  bridge.subscribe((event) => heard.push(event));
  const choose = async (name: 'import.again' | 'import.choose', id: object): Promise<boolean | undefined> => {
    await bridge.call(name, id);
    input.files = [new File(['1'], 'a.csv')];
    input.dispatchEvent(new Event('change'));
    return input.multiple;
  };
  expect(await choose('import.again', { id: 7 })).toBe(false);
  expect(heard.at(-1)).toMatchObject({ name: 'offered', payload: [{ fileName: 'a.csv', again: { logId: 7 } }] });
  expect(await choose('import.choose', {})).toBe(true);
  expect((heard.at(-1)!.payload as object[])[0]).not.toHaveProperty('again');
});
