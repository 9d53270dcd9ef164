// Recognises columns of depth by their names, in the field's words and several languages, with unit and reference.
import { splitBracketed } from './column-names.ts';
import { depthUnitNamed, isDatum } from './units.ts';

export interface NamedDepth {
  /** `measured`: along the hole or the core; `vertical`: computed from such ones. */
  readonly kind: 'measured' | 'vertical';
  /** The unit as written; null where there is none. It may be one that is not known. */
  readonly unit: string | null;
  readonly reference?: 'MD' | 'TVD';
  /** Whether the name is a depth's only if it has a unit of length. */
  readonly needsUnit?: boolean;
  /** Whether other words stand beside the one for depth, as in `SB depth`: a plain depth goes before it. */
  readonly isQualified?: boolean;
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter((word) => word !== ''));
}

/** Words that are a depth by themselves. */
const MEASURED = wordSet(`
  depth dept dpth md tdep dmea measureddepth holedepth mdepth bitdepth mbsf mcd rmcd mbgl csf ccsf wsf wmsf
  tiefe teufe messteufe bohrlochtiefe profondeur profundidad profundidade profondità prof глубина глубины
  глуб 深度 井深 测深 測深 深さ 深度值 diepte dybde djup hloubka głębokość mélység dubina derinlik syvyys kedalaman
`);
const VERTICAL = wordSet(`
  tvd tvdss tvdkb tvdrkb tvdbml tvdrf tvdrt tvdgl tvdmsl tvdsd
`);
/** Words that are a depth beside a unit of length, and else many other things. */
const WITH_UNIT = new Set(['index', 'position', 'distance']);
/** Words that may stand beside those and leave a depth a depth. */
const BESIDE = wordSet(`
  measured along hole borehole well log logging core sample sed sediment rock composite corrected adjusted
  driller drillers logger loggers drilling wireline true vertical total mid middle top start upper scale
  index a b c d in the of below from sea seafloor floor bed seabed ground level surface rotary table kelly
  bushing reference point value gemessene mesurée medida по стволу скважины
`);
const TIME_WORDS = wordSet(`
  time date datetime timestamp zeit datum temps tiempo время дата 时间 日期 etim year jahr month day año hour
  hours seconds second secs sec minutes minute elapsed sekunden uhrzeit hora heure t twt
`);
/** Beside a word for depth they make it that of something else. */
const OF_SOMETHING_ELSE = ['water', 'wasser', 'eau', 'agua', 'casing', 'error', 'uncertain', 'std', 'penetration'];
/** Names that are no depth, and by which no table of depths is ordered. */
const OTHER_WORDS = wordSet(`
  latitude longitude lat lon easting northing age alter edad frequency wavelength
  frame channel shot trace ping fiducial
`);
const COMPOUNDS = ['depth', 'tiefe', 'teufe', '深度'];
const MARKS = new Set(['"', "'", '#', '%']);
/** A longer one is no name, and would take long to take apart. */
const MAX_NAME_CHARACTERS = 200;
const SPLIT = /[^\p{L}\p{M}\p{N}]+/u;
/** Between a name and the unit behind it. */
const SEPARATORS = [',', ':', '.', '/', '_', ' in ', '_in_', ' ', '-'];
/** Behind these stands a unit, known or not. */
const UNIT_SEPARATORS = new Set([',', ':', ' in ']);

/** What the name of a depth column says; undefined for other names. */
export function depthNamed(name: string): NamedDepth | undefined {
  if (name.length > MAX_NAME_CHARACTERS) return undefined;
  const text = withoutMarks(name.trim());
  const bracketed = splitBracketed(text);
  if (bracketed.unit !== null) {
    const named =
      depthWords(bracketed.stem) ?? (depthUnitNamed(bracketed.unit) ? qualified(bracketed.stem) : undefined);
    if (!named) return undefined;
    const reference = named.reference ?? referenceIn(bracketed.unit);
    const isUnit = !isReferenceOnly(bracketed.unit);
    return { ...named, unit: isUnit ? bracketed.unit : named.unit, ...(reference ? { reference } : {}) };
  }
  return (
    depthWords(text) ??
    separated(text) ??
    unitAsName(text) ??
    withUnitInside(text) ??
    joinedWithUnit(text) ??
    behindWords(text)
  );
}

