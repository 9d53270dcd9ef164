// The histogram of the log and of its window, with the range's limits as two sliders and the tone curve.
import { ticks } from 'd3-array';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { histogramOf } from '../../shared/picture/histogram.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { ValueRange } from '../../shared/model/look.ts';
import type { Look } from '../../shared/model/display.ts';
import { paintedColormap } from '../../shared/colormaps/colormaps.ts';
import {
  axisFor,
  bandSteps,
  keyedLimit,
  movedLimit,
  outline,
  shareOf,
  toneCurve,
  type Axis,
  type Limit,
} from './histogram-shape.ts';
import { useLogHistogram } from './log-histogram.ts';
import { useReading, showHistogram, valuesOf } from '../reading/reading-slice.ts';
import { asksForPictures } from '../state/picture-slice.ts';
import { changeView, useViewer } from '../state/store.ts';
import { readingTexts as texts } from '../reading/texts.ts';
import { valueText } from '../controls/wording.ts';
import styles from './Histogram.module.css';

/** Approximate number of values written below the axis. */
const TICKS = 4;

/** CSS pixels of the narrowest plot and of a digit, which tell whether labels would overlap. */
const PLOT_PX = 200;
const DIGIT_PX = 7;

interface HistogramProps {
  readonly log: ImageLog;
  readonly look: Pick<Look, 'curve' | 'gamma' | 'invert'>;
  /** The colormap's spec. */
  readonly spec: string;
  /** The value range in use. */
  readonly range: ValueRange;
}

export function Histogram({ log, look, spec, range }: HistogramProps) {
  const plot = useRef<HTMLDivElement>(null);
  const whole = useLogHistogram(log);
  const leadId = useViewer(({ tracks }) => tracks[0]?.id);
  const shown = useReading((reading) => valuesOf(reading, leadId).shown);
  const problem = useReading((reading) => valuesOf(reading, leadId).problem);
  const asking = useViewer(asksForPictures);
  /** The axis while a limit is dragged, when it must not rescale. */
  const [held, setHeld] = useState<Axis>();
  const asked = axisFor(range, whole);
  const [low, high] = held ? [held.low, held.high] : [asked.low, asked.high];
  const axis = { low, high };
  const { begins } = paintedColormap(spec, look.invert);
  const values = shown?.id === log.id ? shown.values : undefined;
  const counted = useMemo(() => values && histogramOf(values, low, high), [values, low, high]);
  const bars = useMemo(() => counted && outline(counted, counted), [counted]);
  const count = values && counted ? values.length - counted.nulls : 0;

  useEffect(() => {
    return showHistogram();
  }, []);

  const setRange = (next: ValueRange): void => changeView({ range: next, percentile: undefined });

  function grab(event: PointerEvent<HTMLElement>): void {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld(axis);
  }

  function move(limit: Limit, event: PointerEvent): void {
    if (!held || !plot.current) return;
    const { left, width } = plot.current.getBoundingClientRect();
    setRange(movedLimit(limit, low + ((event.clientX - left) / width) * (high - low), range, held));
  }

  function press(limit: Limit, event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = keyedLimit(event.key, limit, range, axis);
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    setRange(next);
  }

  const thumb = (limit: Limit, at: number, least: number, most: number) => (
    <div
      className={limit === 'low' ? styles.low : styles.high}
      role="slider"
      tabIndex={0}
      aria-label={texts[limit]}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={at}
      aria-valuetext={valueText(at)}
      title={texts.limitsHint}
      style={{ left: `${shareOf(at, axis) * 100}%` }}
      onPointerDown={grab}
      onPointerMove={(event) => move(limit, event)}
      onPointerUp={() => setHeld(undefined)}
      onPointerCancel={() => setHeld(undefined)}
      onKeyDown={(event) => press(limit, event)}
    />
  );

  return (
    <div role="group" aria-label={texts.histogram}>
      <div
        className={styles.plot}
        ref={plot}
        onDoubleClick={() => changeView({ range: undefined, percentile: undefined })}
      >
        <svg
          viewBox="0 0 1 1"
          preserveAspectRatio="none"
          role="img"
          aria-label={texts.histogramOf(texts.histogramValues(count, valueText(low), valueText(high)))}
        >
          {bars && <path className={styles.window} d={bars} />}
          {whole && <path className={styles.whole} d={outline(whole, axis)} />}
          <path
            className={styles.curve}
            d={begins ? bandSteps(range, look, axis, begins) : toneCurve(range, look, axis)}
          />
        </svg>
        <div className={styles.outside} style={{ right: `${(1 - shareOf(range[0], axis)) * 100}%`, left: 0 }} />
        <div className={styles.outside} style={{ left: `${shareOf(range[1], axis) * 100}%`, right: 0 }} />
        {!counted && <p>{log.place?.isAway ? texts.away : (problem ?? (asking ? texts.loading : texts.notAsked))}</p>}
        {counted && count === 0 && <p>{texts.noValues}</p>}
        <div className={styles.beyond}>
          <span>{counted && counted.below > 0 && texts.below(counted.below)}</span>
          <span>{counted && counted.above > 0 && texts.above(counted.above)}</span>
        </div>
        {thumb('low', range[0], low, range[1])}
        {thumb('high', range[1], range[0], high)}
      </div>
      <div className={styles.ticks} aria-hidden="true">
        {ticksOf(axis).map((value) => (
          <span key={value} style={{ left: `${shareOf(value, axis) * 100}%` }}>
            {valueText(value)}
          </span>
        ))}
      </div>
      <ul className={styles.legend}>
        <li className={styles.legendWindow}>{texts.window}</li>
        <li className={styles.legendWhole}>
          {whole && whole.scanlines > 1 ? texts.wholeLogOfMeans(whole.scanlines) : texts.wholeLog}
        </li>
      </ul>
    </div>
  );
}

/** Round values to write below the axis, as many as there is room for. */
function ticksOf(axis: Axis): number[] {
  return ticks(axis.low, axis.high, TICKS).filter((value) => {
    const at = shareOf(value, axis) * PLOT_PX;
    const half = (valueText(value).length * DIGIT_PX) / 2;
    return at >= half && at <= PLOT_PX - half;
  });
}
