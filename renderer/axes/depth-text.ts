// In: depths in a log's own unit. Out: the same as text in the unit they are shown in, and typed ones back in the log's own.
import { formatDepth, logDecimals, type DepthWindow } from '../../shared/axes/depth.ts';
import { convertLength, type DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { ViewerPreferences } from '../../shared/model/viewer-state.ts';
import { useViewer } from '../state/store.ts';
import { typedNumber, type Typed } from '../controls/typed-number.ts';

const MOST_DECIMALS = 6;
/** Of a length that is no depth: a step, a height. */
const LENGTH_DIGITS = 4;

/** The log's own, unless one has been chosen for all logs. */
export function displayUnit(
  log: Pick<ImageLog, 'depthUnit'>,
  { depthUnit }: Pick<ViewerPreferences, 'depthUnit'>,
): DepthUnit {
  return depthUnit === 'log' ? log.depthUnit : depthUnit;
}

/** For a component that shows depths: it follows the choice. */
export function useDisplayUnit(log: Pick<ImageLog, 'depthUnit'>): DepthUnit {
  return useViewer((viewer) => displayUnit(log, viewer.preferences));
}

/** `9123.4`, in the unit that depths are shown in. */
export function depthNumber(depth: number, log: ImageLog, unit: DepthUnit = currentUnit(log)): string {
  return formatDepth(convertLength(depth, log.depthUnit, unit), shownDecimals(log, unit));
}

/** `9123.4 m` */
export function depthText(depth: number, log: ImageLog, unit: DepthUnit = currentUnit(log)): string {
  return `${depthNumber(depth, log, unit)} ${unit}`;
}

/** `9000.1–9546.0 m` */
export function spanText(
  { depthMin, depthMax }: DepthWindow,
  log: ImageLog,
  unit: DepthUnit = currentUnit(log),
): string {
  return `${depthNumber(depthMin, log, unit)}–${depthText(depthMax, log, unit)}`;
}

/** `2 m`, `6.562 ft`: of a length in the log's own unit. */
export function lengthText(length: number, log: Pick<ImageLog, 'depthUnit'>, unit: DepthUnit): string {
  return `${Number(convertLength(length, log.depthUnit, unit).toPrecision(LENGTH_DIGITS))} ${unit}`;
}

/** `min` and `max` are of the log's own unit, and so is the depth that comes of it. */
export function typedDepth(
  text: string,
  log: ImageLog,
  unit: DepthUnit,
  expected: { readonly what: string; readonly min: number; readonly max: number },
): Typed {
  const written = (depth: number): string => depthNumber(depth, log, unit);
  // Written with fewer digits than it has, a bound is still inside.
  const min = Math.min(convertLength(expected.min, log.depthUnit, unit), Number(written(expected.min)));
  const max = Math.max(convertLength(expected.max, log.depthUnit, unit), Number(written(expected.max)));
  const decimals = shownDecimals(log, unit);
  const typed = typedNumber(text, {
    what: expected.what,
    min,
    max,
    unit,
    text: (bound) => formatDepth(bound, decimals),
  });
  if ('problem' in typed) return typed;
  const depth = convertLength(typed.value, unit, log.depthUnit);
  return { value: Math.min(Math.max(depth, expected.min), expected.max) };
}

/** Converted, neither the step nor the ends are round numbers: the digits only have to tell scanlines apart. */
function shownDecimals(log: ImageLog, unit: DepthUnit): number {
  if (unit === log.depthUnit) return logDecimals(log);
  const step = convertLength(log.depthStep, log.depthUnit, unit);
  return step > 0 ? Math.min(MOST_DECIMALS, Math.max(0, 1 + Math.ceil(-Math.log10(step)))) : 2;
}

function currentUnit(log: Pick<ImageLog, 'depthUnit'>): DepthUnit {
  return displayUnit(log, useViewer.getState().preferences);
}
