// In: a depth in a log's own unit. Out: the same as text, with its unit.
import { formatDepth, logDecimals } from '../shared/depth.ts';
import type { ImageLog } from '../shared/model.ts';

/** `9123.4 m` */
export function depthText(depth: number, log: ImageLog): string {
  return `${formatDepth(depth, logDecimals(log))} ${log.depthUnit}`;
}
