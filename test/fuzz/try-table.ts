// Imports a table of which everything is known, and says whether it was stored right, refused, or stored wrong.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectLog } from '../../electron/engine/import/inspect-log.ts';
import { importLog, type FirstReading } from '../../electron/engine/import/import-log.ts';
import { LogFile } from '../../electron/engine/import/log-file.ts';
import type { Import, ImportedPart, ImportWriter } from '../../electron/engine/store/image-store.ts';
import type { Tile } from '../../shared/tiles/tile.ts';
import { StratascopeError } from '../../shared/errors.ts';
import { importOptions } from '../../shared/model/image-log.ts';
import { TOLD, type KnownPart, type KnownTable } from './known-table.ts';

export type Verdict =
  | { readonly kind: 'right' }
  /** As it has to be: the table has a fault. */
  | { readonly kind: 'refused'; readonly reason: string }
  /** Although nothing is wrong with the table. */
  | { readonly kind: 'refused though right'; readonly reason: string }
  | { readonly kind: 'wrong'; readonly reason: string };

interface Writer extends ImportWriter {
  readonly tiles: Tile[];
}

/** Keeps the tiles of level 0 in memory. */
const MEMORY: Pick<Import<Writer>, 'begin'> = {
  begin: async () => {
    const tiles: Tile[] = [];
    return { tiles, write: (tile) => void (tile.level === 0 && tiles.push(tile)), digest: async () => '' };
  },
};

export async function tryTable(table: KnownTable, folder: string): Promise<Verdict> {
  const path = join(folder, table.fileName);
  writeFileSync(path, table.bytes);
  let stored: readonly ImportedPart<Writer>[];
  try {
    stored = await imported(path, table);
  } catch (error) {
    if (!(error instanceof StratascopeError)) return { kind: 'wrong', reason: `an error: ${(error as Error).stack}` };
    if (!table.fault) return { kind: 'refused though right', reason: error.message };
    const unnamed = table.fault.filter((text) => !error.message.includes(text));
    if (unnamed.length === 0) return { kind: 'refused', reason: error.message };
    return { kind: 'wrong', reason: `the refusal does not name ${unnamed.join(', ')}: ${error.message}` };
  }
  if (table.fault) return { kind: 'wrong', reason: `not refused, with a fault at ${table.fault.join(', ')}` };
  const reason = differenceOf(stored, table) ?? (await differenceOfInspection(path, table));
  return reason === undefined ? { kind: 'right' } : { kind: 'wrong', reason };
}

/** As `runImport` does, in pieces of `chunkBytes`. */
async function imported(path: string, { options, chunkBytes }: KnownTable): Promise<readonly ImportedPart<Writer>[]> {
  const restore = streamIn(chunkBytes);
  try {
    const asked = importOptions.parse({ width: 'source', ...options });
    for (let first: FirstReading | undefined; ;) {
      const reading = await importLog(path, asked, MEMORY, {}, first);
      if ('parts' in reading) return reading.parts;
      first = reading.again;
    }
  } finally {
    restore();
  }
}

/** Lets files be streamed in short pieces, whose memory is used again as that of long ones is. */
function streamIn(chunkBytes: number): () => void {
  const whole = Object.getOwnPropertyDescriptor(LogFile.prototype, 'stream')!;
  const stream = whole.value as LogFile['stream'];
  LogFile.prototype.stream = async function* (this: LogFile, signal?: AbortSignal) {
    for await (const chunk of stream.call(this, signal)) {
      for (let at = 0; at < chunk.length; at += chunkBytes) {
        const piece = Uint8Array.from(chunk.subarray(at, at + chunkBytes));
        yield piece;
        piece.fill(0x39);
      }
    }
  };
  return () => {
    Object.defineProperty(LogFile.prototype, 'stream', whole);
  };
}

