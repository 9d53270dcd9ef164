// Reads and writes colormaps as CSV: a colour a line, with its place or evenly spaced.
import { StratascopeError } from '../../errors.ts';
import { colormapDefinition, type ColormapDefinition } from '../colormap-definition.ts';
import { hexOf, rgbOf, type Rgb } from '../colors.ts';
import { pointsOf, refuseTooMany, shapeOf, writtenPlace, type ReadColormaps } from './points.ts';

interface Row {
  readonly line: number;
  /** The place, as the file counts it; absent where a line holds a colour alone. */
  readonly at: number | undefined;
  /** Red, green and blue as written: up to 1 or up to 255. Those of a `#rrggbb` are up to 255. */
  readonly channels: readonly number[];
  readonly hex: boolean;
}

const EXPECTED = 'position,red,green,blue or position,#rrggbb';

/** `fileName` is for errors; `name` is the colormap's, because the file holds none. Throws `bad_input`. */
export function readCsv(fileName: string, text: string, name: string): ReadColormaps {
  const rows: Row[] = [];
  let seenHeader = false;
  for (const [i, line] of text.split(/\r\n|\n|\r/).entries()) {
    const data = line.replace(/^\uFEFF/, '').trim();
    if (data === '' || /^(\/\/|#(?![0-9a-f]{6}\b))/i.test(data)) continue;
    const row = rowOf(
      data.split(/[\s,;]+/).map((field) => field.replace(/^"(.*)"$/, '$1')),
      i + 1,
    );
    if (row) rows.push(row);
    else if (rows.length === 0 && !seenHeader && /[a-z]/i.test(data)) seenHeader = true;
    else throw refusal(`${fileName}, line ${i + 1}: expected ${EXPECTED} but received "${data.slice(0, 60)}"`);
  }
  if (rows.length < 2)
    throw refusal(`${fileName}: expected at least two lines of ${EXPECTED} but found ${rows.length}`);
  refuseTooMany(fileName, rows.length, 'lines');
  let most = 0;
  for (const { channels, hex } of rows) if (!hex) most = Math.max(most, ...channels);
  const scale = most <= 1 ? 255 : 1;
  const points = rows.map(({ at, channels, hex, line }, i) => {
    const before = rows[i - 1];
    if (before && (before.at === undefined) !== (at === undefined)) {
      throw refusal(`${fileName}, line ${line}: expected every line with a position, or none`);
    }
    if (before?.at !== undefined && at! < before.at) {
      throw refusal(`${fileName}, line ${line}: expected rising positions but received ${at} after ${before.at}`);
    }
    const rgb = channels.map((channel) => Math.round(channel * (hex ? 1 : scale))) as unknown as Rgb;
    if (rgb.some((byte) => byte < 0 || byte > 255)) {
      throw refusal(`${fileName}, line ${line}: expected colours of 0 to 255 but received ${channels.join(', ')}`);
    }
    return { at: at ?? i, rgb };
  });
  if (points[0]!.at === points.at(-1)!.at) {
    throw refusal(`${fileName}: expected positions that differ but all are ${points[0]!.at}`);
  }
  return { colormaps: [colormapDefinition.parse({ ...shapeOf(points), name })] };
}

function rowOf(fields: readonly string[], line: number): Row | undefined {
  const last = fields.at(-1)!;
  const hex = /^#[0-9a-f]{6}$/i.test(last);
  const places = fields.slice(0, hex ? -1 : -3).map(Number);
  const channels = hex ? rgbOf(last) : fields.slice(-3).map(Number);
  const isRow = channels.length === 3 && places.length <= 1 && fields.every((field) => field !== '');
  if (!isRow || ![...places, ...channels].every(Number.isFinite)) return undefined;
  return { line, at: places[0], channels, hex };
}

export function writeCsv({ name: _name, ...shape }: ColormapDefinition): string {
  const points = pointsOf(shape);
  // Bytes of 0 and 1 alone would be taken for colours of up to 1.
  const inHex = points.every(({ rgb }) => Math.max(...rgb) <= 1);
  const lines = points.map(({ at, rgb }) => [writtenPlace(shape, at), ...(inHex ? [hexOf(rgb)] : rgb)].join(','));
  return [inHex ? 'position,color' : 'position,red,green,blue', ...lines, ''].join('\n');
}

function refusal(message: string): StratascopeError {
  return new StratascopeError('bad_input', message);
}
