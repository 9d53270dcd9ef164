// Packs the file of a random table: gzip, zip alone or among others, or cut short so that it has to be refused.
import { gzipSync } from 'node:zlib';
import { makeZip } from '../fixtures/make-zip.ts';
import type { Random } from './random.ts';

export interface Packed {
  readonly bytes: Uint8Array;
  /** What the file's name ends with. */
  readonly ending: string;
  /** Has to be asked for. */
  readonly part?: string;
  /** What a refusal has to name, where it cannot be read. */
  readonly fault?: readonly string[];
}

const OTHER = 'notes.txt';

/** `mayFail`: the table itself has no fault. */
export function packed(bytes: Uint8Array, name: string, mayFail: boolean, random: Random): Packed {
  const isCut = mayFail && random.chance(0.05);
  const method = random.pick([0, 8]);
  const file = { name, content: bytes, method };
  switch (random.pick(['gzip', 'gzip', 'zip', 'zip of several'])) {
    case 'gzip': {
      const all = gzipSync(bytes);
      return isCut
        ? { bytes: all.subarray(0, all.length - 9), ending: '.gz', fault: ['table', 'gzip', 'cut short'] }
        : { bytes: all, ending: '.gz' };
    }
    case 'zip': {
      const all = makeZip([file]);
      return isCut
        ? { bytes: all.subarray(0, all.length - 5), ending: '.zip', fault: ['table', 'zip'] }
        : { bytes: all, ending: '.zip' };
    }
    default: {
      const all = makeZip(random.some([file, { name: OTHER, content: 'made by hand\n' }], 2));
      return isCut
        ? { bytes: all, ending: '.zip', fault: ['table', '--part', name, OTHER] }
        : { bytes: all, ending: '.zip', part: name };
    }
  }
}
