// Writes depths of a log as text in the unit that is shown, and reads typed ones back into the log's own unit.
import { formatDepth, logDecimals, type DepthWindow } from '../../shared/axes/depth.ts';
import { convertLength, type DepthUnit } from '../../shared/axes/depth-units.ts';
import type { ImageLog } from '../../shared/model/image-log.ts';
import type { ViewerPreferences } from '../../shared/model/viewer-state.ts';
import { useViewer } from '../state/store.ts';
import { typedNumber, type Typed } from '../controls/typed-number.ts';

const MOST_DECIMALS = 6;
/** Significant digits of a length that is no depth, such as a step or a height. */
const LENGTH_DIGITS = 4;

/** The unit in which a log's depths are shown: its own, unless a unit has been chosen for all logs. */
export function displayUnit(
  log: Pick<ImageLog, 'depthUnit'>,
  { depthUnit }: Pick<ViewerPreferences, 'depthUnit'>,
): DepthUnit {
  return depthUnit === 'log' ? log.depthUnit : depthUnit;
}

/** The same for components, which are drawn again when the choice changes. */
export function useDisplayUnit(log: Pick<ImageLog, 'depthUnit'>): DepthUnit {
  return useViewer((viewer) => displayUnit(log, viewer.preferences));
}

/** A depth in the log's own unit as `9123.4` in the unit shown. */
export function depthNumber(depth: number, log: ImageLog, unit: DepthUnit = currentUnit(log)): string {
  return formatDepth(convertLength(depth, log.depthUnit, unit), shownDecimals(log, unit));
}

/** A depth in the log's own unit as `9123.4 m`. */
export function depthText(depth: number, log: ImageLog, unit: DepthUnit = currentUnit(log)): string {
  return `${depthNumber(depth, log, unit)} ${unit}`;
}

/** A depth window as `9000.1–9546.0 m`. */
export function spanText(
  { depthMin, depthMax }: DepthWindow,
  log: ImageLog,
  unit: DepthUnit = currentUnit(log),
): string {
  return `${depthNumber(depthMin, log, unit)}–${depthText(depthMax, log, unit)}`;
}

/** A length in the log's own unit as `2 m` or `6.562 ft`. */
export function lengthText(length: number, log: Pick<ImageLog, 'depthUnit'>, unit: DepthUnit): string {
  return `${Number(convertLength(length, log.depthUnit, unit).toPrecision(LENGTH_DIGITS))} ${unit}`;
}

/** Reads a depth typed in `unit`. `min`, `max` and the result are in the log's own unit. */
export function typedDepth(
  text: string,
  log: ImageLog,
  unit: DepthUnit,
  expected: { readonly what: string; readonly min: number; readonly max: number },
): Typed {
  const written = (depth: number): string => depthNumber(depth, log, unit);
  // A bound is shown rounded; who types it as it is shown is still inside.
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

/** Decimals for a unit. Converted depths are no round numbers, so the digits only have to tell scanlines apart. */
function shownDecimals(log: ImageLog, unit: DepthUnit): number {
  if (unit === log.depthUnit) return logDecimals(log);
  const step = convertLength(log.depthStep, log.depthUnit, unit);
  return step > 0 ? Math.min(MOST_DECIMALS, Math.max(0, 1 + Math.ceil(-Math.log10(step)))) : 2;
}

function currentUnit(log: Pick<ImageLog, 'depthUnit'>): DepthUnit {
  return displayUnit(log, useViewer.getState().preferences);
}
