// A reader to copy: a format that nobody has heard of, read at offsets and counted in frames.
import { cancelled } from '../../shared/errors.ts';
import type { ByteSource, HeldTable, LogReader } from '../../electron/engine/import/readers/log-reader.ts';
import type { RowBlock } from '../../electron/engine/import/records/row-blocks.ts';

const MAGIC = 'TOY1';
const WIDTH = 2;
const FRAME_BYTES = 8 + WIDTH * 4;

/** `TOY1`, the number of frames, and the frames from the last to the first: a float64 depth and two float32 samples each. */
export const toyReader: LogReader = {
  id: 'toy',
  name: 'toy file',
  endings: ['toy'],
  mimes: [],
  sniff: (head) => Buffer.from(head.subarray(0, 4)).toString() === MAGIC,
  async open(source) {
    const rows = Buffer.from(await source.readAt(4, 4)).readUInt32LE();
    return { tables: [tableOf(source, rows)] };
  },
};

/** Its columns are those of the frames, the depth first; none has a name. */
function tableOf(source: ByteSource, rows: number): HeldTable {
  const column = (role: 'depth' | 'image') => ({ name: '', unit: null, role, why: 'frames are so', field: null });
  return {
    ...{ name: '', encoding: null, dialect: null, findings: [], notes: [] },
    columns: [column('depth'), column('image'), column('image')],
    depth: { unit: 'ft', column: 0, times: 1, over: 1, feetAndInches: false },
    parts: [{ name: 'frames', kind: 'image', columns: [1, 2], valueUnit: 'ohm.m' }],
    // In the words of the format, behind the file's name.
    ...(rows === 0 ? { refusal: 'expected an image but received a toy file without one' } : {}),
    async *read({ signal }) {
      for (let frame = 0; frame < rows; frame++) {
        if (signal?.aborted) throw cancelled();
        yield blockOf(await frameAt(source, rows, frame), frame + 1);
      }
    },
  };
}

/** Such a file, of scanlines of 10 and 20 times their depth. `depths` in feet, in the order in which they are to be read. */
export function toyFile(depths: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 + depths.length * FRAME_BYTES);
  bytes.write(MAGIC);
  bytes.writeUInt32LE(depths.length, 4);
  for (const [i, depth] of depths.toReversed().entries()) {
    const at = 8 + i * FRAME_BYTES;
    bytes.writeDoubleLE(depth, at);
    bytes.writeFloatLE(depth * 10, at + 8);
    bytes.writeFloatLE(depth * 20, at + 12);
  }
  return bytes;
}

async function frameAt(source: ByteSource, rows: number, frame: number) {
  const bytes = Buffer.from(await source.readAt(8 + (rows - 1 - frame) * FRAME_BYTES, FRAME_BYTES));
  return { depth: bytes.readDoubleLE(0), samples: Float32Array.of(bytes.readFloatLE(8), bytes.readFloatLE(12)) };
}

function blockOf({ depth, samples }: { depth: number; samples: Float32Array }, frame: number): RowBlock {
  return {
    ...{ count: 1, width: WIDTH, depths: Float64Array.of(depth), samples },
    ...{ places: Float64Array.of(frame), placeKind: 'frame' },
  };
}
