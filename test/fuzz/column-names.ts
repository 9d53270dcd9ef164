// Names of columns as files have them: numbered images, curves, labels, record numbers.
import type { Random } from './random.ts';

export interface NamedImage {
  /** Of all members; null for those that the file has not. */
  readonly names: readonly (string | null)[];
  /** Whether it is an image only where no other column stands beside it. */
  readonly isAlone: boolean;
}

const STEMS = [
  'IMG',
  'FMI',
  'AMP',
  'P',
  'Sector',
  'UBI_T',
  'TT',
  'Reflectivity',
  'px',
  'amp, wall',
  'wall "A"',
  'wall\nno.',
  'CBP',
  'Амплитуда',
  '声波幅度成像',
  'Größe',
  'Głębia sygnału',
  'アンプ強度',
];
const ANGLE_STEMS = ['GR', 'AZ', 'ROSI', 'DEN', 'Caliper'];
const CURVES = [
  ...[
    'GR',
    'CALI',
    'RHOB',
    'NPHI',
    'DT',
    'SP',
    'ILD',
    'PEF',
    'TENS',
    'SGR',
    'Bulk density',
    'Vp',
    'Magnetic susceptibility',
  ],
  ...[
    'Ca',
    'Fe',
    'Ti',
    'Zr',
    'Ca Area',
    'Porosity',
    'Water content',
    'TOC',
    'AT10',
    'KSDR',
    'Гамма-каротаж',
    '自然伽马测井',
    'Dichte',
  ],
];
const CURVE_UNITS = ['gAPI', 'in', 'g/cm3', 'v/v', 'us/ft', 'mV', 'ohm.m', '%', 'm/s', 'SI', 'cps', 'dB', 'degC'];

/** Of `width` members, with a stem that no other image of the table has. */
export function imageNames(random: Random, width: number, taken: Set<string>): NamedImage {
  const places = Array.from({ length: width }, (_, i) => i);
  const stem = random.pick(STEMS.filter((name) => !taken.has(name)));
  const first = random.pick([0, 1, 1, 1, 3]);
  taken.add(stem);
  const digits = String(first + width).length;
  const beside = (make: (place: number) => string): NamedImage => ({ names: places.map(make), isAlone: false });
  const alone = (make: (place: number) => string): NamedImage => ({ names: places.map(make), isAlone: true });
  const makers: readonly (() => NamedImage)[] = [
    () => beside((i) => `${stem}${first + i}`),
    () => beside((i) => `${stem}[${first + i}]`),
    () => beside((i) => `${stem}(${first + i})`),
    () => beside((i) => `${stem}_${first + i}`),
    () => beside((i) => `${stem} ${first + i}`),
    () => beside((i) => `${stem}-${String(first + i).padStart(digits, '0')}`),
    () => beside((i) => `${stem}.${i}`),
    () => withGaps(random, byAngle(random, width)),
    () => byAngle(random, width),
    () => alone((i) => String(first + i)),
    () => (width <= 26 ? alone((i) => String.fromCharCode(97 + i)) : alone(() => '')),
    () => alone(() => ''),
    () => (width === 3 ? beside((i) => ['R', 'G', 'B'][i]!) : beside((i) => `${stem}${first + i}`)),
    () => (width === 3 ? beside((i) => ['L*', 'a*', 'b*'][i]!) : beside((i) => `${stem}${first + i}`)),
    () => (width >= 3 ? beside(() => stem) : alone((i) => `${stem}${first + i}`)),
  ];
  return random.pick(makers)();
}

function byAngle(random: Random, width: number): NamedImage {
  const step = 360 / width;
  // Other steps are no angles all around that a name can say.
  if (!Number.isInteger(step)) return { names: Array.from({ length: width }, (_, i) => `S${i + 1}`), isAlone: false };
  const stem = random.pick(ANGLE_STEMS);
  const padded = (angle: number): string => String(angle).padStart(3, '0');
  const make = random.pick([
    (angle: number) => `${stem}${padded(angle)}`,
    (angle: number) => `${stem}_${angle}`,
    (angle: number) => `${angle}°`,
    (angle: number) => `${stem} ${angle} deg`,
    (angle: number) => `${angle}M-0`,
  ]);
  return { names: Array.from({ length: width }, (_, i) => make(i * step)), isAlone: false };
}

/** Without some of the members between the first two and the last one. */
function withGaps(random: Random, { names, isAlone }: NamedImage): NamedImage {
  const missing = new Set<number>();
  const most = names.length >= 6 && names[0]?.startsWith('S1') !== true ? Math.floor(names.length / 5) : 0;
  for (let i = random.between(0, most); i > 0; i--) missing.add(random.between(2, names.length - 2));
  return { names: names.map((name, i) => (missing.has(i) ? null : name)), isAlone };
}

/** With its unit in the name, or without one. */
export function curveNames(random: Random, count: number): string[] {
  return random
    .some(CURVES, count)
    .map((name) => (random.chance(0.3) ? `${name}${random.pick([' (', '['])}${random.pick(CURVE_UNITS)}` : name))
    .map((name) => (name.includes(' (') ? `${name})` : name.includes('[') ? `${name}]` : name));
}

export function curveUnit(random: Random): string {
  return random.pick(CURVE_UNITS);
}

export const LABEL_NAMES = ['Label', 'Comment', 'Site', 'Core section', 'Lithology', 'Date', 'Event'];
/** The first and the last of these are names at the left alone. */
export const RECORD_NUMBER_NAMES = ['', 'index', 'Nr', 'Unnamed: 0', 'No.', 'Record', 'row', '#'];

export function labels(random: Random, name: string, count: number): string[] {
  const words = ['T-1', 'core B', 'Sand', 'grey clay', 'A_12', 'see notes', 'Fine sandstone', 'x'];
  const day = random.between(1, 20);
  const isOne = random.chance(0.4);
  const one = random.pick(words);
  return Array.from({ length: count }, (_, i) => {
    if (name === 'Date') return `2021-03-${String(day + (i % 8)).padStart(2, '0')}`;
    return isOne ? one : random.pick(words);
  });
}
