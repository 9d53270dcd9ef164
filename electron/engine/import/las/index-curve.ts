// Says what the index of LAS data is: depths in a known unit, depths in one that is not known, or times.
import { depthNamed, isTimeName } from '../tables/depth-names.ts';
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

export interface IndexHints {
  /** Those of STRT, STOP and STEP: the unit of a curve without one. */
  readonly indexUnits: readonly string[];
  /** The first field of the first record, as it is written: a date or a time of day is one without a unit, too. */
  readonly firstField: string | undefined;
  /** Whether it is the depth that the file says its data begin with. */
  readonly isStart: boolean;
  /** Whether the user says that it is the depth. */
  readonly isAsked: boolean;
}

const TIME_UNITS = new Set([
  ...['s', 'sec', 'secs', 'second', 'seconds', 'ms', 'msec', 'msecs', 'us', 'usec', 'min', 'mins', 'minute', 'minutes'],
  ...['h', 'hr', 'hrs', 'hour', 'hours', 'd', 'day', 'days', 'hhmmss', 'hhmm', 'yyyymmdd', 'ddmmyyyy', 'datetime'],
  ...['date', 'time', 'utc'],
]);
const DATE_OR_TIME = /^(?:\d{1,4}([-/.:])(?:\d{1,2}|[a-z]{3,9})\1\d{1,4}|\d{1,2}:\d{2})(?![-/.:\d])/i;
const METRES: DepthUnit = { unit: 'm', times: 1, over: 1 };

export function indexOf(curve: LasCurve, { indexUnits, firstField, isStart, isAsked }: IndexHints): LasIndex {
  const { name, unit, description } = curve;
  const length = depthUnitNamed(unit);
  const time = { kind: 'time', named: unit === '' ? name : `${name} in ${unit}` } as const;
  if ((!length && isTimeUnit(unit)) || (firstField !== undefined && DATE_OR_TIME.test(firstField))) return time;
  // `M` may be minutes; where the curve's description says depth, it is not.
  if (isTimeName(name) && !(length && description.toLowerCase().includes('depth'))) return time;
  const others = indexUnits.filter((other) => depthUnitNamed(other) !== undefined);
  const depth = (found: DepthUnit, named: string): LasIndex => ({
    ...{ kind: 'depth', unit: found, named },
    otherwise: others.find((other) => !isSameUnit(depthUnitNamed(other)!, found)) ?? null,
  });
  if (unit !== '') return length ? depth(length, unit) : { kind: 'unknown unit', named: unit };
  // A section of LAS 3.0 may hold anything: what has no unit is a depth by its name or by what is said of it alone.
  const isNamed = isDepthName(name) || (isStart && others.length > 0);
  if (!isNamed && !isAsked) return { kind: 'none' };
  if (others.length > 0) return depth(depthUnitNamed(others[0]!)!, others[0]!);
  const [other] = indexUnits;
  if (other === undefined) return { kind: 'depth', unit: METRES, named: null, otherwise: null };
  return isTimeUnit(other) ? { kind: 'time', named: `${name} in ${other}` } : { kind: 'unknown unit', named: other };
}

/** Whether a name is a depth's without a unit, too. */
export function isDepthName(name: string): boolean {
  const named = depthNamed(name);
  return named !== undefined && named.needsUnit !== true;
}

/** Whether a curve is one of times by its name or unit. */
export function isTime({ name, unit }: LasCurve): boolean {
  return isTimeName(name) || isTimeUnit(unit);
}

function isTimeUnit(unit: string): boolean {
  return TIME_UNITS.has(unit.toLowerCase().replaceAll(/[^a-z]/g, ''));
}

export function isSameUnit(a: DepthUnit, b: DepthUnit): boolean {
  return a.unit === b.unit && a.times * b.over === b.times * a.over;
}
