// Tells whether the kernel can read a table: a depth and one image whose samples stand in their order.
import { DEPTH_PLACE } from '../records/record-form.ts';
import type { SegmentTable } from '../build/built-segment.ts';
import type { StoredPart } from '../build/stored-part.ts';

/** The kernel reads and writes so many samples at a time. */
const LEAST_WIDTH = 4;

export interface PlainTable {
  readonly delimiter: number;
  /** The delimiter is a blank, and fields are set apart by runs of these and of tabs. */
  readonly isRuns: boolean;
  readonly point: number;
  readonly depthField: number;
  readonly times: number;
  readonly over: number;
  readonly part: StoredPart;
}

/** Undefined for all other tables. */
export function plainTableOf({ form, parts }: SegmentTable): PlainTable | undefined {
  const { delimiter, decimal, places, groups, depth, width } = form;
  const [part] = parts;
  if (!part || parts.length > 1 || part.from !== 0 || part.sourceWidth !== width) return undefined;
  if (width < LEAST_WIDTH || part.width < LEAST_WIDTH) return undefined;
  if (delimiter === null || delimiter.charCodeAt(0) >= 128) return undefined;
  if (!('times' in depth) || depth.feetAndInches) return undefined;
  const depthField = places.indexOf(DEPTH_PLACE);
  const isInOrder = places.toSpliced(depthField, 1).every((place, sample) => place === sample);
  if (!isInOrder || places.length !== width + 1 || groups.some((group) => group !== groups[0])) return undefined;
  const { times, over } = depth;
  return {
    ...{ delimiter: delimiter.charCodeAt(0), isRuns: delimiter === ' ', point: decimal.charCodeAt(0) },
    ...{ depthField, times, over, part },
  };
}
