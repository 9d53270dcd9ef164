// Builds all parts of a table in one pass: checks the order of their depths, and hands on the tiles of each.
import type { RowBlock } from '../records/row-blocks.ts';
import type { Tile } from '../../../../shared/tiles/tile.ts';
import type { Segment } from './built-segment.ts';
import { DepthOrder } from './depth-order.ts';
import { LogBuilder, type LogFacts } from './log-builder.ts';
import type { StoredPart } from './stored-part.ts';

/** A tile and the number of the part that it belongs to. */
export interface PartTile {
  readonly part: number;
  readonly tile: Tile;
}

export class TableBuilder {
  readonly order: DepthOrder;
  readonly #builders: readonly LogBuilder[];

  /** `fileName` is for errors. */
  constructor(fileName: string, parts: readonly StoredPart[]) {
    this.order = new DepthOrder(fileName);
    this.#builders = parts.map((part) => new LogBuilder(part));
  }

  /** Number of rows so far, without those that wait for the next depth. */
  get rows(): number {
    return this.#builders[0]?.rows ?? 0;
  }

  /**
   * A segment must be one that the order says `continues`.
   * @throws StratascopeError `unreadable_file` where the depths turn back, lie too close or too far out.
   */
  *add(read: RowBlock | Segment): Generator<PartTile> {
    if ('count' in read) {
      yield* this.#build(this.order.add(read));
      return;
    }
    yield* this.#build(this.order.pass(read));
    for (const [part, builder] of this.#builders.entries()) {
      for (const tile of builder.append(read, read.pieces[part]!)) yield { part, tile };
    }
  }

  /** Returns the remaining tiles, and the facts about each part. */
  finish(): { tiles: readonly PartTile[]; facts: readonly LogFacts[] } {
    const tiles = [...this.#build(this.order.finish())];
    const facts: LogFacts[] = [];
    for (const [part, builder] of this.#builders.entries()) {
      const finished = builder.finish();
      tiles.push(...finished.tiles.map((tile) => ({ part, tile })));
      facts.push(finished.facts);
    }
    return { tiles, facts };
  }

  *#build(blocks: Iterable<RowBlock>): Generator<PartTile> {
    for (const block of blocks) {
      for (const [part, builder] of this.#builders.entries()) {
        for (const tile of builder.add(block)) yield { part, tile };
      }
    }
  }
}
