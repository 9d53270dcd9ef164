// Tests how segments take, keep and release the bytes of a file.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Worker } from 'node:worker_threads';
import type { Segment } from '../../../../electron/engine/import/build/built-segment.ts';
import type { ByteSource } from '../../../../electron/engine/import/readers/log-reader.ts';
import type { RowBlock } from '../../../../electron/engine/import/records/row-blocks.ts';
import { csvReader } from '../../../../electron/engine/import/readers/csv-reader.ts';
import { readInSegments } from '../../../../electron/engine/import/segments/table-segments.ts';
import { Tally } from '../../../../electron/engine/import/records/tally.ts';
import { DepthOrder } from '../../../../electron/engine/import/build/depth-order.ts';
import { storedParts } from '../../../../electron/engine/import/build/stored-part.ts';
import { SegmentQueue, SegmentThreads } from '../../../../electron/engine/import/segments/segment-queue.ts';
import { recordFormOf } from '../../../../electron/engine/import/records/record-form.ts';
import { planOf } from '../records/plan-of.ts';
import type { SegmentTask } from '../../../../electron/engine/import/build/built-segment.ts';

const MIB = 1024 * 1024;
const FORM = { width: 150, interpolation: 'linear' } as const;
const WORKER = new URL('../../../../electron/engine/workers/worker.ts', import.meta.url);

let threads: SegmentThreads;
beforeEach(() => (threads = new SegmentThreads(WORKER)));
afterEach(() => {
  vi.restoreAllMocks();
});

async function* parts(source: ByteSource): AsyncGenerator<RowBlock | Segment> {
  const { tables } = await csvReader.open(source, {});
  yield* tables[0]!.read({
    parts: tables[0]!.parts,
    tally: new Tally(),
    inSegments: (all, rows) => {
      const stored = storedParts([{ kind: 'image', width: rows.form.width }], FORM);
      return readInSegments(all, rows, { threads, parts: stored, order: new DepthOrder(source.name) });
    },
  });
}
const line = (depth: number, columns: number): string => `${depth},${Array(columns).fill('1234567.5').join(',')}\n`;

test('long lines are taken a few at a time', async () => {
  // 4,096 columns: a segment of 256 scanlines is 10 MB long.
  const piece = Buffer.from(line(0, 4096));
  const taken: SegmentTask[] = [];
  vi.spyOn(SegmentQueue.prototype, 'ahead', 'get').mockReturnValue(11);
  vi.spyOn(SegmentQueue.prototype, 'start').mockImplementation((task) => {
    taken.push(task);
    return { task, result: () => Promise.reject(new Error('enough')) };
  });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for (let row = 0; row < 20 * 256; row++) yield piece;
  }
  const reading = async (): Promise<void> => {
    for await (const _ of parts({ name: 'img.csv', stream: bytes, readAt: async () => piece }));
  };
  await expect(reading()).rejects.toThrow('enough');
  const total = taken.reduce((sum, { text }) => sum + text.length, 0);
  expect(total).toBeGreaterThan(32 * MIB);
  expect(total).toBeLessThan(32 * MIB + taken[0]!.text.length);
});

test('the source is let go of when reading stops early', async () => {
  const source = { isFree: false };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    try {
      for (let row = 0; ; row++) yield Buffer.from(line(row, 200));
    } finally {
      source.isFree = true;
    }
  }
  const head = Buffer.from(line(0, 200));
  for await (const part of parts({ name: 'img.csv', stream: bytes, readAt: async () => head })) {
    if ('pieces' in part) break;
  }
  expect(source.isFree).toBe(true);
});

test('threads that another import still needs keep the process alive', () => {
  const unref = vi.spyOn(Worker.prototype, 'unref');
  const table = { form: recordFormOf(planOf({}), planOf({}).parts), parts: [] };
  const [one, other] = [new SegmentQueue(threads, table), new SegmentQueue(threads, table)];
  one.end();
  expect(unref).not.toHaveBeenCalled();
  other.end();
  expect(unref).toHaveBeenCalledTimes(SegmentThreads.most);
});
