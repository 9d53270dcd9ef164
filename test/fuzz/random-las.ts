// Makes a random LAS file of any version with a known right answer: sectors, curves, wrapped or not.
import { curveUnit, imageNames } from './column-names.ts';
import type { KnownPart, KnownTable } from './known-table.ts';
import { packed, type Packed } from './packing.ts';
import { Random } from './random.ts';
import { slipped } from './table-faults.ts';
import { randomSamples, type Missing } from './samples.ts';

const PLAIN = { decimal: '.', thousands: null, oddShare: 0 } as const;
const CURVES = ['GR', 'CALI', 'RHOB', 'NPHI', 'DT', 'SP', 'ILD', 'PEF', 'TENS', 'SGR', 'AT10', 'KSDR'];
const INDEX_NAMES = ['DEPT', 'DEPTH', 'MD', 'TDEP', 'DEPT'];
const UNITS: readonly (readonly [text: string, unit: 'm' | 'ft', times: (depth: number) => number])[] = [
  ['M', 'm', (depth) => depth],
  ['m', 'm', (depth) => depth],
  ['FT', 'ft', (depth) => depth],
  ['F', 'ft', (depth) => depth],
  ['CM', 'm', (depth) => depth / 100],
  ['.1IN', 'ft', (depth) => depth / 120],
  ['', 'm', (depth) => depth],
];
const FAULTS = ['word', 'depth word', 'order', 'slip', 'fields', 'unit'] as const;
const UNKNOWN_UNITS: typeof UNITS = [
  ['FATHOM', 'm', (depth) => depth],
  ['LB', 'm', (depth) => depth],
];

