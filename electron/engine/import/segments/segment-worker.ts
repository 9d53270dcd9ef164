// The worker that builds segments of logs. It loads nothing else, so that it starts quickly.
import { parentPort } from 'node:worker_threads';
import type { BuiltSegment } from '../build/built-segment.ts';
import { SegmentBuilder, type SegmentTask, type StoredForm } from './segment.ts';

export interface SegmentRequest {
  readonly number: number;
  readonly form: StoredForm;
  readonly task: SegmentTask;
}

export interface SegmentReply {
  readonly number: number;
  readonly built: BuiltSegment | undefined;
}

const port = parentPort!;
let last: { readonly key: string; readonly builder: SegmentBuilder } | undefined;

port.on('message', ({ number, form, task }: SegmentRequest) => {
  const key = JSON.stringify([form, task.layout]);
  if (last?.key !== key) last = { key, builder: new SegmentBuilder(form) };
  const built = last.builder.build(task);
  const buffers = built?.tiles.map(({ samples }) => samples.buffer as ArrayBuffer) ?? [];
  port.postMessage({ number, built } satisfies SegmentReply, buffers);
});
