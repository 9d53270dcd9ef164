// Units of depth: every way in which files write them, and how depths in them become metres or feet.

/** A depth of the file is multiplied by `times` and divided by `over`: two whole numbers, so that it is rounded once or twice. */
export interface DepthUnit {
  readonly unit: 'm' | 'ft';
  readonly times: number;
  readonly over: number;
}

const METRE: DepthUnit = { unit: 'm', times: 1, over: 1 };
const FOOT: DepthUnit = { unit: 'ft', times: 1, over: 1 };
/** 1200/3937 m, in feet of 0.3048 m. */
const SURVEY_FOOT: DepthUnit = { unit: 'ft', times: 500_000, over: 499_999 };

/** Spellings in lower case without blanks and full stops. */
const SPELLINGS: readonly (readonly [DepthUnit, readonly string[]])[] = [
  [METRE, ['m', 'mtr', 'mtrs', 'mts', 'metre', 'metres', 'meter', 'meters', 'metern', 'metro', 'metros', 'metri']],
  [METRE, ['mètre', 'mètres', 'м', 'метр', 'метер', 'метры', 'метров', '米', '公尺', 'メートル']],
  [FOOT, ['f', 'ft', 'fts', 'feet', 'foot', "'", '\u2032', '\u2019', 'fuß', 'fuss', 'pied', 'pieds', 'pie', 'pies']],
  [FOOT, ['piedi', 'pés', 'фут', 'футы', 'футов', '英尺', 'フィート']],
  // Depths along holes are said to be in US feet by programs that mean feet; only `survey` says which foot it is.
  [
    FOOT,
    ['usft', 'ftus', 'usfeet', 'usfoot', 'feetus', 'footus', 'ift', 'intlft', 'internationalfeet', 'internationalft'],
  ],
  [
    SURVEY_FOOT,
    [
      'ussurveyft',
      'ussurveyfeet',
      'ussurveyfoot',
      'surveyft',
      'surveyfeet',
      'surveyfoot',
      'ftussurvey',
      'sft',
      'ussft',
    ],
  ],
  [{ unit: 'm', times: 1, over: 10 }, ['dm', 'decimetre', 'decimetres', 'decimeter', 'decimeters']],
  [
    { unit: 'm', times: 1, over: 100 },
    ['cm', 'cms', 'centimetre', 'centimetres', 'centimeter', 'centimeters', 'см', '厘米'],
  ],
  [{ unit: 'm', times: 1, over: 100 }, ['centimètre', 'centimètres', 'zentimeter', 'centímetro', 'centímetros']],
  [
    { unit: 'm', times: 1, over: 1000 },
    ['mm', 'mms', 'millimetre', 'millimetres', 'millimeter', 'millimeters', 'мм', '毫米'],
  ],
  [{ unit: 'm', times: 1, over: 1000 }, ['millimètre', 'millimètres', 'milímetro', 'milímetros']],
  [
    { unit: 'm', times: 1000, over: 1 },
    ['km', 'kms', 'kilometre', 'kilometres', 'kilometer', 'kilometers', 'км', '千米'],
  ],
  [{ unit: 'ft', times: 1, over: 12 }, ['in', 'ins', 'inch', 'inches', '"', '\u2033', 'zoll', 'дюйм', '英寸']],
  [{ unit: 'ft', times: 3, over: 1 }, ['yd', 'yds', 'yard', 'yards']],
];
/** Spellings that leave open which foot it is. */
const US_FEET = new Set(['usft', 'ftus', 'usfeet', 'usfoot', 'feetus', 'footus']);
const UNITS = new Map(SPELLINGS.flatMap(([unit, names]) => names.map((name) => [name, unit] as const)));