export function randomLas(seed: number): KnownTable {
  const random = new Random(seed ^ 0x5a5a5a5a);
  const version = random.pick(['1.2', '2.0', '2.0', '3.0']);
  const rows = random.chance(0.03) ? random.between(300, 1000) : random.between(3, 60);
  const fault = rows > 9 && random.chance(0.1) ? random.pick(FAULTS) : undefined;
  const isWrapped = version !== '3.0' && fault === undefined && random.chance(0.25);
  const delimiter = version === '3.0' ? random.pick([' ', ',', '\t'] as const) : ' ';
  const nullText = random.pick(['-999.25', '-999', '-9999', '-77.5', '1E30']);
  const missing: Missing = {
    texts: [
      ...(random.chance(0.2) ? [random.pick(['NaN', 'nan', '-1.#IND', '****'])] : []),
      ...(random.chance(0.1) ? ['-32768'] : []),
      nullText,
    ],
    share: random.pick([0, 0.05, 0.3]),
    nulls: new Set([Number(nullText), -999, -999.25, -9999, -9999.25]),
    hasSentinels: true,
  };
  const unit = random.pick(fault === 'unit' ? UNKNOWN_UNITS : UNITS);
  const isUnitOfWell = random.chance(0.1);
  const depths = depthsOf(random, rows);
  const stored = depths.map((text) => unit[2](Number(text)));
  const isDescending = rows > 1 && stored[1]! < stored[0]!;
  const ascending = <T>(list: readonly T[]): readonly T[] => (isDescending ? list.toReversed() : list);

  // Curves before and behind the sectors.
  const columns: { readonly name: string; readonly unit: string; readonly cells: readonly string[] }[] = [];
  const parts: KnownPart[] = [];
  let hasMissingSentinels = false;
  let hasWords = false;
  let hasNulls = false;
  const known = (
    kind: KnownPart['kind'],
    names: readonly string[],
    units: readonly string[],
    values: readonly (readonly number[])[],
  ): KnownPart => ({
    ...{ kind, unit: unit[1], names, units, depths: ascending(stored), samples: ascending(values) },
  });
  const shape = random.pick(['image', 'image and curves', 'image and curves', 'curves', 'curves']);
  if (shape !== 'curves') {
    const names = sectorNames(
      random,
      random.chance(0.05) ? random.between(100, 400) : random.pick([3, 4, 6, 8, 12, 24]),
    );
    const samples = randomSamples(random, rows, names.length, missing, PLAIN);
    const own = curveUnit(random).replaceAll(' ', '');
    names.forEach((name, i) => columns.push({ name, unit: own, cells: samples.texts.map((row) => row[i]!) }));
    const units = names.map(() => own);
    parts.push(known('image', names, units, samples.values));
    hasMissingSentinels ||= samples.hasMissingSentinels;
    hasWords ||= samples.hasWords;
    hasNulls ||= samples.hasNulls;
  }
  if (shape !== 'image') {
    const names = random.some(CURVES, random.between(1, 8));
    const all = names.map(() => randomSamples(random, rows, 1, missing, PLAIN));
    const made = names.map((name, i) => ({
      name,
      unit: curveUnit(random),
      cells: all[i]!.texts.map((row) => row[0]!),
    }));
    const before = random.between(0, names.length);
    columns.unshift(...made.slice(0, before));
    columns.push(...made.slice(before));
    const values = Array.from({ length: rows }, (_, row) => all.map((samples) => samples.values[row]![0]!));
    const units = made.map((curve) => curve.unit);
    parts.push(known('curves', names, units, values));
    hasMissingSentinels ||= all.some((samples) => samples.hasMissingSentinels);
    hasWords ||= all.some((samples) => samples.hasWords);
    hasNulls ||= all.some((samples) => samples.hasNulls);
  }

  // Header.
  const indexName = random.pick(INDEX_NAMES);
  const colon = random.chance(0.05) ? '' : ' :';
  const step = rows > 1 ? Number(depths[1]) - Number(depths[0]) : 0;
  const item = (name: string, own: string, value: string, description: string): string =>
    `${name}${' '.repeat(random.between(0, 2))}.${own} ${value}${colon}${colon === '' ? '' : ` ${description}`}`;
  const indent = random.chance(0.1) ? ' ' : '';
  const lines = [
    `${indent}~VERSION INFORMATION`,
    item('VERS', '', version, 'CWLS LOG ASCII STANDARD'),
    item('WRAP', '', isWrapped ? 'YES' : 'NO', 'lines of a record'),
    ...(version === '3.0'
      ? [item('DLM', '', { ' ': 'SPACE', ',': 'COMMA', '\t': 'TAB' }[delimiter], 'delimiter')]
      : []),
    ...(random.chance(0.3) ? ['# a remark'] : []),
    `${indent}~WELL INFORMATION`,
    item('STRT', unit[0], depths[0]!, 'first depth'),
    item('STOP', unit[0], depths.at(-1)!, 'last depth'),
    item('STEP', unit[0], step.toFixed(4), 'step'),
    item('NULL', '', nullText, 'missing'),
    version === '1.2' ? 'WELL.  WELL : A-1' : 'WELL.  A-1 : WELL',
    ...(random.chance(0.3) ? [`${indent}~PARAMETER INFORMATION`, item('BHT', 'DEGC', '35.5', 'temperature')] : []),
    `${indent}~CURVE INFORMATION`,
    // The lines of the well may be the only ones that say it.
    item(indexName, isUnitOfWell ? '' : unit[0], '', 'depth'),
    ...columns.map((column) => item(column.name, column.unit, random.chance(0.2) ? '45 310 01 00' : '', 'a curve')),
    ...(random.chance(0.2) ? [`${indent}~OTHER`, 'made by hand: see the manual'] : []),
    `${indent}${random.pick(['~A', '~ASCII', '~ASCII LOG DATA', `~A  ${indexName}  ${columns.map(({ name }) => name).join('  ')}`])}`,
  ];
  // Of the second record.
  let secondLine = 0;

  // Data.
  const isAligned = delimiter === ' ' && random.chance(0.6);
  const perLine = random.between(2, 8);
  const faultRow = random.between(5, Math.max(5, rows - 2));
  let named = fault === 'unit' ? ['table.las', '--depth-unit'] : undefined;
  for (let row = 0; row < rows; row++) {
    if (row === 1) secondLine = lines.length;
    let fields = [depths[row]!, ...columns.map(({ cells }) => cells[row]!)];
    if (row === faultRow && fault !== undefined && fault !== 'unit') {
      if (fault === 'word') fields[fields.length - 1] = 'x5';
      else if (fault === 'depth word') fields[0] = random.pick(['abc', 'NaN', '12q']);
      else if (fault === 'order') fields[0] = depths[row - 3]!;
      else if (fault === 'slip') fields[0] = slipped(Number(depths[row - 2]), Number(depths[row - 1]));
      else fields = [...fields, '7', '8'];
      named = ['table.las', `line ${lines.length + 1}`];
    }
    if (isAligned) fields = fields.map((field) => field.padStart(12));
    if (!isWrapped) {
      lines.push(fields.join(delimiter));
      continue;
    }
    lines.push(fields[0]!);
    for (let at = 1; at < fields.length; at += perLine) lines.push(fields.slice(at, at + perLine).join(' '));
  }
  const hasComment = fault === undefined && random.chance(0.05);
  if (hasComment) lines.splice(secondLine, 0, '# among the records');
  const lineEnd = random.pick(['\n', '\n', '\r\n', '\r\n', '\r']);
  const end = random.chance(0.8) ? lineEnd : '';
  const mark = random.chance(0.03) ? `${end === '' ? lineEnd : ''}\x1a` : '';
  const text = lines.join(lineEnd) + end + mark;
  const bytes = Buffer.from(text);
  const packing: Packed = random.chance(0.03)
    ? packed(bytes, 'table.las', named === undefined, random)
    : { bytes, ending: '' };
  const refusal = packing.fault ?? named;
  return {
    fileName: `table.las${packing.ending}`,
    bytes: packing.bytes,
    chunkBytes: random.pick(bytes.length > 5000 ? [61, 1000, 65_536] : [1, 2, 7, 61, 1000, 1_048_576]),
    options: packing.part === undefined ? {} : { part: packing.part },
    ...(refusal ? { fault: refusal } : {}),
    parts,
    says: [
      ...(unit[0] === '' ? ['depth-unit-assumed'] : []),
      ...(hasMissingSentinels ? ['sentinel-missing'] : []),
      ...(hasWords ? ['missing-words'] : []),
      ...(hasNulls ? ['null-values'] : []),
      ...(shape === 'curves' ? ['no-image'] : []),
      ...(hasComment ? ['lines-skipped'] : []),
    ],
    ...(random.chance(0.2) && refusal === undefined ? { dialect: {} } : {}),
    traits: [
      'LAS',
      version,
      JSON.stringify(delimiter),
      shape,
      ...(isWrapped ? ['wrapped'] : []),
      ...(fault ? [`fault: ${fault}`] : []),
    ],
  };
}

/** As many as asked, none missing: those of a LAS file are curves with names of their own. */
function sectorNames(random: Random, width: number): readonly string[] {
  for (;;) {
    const { names, isAlone } = imageNames(random, width, new Set());
    const plain = names.filter((name) => name !== null && /^[\w[\]°*-]+$/.test(name));
    if (!isAlone && plain.length === names.length && new Set(plain).size === width) return plain as string[];
  }
}

function depthsOf(random: Random, rows: number): string[] {
  const decimals = random.between(1, 4);
  const step = random.pick([1, 5, 25, 1524]) * random.pick([1, 1, -1]);
  const first = random.between(100, 4000) * 10 ** decimals + (step < 0 ? rows * -step : 0);
  return Array.from({ length: rows }, (_, i) => ((first + i * step) / 10 ** decimals).toFixed(decimals));
}
