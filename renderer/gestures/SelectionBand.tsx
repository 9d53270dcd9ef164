// The layer of the selection: a band over each picture, with the depths of its ends and its span.
import { memo } from 'react';
import type { DepthWindow } from '../../shared/axes/depth.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { LayerProps } from '../commands/stage-parts.ts';
import { OpenView } from '../state/OpenView.tsx';
import { viewOfTrack } from '../state/track-look.ts';
import { depthToY } from '../axes/depth-scale.ts';
import { useSelection } from './selection-slice.ts';
import { depthText } from '../axes/depth-text.ts';
import { gestureTexts } from './texts.ts';
import styles from './SelectionBand.module.css';

interface SelectionBandProps {
  readonly log: ImageLog;
  readonly window: DepthWindow;
  /** Height of the picture below, in CSS pixels. */
  readonly heightPx: number;
}

/** Height of a label, which stands inside the band where there is no room outside. */
const LABEL_PX = 24;

/** Subscribes to the view only while there is a band. */
export function SelectionLayer({ log, track, size: { heightPx } }: LayerProps) {
  const isSelecting = useSelection(({ band }) => band !== undefined);
  return (
    isSelecting && (
      <OpenView>
        {(view) => <SelectionBand log={log} window={track ? viewOfTrack(view, track) : view} heightPx={heightPx} />}
      </OpenView>
    )
  );
}

const SelectionBand = memo(function SelectionBand({ log, window, heightPx }: SelectionBandProps) {
  const band = useSelection((selection) => selection.band);
  if (!band) return null;
  const top = depthToY(band.depthMin, window, heightPx);
  const base = depthToY(band.depthMax, window, heightPx);
  return (
    <div className={styles.selection} data-testid="selection" aria-hidden="true">
      <div className={styles.shade} style={{ top: 0, height: top }} />
      <div className={styles.shade} style={{ top: base, bottom: 0 }} />
      <div className={styles.band} style={{ top, height: base - top }}>
        <span className={top < LABEL_PX ? [styles.top, styles.inside].join(' ') : styles.top}>
          {depthText(band.depthMin, log)}
        </span>
        <span className={heightPx - base < LABEL_PX ? [styles.base, styles.inside].join(' ') : styles.base}>
          {depthText(band.depthMax, log)}
          <b>{gestureTexts.span(depthText(band.depthMax - band.depthMin, log))}</b>
        </span>
      </div>
    </div>
  );
});