/** Without quotes around it, and without the mark of a comment or a quote before it. */
function withoutMarks(name: string): string {
  const mark = name[0] ?? '';
  if (!MARKS.has(mark)) return name;
  return name
    .slice(1, (mark === '"' || mark === "'") && name.length > 1 && name.endsWith(mark) ? -1 : undefined)
    .trim();
}

/** `Depth (m) MD`, `Depth (m)/Tiefe`: the unit in brackets before more words. */
function withUnitInside(text: string): NamedDepth | undefined {
  const close = Math.max(text.indexOf(')'), text.indexOf(']'));
  const { stem, unit } = splitBracketed(text.slice(0, close + 1));
  if (unit === null || !depthUnitNamed(unit)) return undefined;
  const rest = `${stem} ${text.slice(close + 1)}`;
  const named = depthWords(rest) ?? qualified(rest);
  return named && { ...named, unit };
}

/** `MDft`, `DEPTHFT`, `FeetDepth`: a word for depth and a unit of more than one letter without a sign between. */
function joinedWithUnit(text: string): NamedDepth | undefined {
  const [word = '', ...others] = words(text);
  if (others.length > 0) return undefined;
  const reference = referenceIn(text);
  for (let at = 2; at <= word.length - 2; at++) {
    for (const [depth, unit] of [
      [word.slice(0, at), word.slice(at)],
      [word.slice(at), word.slice(0, at)],
    ] as const) {
      const kind = VERTICAL.has(depth) ? 'vertical' : MEASURED.has(depth) ? 'measured' : undefined;
      if (kind && depthUnitNamed(unit)) return { kind, unit, ...(reference ? { reference } : {}) };
    }
  }
  return undefined;
}

/** `SB depth`, `Bohrtiefe`: words before the one for depth are no unit. */
function behindWords(text: string): NamedDepth | undefined {
  return isDepthWord(words(text).at(-1) ?? '') ? qualified(text) : undefined;
}

/** Words of which one is for depth, and the others say which, as far as it is none of something else. */
function qualified(text: string): NamedDepth | undefined {
  const all = words(text);
  if (!all.some(isDepthWord) || all.some((word) => OF_SOMETHING_ELSE.some((other) => word.startsWith(other))))
    return undefined;
  const reference = referenceIn(text);
  const kind = reference === 'TVD' ? 'vertical' : 'measured';
  // `ft_depth`; `in` is a preposition rather than inches.
  const unit = all.find((word) => word !== 'in' && !isDatum(word) && depthUnitNamed(word)) ?? null;
  return { kind, unit, isQualified: true, ...(reference ? { reference } : {}) };
}

function isDepthWord(word: string): boolean {
  return MEASURED.has(word) || COMPOUNDS.some((end) => word.endsWith(end));
}

/** Whether a name is a place, an age or the like: what is ordered by it is ordered by no depth. */
export function isOtherName(name: string): boolean {
  return words(splitBracketed(name).stem).some((word) => OTHER_WORDS.has(word));
}

/** The unit of length at the end of a name that has no word for depth, or that is all of it: `Elev_ft`, `From m`, `mm`. */
export function unitBehind(name: string): string | null {
  const all = words(name);
  const last = all.at(-1) ?? '';
  if (all.length === 1) return last.length > 1 && depthUnitNamed(last) ? last : null;
  return last !== 'in' && !isDatum(last) && depthUnitNamed(last) ? last : null;
}

/** Whether a name tells a time, by which no table of depths is indexed. */
export function isTimeName(name: string): boolean {
  return words(splitBracketed(name).stem).some((word) => TIME_WORDS.has(word));
}

/** Whether a text has a word for depth in it. */
export function hasDepthWord(text: string): boolean {
  const lower = text.toLowerCase();
  return (
    words(lower).some((word) => MEASURED.has(word)) ||
    ['depth', 'tiefe', '深', 'глуб'].some((word) => lower.includes(word))
  );
}

