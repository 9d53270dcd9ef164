// The track that draws an image log: its column header, its picture, and the layers over it.
import { useRef } from 'react';
import { ColumnHeader } from '../axes/ColumnHeader.tsx';
import type { TrackProps } from '../commands/stage-parts.ts';
import { useDevicePixelRatio, useWholeSize } from '../controls/screen-pixels.ts';
import { OpenView } from '../state/OpenView.tsx';
import { viewOfTrack } from '../state/track-look.ts';
import { NormalizationLabel } from './NormalizationLabel.tsx';
import { Picture } from './Picture.tsx';
import styles from './ImageTrack.module.css';

export function ImageTrack({ log, track, lead, layers, tools }: TrackProps) {
  const box = useRef<HTMLDivElement>(null);
  const size = useWholeSize(box);
  const ratio = useDevicePixelRatio();
  return (
    <div
      className={styles.pane}
      data-testid={lead ? 'pane' : 'pane-beside'}
      style={track.widthPx === undefined ? undefined : { flex: `0 1 ${track.widthPx}px` }}
    >
      <ColumnHeader log={log} widthPx={size.widthPx} />
      <div className={styles.box} ref={box}>
        {size.heightPx > 0 && size.widthPx > 0 && (
          <OpenView>
            {(openView) => {
              const view = viewOfTrack(openView, track);
              return (
                <>
                  <Picture log={log} view={view} lead={lead} tools={tools} {...size} />
                  <NormalizationLabel
                    log={log}
                    view={view}
                    heightPx={Math.round(size.heightPx * ratio)}
                    always={track.look.normalization !== undefined}
                  />
                </>
              );
            }}
          </OpenView>
        )}
        {layers.map(
          ({ id, leadOnly, Layer }) =>
            (lead || !leadOnly) && <Layer key={id} log={log} track={track} lead={lead} size={size} box={box} />,
        )}
      </div>
    </div>
  );
}
