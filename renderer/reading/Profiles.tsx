// The profiles at the cursor: values along its scanline below the pictures, and along its column beside them.
import { useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { ValueRange } from '../../shared/model/look.ts';
import { valueRangeOf } from '../../shared/picture/normalization.ts';
import type { StandingTrackProps } from '../commands/stage-parts.ts';
import { COLUMN_HEADER_PX } from '../axes/ColumnHeader.tsx';
import { depthText } from '../axes/depth-text.ts';
import type { ProfileChart } from './profile-chart.ts';
import { columnProfile, rowProfile, type Profile } from './profile-data.ts';
import { columnAt, columnName, depthAt, rowAt } from './read-out.ts';
import { useReading, valuesOf, type WindowValues } from './reading-slice.ts';
import { openView } from '../state/track-slice.ts';
import { useViewer, type Viewer } from '../state/store.ts';
import { readingTexts as texts } from './texts.ts';
import { valueText } from '../controls/wording.ts';
import styles from './Profiles.module.css';

/** Whether profiles are shown; a preference for all logs. */
export const showsProfiles = ({ preferences }: Viewer): boolean => preferences.profiles;

/** The profile along the scanline, repeated below each picture, because all pictures have the same values and columns. */
export function RowProfiles({ log }: StandingTrackProps) {
  const tracks = useViewer((viewer) => viewer.tracks);
  const { values, look, range } = useProfiled(log);
  const y = useReading(({ lastCursor }) => lastCursor?.y);
  const x = useReading(({ lastCursor }) => lastCursor?.x);
  const row = values && y !== undefined ? rowAt(y, values.heightPx) : undefined;
  const profile = useMemo(
    () => (values && row !== undefined ? rowProfile(values, row, log, look.azimuthOffset) : undefined),
    [values, row, log, look.azimuthOffset],
  );
  const name = values && y !== undefined ? depthText(depthAt(y, values), log) : undefined;
  const scale = (
    <div className={styles.rowScale} aria-hidden="true">
      <span>{valueText(range[1])}</span>
      <span>{valueText(range[0])}</span>
    </div>
  );
  return (
    <>
      {scale}
      <div className={styles.rows}>
        {tracks.map(({ id }) => (
          <ProfileView
            key={id}
            along="width"
            profile={profile}
            range={range}
            mark={x}
            name={name}
            label={name && texts.rowProfile(name)}
          />
        ))}
      </div>
    </>
  );
}

/** The profile along the column, at the right of the pictures. */
export function ColumnProfile({ log }: StandingTrackProps) {
  const { values, look, range } = useProfiled(log);
  const x = useReading(({ lastCursor }) => lastCursor?.x);
  const y = useReading(({ lastCursor }) => lastCursor?.y);
  const column = x === undefined ? undefined : columnAt(x, log, look.azimuthOffset);
  const profile = useMemo(
    () => (values && column !== undefined ? columnProfile(values, column) : undefined),
    [values, column],
  );
  const name = column === undefined ? undefined : columnName(column, log);
  return (
    <>
      <div className={styles.column} style={{ marginTop: COLUMN_HEADER_PX }}>
        <ProfileView
          along="height"
          profile={profile}
          range={range}
          mark={y}
          name={name}
          label={name && texts.columnProfile(name)}
        />
      </div>
      <div className={styles.columnScale} aria-hidden="true">
        <span>{valueText(range[0])}</span>
        <span>{valueText(range[1])}</span>
      </div>
    </>
  );
}

interface Profiled {
  readonly values: WindowValues | undefined;
  readonly look: { readonly azimuthOffset: number };
  readonly range: ValueRange;
}

/** The values to profile; those of the last window until the current ones have been fetched. */
function useProfiled(log: ImageLog): Profiled {
  const leadId = useViewer(({ tracks }) => tracks[0]?.id);
  const shown = useReading((reading) => valuesOf(reading, leadId).shown);
  const look = useViewer(
    useShallow((viewer) => {
      const view = openView(viewer);
      return { range: view?.range, percentile: view?.percentile, azimuthOffset: view?.azimuthOffset ?? 0 };
    }),
  );
  const range = useMemo(() => valueRangeOf(log, look.range, look.percentile), [log, look.range, look.percentile]);
  return { values: shown?.id === log.id ? shown : undefined, look, range };
}

interface ProfileViewProps {
  readonly along: 'width' | 'height';
  readonly profile: Profile | undefined;
  readonly range: ValueRange;
  /** Where the cursor is along the profile, 0 to 1. */
  readonly mark: number | undefined;
  readonly name: string | undefined;
  readonly label: string | undefined;
}

function ProfileView({ along, profile, range, mark, name, label }: ProfileViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<ProfileChart>();
  const leadId = useViewer(({ tracks }) => tracks[0]?.id);
  const isCurrent = useReading((reading) => valuesOf(reading, leadId).current);
  const theme = useViewer((viewer) => viewer.preferences.theme);

  useEffect(() => {
    let made: ProfileChart | undefined;
    let gone = false;
    void import('./profile-chart.ts').then(({ createProfileChart }) => {
      if (gone || !host.current) return;
      made = createProfileChart(host.current, along);
      setChart(made);
    });
    return () => {
      gone = true;
      made?.close();
    };
  }, [along]);

  useEffect(() => {
    if (chart && profile) chart.show(profile, range);
  }, [chart, profile, range]);

  useEffect(() => {
    if (!chart) return;
    const dark = window.matchMedia('(prefers-color-scheme: dark)');
    const redraw = (): void => chart.redraw();
    redraw();
    dark.addEventListener('change', redraw);
    return () => dark.removeEventListener('change', redraw);
  }, [chart, theme]);

  return (
    <div
      className={along === 'width' ? styles.alongWidth : styles.alongHeight}
      data-testid={`profile-${along}`}
      data-current={isCurrent && profile !== undefined}
      {...(label ? { role: 'img', 'aria-label': `${label}: ${summary(profile)}` } : {})}
    >
      <div className={styles.chart} ref={host} />
      {mark !== undefined && (
        <div className={styles.mark} style={{ [along === 'width' ? 'left' : 'top']: `${mark * 100}%` }} />
      )}
      <p className={styles.name}>{name ?? texts.profileEmpty}</p>
    </div>
  );
}

/** The profile in words, for screen readers. */
function summary(profile: Profile = []): string {
  const present = profile.filter((value) => value !== null);
  if (present.length === 0) return texts.noValue;
  const [low, high] = [present.reduce((a, b) => Math.min(a, b)), present.reduce((a, b) => Math.max(a, b))];
  return texts.histogramValues(present.length, valueText(low), valueText(high));
}
