// Finds columns that are one image: numbered one after another, or by angle, or all alike, or the three of a colour.

export interface NamedColumn {
  /** Number of the column among those of the table. */
  readonly column: number;
  /** Without its unit. */
  readonly name: string;
  readonly unit: string | null;
}

export interface Family {
  /** What its names have in common: `FMI`, `RGB`; empty where they have nothing. */
  readonly name: string;
  /** In the order of their numbers; names stand for members that are missing. */
  readonly members: readonly (number | { readonly missing: string })[];
  /** The end of "taken for an image because …". */
  readonly why: string;
}

const NUMBER = /\d+(?:\.\d+)?/g;
/** Beside other columns two alike are a pair, not an image. */
const LEAST_MEMBERS = 3;
/** Of members that are there, as many may be missing between them. */
const MISSING_SHARE = 1 / 3;
const CIRCLE_DEGREES = 360;
const ANGLE_WORDS = new Set(['deg', 'degree', 'degrees', '°', 'grad']);
const COLOURS: readonly (readonly [name: string, members: readonly (readonly string[])[]])[] = [
  [
    'RGB',
    [
      ['r', 'red', 'rot', 'rouge', 'rojo'],
      ['g', 'green', 'grün', 'vert', 'verde'],
      ['b', 'blue', 'blau', 'bleu', 'azul'],
    ],
  ],
  [
    'Lab',
    [
      ['l*', 'l'],
      ['a*', 'a'],
      ['b*', 'b'],
    ],
  ],
];

/** Every family among columns, widest first. */
export function findFamilies(columns: readonly NamedColumn[]): readonly Family[] {
  const numbered = numberedFamilies(columns);
  const taken = new Set(numbered.flatMap(({ members }) => members));
  const colours = colourFamilies(columns.filter(({ column }) => !taken.has(column)));
  const found = [...numbered, ...colours];
  if (found.length === 0 && columns.length > 1 && areAlike(columns)) {
    found.push({ name: '', members: columns.map(({ column }) => column), why: 'all columns are alike' });
  }
  return found.toSorted((a, b) => b.members.length - a.members.length);
}

interface Numbered extends NamedColumn {
  readonly numbers: readonly number[];
  /** The names with all numbers but the one that differs as they are, and without that one. */
  readonly key: string;
}

function numberedFamilies(columns: readonly NamedColumn[]): Family[] {
  const groups = new Map<string, Numbered[]>();
  for (const column of columns) {
    const texts = column.name.match(NUMBER) ?? [];
    // Copies of a name are numbered by pandas, but for the first one.
    const key = JSON.stringify([keyOf(column.name), texts.length, column.unit?.toLowerCase()]);
    if (texts.length > 0) push(groups, key, { ...column, numbers: texts.map(Number), key });
  }
  const families = [...groups.values()].flatMap((group) => varying(group)).flatMap((group) => familyOf(group, columns));
  return [...families, ...equallyNamed(columns)];
}

/** Groups in which one number alone differs, with that number. */
function varying(group: readonly Numbered[]): readonly (readonly (readonly [number, NamedColumn])[])[] {
  const places = group[0]!.numbers.map((_, place) => place);
  const differing = places.filter((place) => new Set(group.map(({ numbers }) => numbers[place])).size > 1);
  if (differing.length === 1) {
    const [place] = differing as [number];
    return [group.map((column) => [column.numbers[place]!, column] as const)];
  }
  if (differing.length === 0) return [];
  // Of names such as P1_S1, P1_S2, P2_S1 the last number is the member's, the others tell images apart.
  const split = new Map<string, Numbered[]>();
  for (const column of group) push(split, JSON.stringify(column.numbers.slice(0, -1)), column);
  return [...split.values()].map((part) => part.map((column) => [column.numbers.at(-1)!, column] as const));
}

function familyOf(
  group: readonly (readonly [number, NamedColumn])[],
  columns: readonly NamedColumn[],
): readonly Family[] {
  const members = withUnnumbered(group, columns).toSorted(([a], [b]) => a - b);
  const least = columns.length === members.length ? 2 : LEAST_MEMBERS;
  if (members.length < least) return [];
  const steps = members.slice(1).map(([number], i) => number - members[i]![0]);
  const step = usualOf(steps);
  if (step === undefined || !isPlain(members, step)) return [];
  const stem = stemOf(members.map(([, { name }]) => name));
  // S1, S2 and S3 beside S, the sulphur, are no three samples of anything.
  const isBesideStem = columns.some(
    ({ column, name }) => name === stem && members.every(([, member]) => member.column !== column),
  );
  if (step === 1 && members.length === LEAST_MEMBERS && isBesideStem) return [];
  const [first] = members[0]!;
  const angles = step !== 1;
  const places = Math.round((members.at(-1)![0] - first) / step) + 1;
  if (places - members.length > members.length * MISSING_SHARE) return [];
  const byNumber = new Map(members.map(([number, column]) => [Math.round((number - first) / step), column]));
  const sample = members[0]![1].name;
  const filled = Array.from({ length: places }, (_, place) => {
    const there = byNumber.get(place);
    return there ? there.column : { missing: renumbered(sample, first, first + place * step) };
  });
  // A circle of which the first member is missing is closed by it.
  const isWithoutFirst = angles && first === step && places * step === CIRCLE_DEGREES - step;
  if (isWithoutFirst) filled.unshift({ missing: renumbered(sample, first, 0) });
  const why = angles ? `its names go on by ${step}` : 'its names are numbered one after another';
  return [{ name: stem, members: filled, why }];
}

