// Says what the index of LAS data is: depths in a known unit, depths in one that is not known, or times.
import { depthUnitNamed, type DepthUnit } from '../tables/units.ts';
import type { LasCurve } from './las-header.ts';

export type LasIndex =
  | {
      readonly kind: 'depth';
      readonly unit: DepthUnit;
      /** What the file calls the unit; null where it says none and metres are assumed. */
      readonly named: string | null;
      /** The unit of first and last depth, where it is another than the curve's. */
      readonly otherwise: string | null;
    }
  | { readonly kind: 'unknown unit'; readonly named: string }
  | { readonly kind: 'time'; readonly named: string }
  /** Neither a unit nor the name of a depth. */
  | { readonly kind: 'none' };

const TIME_NAMES = new Set([
  ...['TIME', 'ETIM', 'ETIME', 'TIM', 'DATE', 'DATETIME', 'TIMESTAMP', 'ELAPSED_TIME', 'ELAPSEDTIME', 'UTC', 'TDATE'],
]);
const TIME_UNITS = new Set([
  ...['s', 'sec', 'secs', 'second', 'seconds', 'ms', 'msec', 'msecs', 'us', 'usec', 'min', 'mins', 'minute', 'minutes'],
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'd', 'day', 'days', 'hhmmss', 'hhmm', 'yyyymmdd', 'ddmmyyyy', 'datetime'],
  ...['date', 'time', 'utc'],
]);
/** Mnemonics of depth, as the standard and those who write LAS files have them. */
const DEPTH_NAMES = new Set([
  ...['DEPT', 'DEPTH', 'DPTH', 'DEP', 'MD', 'TVD', 'TVDSS', 'TDEP', 'BDEP', 'DMEA', 'DBTM', 'DVER', 'D', 'Z', 'MDEPTH'],
  ...['INDEX_DEPTH', 'MEASURED_DEPTH', 'HOLE_DEPTH', 'BIT_DEPTH'],
]);

export interface IndexHints {
  /** Those of STRT, STOP and STEP: the unit of a curve without one. */
  readonly indexUnits: readonly string[];
  /** The first field of the first record, as it is written: a date or a time of day is one without a unit, too. */
  readonly firstField: string | undefined;
  /** Whether it is the depth that the file says its data begin with. */
  readonly isStart: boolean;
}

export function indexOf(curve: LasCurve, { indexUnits, firstField, isStart }: IndexHints): LasIndex {
  const name = curve.name.toUpperCase();
  const bare = curve.unit.toLowerCase().replaceAll(/[^a-z]/g, '');
  const isTimeNamed = TIME_NAMES.has(name);
  const length = depthUnitNamed(curve.unit);
  if ((!length && TIME_UNITS.has(bare)) || isDateOrTime(firstField)) return { kind: 'time', named: describe(curve) };
  // `M` may be minutes; where the curve's description says depth, it is not.
  const saysDepth = curve.description.toLowerCase().includes('depth');
  if (isTimeNamed && !(length && saysDepth)) return { kind: 'time', named: describe(curve) };
  const others = indexUnits.filter((unit) => depthUnitNamed(unit) !== undefined);
  if (curve.unit !== '') {
    if (!length) return { kind: 'unknown unit', named: curve.unit };
    const otherwise = others.find((unit) => !isSame(depthUnitNamed(unit)!, length)) ?? null;
    return { kind: 'depth', unit: length, named: curve.unit, otherwise };
  }
  // A section of LAS 3.0 may hold anything: what has no unit is a depth by its name or by its first value alone.
  if (!DEPTH_NAMES.has(name) && !isStart) return { kind: 'none' };
  const [named] = others;
  if (named !== undefined) {
    const unit = depthUnitNamed(named)!;
    return {
      kind: 'depth',
      unit,
      named,
      otherwise: others.find((other) => !isSame(depthUnitNamed(other)!, unit)) ?? null,
    };
  }
  if (indexUnits.length > 0) {
    const [unit] = indexUnits as [string];
    const isTime = TIME_UNITS.has(unit.toLowerCase());
    return isTime ? { kind: 'time', named: describe({ ...curve, unit }) } : { kind: 'unknown unit', named: unit };
  }
  return { kind: 'depth', unit: { unit: 'm', times: 1, over: 1 }, named: null, otherwise: null };
}

function describe({ name, unit }: LasCurve): string {
  return unit === '' ? name : `${name} in ${unit}`;
}

function isSame(a: DepthUnit, b: DepthUnit): boolean {
  return a.unit === b.unit && a.times * b.over === b.times * a.over;
}

const DATE_OR_TIME = /^(?:\d{1,4}([-/.:])(?:\d{1,2}|[a-z]{3,9})\1\d{1,4}|\d{1,2}:\d{2})(?![-/.:\d])/i;

/** `12:30:00`, `01-Jan-20`, `2020-05-22`, `22/05/2020`, `12:30`. */
function isDateOrTime(field: string | undefined): boolean {
  return field !== undefined && DATE_OR_TIME.test(field);
}
