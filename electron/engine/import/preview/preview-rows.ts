// Reads the rows at the beginning of a table and builds them in memory: what the import dialog says of them and draws.
import { StratascopeError } from '../../../../shared/errors.ts';
import type { PreviewPart } from '../../../../shared/model/file-preview.ts';
import type { ImageLog, ImportOptions } from '../../../../shared/model/image-log.ts';
import type { Finding } from '../../../../shared/model/inspection.ts';
import type { Tile, TileSource } from '../../../../shared/tiles/tile.ts';
import { storedParts } from '../build/stored-part.ts';
import { TableBuilder } from '../build/table-builder.ts';
import type { ChosenParts } from '../chosen-parts.ts';
import type { Kept } from '../records/record-form.ts';
import { findingsOf, judge, Tally } from '../records/tally.ts';
import type { Beginning } from './beginning.ts';

/** An image as a log in memory. */
export interface PreviewImage {
  readonly log: ImageLog;
  readonly tiles: TileSource;
  /** Depths of its scanlines, ascending. */
  readonly depths: Float64Array;
}

export interface PreviewRows {
  /** Of the first part; absent where not one row could be read. */
  readonly part?: PreviewPart;
  readonly image?: PreviewImage;
  readonly findings: readonly Finding[];
  /** Sentinels that are values after all. */
  readonly kept: Kept | undefined;
  /** Why reading has stopped. */
  readonly problem?: string;
}

/** Reads a second time where numbers that may mean missing turn out to be values. Does not throw for what the file holds. */
export async function previewRows(
  chosen: ChosenParts,
  options: ImportOptions,
  beginning: Beginning,
): Promise<PreviewRows> {
  const first = await readOnce(chosen, options, beginning, undefined);
  const { findings, kept } = judge(first.tally);
  const { tally, ...rows } = kept ? await readOnce(chosen, options, beginning, kept) : first;
  return { ...rows, kept, findings: [...findings, ...findingsOf(tally)] };
}

type ReadRows = Pick<PreviewRows, 'part' | 'image' | 'problem'> & { readonly tally: Tally };

async function readOnce(
  { table, parts }: ChosenParts,
  options: ImportOptions,
  beginning: Beginning,
  kept: Kept | undefined,
): Promise<ReadRows> {
  const stored = parts.map(({ kind, columns }) => ({ kind, width: columns.length }));
  const builder = new TableBuilder(beginning.name, storedParts(stored, options));
  const tally = new Tally();
  // Of the first part alone: the others have the same depths.
  const tiles: Tile[] = [];
  let problem: string | undefined;
  try {
    for await (const block of table.read({ parts, kept, tally })) {
      for (const { part, tile } of builder.add(block)) if (part === 0) tiles.push(tile);
    }
  } catch (error) {
    // What is wrong at the very end of a beginning is wrong because it ends there.
    if (beginning.isWhole || !beginning.isRead) problem = sentenceOf(error);
  }
  try {
    const { tiles: last, facts: all } = builder.finish();
    for (const { part, tile } of last) if (part === 0) tiles.push(tile);
    tally.spreadDepths = builder.order.spread;
    const [part, facts] = [parts[0]!, all[0]!];
    const ended = { tally, ...(problem === undefined ? {} : { problem }) };
    if (facts.rows === 0) return ended;
    tiles.sort((a, b) => a.level - b.level || a.firstRow - b.firstRow);
    const depths = Float64Array.from(tiles.filter(({ level }) => level === 0).flatMap((tile) => [...tile.depths]));
    const gaps = depths.filter((depth, i) => i > 0 && depth - depths[i - 1]! > facts.gapStep).length;
    const depthUnit = table.depth!.unit;
    const { rows, sourceWidth, width, depthMin, depthMax, depthStep, nulls } = facts;
    const shape = { rows, sourceWidth, width, depthMin, depthMax, depthStep, gaps, nulls };
    const log: ImageLog = {
      ...{ id: 1, kind: 'image', name: '', sourceName: '', sourceBytes: 0, importedAt: '', storedBytes: 0 },
      ...{ interpolation: 'nearest', depthUnit, skippedRecords: 0, findings: [] },
      ...{ depthReference: 'unknown', geometry: 'columns' },
      ...facts,
    };
    return {
      ...ended,
      part: { name: part.name, kind: part.kind, depthUnit, ...shape },
      ...(part.kind === 'image' ? { image: { log, tiles: sourceOf(tiles), depths } } : {}),
    };
  } catch (error) {
    return { tally, problem: problem ?? sentenceOf(error) };
  }
}

function sentenceOf(error: unknown): string {
  if (error instanceof StratascopeError) return error.message;
  throw error;
}

function sourceOf(tiles: readonly Tile[]): TileSource {
  return {
    findTile: async (_id, level, depth) =>
      tiles.find((tile) => tile.level === level && tile.depthEnds[tile.rows - 1]! >= depth)?.firstRow,
    readTiles: async (_id, level, from, to) =>
      tiles.filter((tile) => tile.level === level && tile.firstRow >= from && tile.firstRow < to),
  };
}
