// A kind of record to copy: a remark at a depth.
import { z } from 'zod';
import type { RecordKind } from '../../shared/records/record-kind.ts';

/** Depth in the log's own unit. */
const toyMark = z.object({ depth: z.number(), remark: z.string().min(1).max(100) });
export type ToyMark = z.infer<typeof toyMark>;

export const toyMarks = {
  kind: 'toy-mark',
  schema: toyMark,
  noun: ['toy mark', 'toy marks'],
  undoName: 'Toy Marks',
  most: 100,
  joinedAs: 'toyMarks',
  compare: (a: ToyMark, b: ToyMark) => a.depth - b.depth,
} as const satisfies RecordKind<string, ToyMark>;
