// Benchmarks what dynamic normalization costs against static, in drags that take turns.
import type { Engine } from '../../electron/engine/engine.ts';
import { frameRequest } from '../../shared/model/display.ts';
import { NORMALIZATIONS } from '../../shared/model/look.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { Row } from './benchmark.ts';
import { median, timed, times } from './measure.ts';
import { depthOf } from './synthetic-log.ts';

export interface DynamicDrags {
  readonly size: { readonly widthPx: number; readonly heightPx: number };
  readonly windows: readonly { readonly log: ImageLog; readonly windowRows: number }[];
  readonly drags: number;
  readonly framesOfDrag: number;
  /** Of its own length a window moves from frame to frame. */
  readonly step: number;
}

/** The window that it costs most. Every drag is elsewhere in the log, so both kinds find as much in the caches. */
export async function dynamicRow(
  engine: Engine,
  { size, windows, drags, framesOfDrag, step }: DynamicDrags,
): Promise<Row> {
  const costs: { ratio: number; dynamicMs: number }[] = [];
  for (const { log, windowRows } of windows) {
    const ms: Record<(typeof NORMALIZATIONS)[number], number[]> = { static: [], dynamic: [] };
    for (let drag = 0; drag < drags * 2; drag++) {
      const normalization = NORMALIZATIONS[drag % 2]!;
      const top = (drag / drags / 2) * (log.rows - windowRows);
      for (let frame = 0; frame < framesOfDrag; frame++) {
        const first = Math.min(Math.floor(top + frame * step * windowRows), log.rows - windowRows);
        const window = { depthMin: depthOf(first), depthMax: depthOf(first + windowRows - 1) };
        const request = frameRequest.parse({ id: log.id, ...size, ...window, normalization });
        const frameMs = await timed(() => engine.frame(request));
        // The first one of a drag reads what nobody has read before.
        if (frame > 0) ms[normalization].push(frameMs);
      }
    }
    costs.push({ ratio: median(ms.dynamic) / median(ms.static), dynamicMs: median(ms.dynamic) });
  }
  const worst = costs.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    what: 'dynamic against static, worst window',
    ...{ median: worst.dynamicMs, unit: 'ms', toReach: '1.5 x' },
    ratio: times(worst.ratio, 'static'),
  };
}
