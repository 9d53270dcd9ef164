// In: a depth window and its height on screen. Out: the depth ruler at the picture's left, ticks at round depths.
import { memo } from 'react';
import type { DepthWindow } from '../shared/depth.ts';
import { rulerTicks } from './ruler-ticks.ts';

interface RulerProps {
  readonly window: DepthWindow;
  readonly heightPx: number;
  readonly unit: string;
}

const WIDTH = 72;
const MAJOR_TICK = 8;
const MINOR_TICK = 4;
/** Half a label's height: labels are kept inside the ruler. */
const MARGIN = 7;

export const Ruler = memo(function Ruler({ window, heightPx, unit }: RulerProps) {
  return (
    <svg className="ruler" width={WIDTH} height={heightPx} aria-hidden="true">
      {rulerTicks(window, heightPx).map(({ y, depth, label }) => (
        <g key={depth} transform={`translate(0 ${Math.min(Math.round(y), heightPx - 1)})`}>
          <line x1={WIDTH - (label === undefined ? MINOR_TICK : MAJOR_TICK)} x2={WIDTH} y1={0.5} y2={0.5} />
          {label !== undefined && y >= MARGIN && y <= heightPx - MARGIN && (
            <text x={WIDTH - MAJOR_TICK - 4} y={0.5} dy="0.35em">
              {label} <tspan className="ruler-unit">{unit}</tspan>
            </text>
          )}
        </g>
      ))}
    </svg>
  );
});
