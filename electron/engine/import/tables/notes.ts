// What the lines around a table say of it: the number that means missing, the unit of depth, the well.
import { isMissingWord, parseNumber } from './number-forms.ts';
import { depthNamed, hasDepthWord } from './depth-names.ts';
import { depthUnitNamed } from './units.ts';

export interface Notes {
  /** Numbers that the file itself calls missing. */
  readonly nullValues: readonly number[];
  /** As written. */
  readonly depthUnit?: string;
  /** A length that is called the unit, and not of what. */
  readonly unit?: string;
  readonly well?: string;
}

/** A key of these words alone names the number that means missing; in `Number of missing values` it counts them. */
const NULL_WORDS = new Set([
  'null',
  'missing',
  'nodata',
  'absent',
  'fillvalue',
  'fill',
  'no',
  'data',
  'invalid',
  'undefined',
]);
const BESIDE_NULL = new Set(['value', 'values', 'code', 'codes', 'number', 'flag', 'marker', 'is', 'are', 'the']);
const UNIT_WORDS = ['unit', 'uom', 'einheit', 'unité', 'unidad', 'единиц', '单位', '單位', '単位'];
const UNIT_KEYS = new Set(['unit', 'units', 'einheit', 'einheiten', 'unité', 'unités', 'unidad', 'unidades']);
const WELL_KEYS = new Set([
  'well',
  'well name',
  'wellname',
  'well_name',
  'borehole',
  'bohrung',
  'puits',
  'pozo',
  'скважина',
  '井名',
  '井号',
]);
const SEPARATORS = [':', '=', '\t', ';', ','];
const MAX_WELL_CHARACTERS = 200;
const MAX_UNIT_CHARACTERS = 20;

export function readNotes(lines: readonly string[]): Notes {
  const nullValues = new Set<number>();
  let depthUnit: string | undefined;
  let unit: string | undefined;
  let well: string | undefined;
  for (const line of lines) {
    unit ??= unitOfDepth(line);
    const [key, value] = keyAndValue(line);
    if (value === '') continue;
    if (isNullKey(key)) {
      const number = numberIn(value);
      if (number !== undefined) nullValues.add(number);
    } else if (hasDepthWord(key) && UNIT_WORDS.some((word) => key.includes(word))) {
      if (value.length <= MAX_UNIT_CHARACTERS) depthUnit ??= value;
    } else if (UNIT_KEYS.has(key)) {
      if (depthUnitNamed(value)) unit ??= value;
    } else if (WELL_KEYS.has(key) && value.length <= MAX_WELL_CHARACTERS && !isMissingWord(value)) well ??= value;
  }
  return {
    nullValues: [...nullValues],
    ...(depthUnit === undefined ? {} : { depthUnit }),
    ...(unit === undefined ? {} : { unit }),
    ...(well === undefined ? {} : { well }),
  };
}

function isNullKey(key: string): boolean {
  const words = key.split(/[\s_-]/).filter((word) => word !== '');
  const rest = words.filter((word) => !BESIDE_NULL.has(word));
  // `No` and `Data` alone are other things.
  return (
    rest.some((word) => (word !== 'no' && word !== 'data') || rest.length === 2) &&
    rest.every((word) => NULL_WORDS.has(word))
  );
}

/** The unit of a line, or of what stands behind a key, that is the name of a depth: `column 1: depth (ft)`. */
function unitOfDepth(line: string): string | undefined {
  return [bare(line), keyAndValue(line)[1]]
    .map(depthNamed)
    .flatMap((named) => (named && !named.isQualified && !named.needsUnit ? (named.unit ?? []) : []))
    .find((unit) => depthUnitNamed(unit));
}

/** The key in lower case, without comment marks and quotes, and what stands behind the first separator. */
function keyAndValue(line: string): readonly [key: string, value: string] {
  const places = SEPARATORS.map((separator) => line.indexOf(separator)).filter((place) => place > 0);
  if (places.length === 0) return ['', ''];
  const at = Math.min(...places);
  return [bare(line.slice(0, at)).toLowerCase(), bare(line.slice(at + 1))];
}

const EDGES = new Set([...'#%!/*"\';,=:\t ']);

/** Without marks, quotes and blanks at both ends. */
function bare(text: string): string {
  let begin = 0;
  let end = text.length;
  while (begin < end && EDGES.has(text[begin]!)) begin++;
  while (end > begin && EDGES.has(text[end - 1]!)) end--;
  return text.slice(begin, end);
}

/** The first word of a value as a number: `-999.25 (no value)`. */
function numberIn(value: string): number | undefined {
  return parseNumber(value.split(/[\s;,(]/, 1)[0]!, { decimal: '.', thousands: null });
}
