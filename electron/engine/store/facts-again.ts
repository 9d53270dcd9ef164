// Facts of a log of which nothing else is left than its scanlines, and the remarks that say so.
import { FIRST_EXTREME_LEVEL } from '../../../shared/tiles/levels.ts';
import { TILE_ROWS, type Tile } from '../../../shared/tiles/tile.ts';
import type { ScanlinesLeft } from './strata/strata-reader.ts';
import { depthUnit, LOG_KINDS, type ImageLog, type LogKind } from '../../../shared/model/image-log.ts';

/** What damaged rows say of a log, which is more than nothing, and no more than that. */
export interface SaidOfLog {
  readonly kind?: unknown;
  readonly name?: unknown;
  readonly facts?: unknown;
  readonly notes?: unknown;
}

/**
 * Values, steps and the exact rows are whoever reads the scanlines' to find. `said`: by damaged rows, the better ones first.
 * Undefined where no scanline is whole.
 */
export function factsAgain(
  { first, last, depthMax, read }: ScanlinesLeft,
  said: readonly SaidOfLog[],
  { isFirst, fileName }: { readonly isFirst: boolean; readonly fileName: string },
): Omit<ImageLog, 'id' | 'importedAt' | 'storedBytes'> | undefined {
  if (first === undefined || last === undefined || depthMax === undefined) return undefined;
  const tile = firstWhole(first, last, read);
  if (!tile) return undefined;
  const { width } = tile;
  const kind = kindSaid(said) ?? (isFirst && width > 1 ? 'image' : 'curves');
  const unit = unitSaid(said);
  return {
    ...{ kind, name: nameSaid(said) ?? fileName, sourceName: fileName, sourceBytes: 0 },
    ...{ rows: last - first + TILE_ROWS, sourceWidth: width, width, interpolation: 'linear', depthUnit: unit ?? 'm' },
    ...{ depthMin: tile.depths[0]!, depthMax, depthStep: 0, gapStep: 0 },
    ...{ valueMin: null, valueMax: null, p01: null, p99: null, nulls: 0, skippedRecords: 0 },
    ...{ topLevel: 0, extremesFrom: FIRST_EXTREME_LEVEL, depthReference: 'unknown', geometry: 'columns' },
    findings: [
      {
        code: 'facts-found-again',
        message: `What was known of this log was damaged: its rows, width, depths and values were found again from its scanlines, of which some may be missing at its ends, and it is taken for ${AS[kind]}; what it was read from, and how, is not known any more`,
        option: null,
      },
      {
        code: 'depth-unit-assumed',
        message: `The unit of its depths was damaged with it: ${unit === undefined ? 'they are taken to be in m' : `what is left of it says ${unit}`}`,
        option: '--depth-unit',
      },
    ],
  };
}

const AS: Readonly<Record<LogKind, string>> = { image: 'an image', curves: 'curves', survey: 'a survey' };

function firstWhole(first: number, last: number, read: ScanlinesLeft['read']): Tile | undefined {
  for (let row = first; row <= last; row += TILE_ROWS) {
    const tile = read(row, row + TILE_ROWS).find((each): each is Tile => !('lost' in each));
    if (tile) return tile;
  }
  return undefined;
}

function kindSaid(said: readonly SaidOfLog[]): LogKind | undefined {
  return said.flatMap(({ kind }) => LOG_KINDS.filter((known) => known === kind))[0];
}

function nameSaid(said: readonly SaidOfLog[]): string | undefined {
  return said.map(({ name }) => name).find((name): name is string => typeof name === 'string' && name !== '');
}

/** What people have noted goes before what the import found. */
function unitSaid(said: readonly SaidOfLog[]): ImageLog['depthUnit'] | undefined {
  const texts = [...said.map(({ notes }) => notes), ...said.map(({ facts }) => facts)];
  for (const text of texts) {
    const unit = typeof text === 'string' ? /"depthUnit":"(\w+)"/.exec(text)?.[1] : undefined;
    const known = depthUnit.safeParse(unit);
    if (known.success) return known.data;
  }
  return undefined;
}
