// Says which depths of a log are damaged, and tells such an error from others.
import { StratascopeError } from '../errors.ts';
import type { ImageLog } from '../model/image-log.ts';
import type { LostStretch } from './tile.ts';

/** Where nothing tells which depths are lost: all of a level. */
export const ALL_DEPTHS: LostStretch = { depthMin: -Infinity, depthMax: Infinity };

export type LostLog = Pick<ImageLog, 'id' | 'name' | 'depthUnit' | 'depthMin' | 'depthMax'>;

export function damagedDepths(log: LostLog, lost: LostStretch): StratascopeError {
  const { id, name, depthUnit } = log;
  const from = depthText(Math.max(lost.depthMin, log.depthMin));
  const to = depthText(Math.min(lost.depthMax, log.depthMax));
  return new StratascopeError(
    'corrupt',
    `Log ${id} (${name}), depth ${from} to ${to} ${depthUnit}: this part of its file is damaged`,
  );
}

export function isCorrupt(error: unknown): boolean {
  return error instanceof StratascopeError && error.code === 'corrupt';
}

/** The least depth that is deeper than this one. */
export function justBelow(depth: number): number {
  return depth + Math.max(Math.abs(depth) * Number.EPSILON, Number.MIN_VALUE);
}

/** The greatest depth that is shallower than this one. */
export function justAbove(depth: number): number {
  return depth - Math.max(Math.abs(depth) * Number.EPSILON, Number.MIN_VALUE);
}

/** Without the error of binary fractions, and of `justBelow`. */
function depthText(depth: number): string {
  return String(Number(depth.toPrecision(10)));
}
