// In: rows of one level of the pyramid. Out: its tiles, as they fill.
import { draftTile, sealTile, type TileDraft } from '../tile-codec.ts';
import { TILE_ROWS, type Tile } from '../tile.ts';
import { Group } from './pyramid-group.ts';

export class Level {
  readonly #level: number;
  readonly #width: number;
  /** Rows of closed tiles, and of those built elsewhere. */
  closedRows: number;
  /** Up to TILE_ROWS rows in file order. */
  draft: TileDraft;
  /** Rows of the draft. */
  rows = 0;
  /** The rows since the last one of the next level. */
  readonly group: Group;

  constructor(level: number, width: number, closedRows: number) {
    this.#level = level;
    this.#width = width;
    this.closedRows = closedRows;
    this.draft = draftTile(level, TILE_ROWS, width);
    this.group = new Group(width);
  }

  /** Begins a row. Returns where its samples belong. */
  begin(top: number, base: number): number {
    const row = this.rows++;
    this.draft.depths[row] = top;
    this.draft.depthEnds[row] = base;
    return row * this.#width;
  }

  skip(rows: number): void {
    this.closedRows += rows;
  }

  close(descending: boolean): Tile {
    const { rows } = this;
    const ordinal = this.closedRows;
    const draft = rows === TILE_ROWS && !descending ? this.draft : this.#upright(descending);
    this.closedRows += rows;
    this.rows = 0;
    if (draft === this.draft) this.draft = draftTile(this.#level, TILE_ROWS, this.#width);
    // In a descending file the ordinals are the negatives, and the deepest row of the tile comes first in the file.
    return sealTile(draft, descending ? 1 - ordinal - rows : ordinal);
  }

  /** The rows in ascending depth, and no more than there are. */
  #upright(descending: boolean): TileDraft {
    const { rows } = this;
    const width = this.#width;
    const upright = draftTile(this.#level, rows, width);
    for (let row = 0; row < rows; row++) {
      const from = descending ? rows - 1 - row : row;
      upright.depths[row] = this.draft.depths[from]!;
      upright.depthEnds[row] = this.draft.depthEnds[from]!;
      upright.samples.set(this.draft.samples.subarray(from * width, (from + 1) * width), row * width);
    }
    return upright;
  }
}
