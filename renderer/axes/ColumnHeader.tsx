// The strip above a picture: azimuths for a full circumference, column numbers for other logs.
import { memo } from 'react';
import { isCircumference } from '../../shared/axes/azimuth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { columnTicks, referenceX } from './column-ticks.ts';
import { openView } from '../state/track-slice.ts';
import { useViewer } from '../state/store.ts';
import { axesTexts } from './texts.ts';
import styles from './ColumnHeader.module.css';

/** Height of the column header; the ruler and the picture begin below it. */
export const COLUMN_HEADER_PX = 24;
const TICK_PX = 5;
/** Half the width of the longest label. A tick closer than this to an edge has its label on the inner side. */
const EDGE_PX = 14;
const MARK_PX = 5;

interface ColumnHeaderProps {
  readonly log: ImageLog;
  /** Width of the picture below, in CSS pixels. */
  readonly widthPx: number;
}

export const ColumnHeader = memo(function ColumnHeader({ log, widthPx }: ColumnHeaderProps) {
  const azimuthOffset = useViewer((viewer) => openView(viewer)?.azimuthOffset ?? 0);
  const labels = useViewer((viewer) => viewer.preferences.azimuthLabels);
  const ticks = columnTicks(log, widthPx, azimuthOffset, labels);
  const topX = log.geometry === 'high-side' ? onPixel(referenceX(log, widthPx, azimuthOffset), widthPx) : undefined;
  return (
    <div
      className={styles.header}
      style={{ height: COLUMN_HEADER_PX }}
      role="img"
      aria-label={axesTexts.columnHeader(log, isCircumference(log), azimuthOffset)}
    >
      <svg width={widthPx} height={COLUMN_HEADER_PX} aria-hidden="true">
        <path
          d={ticks.map(({ x }) => `M${onPixel(x, widthPx)} ${COLUMN_HEADER_PX - TICK_PX}V${COLUMN_HEADER_PX}`).join('')}
        />
        {ticks.map(({ x, label }) => (
          <text key={x} x={Math.min(Math.max(x, 1), widthPx - 1)} y={14} textAnchor={anchorOf(x, widthPx)}>
            {label}
          </text>
        ))}
        {topX !== undefined && (
          <path
            className={styles.top}
            data-testid="top-of-hole"
            d={`M${topX - MARK_PX} ${COLUMN_HEADER_PX - MARK_PX - 2}h${2 * MARK_PX}L${topX} ${COLUMN_HEADER_PX}z`}
          />
        )}
      </svg>
    </div>
  );
});

function onPixel(x: number, widthPx: number): number {
  return Math.min(Math.round(x), widthPx - 1) + 0.5;
}

function anchorOf(x: number, widthPx: number): 'start' | 'middle' | 'end' {
  return x < EDGE_PX ? 'start' : x > widthPx - EDGE_PX ? 'end' : 'middle';
}
