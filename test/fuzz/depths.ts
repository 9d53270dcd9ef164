// Random depths: their column's name and unit, their numbers as written, and what has to be stored of them.
import type { Random } from './random.ts';

export interface KnownDepth {
  /** Without a unit where that stands in a row of its own. */
  readonly name: string;
  /** What the row of units says; null where the name says it or nothing does. */
  readonly unitCell: string | null;
  readonly unit: 'm' | 'ft';
  /** In the order of the file, as numbers with a point, or in feet and inches. */
  readonly texts: readonly string[];
  /** In the order of the file, in `unit`. */
  readonly stored: readonly number[];
  readonly isDescending: boolean;
  readonly isFeetAndInches: boolean;
  /** Whether nothing says the unit. */
  readonly isUnitAssumed: boolean;
  /** The unit that has to be said by an option, since the file does not. */
  readonly askedUnit?: string;
  readonly isSpread: boolean;
  /** Whether its name is one along the hole, before which others stand back. */
  readonly isMeasured: boolean;
}

interface Unit {
  readonly spellings: readonly string[];
  readonly unit: 'm' | 'ft';
  readonly factor: (depth: number) => number;
}

const UNITS: readonly Unit[] = [
  { spellings: ['m', 'M', 'metres', 'meters', 'Meter', 'm RKB', 'mMDRF', 'm MD'], unit: 'm', factor: (depth) => depth },
  {
    spellings: ['ft', 'FT', 'feet', 'Feet', 'F', 'foot', 'ft RKB', 'ftKB', 'US ft'],
    unit: 'ft',
    factor: (depth) => depth,
  },
  { spellings: ['cm', 'CM'], unit: 'm', factor: (depth) => depth / 100 },
  { spellings: ['mm'], unit: 'm', factor: (depth) => depth / 1000 },
  { spellings: ['km'], unit: 'm', factor: (depth) => depth * 1000 },
  { spellings: ['in', 'inches', 'inch'], unit: 'ft', factor: (depth) => depth / 12 },
  { spellings: ['0.1 in', '.1IN', '0.1in'], unit: 'ft', factor: (depth) => depth / 120 },
  { spellings: ['US survey ft', 'US survey foot'], unit: 'ft', factor: (depth) => (depth * 1200) / 3937 / 0.3048 },
];
const UNKNOWN = ['fathom', 'lb', 'chain', 'samples', 'psi', 'x', 'furlongs'];
const NAMES = [
  ...['DEPTH', 'Depth', 'depth', 'DEPT', 'MD', 'TDEP', 'Measured Depth', 'Hole Depth', 'Tiefe', 'Teufe', 'Profondeur'],
  ...['Profundidad', 'Prof.', 'Глубина', '深度', 'TVD', 'TVDSS', 'Depth CSF-A', 'CCSF-D', 'Depth sed'],
];
const METRES_BY_NAME = ['mbsf', 'mcd', 'Depth mbsf', 'Depth (mbsf)'];
/** A depth only beside a unit of length. */
const WITH_UNIT = ['index', 'Position'];

export interface DepthWishes {
  readonly hasHeader: boolean;
  readonly hasUnitRow: boolean;
  /** Blanks divide columns, so that names have none. */
  readonly isBlankDivided: boolean;
  readonly rows: number;
  /** Least depth, for tables whose numbers need groups of three digits. */
  readonly least: number;
  readonly leastDecimals: number;
  readonly hasUnknownUnit: boolean;
  /** Whether its name says another unit than the row of units. */
  readonly hasTwoUnits: boolean;
  readonly mayBeInches: boolean;
}

export function randomDepths(random: Random, wishes: DepthWishes): KnownDepth {
  const { hasHeader, rows } = wishes;
  const mayBeInches =
    wishes.mayBeInches && wishes.leastDecimals === 0 && !wishes.hasUnknownUnit && !wishes.hasTwoUnits && rows > 2;
  const isFeetAndInches = mayBeInches && random.chance(0.03);
  const unit = random.chance(0.6) ? random.pick(UNITS.slice(0, 2)) : random.pick(UNITS);
  const isUnitAssumed =
    !hasHeader || (!isFeetAndInches && !wishes.hasUnknownUnit && !wishes.hasTwoUnits && random.chance(0.3));
  const named = isUnitAssumed || isFeetAndInches ? undefined : nameWithUnit(random, unit, wishes);
  const isByName = isUnitAssumed && hasHeader && random.chance(0.15);
  const plainName = isByName ? random.pick(METRES_BY_NAME) : random.pick(NAMES);
  const { texts, plain, isDescending, isSpread } = isFeetAndInches
    ? feetAndInches(random, rows)
    : numbers(random, wishes, unit.spellings[0] === 'km');
  const isUnitAsked = isUnitAssumed && !isByName && !isFeetAndInches && random.chance(0.15);
  const isPlain = isFeetAndInches || (isUnitAssumed && !isUnitAsked);
  const factor = isPlain ? (depth: number): number => depth : unit.factor;
  const name = named?.name ?? (wishes.isBlankDivided ? plainName.replaceAll(' ', '_') : plainName);
  return {
    name,
    isMeasured: hasHeader && !isFeetAndInches && !/TVD|index|position/i.test(name),
    unitCell: named?.unitCell ?? null,
    unit: isFeetAndInches ? 'ft' : isPlain ? 'm' : unit.unit,
    stored: plain.map(factor),
    isUnitAssumed: isUnitAssumed && !isByName && !isFeetAndInches && !isUnitAsked,
    ...(isUnitAsked ? { askedUnit: random.pick(unit.spellings) } : {}),
    ...{ texts, isDescending, isFeetAndInches, isSpread },
  };
}

