// One line of ASCII that says what a picture's colours mean, for captions and file metadata.
import { turnedColumns } from '../axes/azimuth.ts';
import { parseColormap } from '../colormaps/colormap-definition.ts';
import { isBuiltIn } from '../colormaps/colormap-names.ts';
import { formatDepth, logDecimals, type DepthWindow } from '../axes/depth.ts';
import type { Display } from '../model/display.ts';
import type { ImageLog } from '../model/image-log.ts';
import { effectiveHeight, valueRangeOf } from './normalization.ts';

/** The names of the normalizations on the page. */
export const NORMALIZATION_NAMES = { static: 'Static', dynamic: 'Dynamic' } as const;

/** `static 0 to 255` or `dynamic, 2 m, strength 100 %`. `pixelDepth`: depth of a pixel row, in the log's own unit. */
export function normalizationText(log: ImageLog, display: Display, pixelDepth: number): string {
  const { normalization, dynamicHeight, blend, range, percentile } = display;
  if (normalization === 'static') return `static ${valueRangeOf(log, range, percentile).map(numberText).join(' to ')}`;
  const used = effectiveHeight(dynamicHeight, pixelDepth);
  const asked = used > dynamicHeight ? ` (${numberText(dynamicHeight)} ${log.depthUnit} asked for)` : '';
  return `dynamic, ${numberText(used)} ${log.depthUnit}${asked}, strength ${Math.round(blend * 100)} %`;
}

/** Options at their defaults are left out, except normalization and colormap, which are always named. */
export function pictureLabel(
  log: ImageLog,
  { depthMin, depthMax }: DepthWindow,
  display: Display,
  pixelDepth: number,
): string {
  const { colormap, invert, curve, gamma, aggregation, azimuthOffset } = display;
  const decimals = logDecimals(log);
  const parts = [
    log.name,
    `${formatDepth(depthMin, decimals)} to ${formatDepth(depthMax, decimals)} ${log.depthUnit}`,
    normalizationText(log, display, pixelDepth),
    `${isBuiltIn(colormap) ? colormap : (parseColormap(colormap)?.name ?? 'own colormap')}${invert ? ' inverted' : ''}`,
    ...(curve === 'log' ? ['logarithmic'] : []),
    ...(gamma === 1 ? [] : [`gamma ${numberText(gamma)}`]),
    ...(aggregation === 'mean' ? [] : [aggregation === 'min' ? 'minimum' : 'maximum']),
    ...(turnedColumns(log, azimuthOffset) === 0 ? [] : [`turned by ${numberText(azimuthOffset)} degrees`]),
  ];
  return asciiText(parts.join(', '));
}

function numberText(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** Takes accents off letters; any other character outside ASCII becomes a question mark. */
function asciiText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[‐-―−]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[^ -~]/gu, '?');
}
