// The depth ruler, a track with ticks at round depths in the unit shown.
import { memo } from 'react';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import { convertLength } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { StandingTrackProps } from '../commands/stage-parts.ts';
import { OpenView } from '../state/OpenView.tsx';
import { COLUMN_HEADER_PX } from './ColumnHeader.tsx';
import { useDisplayUnit } from './depth-text.ts';
import { rulerTicks } from './ruler-ticks.ts';
import styles from './Ruler.module.css';

interface RulerProps {
  readonly log: ImageLog;
  readonly window: DepthWindow;
  readonly heightPx: number;
}

const WIDTH = 72;
const MAJOR_TICK = 8;
const MINOR_TICK = 4;
/** Half a label's height. Labels closer than this to the ruler's ends are left out. */
const MARGIN = 7;

/** Subscribes to the view itself, so that a drag draws only the ruler again and not the stage around it. */
export function RulerTrack({ log, heightPx }: StandingTrackProps) {
  return <OpenView>{(view) => <Ruler log={log} window={view} heightPx={heightPx} />}</OpenView>;
}

const Ruler = memo(function Ruler({ log, window, heightPx }: RulerProps) {
  const unit = useDisplayUnit(log);
  const shown = (depth: number): number => convertLength(depth, log.depthUnit, unit);
  const ticks = rulerTicks({ depthMin: shown(window.depthMin), depthMax: shown(window.depthMax) }, heightPx);
  const labels = ticks.filter(({ y, label }) => label !== undefined && y >= MARGIN && y <= heightPx - MARGIN);
  const onPixel = (y: number): number => Math.min(Math.round(y), heightPx - 1) + 0.5;
  return (
    <div className={styles.ruler} aria-hidden="true">
      <div className={styles.head} style={{ height: COLUMN_HEADER_PX }}>
        {unit}
        {log.depthReference !== 'unknown' && ` ${log.depthReference}`}
      </div>
      <svg width={WIDTH} height={heightPx}>
        <path
          d={ticks.map(({ y, label }) => line(label === undefined ? MINOR_TICK : MAJOR_TICK, onPixel(y))).join('')}
        />
      </svg>
      {labels.map(({ y, depth, label }) => (
        <span key={depth} style={{ transform: `translateY(${COLUMN_HEADER_PX + onPixel(y)}px)` }}>
          {label}
        </span>
      ))}
    </div>
  );
});

/** One tick as part of a path. All ticks are one path, because a drag renders the ruler at every input. */
function line(length: number, y: number): string {
  return `M${WIDTH - length} ${y}H${WIDTH}`;
}