/** The first difference; undefined where all is as it has to be. */
function differenceOf(stored: readonly ImportedPart<Writer>[], { parts, says }: KnownTable): string | undefined {
  const shapes = (list: readonly { kind: string | undefined; width: number }[]): string =>
    list.map(({ kind, width }) => `${kind} of ${width}`).join(', ');
  const found = shapes(stored.map(({ log }) => ({ kind: log.kind, width: log.width })));
  const expected = shapes(parts.map(({ kind, names }) => ({ kind, width: names.length })));
  if (found !== expected) return `parts: ${found}, not ${expected}`;
  for (const [i, part] of parts.entries()) {
    const difference = differenceOfPart(stored[i]!, part);
    if (difference !== undefined) return `${part.kind} ${i + 1}: ${difference}`;
  }
  const codes = new Set(stored.flatMap(({ log }) => log.findings ?? []).map(({ code }) => code));
  const unsaid = says.filter((code) => !codes.has(code));
  if (unsaid.length > 0) return `it does not say ${unsaid.join(', ')}`;
  const said = TOLD.filter((code) => codes.has(code) && !says.includes(code));
  return said.length > 0 ? `it says ${said.join(', ')}` : undefined;
}

function differenceOfPart({ writer, log }: ImportedPart<Writer>, part: KnownPart): string | undefined {
  if (log.depthUnit !== part.unit) return `depths in ${log.depthUnit}, not ${part.unit}`;
  if (log.rows !== part.depths.length) return `${log.rows} rows, not ${part.depths.length}`;
  const tiles = writer.tiles.toSorted((a, b) => a.firstRow - b.firstRow);
  let row = 0;
  for (const { rows, width, depths, samples } of tiles) {
    for (let at = 0; at < rows; at++, row++) {
      const depth = part.depths[row]!;
      if (!isNear(depths[at]!, depth)) return `depth ${depths[at]} in row ${row}, not ${depth}`;
      for (let column = 0; column < width; column++) {
        const [value, right] = [samples[at * width + column]!, Math.fround(part.samples[row]![column]!)];
        if (!Object.is(value, right)) return `sample ${value} in row ${row}, column ${column}, not ${right}`;
      }
    }
  }
  if (row !== part.depths.length) return `${row} rows in tiles`;
  if (log.depthMin !== tiles[0]!.depths[0]) return `depths from ${log.depthMin} on`;
  const nulls = part.samples.flat().filter(Number.isNaN).length;
  if (log.nulls !== nulls) return `${log.nulls} nulls, not ${nulls}`;
  const names = log.details?.columnNames ?? part.names.map(() => '');
  const other = part.names.findIndex((name, i) => name !== null && name !== names[i]);
  if (other >= 0) return `column ${other} is called ${names[other]}, not ${part.names[other]}`;
  const units = log.details?.columnUnits ?? part.units.map(() => null);
  const odd = part.units.findIndex((unit, i) => part.names[i] !== null && unit !== units[i]);
  return odd < 0 ? undefined : `column ${odd} is in ${units[odd]}, not ${part.units[odd]}`;
}

/** Where it is known what inspecting finds. */
async function differenceOfInspection(
  path: string,
  { parts, dialect, options }: KnownTable,
): Promise<string | undefined> {
  if (!dialect) return undefined;
  const found = await inspectLog(path, importOptions.parse({ ...options, width: 'source' }));
  const shapes = (list: readonly { kind: string; width: number; rows: number; depthUnit: string }[]): string =>
    list.map(({ kind, width, rows, depthUnit }) => `${kind} of ${width} by ${rows} in ${depthUnit}`).join(', ');
  const known = parts.map(({ kind, names, depths, unit }) => ({
    ...{ kind, width: names.length, rows: depths.length, depthUnit: unit },
  }));
  if (shapes(found.parts) !== shapes(known)) return `inspected: ${shapes(found.parts)}, not ${shapes(known)}`;
  const [part] = found.parts;
  const [first, last] = [parts[0]!.depths[0]!, parts[0]!.depths.at(-1)!];
  if (!isNear(part!.depthMin!, first) || !isNear(part!.depthMax!, last))
    return `inspected: from ${part!.depthMin} to ${part!.depthMax}, not from ${first} to ${last}`;
  for (const [key, value] of Object.entries(dialect)) {
    const other = found.dialect?.[key as keyof typeof dialect];
    if (other !== value) return `inspected: ${key} is ${JSON.stringify(other)}, not ${JSON.stringify(value)}`;
  }
  return undefined;
}

/** Depths in other units are rounded once or twice. */
function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(Math.abs(b), 1) * 1e-12;
}
