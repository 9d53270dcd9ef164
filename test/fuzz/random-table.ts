// Makes a random text table with a known right answer: its dialect, depth, image, curves, and lines around them.
import { gzipSync } from 'node:zlib';
import { randomDepths } from './depths.ts';
import { encoded } from './encode.ts';
import type { KnownTable } from './known-table.ts';
import type { NumberDialect } from './numerals.ts';
import { Random } from './random.ts';
import { randomMissing } from './samples.ts';
import { TableColumns } from './table-columns.ts';
import { faulty, FAULTS } from './table-faults.ts';
import { lineOf, linesAbove, randomLineDialect, REMARKS, type LineDialect } from './table-lines.ts';

const UNICODE = ['utf-16le', 'utf-16be'];
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
  const hasUnitRow = hasHeader && random.chance(0.15);
  const fault = hasHeader && random.chance(0.12) ? random.pick(FAULTS) : undefined;
  const rows = rowsOf(random, fault !== undefined);
  const depth = randomDepths(random, {
    ...{ hasHeader, hasUnitRow, isBlankDivided, rows, hasUnknownUnit: fault === 'unit' },
    least: numbers.thousands === null ? 0 : 1000,
    leastDecimals: numbers.thousands === null ? 0 : 2,
    mayBeInches: numbers.decimal === '.' && lines.quote === '"',
  });
  const own = hasHeader && random.chance(0.1) ? random.pick(['-77.5', '-1', '-888.8', '1e10']) : undefined;
  const asked = random.chance(0.05) ? [random.pick([-555.5, 0, 32767])] : undefined;
  const missing = randomMissing(random, isBlankDivided, own, asked);
  const columns = new TableColumns(random, { hasHeader, isBlankDivided, depth, missing, numbers });
  const shape = hasHeader ? random.pick(SHAPES) : 'image';
  const traits: string[] = [shape, ...(fault === undefined ? [] : [`fault: ${fault}`])];
  const widest = random.chance(0.03) ? random.between(200, 1500) : random.pick([3, 3, 4, 5, 6, 8, 12, 24, 36]);
  if (shape.startsWith('image')) columns.addImage(rows > 300 ? Math.min(widest, 24) : widest);
  if (shape === 'images' && !columns.isAlone) columns.addImage(7);
  if (shape.endsWith('curves') && !columns.isAlone) columns.addCurves();
  if (shape === 'survey') columns.addSurvey();
  const isOpen = hasHeader && !columns.isAlone;
  if (isOpen && random.chance(0.15)) columns.addLabels();
  const isDepthMoved = hasHeader && !isBlankDivided && random.chance(0.1);
  let depthAt = columns.addDepth(isDepthMoved ? random.between(0, columns.all.length) : 0);
  if (isOpen && depthAt === 0 && rows > 2 && random.chance(0.1)) {
    columns.addRecordNumbers();
    depthAt++;
    traits.push('record numbers');
  }
  if (columns.isUndecidable || (fault === 'order' && depth.isSpread)) return randomTable(seed + NEXT);

  const body: string[] = [];
  if (random.chance(0.05) && !isBlankDivided) body.push(`sep=${lines.delimiter}`);
  else if (random.chance(0.25) && hasHeader) body.push(...linesAbove(random, lines));
  if (own !== undefined) body.push(`${lines.commentMark} null: ${own}`);
  const header = hasHeader ? headerOf(columns, lines, hasUnitRow, random) : [];
  body.push(...header);
  const records = Array.from({ length: rows }, (_, row) => columns.all.map(({ cells }) => cells[row]!));
  const isText = (field: number): boolean => columns.all[field]?.isText === true;
  const sprinkle = random.chance(0.15) ? 0.1 : 0;
  const faultRow = fault === 'totals' || fault === 'unit' ? -1 : random.between(4, rows - 2);
  const sampleAt = columns.all.findLastIndex((column, i) => !column.isText && i !== depthAt);
  const bad = (row: number): string => {
    const earlierDepth = records[Math.max(0, row - 3)]![depthAt]!;
    const record = { fields: records[row]!, earlierDepth, depthAt, sampleAt, isBlankDivided };
    return lineOf(faulty(fault!, record, random), lines, (i) => isText(i) || fault === 'totals', true);
  };
  let faultAt = -1;
  for (const [row, record] of records.entries()) {
    if (row > 0 && random.chance(sprinkle)) body.push(lineBetween(random, lines, header, columns.all.length));
    if (row === faultRow && fault !== undefined) faultAt = body.push(bad(row));
    else body.push(lineOf(record, lines, isText, true));
  }
  if (fault === 'totals') faultAt = body.push(bad(rows - 1));
  const named = fault && ['table', ...(faultAt < 0 ? [] : [`line ${lineNumber(body, faultAt)}`])];

  const lineEnd = random.pick(['\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const end = random.chance(0.8) ? lineEnd : '';
  const mark = random.chance(0.03) ? `${end === '' ? lineEnd : ''}\x1a` : '';
  const { bytes, encoding } = bytesOf(body.join(lineEnd) + end + mark, random);
  const isPacked = random.chance(0.03);
  const packed = isPacked ? gzipSync(bytes) : bytes;
  const codes = [
    ...(depth.isUnitAssumed ? ['depth-unit-assumed'] : []),
    ...(columns.hasMissingSentinels ? ['sentinel-missing'] : []),
    ...(depth.isSpread ? ['depths-spread'] : []),
  ];
  traits.push(encoding, JSON.stringify(lines.delimiter), JSON.stringify(lineEnd), ...(isPacked ? ['gzip'] : []));
  return {
    fileName: `table.${random.pick(['csv', 'csv', 'txt', 'dat', 'tab'])}${isPacked ? '.gz' : ''}`,
    bytes: packed,
    chunkBytes: random.pick(packed.length > MOST_TINY_BYTES ? CHUNKS.slice(4) : CHUNKS),
    options: asked ? { nullValues: asked } : {},
    ...(named ? { fault: named } : {}),
    parts: columns.parts,
    says: codes,
    saysNot: ['depth-unit-assumed', 'sentinel-missing', 'depths-spread'].filter((code) => !codes.includes(code)),
    traits,
  };
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
  return random.chance(0.3) ? random.between(2, 6) : random.between(7, 60);
}

function bytesOf(text: string, random: Random): { readonly bytes: Uint8Array; readonly encoding: string } {
  if (random.chance(0.3)) {
    const [isCyrillic, isHan] = [/\p{Script=Cyrillic}/u.test(text), /\p{Script=Han}/u.test(text)];
    // Letters are written in an encoding of their language, or in Unicode.
    const own = isCyrillic && isHan ? [] : isCyrillic ? ['windows-1251'] : isHan ? ['gbk'] : ['windows-1252'];
    const encoding = random.pick([...UNICODE, ...own]);
    const hasMark = encoding.startsWith('utf-16') && random.chance(0.6);
    const bytes = encoded(hasMark ? `\ufeff${text}` : text, encoding);
    if (bytes) return { bytes, encoding: hasMark ? `${encoding} with mark` : encoding };
  }
  const hasMark = random.chance(0.15);
  return { bytes: Buffer.from(hasMark ? `\ufeff${text}` : text), encoding: hasMark ? 'utf-8 with mark' : 'utf-8' };
}