/** A column with the stem alone before `AMP.1`, `AMP.2`: pandas numbers equal names so. */
function withUnnumbered(
  group: readonly (readonly [number, NamedColumn])[],
  columns: readonly NamedColumn[],
): readonly (readonly [number, NamedColumn])[] {
  const one = group.find(([number]) => number === 1)?.[1];
  if (!one?.name.endsWith('.1')) return group;
  const stem = one.name.slice(0, -2);
  const zero = columns.find(({ name, unit }) => name === stem && unit === one.unit);
  return zero ? [[0, zero] as const, ...group] : group;
}

/** The least step, if at least half of all steps are it and the others are whole multiples of it. */
function usualOf(steps: readonly number[]): number | undefined {
  const step = Math.min(...steps);
  if (!(step > 0)) return undefined;
  const isMultiple = (value: number): boolean => Math.abs(value / step - Math.round(value / step)) < 1e-6;
  const equal = steps.filter((value) => Math.abs(value - step) < step * 1e-6).length;
  return steps.every(isMultiple) && equal * 2 >= steps.length ? step : undefined;
}

/**
 * Numbers that go on by one are plain; others where they are angles all around or begin at 0, or say that they are angles: depths of
 * investigation, as in AT10, AT20, AT30, are none.
 */
function isPlain(members: readonly (readonly [number, NamedColumn])[], step: number): boolean {
  if (step === 1) return true;
  const [first] = members[0]!;
  const [last] = members.at(-1)!;
  const isCircle = last - first + step === CIRCLE_DEGREES || (first === step && last + step === CIRCLE_DEGREES);
  return first === 0 || isCircle || members.every(([, { name }]) => name.includes('°') || !/\p{L}/u.test(name));
}

function equallyNamed(columns: readonly NamedColumn[]): readonly Family[] {
  const groups = new Map<string, NamedColumn[]>();
  for (const column of columns)
    if (column.name !== '') push(groups, JSON.stringify([column.name, column.unit]), column);
  return [...groups.values()]
    .filter((group) => group.length >= LEAST_MEMBERS)
    .map((group) => ({
      name: group[0]!.name,
      members: group.map(({ column }) => column),
      why: 'its columns have one name',
    }));
}

/** R, G, B and L*, a*, b* one after another, whatever stands before them: `Reflectance L*` beside `a*`. */
function colourFamilies(columns: readonly NamedColumn[]): readonly Family[] {
  const names = columns.map((column) => lastWord(column.name).toLowerCase());
  return COLOURS.flatMap(([name, words]) => {
    const at = names.findIndex((_, i) => words.every((spellings, k) => spellings.includes(names[i + k] ?? '')));
    if (at < 0) return [];
    const members = columns.slice(at, at + words.length).map(({ column }) => column);
    return [{ name, members, why: `its columns are the colours ${name}` }];
  });
}

function lastWord(name: string): string {
  return (
    name
      .trim()
      .split(/[\s_:/]/)
      .at(-1) ?? ''
  );
}

/** Columns that nothing tells apart but their place: nameless, bare numbers, single letters, or equal but for digits and brackets. */
function areAlike(columns: readonly NamedColumn[]): boolean {
  const names = columns.map(({ name }) => name);
  const isAll = (alike: (name: string) => boolean): boolean => names.every(alike);
  if (isAll((name) => name === '' || Number.isFinite(Number(name)))) return true;
  if (isAll((name) => /^\p{L}$/u.test(name))) return true;
  // Brackets with something else in each tell columns apart: `Grey` and `Grey (std)`.
  return new Set(columns.map(({ name, unit }) => JSON.stringify([keyOf(name), unit]))).size === 1;
}

/** The words of a name, without numbers, brackets, marks and words for angles. */
function keyOf(name: string): string {
  const words = name
    .toLowerCase()
    .replace(NUMBER, ' ')
    .split(/[^\p{L}\p{M}°*]+/u);
  return words.filter((word) => word !== '' && !ANGLE_WORDS.has(word)).join(' ');
}

/** What all names begin with, without what stands before a number. */
function stemOf(names: readonly string[]): string {
  let common = names[0]!;
  for (const name of names) {
    let length = 0;
    while (length < common.length && name[length] === common[length]) length++;
    common = common.slice(0, length);
  }
  return common.replace(/[\d\s.,;:_([{"'-]{1,100}$/, '');
}

/** A member's name with another number, with as many digits. */
function renumbered(name: string, from: number, to: number): string {
  const text = name.match(NUMBER)?.find((candidate) => Number(candidate) === from) ?? '';
  const number = String(to).padStart(text.includes('.') ? 0 : text.length, '0');
  return text === '' ? `${name}${to}` : name.replace(text, number);
}

function push<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}