/** A name of depth words alone. */
function depthWords(text: string): NamedDepth | undefined {
  const all = words(text);
  const joined = all.join('');
  const isVertical = all.some((word) => VERTICAL.has(word)) || joined.startsWith('trueverticaldepth');
  const isMeasured = all.some((word) => MEASURED.has(word)) || MEASURED.has(joined);
  const others = all.filter((word) => !MEASURED.has(word) && !VERTICAL.has(word));
  // At the end it is no preposition: depths in inches.
  const isInInches = all.length > 1 && all.at(-1) === 'in';
  const plain = !isInInches && others.every((word) => BESIDE.has(word) || isDatum(word));
  const reference = referenceIn(text);
  const kind = isVertical ? 'vertical' : 'measured';
  if ((isVertical || isMeasured) && (plain || MEASURED.has(joined))) {
    // Metres below sea floor and the like are metres by their name.
    const unit = all.map(unitInWord).find((word) => word !== undefined) ?? null;
    return { kind, unit, ...(reference ? { reference } : {}) };
  }
  if (
    all.length > 0 &&
    !isInInches &&
    all.every((word) => WITH_UNIT.has(word) || BESIDE.has(word)) &&
    all.some((word) => WITH_UNIT.has(word))
  ) {
    return { kind: 'measured', unit: null, needsUnit: true };
  }
  return undefined;
}

/** `Depth_ft`, `DEPTH:FT`, `Depth in feet`, `DEPT.M`, `depth_mMDRF`. */
function separated(text: string): NamedDepth | undefined {
  const lower = text.toLowerCase();
  for (const separator of SEPARATORS) {
    for (let at = lower.indexOf(separator); at > 0; at = lower.indexOf(separator, at + 1)) {
      const named = depthWords(text.slice(0, at));
      const unit = text.slice(at + separator.length).trim();
      if (!named || unit === '') continue;
      if (depthUnitNamed(unit) || (UNIT_SEPARATORS.has(separator) && !/\d/.test(unit))) {
        const reference = named.reference ?? referenceIn(unit);
        return { ...named, unit, ...(reference ? { reference } : {}) };
      }
    }
  }
  return camelCase(text);
}

/** `DepthFt`, `depthM`. */
function camelCase(text: string): NamedDepth | undefined {
  const at = [...text].findLastIndex((character, i, all) => i > 0 && isUpper(character) && !isUpper(all[i - 1]!));
  if (at <= 0) return undefined;
  const named = depthWords(text.slice(0, at));
  const unit = text.slice(at);
  return named && depthUnitNamed(unit) ? { ...named, unit } : undefined;
}

/** `mMDRF`, `ftKB`, `m MD`: a length with what it is counted from. */
function unitAsName(text: string): NamedDepth | undefined {
  const all = words(text);
  const isUnit = all.length > 0 && all.length <= 3 && depthUnitNamed(text) !== undefined;
  // A length alone names nothing: `m` may be anything.
  if (!isUnit || (all.length === 1 && !unitInWord(all[0]!) && !hasDatumBehind(all[0]!))) return undefined;
  const reference = referenceIn(text);
  return { kind: reference === 'TVD' ? 'vertical' : 'measured', unit: text, ...(reference ? { reference } : {}) };
}

/** The unit of `mbsf` and `mcd`. */
function unitInWord(word: string): string | undefined {
  return ['mbsf', 'mcd', 'rmcd', 'mbgl'].includes(word) ? 'm' : undefined;
}

function hasDatumBehind(word: string): boolean {
  return [1, 2].some((length) => depthUnitNamed(word.slice(0, length)) !== undefined && isDatum(word.slice(length)));
}

/** Whether what stands in brackets says what depths are counted from alone: `Depth (MD)`, `Depth (RKB)`. */
function isReferenceOnly(unit: string): boolean {
  const all = words(unit);
  return all.length > 0 && all.every((word) => isDatum(word) || BESIDE.has(word)) && !depthUnitNamed(unit);
}

function referenceIn(text: string): 'MD' | 'TVD' | undefined {
  const all = words(text);
  if (all.some((word) => word.includes('tvd')) || all.join('').includes('trueverticaldepth')) return 'TVD';
  if (all.some((word) => word === 'md' || (word.includes('md') && (isDatum(word) || hasDatumBehind(word)))))
    return 'MD';
  return all.join('').includes('measureddepth') ? 'MD' : undefined;
}

function words(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(SPLIT)
    .filter((word) => word !== '');
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase();
}
