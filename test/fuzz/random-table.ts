// Makes a random text table with a known right answer: any dialect, depth, image, curves, and lines around them.
import { gzipSync } from 'node:zlib';
import { curveNames, curveUnit, imageNames, LABEL_NAMES, labels, RECORD_NUMBER_NAMES } from './column-names.ts';
import { randomDepths } from './depths.ts';
import { encoded } from './encode.ts';
import type { KnownPart, KnownTable } from './known-table.ts';
import { written, type NumberDialect } from './numerals.ts';
import { Random } from './random.ts';
import { randomMissing, randomSamples } from './samples.ts';
import { lineOf, linesAbove, randomLineDialect, REMARKS } from './table-lines.ts';

/** Columns as they stand in the file, from left to right. */
interface Column {
  readonly name: string;
  readonly unitCell: string;
  readonly isText: boolean;
  readonly cells: readonly string[];
}

const UNICODE = ['utf-16le', 'utf-16be'];
const CHUNKS = [1, 2, 3, 7, 61, 1000, 4096, 65_536, 1_048_576];
/** Longest file that is read byte by byte. */
const MOST_TINY_BYTES = 20_000;

export function randomTable(seed: number): KnownTable {
  const random = new Random(seed);
  const traits: string[] = [];
  const numbers = numberDialect(random);
  const lines = randomLineDialect(random, numbers.decimal === ',' || numbers.thousands === ',');
  const isBlankDivided = lines.delimiter === ' ';
  const hasHeader = random.chance(0.9);
  const hasUnitRow = hasHeader && random.chance(0.15);
  const fault = hasHeader && random.chance(0.12) ? random.pick(FAULTS) : undefined;
  const rows = rowsOf(random, fault !== undefined);
  const depth = randomDepths(random, {
    ...{ hasHeader, hasUnitRow, isBlankDivided, rows, hasUnknownUnit: fault === 'unit' },
    least: numbers.thousands === null ? 0 : 1000,
    leastDecimals: numbers.thousands === null ? 0 : 2,
  });
  if (fault === 'order' && depth.isSpread) return randomTable(seed + 0x9e3779b9);
  const own = hasHeader && random.chance(0.1) ? random.pick(['-77.5', '-1', '-888.8', '1e10']) : undefined;
  const missing = randomMissing(random, isBlankDivided, own);

  // Columns: image, images, or curves; then what stands beside them.
  const columns: Column[] = [];
  const parts: { readonly part: KnownPart; readonly isImage: boolean }[] = [];
  let hasMissingSentinels = false;
  let isUndecidable = false;
  const part = (kind: KnownPart['kind'], names: readonly (string | null)[], values: readonly (readonly number[])[]): void => {
    const ascending = <T>(list: readonly T[]): readonly T[] => (depth.isDescending ? list.toReversed() : list);
    parts.push({
      isImage: kind === 'image',
      part: {
        ...{ kind, unit: depth.unit, depths: ascending(depth.stored), samples: ascending(values) },
        names: names.map((name) => (hasHeader ? name : '')),
      },
    });
  };
  const shape = random.pick(['image', 'image', 'image', 'image and curves', 'image and curves', 'images', 'curves']);
  const taken = new Set<string>();
  const addImage = (width: number): boolean => {
    const { names: all, isAlone } = hasHeader ? imageNames(random, width, taken) : { names: Array<string>(width).fill(''), isAlone: true };
    const names = all.map((name) => (isBlankDivided ? (name?.replaceAll(' ', '_') ?? null) : name));
    const isDoubled = names.some((name) => name !== null && columns.some((column) => column.name === name));
    if (isDoubled) return false;
    const unit = curveUnit(random);
    const samples = randomSamples(random, rows, width, missing, numbers);
    // Without a name, columns at the end that have no value either are none.
    const isLastBlank = samples.texts.every((row) => row.at(-1) === '');
    if (isLastBlank && names.at(-1) === '') isUndecidable = true;
    for (const [i, name] of names.entries()) {
      if (name === null) continue;
      columns.push({ name, unitCell: unit, isText: false, cells: samples.texts.map((row) => row[i]!) });
    }
    hasMissingSentinels ||= samples.hasMissingSentinels;
    // A member that the file has not is missing throughout.
    const values = samples.values.map((row) => row.map((value, i) => (names[i] === null ? NaN : value)));
    part('image', names, values);
    return isAlone;
  };
  const widest = random.chance(0.05) ? random.between(200, 1500) : random.pick([3, 3, 4, 5, 6, 8, 12, 24, 36]);
  let isAlone = !hasHeader;
  if (shape !== 'curves' || !hasHeader) isAlone = addImage(rows > 300 ? Math.min(widest, 24) : widest) || isAlone;
  if (shape === 'images' && !isAlone) isAlone = addImage(widest === 7 ? 3 : 7) || isAlone;
  // One that is an image only by itself is none beside another one.
  if (isUndecidable || (isAlone && parts.length > 1)) return randomTable(seed + 0x9e3779b9);
  const hasCurves = !isAlone && (shape === 'curves' || shape === 'image and curves');
  if (hasCurves) addCurves();
  if (hasHeader && !isAlone && random.chance(0.15)) {
    const name = random.pick(LABEL_NAMES);
    const cells = labels(random, name, rows).map((label) => (isBlankDivided ? label.replaceAll(' ', '_') : label));
    columns.splice(random.between(0, columns.length), 0, { name, unitCell: '', isText: true, cells });
    traits.push('labels');
  }

  function addCurves(): void {
    const names = curveNames(random, random.between(1, 6)).map((name) => (isBlankDivided ? name.replaceAll(' ', '_') : name));
    const all = names.map(() => randomSamples(random, rows, 1, missing, numbers));
    const places = names.map(() => (random.chance(0.5) ? 0 : columns.length));
    const made = names.map((name, i) => ({
      ...{ name, unitCell: curveUnit(random), isText: false },
      cells: all[i]!.texts.map((row) => row[0]!),
    }));
    const before = made.filter((_, i) => places[i] === 0);
    const behind = made.filter((_, i) => places[i] !== 0);
    columns.unshift(...before);
    columns.push(...behind);
    const order = [...before, ...behind];
    const values = Array.from({ length: rows }, (_, row) => order.map((column) => all[made.indexOf(column)]!.values[row]![0]!));
    hasMissingSentinels ||= all.some((samples) => samples.hasMissingSentinels);
    part('curves', order.map(({ name }) => name), values);
  }

  const depthColumn: Column = {
    ...{ name: depth.name, unitCell: depth.unitCell ?? '', isText: false },
    cells: depth.texts.map((text) => (depth.isFeetAndInches ? text : written(text, { ...numbers, oddShare: 0 }, random))),
  };
  const depthPlace = hasHeader && !isBlankDivided && random.chance(0.1) ? random.between(0, columns.length) : 0;
  columns.splice(depthPlace, 0, depthColumn);
  if (hasHeader && !isAlone && depthPlace === 0 && rows > 2 && random.chance(0.1)) {
    const from = random.between(0, 1);
    // A name of several lines is none behind the mark of a comment.
    const isMarkless = isBlankDivided || columns.some(({ name }) => name.includes('\n'));
    const name = isMarkless ? 'index' : random.pick(RECORD_NUMBER_NAMES);
    columns.unshift({ name, unitCell: '', isText: false, cells: depth.texts.map((_, i) => String(from + i)) });
    traits.push('record numbers');
  }

  // Lines.
  const isText = (field: number): boolean => columns[field]?.isText === true;
  const records = Array.from({ length: rows }, (_, row) => columns.map(({ cells }) => cells[row]!));
  const above: string[] = [];
  if (random.chance(0.05) && !isBlankDivided) above.push(`sep=${lines.delimiter}`);
  else if (random.chance(0.25) && hasHeader) above.push(...linesAbove(random, lines));
  if (own !== undefined) above.push(`${lines.commentMark} null: ${own}`);
  const header: string[] = [];
  if (hasHeader) header.push(lineOf(columns.map(({ name }) => name), lines, () => true, false));
  if (hasUnitRow) header.push(lineOf(columns.map(({ unitCell }) => (isBlankDivided && unitCell === '' ? '-' : unitCell)), lines, () => true, false));
  const body = [...above, ...header];
  const place: number[] = [];
  const sprinkle = random.chance(0.15) ? 0.1 : 0;
  for (const [row, record] of records.entries()) {
    if (row > 0 && random.chance(sprinkle)) body.push(betweenRecords());
    place[row] = body.length;
    body.push(lineOf(record, lines, isText, true));
  }

  function betweenRecords(): string {
    const kind = random.pick(['blank', 'blanks', 'delimiters', 'comment', 'header']);
    traits.push(kind);
    if (kind === 'blanks') return '   ';
    if (kind === 'delimiters' && !isBlankDivided) return lines.delimiter.repeat(columns.length - 1);
    if (kind === 'comment') return `${lines.commentMark} ${random.pick(REMARKS)}`;
    if (kind === 'header' && header.length === 1 && !header[0]!.includes('\n')) return header[0]!;
    return '';
  }

  // A fault, which has to be refused by its line.
  let named: string[] | undefined;
  if (fault !== undefined) {
    const row = random.between(4, rows - 2);
    const at = place[row]!;
    const fields = [...records[row]!];
    const lineEndsBefore = body.slice(0, at).join('\n').split('\n').length;
    const sample = columns.findLastIndex((column) => !column.isText && column !== depthColumn);
    const depthAt = columns.indexOf(depthColumn);
    named = ['table', `line ${lineEndsBefore + 1}`];
    switch (fault) {
      case 'word':
        fields[sample] = random.pick(['x5', '12..5', '1.2.3e', 'error', '5 5', '0x1F', '12,5,5;']).replaceAll(' ', '_');
        break;
      case 'depth word':
        fields[depthAt] = random.pick(['abc', '', 'NaN', '12q']);
        if (isBlankDivided && fields[depthAt] === '') fields[depthAt] = 'NaN';
        break;
      case 'order':
        fields[depthAt] = records[row - 3]![depthAt]!;
        named = ['table', `line ${lineEndsBefore + 1}`];
        break;
      case 'fields':
        fields.push('7', '8');
        break;
      case 'few fields':
        fields.length = Math.max(1, fields.length - 2);
        break;
      case 'totals':
        fields.fill(lines.delimiter === ' ' ? '12' : '', 0);
        fields[depthAt] = 'Total';
        fields[sample] = '12345';
        break;
      case 'unit':
        named = ['table'];
    }
    if (fault === 'totals') {
      named = ['table', `line ${body.join('\n').split('\n').length + 1}`];
      body.push(lineOf(fields, lines, () => true, true));
    } else if (fault !== 'unit') body[at] = lineOf(fields, lines, isText, true);
    traits.push(`fault: ${fault}`);
  }

  const lineEnd = random.pick(['\n', '\n', '\n', '\r\n', '\r\n', '\r']);
  const end = random.chance(0.8) ? lineEnd : '';
  const mark = random.chance(0.03) ? `${end === '' ? lineEnd : ''}\x1a` : '';
  const text = body.join(lineEnd) + end + mark;
  const { bytes, encoding } = bytesOf(text, random);
  const isPacked = random.chance(0.03);
  const packed = isPacked ? gzipSync(bytes) : bytes;
  traits.push(encoding, JSON.stringify(lines.delimiter), JSON.stringify(lineEnd), shape, ...(isPacked ? ['gzip'] : []));
  return {
    fileName: `table.${random.pick(['csv', 'csv', 'txt', 'dat', 'tab'])}${isPacked ? '.gz' : ''}`,
    bytes: packed,
    chunkBytes: random.pick(packed.length > MOST_TINY_BYTES ? CHUNKS.slice(4) : CHUNKS),
    options: {},
    ...(named ? { fault: named } : {}),
    // Widest image first, then others, then curves.
    parts: parts
      .toSorted((a, b) =>
        a.isImage === b.isImage ? b.part.names.length - a.part.names.length : Number(b.isImage) - Number(a.isImage),
      )
      .map((each) => each.part),
    says: [
      ...(depth.isUnitAssumed ? ['depth-unit-assumed'] : []),
      ...(hasMissingSentinels ? ['sentinel-missing'] : []),
      ...(depth.isSpread ? ['depths-spread'] : []),
    ],
    saysNot: [
      ...(depth.isUnitAssumed ? [] : ['depth-unit-assumed']),
      ...(hasMissingSentinels ? [] : ['sentinel-missing']),
      ...(depth.isSpread ? [] : ['depths-spread']),
    ],
    traits: [...new Set(traits)],
  };
}

const FAULTS = ['word', 'depth word', 'order', 'fields', 'few fields', 'totals', 'unit'] as const;

function numberDialect(random: Random): NumberDialect {
  const decimal = random.chance(0.2) ? ',' : '.';
  const hasThousands = random.chance(0.08);
  const thousands = hasThousands ? random.pick(decimal === '.' ? ([',', "'"] as const) : (['.', "'"] as const)) : null;
  return { decimal, thousands, oddShare: random.chance(0.2) ? 0.3 : 0 };
}

function rowsOf(random: Random, hasFault: boolean): number {
  if (hasFault) return random.between(10, 60);
  return random.chance(0.05) ? random.between(300, 3000) : random.chance(0.3) ? random.between(2, 6) : random.between(7, 60);
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
