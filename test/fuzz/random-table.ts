// Makes a random text table with a known right answer: its dialect, depth, image, curves, and lines around them.
import { randomDepths, type KnownDepth } from './depths.ts';
import { bytesOf } from './encode.ts';
import type { KnownTable } from './known-table.ts';
import type { NumberDialect } from './numerals.ts';
import { packed, type Packed } from './packing.ts';
import { contradictingOption, redundantOptions } from './random-options.ts';
import { Random } from './random.ts';
import { randomMissing } from './samples.ts';
import { TableColumns } from './table-columns.ts';
import { faulty, FAULTS, slipped, WITHOUT_RECORD } from './table-faults.ts';
import { lineOf, linesAbove, randomLineDialect, REMARKS, type LineDialect } from './table-lines.ts';

const CHUNKS = [1, 2, 3, 7, 61, 1000, 4096, 65_536, 1_048_576];
/** Longest file that is read byte by byte. */
const MOST_TINY_BYTES = 5000;
/** Another table in place of one of which nothing tells what is right. */
const NEXT = 0x9e3779b9;

export function randomTable(seed: number): KnownTable {
  const random = new Random(seed);
  const numbers = numberDialect(random);
  const lines = randomLineDialect(random, numbers);
  const isBlankDivided = lines.delimiter === ' ';
  const hasHeader = random.chance(0.9);
  const fault = hasHeader && random.chance(0.15) ? random.pick(FAULTS) : undefined;
  const hasUnitRow = hasHeader && (fault === 'two units' || random.chance(0.15));
  const rows = rowsOf(random, fault !== undefined);
  const depth = randomDepths(random, {
    ...{ hasHeader, hasUnitRow, isBlankDivided, rows },
    ...{ hasUnknownUnit: fault === 'unit', hasTwoUnits: fault === 'two units' },
    least: numbers.thousands === null ? 0 : 1000,
    leastDecimals: numbers.thousands === null ? 0 : 2,
    mayBeInches: numbers.decimal === '.' && lines.quote === '"',
  });
  const own = hasHeader && random.chance(0.1) ? random.pick(['-77.5', '-1', '-888.8', '1e10']) : undefined;
  const asked = random.chance(0.05) ? [random.pick([-555.5, 0, 32767])] : undefined;
  const missing = randomMissing(random, isBlankDivided, own, asked);
  const columns = new TableColumns(random, { hasHeader, hasUnitRow, isBlankDivided, depth, missing, numbers });
  const shape = hasHeader ? random.pick(SHAPES) : 'image';
  const widest = random.chance(0.03) ? random.between(200, 1500) : random.pick([3, 3, 4, 5, 6, 8, 12, 24, 36]);
  if (shape.startsWith('image')) columns.addImage(rows > 300 ? Math.min(widest, 24) : widest);
  if (shape === 'images' && !columns.isAlone) columns.addImage(7);
  if (shape.endsWith('curves') && !columns.isAlone) columns.addCurves();
  if (shape === 'survey') columns.addSurvey();
  const isOpen = hasHeader && !columns.isAlone;
  if (isOpen && random.chance(0.15)) columns.addLabels();
  // Between blanks a name stands above its column only if all have one.
  const mayMove = hasHeader && !(isBlankDivided && columns.all.some(({ name }) => name === ''));
  const isDepthMoved = mayMove && random.chance(0.1);
  let depthAt = columns.addDepth(isDepthMoved ? random.between(0, columns.all.length) : 0);
  const hasRecordNumbers = isOpen && depthAt === 0 && rows > 2 && random.chance(0.1);
  if (hasRecordNumbers && columns.addRecordNumbers()) depthAt++;
  if (fault === 'open quote' && columns.all.at(-1)!.isText) return randomTable(seed + NEXT);
  if (columns.isUndecidable || !isDecidable(fault, depth, lines)) return randomTable(seed + NEXT);

  const body: string[] = [];
  if (random.chance(0.05) && !isBlankDivided) body.push(`sep=${lines.delimiter}`);
  else if (random.chance(0.25) && hasHeader) body.push(...linesAbove(random, lines));
  if (own !== undefined) body.push(`${lines.commentMark} null: ${own}`);
  const skippedLines = body.length;
  const header = hasHeader ? headerOf(columns, lines, hasUnitRow, random) : [];
  body.push(...header);
  const records = Array.from({ length: rows }, (_, row) => columns.all.map(({ cells }) => cells[row]!));
  const isText = (field: number): boolean => columns.all[field]?.isText === true;
  const sprinkle = random.chance(0.15) ? 0.1 : 0;
  const hasRecordFault = fault !== undefined && !WITHOUT_RECORD.has(fault);
  const faultRow = hasRecordFault && fault !== 'totals' ? random.between(4, rows - 2) : -1;
  const sampleAt = columns.all.findLastIndex((column, i) => !column.isText && i !== depthAt);
  const bad = (row: number): string => {
    const fields = records[row]!;
    if (fault === 'open quote') return `${lineOf(fields.slice(0, -1), { ...lines, trailing: 'all' }, isText, true)}"5`;
    const earlierDepth = records[Math.max(0, row - 3)]![depthAt]!;
    const slippedDepth = columns.writtenDepth(slipped(Number(depth.texts[row - 2]), Number(depth.texts[row - 1])));
    const record = { fields, earlierDepth, slippedDepth, depthAt, sampleAt, isBlankDivided };
    return lineOf(faulty(fault!, record, random), lines, (i) => isText(i) || fault === 'totals', true);
  };
  let faultAt = -1;
  let between = 0;
  for (const [row, record] of records.entries()) {
    if (row > 0 && random.chance(sprinkle)) between = body.push(lineBetween(random, lines, header, columns.all.length));
    if (row === faultRow) faultAt = body.push(bad(row));
    else body.push(lineOf(record, lines, isText, true));
  }
  if (fault === 'totals') faultAt = body.push(bad(rows - 1));
  const isLineBelow = fault !== 'totals' && random.chance(0.05);
  if (isLineBelow) between = body.push(lineBetween(random, lines, header, columns.all.length));

  const lineEnd = random.pick(['\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const end = isLineBelow || random.chance(0.8) ? lineEnd : '';
  const mark = random.chance(0.03) ? `${end === '' ? lineEnd : ''}\x1a` : '';
  const { bytes, encoding, isSure } = bytesOf(body.join(lineEnd) + end + mark, random);
  const name = `table.${random.pick(['csv', 'csv', 'txt', 'dat', 'tab'])}`;
  const packing: Packed = random.chance(0.05)
    ? packed(bytes, name, fault === undefined, random)
    : { bytes, ending: '' };
  const [first] = header;
  const dialect = {
    delimiter: lines.delimiter,
    skippedLines,
    headerLine: first === undefined ? null : skippedLines + 1,
    unitLine: hasUnitRow ? skippedLines + 1 + first!.split('\n').length : null,
    // A depth with decimals shows the sign.
    ...(depth.texts[0]!.includes('.') ? { decimal: numbers.decimal } : {}),
  };
  const known = { dialect, encoding, depthName: hasHeader ? depth.name : '', depthNumber: depthAt + 1 };
  const contradicting = fault === 'option' ? contradictingOption(known, random) : undefined;
  const redundant = fault === undefined && random.chance(0.1) ? redundantOptions(known, random) : {};
  const codes = [
    ...(depth.isUnitAssumed ? ['depth-unit-assumed'] : []),
    ...(columns.hasMissingSentinels ? ['sentinel-missing'] : []),
    ...(depth.isSpread ? ['depths-spread'] : []),
    ...(columns.hasWords ? ['missing-words'] : []),
    ...(columns.hasNulls ? ['null-values'] : []),
    ...(columns.hasSecondDepth && redundant.depth === undefined ? ['depth-chosen'] : []),
    ...(shape === 'curves' ? ['no-image'] : []),
    ...(shape === 'survey' ? ['taken-for-survey'] : []),
    ...(!isSure && redundant.encoding === undefined ? ['encoding-assumed'] : []),
    ...((skippedLines > 0 && redundant.skipLines === undefined) || between > 0 ? ['lines-skipped'] : []),
  ];
  const faultLine = faultAt < 0 ? [] : [`line ${lineNumber(body, faultAt)}`];
  const named = fault && ['table', ...faultLine, ...(contradicting?.names ?? NAMED[fault] ?? [])];
  const refusal = packing.fault ?? named;
  return {
    fileName: `${name}${packing.ending}`,
    bytes: packing.bytes,
    chunkBytes: random.pick(packing.bytes.length > MOST_TINY_BYTES ? CHUNKS.slice(4) : CHUNKS),
    options: {
      ...(asked ? { nullValues: asked } : {}),
      ...(depth.askedUnit === undefined ? {} : { depthUnit: depth.askedUnit }),
      ...(packing.part === undefined ? {} : { part: packing.part }),
      ...redundant,
      ...contradicting?.options,
    },
    ...(refusal ? { fault: refusal } : {}),
    parts: columns.parts,
    says: codes,
    ...(random.chance(0.2) && refusal === undefined ? { dialect } : {}),
    traits: [
      shape,
      ...(fault === undefined ? [] : [`fault: ${fault}`]),
      ...(hasRecordNumbers ? ['record numbers'] : []),
      ...[encoding, JSON.stringify(lines.delimiter), JSON.stringify(lineEnd), packing.ending],
      JSON.stringify(redundant),
    ],
  };
}

/** What a refusal has to name beside the file and the line. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  word: ['column'],
  'depth word': ['column'],
  unit: ['--depth-unit'],
  'two units': ['--depth-unit'],
};

/** Whether a fault is one in such a table. */
function isDecidable(fault: string | undefined, depth: KnownDepth, lines: LineDialect): boolean {
  if (fault === 'order') return !depth.isSpread;
  if (fault === 'slip') return !depth.isSpread && !depth.isFeetAndInches;
  // In quotes of a kind that stands nowhere else, a word with a delimiter is several fields.
  if (fault === 'word') return lines.quote === '"';
  // Where quotes are of another kind, or are inches, it is a word.
  if (fault === 'open quote') return lines.quote === '"' && lines.delimiter !== ' ' && !depth.isFeetAndInches;
  return true;
}

const SHAPES = [
  'image',
  'image',
  'image',
  'image and curves',
  'image and curves',
  'images',
  'curves',
  'survey',
] as const;

/** The lines of names and units. */
function headerOf({ all }: TableColumns, lines: LineDialect, hasUnitRow: boolean, random: Random): string[] {
  const isBlankDivided = lines.delimiter === ' ';
  const brackets = random.pick([
    ['', ''],
    ['', ''],
    ['(', ')'],
    ['[', ']'],
  ]);
  const cells = all.map(({ unitCell }) =>
    unitCell === '' ? (isBlankDivided ? '-' : '') : `${brackets[0]}${unitCell}${brackets[1]}`,
  );
  const rows = [all.map(({ name }) => name), ...(hasUnitRow ? [cells] : [])];
  const header = rows.map((fields) => lineOf(fields, lines, () => true, false));
  const hasMark = all[0]!.name.startsWith('#') || all.some(({ name }) => name.includes('\n'));
  // Numpy writes the names behind the mark of a comment.
  if (!hasUnitRow && !hasMark && all[0]!.name !== '' && random.chance(0.05)) header[0] = `# ${header[0]!.trimStart()}`;
  if (isBlankDivided && random.chance(0.1)) header.push(all.map(({ name }) => '-'.repeat(name.length + 1)).join(' '));
  return header;
}

function lineBetween(random: Random, lines: LineDialect, header: readonly string[], columns: number): string {
  switch (random.pick(['blank', 'blanks', 'delimiters', 'comment', 'header'])) {
    case 'blanks':
      return '   ';
    case 'delimiters':
      return lines.delimiter === ' ' ? '' : lines.delimiter.repeat(columns - 1);
    case 'comment':
      return `${lines.commentMark} ${random.pick(REMARKS)}`;
    case 'header':
      return header.length === 1 && !header[0]!.includes('\n') ? header[0]! : '';
    default:
      return '';
  }
}

/** The number of the line on which the `count`th entry begins; names may have line ends in them. */
function lineNumber(body: readonly string[], count: number): number {
  return body.slice(0, count - 1).reduce((lines, entry) => lines + entry.split('\n').length, 1);
}

function numberDialect(random: Random): NumberDialect {
  const decimal = random.chance(0.2) ? ',' : '.';
  const thousands = decimal === '.' ? ([',', "'"] as const) : (['.', "'", ' '] as const);
  return {
    decimal,
    thousands: random.chance(0.08) ? random.pick(thousands) : null,
    oddShare: random.chance(0.2) ? 0.3 : 0,
  };
}

function rowsOf(random: Random, hasFault: boolean): number {
  if (hasFault) return random.between(10, 60);
  if (random.chance(0.03)) return random.between(300, 2000);
  if (random.chance(0.02)) return 1;
  return random.chance(0.3) ? random.between(2, 6) : random.between(7, 60);
}
