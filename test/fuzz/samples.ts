// Random samples of the columns of one image or of one curve: as text, and as they have to be stored.
import { numberMaker, written, type NumberDialect } from './numerals.ts';
import type { Random } from './random.ts';

export interface Samples {
  /** [rows][columns] */
  readonly texts: readonly (readonly string[])[];
  /** As numbers before they are stored; NaN is null. */
  readonly values: readonly (readonly number[])[];
  readonly hasMissingSentinels: boolean;
  /** Whether words for missing or blanks stand among them. */
  readonly hasWords: boolean;
  /** Whether numbers that always mean missing do. */
  readonly hasNulls: boolean;
}

export interface Missing {
  /** What is written in place of some samples: words for missing, blanks, and numbers that mean it or may. */
  readonly texts: readonly string[];
  readonly share: number;
  /** Numbers that always mean missing. */
  readonly nulls: ReadonlySet<number>;
  /** Whether others may, where they lie far from all values. */
  readonly hasSentinels: boolean;
}

const WORDS = [
  ...['NaN', 'nan', 'NAN', 'NA', 'N/A', 'n/a', 'n.a.', '#N/A', '#DIV/0!', '#VALUE!', 'null', 'NULL', 'None', 'missing'],
  ...['-', '--', '*', '****', 'inf', '-inf', 'Inf', '-1.#IND', '1.#QNAN', '-1.#INF', '-1.#IND00', '#REF!', '+inf'],
  ...[
    '#NV',
    '#WERT!',
    '#BEZUG!',
    '#ZAHL!',
    '#VALOR!',
    '#NAME?',
    '#NULL!',
    '#NUM!',
    '#DIV/0!',
    '\\N',
    'NaT',
    'n.d.',
    'nd',
  ],
];
const WORDS_IN_ANY_CASE = new Set(WORDS.map((word) => word.toLowerCase()));
const LISTED = ['-999', '-999.25', '-9999', '-9999.25', '-999.2500', '-999.0'];
const SENTINELS = [
  '-99999',
  '9999',
  '99999',
  '999999',
  '-32768',
  '32767',
  '1e30',
  '-1e30',
  '1.70141e38',
  '3.4e38',
  '-3.4e38',
];

/** `own`: a number that the file itself calls missing; `asked`: those that the user does, in place of the usual ones. */
export function randomMissing(
  random: Random,
  isBlankDivided: boolean,
  own: string | undefined,
  asked: readonly number[] | undefined,
): Missing {
  const kinds = random.chance(0.3) ? [] : random.some(['blank', 'word', 'listed', 'sentinel'], random.between(1, 3));
  const named = [...(own === undefined ? [] : [own]), ...(asked ?? []).map(String)];
  return {
    texts: [
      ...(kinds.includes('blank') && !isBlankDivided ? [''] : []),
      ...(kinds.includes('word') ? random.some(WORDS, random.between(1, 2)).map((word) => cased(word, random)) : []),
      ...(kinds.includes('listed') ? [random.pick(LISTED)] : []),
      ...(kinds.includes('sentinel') ? random.some(SENTINELS, random.between(1, 2)) : []),
      ...named,
    ],
    share: random.pick([0.02, 0.1, 0.4]),
    nulls: new Set([...named, ...(asked ? [] : ['-999', '-999.25', '-9999', '-9999.25'])].map(Number)),
    hasSentinels: asked === undefined,
  };
}

function cased(word: string, random: Random): string {
  return random.pick([word, word, word.toLowerCase(), word.toUpperCase()]);
}

export function randomSamples(
  random: Random,
  rows: number,
  columns: number,
  missing: Missing,
  dialect: NumberDialect,
): Samples {
  const make = numberMaker(random);
  const texts: string[][] = [];
  const values: number[][] = [];
  let hasWords = false;
  let hasNulls = false;
  for (let row = 0; row < rows; row++) {
    const [rowTexts, rowValues]: [string[], number[]] = [[], []];
    for (let column = 0; column < columns; column++) {
      const isMissing = missing.texts.length > 0 && random.chance(missing.share);
      const plain = isMissing ? random.pick(missing.texts) : make();
      const isWord = plain === '' || WORDS_IN_ANY_CASE.has(plain.toLowerCase());
      const isNull = !isWord && missing.nulls.has(Number(plain));
      hasWords ||= isWord;
      hasNulls ||= isNull;
      rowTexts.push(isWord ? plain : written(plain, dialect, random));
      rowValues.push(isWord || isNull ? NaN : Number(plain));
    }
    texts.push(rowTexts);
    values.push(rowValues);
  }
  return {
    texts,
    hasWords,
    hasNulls,
    ...(missing.hasSentinels ? judged(values) : { values, hasMissingSentinels: false }),
  };
}

/** Sentinels are missing where they lie outside the span of all other values by more than that span. */
function judged(values: readonly (readonly number[])[]): Pick<Samples, 'values' | 'hasMissingSentinels'> {
  const sentinels = new Set(SENTINELS.flatMap((text) => [Number(text), -Number(text)]));
  let [min, max] = [Infinity, -Infinity];
  for (const value of values.flat()) {
    if (Number.isNaN(value) || sentinels.has(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  const span = max - min;
  const isMissing = (value: number): boolean => sentinels.has(value) && !(value >= min - span && value <= max + span);
  return {
    values: values.map((row) => row.map((value) => (isMissing(value) ? NaN : value))),
    hasMissingSentinels: values.some((row) => row.some(isMissing)),
  };
}
