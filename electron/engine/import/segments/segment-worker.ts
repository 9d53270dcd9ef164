// The worker that builds segments of tables. It loads nothing else, so that it starts quickly.
import { parentPort } from 'node:worker_threads';
import type { Segment, SegmentTable, SegmentTask } from '../build/built-segment.ts';
import { SegmentBuilder } from './segment-builder.ts';

export interface SegmentRequest {
  readonly number: number;
  /** Tells tables apart. */
  readonly tableNumber: number;
  readonly table: SegmentTable;
  readonly task: SegmentTask;
}

export interface SegmentReply {
  readonly number: number;
  readonly built: Segment | undefined;
}

const port = parentPort!;
let last: { readonly tableNumber: number; readonly builder: SegmentBuilder } | undefined;

port.on('message', ({ number, tableNumber, table, task }: SegmentRequest) => {
  if (last?.tableNumber !== tableNumber) {
    last?.builder.release();
    last = { tableNumber, builder: new SegmentBuilder(table) };
  }
  const built = last.builder.build(task);
  // Tiles lie in memory that both threads share, as far as there was room.
  const buffers = (built?.pieces ?? []).flatMap(({ groups: { sums, minima, maxima } }) => {
    return [sums, minima, maxima].map(({ buffer }) => buffer as ArrayBuffer);
  });
  port.postMessage({ number, built } satisfies SegmentReply, buffers);
});