/** What depths are counted from or along; several may stand together, as in `MDRF`. */
const DATUMS = [
  ...[
    'tvdss',
    'tvd',
    'tvt',
    'md',
    'ah',
    'ss',
    'subsea',
    'rkb',
    'kbe',
    'kb',
    'brt',
    'rte',
    'rt',
    'rf',
    'df',
    'bgl',
    'bgs',
    'gl',
    'gs',
  ],
  ...[
    'rsl',
    'amsl',
    'bmsl',
    'msl',
    'sl',
    'bml',
    'bsf',
    'bsl',
    'bkb',
    'brkb',
    'cd',
    'ccsf',
    'csf',
    'wsf',
    'wmsf',
    'lat',
    'below',
    'from',
  ],
  ...['blf', 'bsb', 'gok', 'bwl'],
];
/** Words behind a unit that say what depths are counted from: `m below ground level`. */
const PLACES = new Set([
  'ground',
  'level',
  'surface',
  'sea',
  'seafloor',
  'seabed',
  'floor',
  'lake',
  'mudline',
  'rotary',
  'table',
  'kelly',
  'bushing',
  'land',
  'u',
  'unter',
]);
/** Of scales of depth, as in `m CSF-A`. */
const SCALES = new Set(['csf', 'ccsf']);
const BRACKETS_AND_MARKS = /[\s.,;:_/()[\]{}<>|-]+/;
/** A tenth, a hundredth …, in front of a unit: DLIS and LAS count depths in `0.1 in`. */
const FRACTION = /^(?:0?[.,](0{0,5})1|1\/(10{1,5}))\s{0,4}(?=\D)/;
const MAX_UNIT_CHARACTERS = 60;

/**
 * The unit of depth that a text names, with or without what depths are counted from: `ft`, `Metres`, `.1IN`, `m RKB`, `mMDRF`,
 * `ft MD`. Undefined where it names none, or something that is no length.
 */
export function depthUnitNamed(text: string): DepthUnit | undefined {
  const lower = halfWidth(text).trim().toLowerCase();
  if (lower === '' || lower.length > MAX_UNIT_CHARACTERS) return undefined;
  const fraction = FRACTION.exec(lower);
  if (fraction) {
    const unit = depthUnitNamed(lower.slice(fraction[0].length));
    const power = fraction[1] === undefined ? fraction[2]!.length - 1 : fraction[1].length + 1;
    return unit && { ...unit, over: unit.over * 10 ** power };
  }
  const exact = UNITS.get(lower);
  if (exact) return exact;
  if (isPerLength(lower)) return undefined;
  const joined = bareName(text);
  return UNITS.get(joined) ?? unitBeforeDatum(joined);
}

/** `us/ft` is microseconds a foot, and no foot of the United States. */
function isPerLength(lower: string): boolean {
  const [, ...below] = lower.split('/');
  return below.some((part) => UNITS.has(part.trim()));
}

/** What a text calls its unit, without blanks, marks and what depths are counted from. */
function bareName(text: string): string {
  const words = halfWidth(text).trim().toLowerCase().split(BRACKETS_AND_MARKS);
  return words.filter((word, i, all) => word !== '' && !isCounting(word, all[i - 1])).join('');
}

/** Whether a text names the foot of the United States, and does not say whether it is that of surveys. */
export function isEitherFoot(text: string): boolean {
  return US_FEET.has(bareName(text));
}

/** Whether a unit is the foot of surveys, which is 2 ppm longer than the one that depths are stored in. */
export function isSurveyFoot({ times }: DepthUnit): boolean {
  return times === SURVEY_FOOT.times;
}

/** Whether a word says what depths are counted from, behind the word `before`. */
function isCounting(word: string, before: string | undefined): boolean {
  if (isDatum(word)) return true;
  return before !== undefined && (PLACES.has(word) || (SCALES.has(before) && /^[a-d]$/.test(word)));
}

/** Letters and digits of East Asian width as those of ASCII. */
function halfWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** A length with its datum directly behind it: `mMDRF`, `ftKB`, `mbsf`. */
function unitBeforeDatum(word: string): DepthUnit | undefined {
  for (let length = word.length - 1; length > 0; length--) {
    const unit = UNITS.get(word.slice(0, length));
    if (unit && isDatum(word.slice(length))) return unit;
  }
  return undefined;
}

/** Whether a word, in lower case, says what depths are counted from or along and nothing else: `rkb`, `mdrf`. */
export function isDatum(word: string): boolean {
  // Where a datum may begin: 0, and behind each datum that begins at such a place.
  const reached = new Set([0]);
  for (let at = 0; at < word.length; at++) {
    if (!reached.has(at)) continue;
    for (const datum of DATUMS) if (word.startsWith(datum, at)) reached.add(at + datum.length);
  }
  return word !== '' && reached.has(word.length);
}
