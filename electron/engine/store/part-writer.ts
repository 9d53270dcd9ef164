// Writes the tiles of one part of a log's file: of the log itself, or of a companion.
import type { Tile } from '../../../shared/tiles/tile.ts';
import type { ImportWriter } from './image-store.ts';
import type { StrataWriter } from './strata/strata-writer.ts';

export class PartWriter implements ImportWriter {
  readonly file: StrataWriter;
  readonly part: number;
  #storedBytes = 0;

  /** Adds the part to the file. */
  constructor(file: StrataWriter) {
    this.file = file;
    this.part = file.addPart();
  }

  get storedBytes(): number {
    return this.#storedBytes;
  }

  write(tile: Tile): void {
    this.#storedBytes += this.file.write(this.part, tile);
  }

  digest(): Promise<string> {
    return this.file.digest(this.part);
  }
}
