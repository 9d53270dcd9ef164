// What the lines around a table say of it: the number that means missing, the unit of depth, the well.
import { isMissingWord } from './missing-words.ts';
import { parseNumber } from './number-forms.ts';
import { depthNamed, hasDepthWord } from './depth-names.ts';
import { depthUnitNamed } from './units.ts';

export interface Notes {
  /** Numbers that the file itself calls missing. */
  readonly nullValues: readonly number[];
  /** As written. */
  readonly depthUnit?: string;
  /** A length that is called the unit, and not of what. */
  readonly unit?: string;
  /** Lengths beside the name of a depth, as in `# Depth (ft)`. */
  readonly namedUnits: readonly string[];
  /** Lengths in lines that speak of depth, as in `All depths in ft` and `Total depth: 3500 ft`. */
  readonly spokenUnits: readonly string[];
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
/** Mnemonics of LAS for the first and last depth and the step; their unit stands behind a point. */
const LAS_DEPTHS = new Set(['strt', 'stop', 'step']);
const ENDS_OF_LOG = new Set(['strt', 'stop', 'start', 'bottom', 'top', 'td']);
/** In a line with one of these stands the length of something else. */
const OTHER_LENGTHS = new Set([
  ...['resolution', 'interval', 'step', 'sampling', 'spacing', 'accuracy', 'diameter', 'radius', 'thickness', 'size'],
  ...['water', 'elevation', 'casing', 'investigation', 'kb', 'converted', 'shifted', 'shift'],
]);
const FEET = new Set(['ft', 'feet', 'imperial']);
const NO_LENGTHS = new Set(['in', 'ins', 'pie', 'pies', 'yd']);
/** What is counted by a length is none: `us/ft` is one word. */
const NO_WORD = /[^\p{L}\p{M}\p{N}/]+/u;
const MAX_PROSE_CHARACTERS = 500;
const SEPARATORS = [':', '=', '\t', ';', ','];
const MAX_WELL_CHARACTERS = 200;
const MAX_UNIT_CHARACTERS = 20;

export function readNotes(lines: readonly string[]): Notes {
  const nullValues = new Set<number>();
  let depthUnit: string | undefined;
  let unit: string | undefined;
  let well: string | undefined;
  const namedUnits: string[] = [];
  const spokenUnits: string[] = [];
  for (const line of lines) {
    const named = unitOfDepth(line);
    if (named !== undefined) namedUnits.push(named);
    else spokenUnits.push(...lengthsIn(line));
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
    namedUnits,
    spokenUnits,
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

/** The unit of a line, or of what stands behind a key, that is the name of a depth: `column 1: depth (ft)`, `STRT.FT 100`. */
function unitOfDepth(line: string): string | undefined {
  const [mnemonic = '', unit = ''] = bare(line).split(/[.\s;,:=]/, 2);
  if (LAS_DEPTHS.has(mnemonic.toLowerCase()) && depthUnitNamed(unit)) return unit;
  return [bare(line), keyAndValue(line)[1]]
    .map(depthNamed)
    .flatMap((named) => (named && !named.isQualified && !named.needsUnit ? (named.unit ?? []) : []))
    .find((unit) => depthUnitNamed(unit));
}

/** Words for a length in a line that speaks of depth, or of where the log begins or ends. */
function lengthsIn(line: string): readonly string[] {
  if (line.length > MAX_PROSE_CHARACTERS) return [];
  const words = line.split(NO_WORD).map((word) => word.replace(/^\d+(?=\D)/, ''));
  const has = (some: ReadonlySet<string>): boolean => words.some((word) => some.has(word.toLowerCase()));
  // Whoever measures anything in feet measures depths in feet, or has to be asked.
  const inFeet = words.filter((word) => FEET.has(word.toLowerCase()));
  if (!(hasDepthWord(line) || has(ENDS_OF_LOG)) || has(OTHER_LENGTHS)) return inFeet;
  return words.filter((word) => isWordForLength(word) && depthUnitNamed(word));
}

/** One letter and `in` are other words, too, and a datum says no length. */
function isWordForLength(word: string): boolean {
  return word.length > 1 && !NO_LENGTHS.has(word.toLowerCase());
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
