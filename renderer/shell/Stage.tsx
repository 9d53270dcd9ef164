// The stage: the features' tracks in a row on one depth axis, with their layers and tools.
import { useEffect, useRef } from 'react';
import type { ImageLog } from '../../shared/model/image-log.ts';
import { COLUMN_HEADER_PX } from '../axes/ColumnHeader.tsx';
import type { StandingTrack } from '../commands/stage-parts.ts';
import { useWholeSize } from '../controls/screen-pixels.ts';
import { makeChange, onStage } from '../gestures/make-change.ts';
import { followPictureKeys } from '../gestures/picture-keys.ts';
import { markShift, useWheel } from '../gestures/wheel-and-shift.ts';
import { useViewer } from '../state/store.ts';
import { StagePrompts } from './Dialogs.tsx';
import { layersOver, STANDING_TRACKS, TOOLS, trackKind } from './stage-features.ts';
import styles from './Stage.module.css';

export function Stage({ log }: { readonly log: ImageLog }) {
  const row = useRef<HTMLDivElement>(null);
  const scene = useRef<HTMLDivElement>(null);
  const heightPx = Math.max(0, useWholeSize(row).heightPx - COLUMN_HEADER_PX);
  const tracks = useViewer((viewer) => viewer.tracks);
  const logs = useViewer((viewer) => viewer.logs);

  useWheel(scene, (event) => {
    const now = onStage();
    if (!now || heightPx === 0) return;
    const top = (row.current?.getBoundingClientRect().top ?? 0) + COLUMN_HEADER_PX;
    const place = { y: Math.min(Math.max(event.clientY - top, 0), heightPx), heightPx };
    for (const { possible = () => true, wheel } of TOOLS) {
      const change = wheel && possible(now) ? wheel(event, place, now) : undefined;
      if (change) return makeChange(change);
    }
  });
  useEffect(() => followPictureKeys(TOOLS), []);
  useEffect(() => markShift(scene.current), []);

  const standing = (side: StandingTrack['side']) =>
    STANDING_TRACKS.filter((track) => track.side === side).map((track) => (
      <Standing key={track.id} standing={track} log={log} heightPx={heightPx} />
    ));
  return (
    <>
      <div className={styles.stage}>
        <div className={styles.scene} ref={scene}>
          <div className={styles.left}>{standing('left')}</div>
          <div className={styles.panes} ref={row}>
            {tracks.map((track, at) => {
              const { Track } = trackKind(track.kind) ?? {};
              const of = logs.find(({ id }) => id === track.logId);
              return (
                Track &&
                of && (
                  <Track
                    // Of what was read before nothing stays on screen.
                    key={`${track.id} ${of.tilesId ?? ''}`}
                    log={of}
                    track={track}
                    lead={at === 0}
                    layers={layersOver(track.kind)}
                    tools={TOOLS}
                  />
                )
              );
            })}
          </div>
          <div className={styles.right}>{standing('right')}</div>
          <div className={styles.below}>{standing('below')}</div>
        </div>
        {standing('edge')}
        <StagePrompts log={log} />
      </div>
      {standing('foot')}
    </>
  );
}

interface StandingProps {
  readonly standing: StandingTrack;
  readonly log: ImageLog;
  readonly heightPx: number;
}

function Standing({ standing: { id, shown, Track }, log, heightPx }: StandingProps) {
  const isShown = useViewer((viewer) => shown?.(viewer) ?? true);
  return isShown && <Track log={log} heightPx={heightPx} layers={layersOver(id)} />;
}
