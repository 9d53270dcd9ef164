// One level of the pyramid while it is built: collects rows and makes tiles as they fill.
import { aggregationsOf, storedLevel } from '../../../../shared/tiles/levels.ts';
import { sealTile } from '../../tiles/tile-codec.ts';
import { draftTile, freshMemory, type TakeMemory, type TileDraft } from '../../../../shared/tiles/tile-layout.ts';
import { TILE_ROWS, type Tile } from '../../../../shared/tiles/tile.ts';
import { Group } from './pyramid-group.ts';

export class Level {
  /** Numbers under which its tiles are stored: of the means, and from level 2 up also of the minima and the maxima. */
  readonly #stored: readonly number[];
  readonly #width: number;
  #take: TakeMemory = freshMemory;
  /** Rows of finished tiles, including those built elsewhere. */
  closedRows = 0;
  /** One unfinished tile for each of `#stored`, in file order; only the first one has the depths. None between two tiles. */
  #drafts: TileDraft[] | undefined;
  /** Number of rows in the drafts. */
  rows = 0;
  /** The rows since the last row of the next level. */
  readonly group: Group;

  constructor(level: number, width: number) {
    this.#stored = aggregationsOf(level).map((aggregation) => storedLevel(level, aggregation));
    this.#width = width;
    this.group = new Group(width);
  }

  /** Drops its rows and begins anew behind `closedRows` that are built elsewhere, with memory from elsewhere, too. */
  restart(closedRows: number, take: TakeMemory): void {
    this.#take = take;
    this.#drafts = undefined;
    this.closedRows = closedRows;
    this.rows = 0;
    this.group.reset();
  }

  /** The draft of the scanlines, or of their means. */
  get draft(): TileDraft {
    return this.#open()[0]!;
  }

  /** Begins a row with the depths of its ends. Returns the index at which its samples belong. */
  begin(top: number, base: number): number {
    const row = this.rows++;
    this.draft.depths[row] = top;
    this.draft.depthEnds[row] = base;
    return row * this.#width;
  }

  /** Adds the row that a group becomes. */
  add(group: Group): void {
    const at = this.begin(group.top, group.base);
    const [means, minima, maxima] = this.#open();
    group.meanInto(means!.samples, at);
    if (minima && maxima) group.extremesInto(minima.samples, maxima.samples, at);
    this.group.add(group);
  }

  skip(rows: number): void {
    this.closedRows += rows;
  }

  close(descending: boolean): Tile[] {
    const { rows } = this;
    const ordinal = this.closedRows;
    // Rows of a descending file have negative ordinals, and a tile's deepest row comes first in the file.
    const firstRow = descending ? 1 - ordinal - rows : ordinal;
    const { depths, depthEnds } = this.draft;
    const isAsFiled = rows === TILE_ROWS && !descending;
    const tiles = this.#open().map((draft) => {
      draft.depths.set(depths);
      draft.depthEnds.set(depthEnds);
      return sealTile(isAsFiled ? draft : this.#upright(draft, descending), firstRow, this.#take);
    });
    this.closedRows += rows;
    this.rows = 0;
    // Drafts that became tiles without a copy belong to the caller now.
    if (isAsFiled) this.#drafts = undefined;
    return tiles;
  }

  #open(): TileDraft[] {
    return (this.#drafts ??= this.#stored.map((stored) => draftTile(stored, TILE_ROWS, this.#width, this.#take)));
  }

  /** A copy of the draft with its rows in ascending depth, and only as many as there are. */
  #upright(draft: TileDraft, descending: boolean): TileDraft {
    const { rows } = this;
    const width = this.#width;
    const upright = draftTile(draft.level, rows, width, this.#take);
    for (let row = 0; row < rows; row++) {
      const from = descending ? rows - 1 - row : row;
      upright.depths[row] = draft.depths[from]!;
      upright.depthEnds[row] = draft.depthEnds[from]!;
      upright.samples.set(draft.samples.subarray(from * width, (from + 1) * width), row * width);
    }
    return upright;
  }
}