function nameWithUnit(
  random: Random,
  { spellings }: Unit,
  { hasUnitRow, isBlankDivided, hasUnknownUnit, hasTwoUnits }: DepthWishes,
): { readonly name: string; readonly unitCell: string | null } {
  const spelling = hasUnknownUnit ? random.pick(UNKNOWN) : random.pick(spellings);
  const base = random.chance(0.1) && !hasUnknownUnit ? random.pick(WITH_UNIT) : random.pick(NAMES);
  if (hasTwoUnits) {
    const [named, below] = random.some(['m', 'ft', 'cm', 'in'], 2) as [string, string];
    return { name: `Depth(${named})`, unitCell: below };
  }
  if (hasUnitRow) {
    const cell = isBlankDivided ? spelling.replaceAll(' ', '_') : spelling;
    return { name: isBlankDivided ? base.replaceAll(' ', '_') : base, unitCell: cell };
  }
  const forms: readonly ((name: string, unit: string) => string)[] = [
    (name, unit) => `${name} (${unit})`,
    (name, unit) => `${name} [${unit}]`,
    (name, unit) => `${name}(${unit})`,
    (name, unit) => `${name}[${unit}]`,
    (name, unit) => `${name}, ${unit}`,
    (name, unit) => `${name}:${unit}`,
    ...(hasUnknownUnit
      ? []
      : [(name: string, unit: string) => `${name}_${unit}`, (name: string, unit: string) => `${name} ${unit}`]),
    ...(hasUnknownUnit ? [] : [(name: string, unit: string) => `${name} in ${unit}`]),
  ];
  const name = random.pick(forms)(base, isBlankDivided ? spelling.replaceAll(' ', '_') : spelling);
  return { name: isBlankDivided ? name.replaceAll(' ', '_') : name, unitCell: null };
}

interface Written {
  readonly texts: readonly string[];
  readonly plain: readonly number[];
  readonly isDescending: boolean;
  readonly isSpread: boolean;
}

/** In whole steps of the last decimal, so that each text is the depth that is meant. */
function numbers(random: Random, { rows, least, leastDecimals }: DepthWishes, isFar: boolean): Written {
  const decimals = Math.max(leastDecimals, random.pick([0, 1, 2, 2, 3, 4]));
  const isDescending = random.chance(0.25);
  const repeats = rows > 4 && random.chance(0.1) ? random.between(2, 4) : 1;
  const step = isFar ? 1 : random.pick([1, 1, 2, 5, 10, 25, 1524]);
  const isUneven = random.chance(0.2);
  const scale = 10 ** decimals;
  let at =
    Math.round((least + random.between(random.chance(0.1) ? -100 : 0, isFar ? 5 : 3000)) * scale) +
    random.between(0, 99);
  const steps: number[] = [];
  for (let i = 0; steps.length < rows; i++) {
    for (let k = 0; k < repeats && steps.length < rows; k++) steps.push(at);
    at += isUneven ? step * random.between(1, 5) : step;
  }
  if (isDescending) steps.reverse();
  const isByExponent = leastDecimals === 0 && random.chance(0.05);
  const texts = steps.map((depth) =>
    isByExponent ? (depth / scale).toExponential(12) : (depth / scale).toFixed(decimals),
  );
  return { texts, plain: spread(texts.map(Number)), isDescending, isSpread: new Set(texts).size < rows };
}

/** Depths that stand several times go evenly up to the next one; the last ones by the step before them. */
function spread(depths: readonly number[]): number[] {
  const result: number[] = [];
  let step = 0;
  for (let from = 0; from < depths.length;) {
    let to = from;
    while (to < depths.length && depths[to] === depths[from]) to++;
    if (to < depths.length) step = (depths[to]! - depths[from]!) / (to - from);
    for (let i = from; i < to; i++) result.push(depths[from]! + (i - from) * step);
    from = to;
  }
  return result;
}

function feetAndInches(random: Random, rows: number): Written {
  const from = random.between(1, 9000) * 12;
  const step = random.pick([1, 3, 6, 12]);
  const inches = Array.from({ length: rows }, (_, i) => from + i * step);
  const between = random.pick(["'-", "' ", "'"]);
  return {
    texts: inches.map((all) => `${Math.floor(all / 12)}${between}${all % 12}"`),
    plain: inches.map((all) => all / 12),
    isDescending: false,
    isSpread: false,
  };
}
