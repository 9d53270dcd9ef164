// A reader to copy: a format that nobody has heard of, read at offsets and counted in frames.
import { cancelled } from '../../shared/errors.ts';
import type { ByteSource, LogReader, ScanlineBlock } from '../../electron/engine/import/readers/log-reader.ts';

const MAGIC = 'TOY1';
const WIDTH = 2;
const FRAME_BYTES = 8 + WIDTH * 4;
const NOTHING = { images: [], curves: [], surveys: [], picks: [], notes: [] };

/** `TOY1`, the number of frames, and the frames from the last to the first: a float64 depth and two float32 samples each. */
export const toyReader: LogReader = {
  id: 'toy',
  name: 'toy file',
  endings: ['toy'],
  mimes: [],
  sniff: (head) => Buffer.from(head.subarray(0, 4)).toString() === MAGIC,
  async open(source) {
    const rows = Buffer.from(await source.readAt(4, 4)).readUInt32LE();
    if (rows === 0) return { ...NOTHING, read: none };
    const last = await frameAt(source, rows, 0);
    const first = await frameAt(source, rows, rows - 1);
    return {
      ...NOTHING,
      images: [
        {
          id: 'frames',
          shape: { rows, columns: WIDTH },
          unit: 'ohm.m',
          depth: { unit: 'ft', min: first.depth, max: last.depth },
          recognisedBy: 'its first four bytes',
        },
      ],
      async *read({ signal }) {
        for (let frame = 0; frame < rows; frame++) {
          if (signal?.aborted) throw cancelled();
          yield blockOf(await frameAt(source, rows, frame), frame + 1);
        }
      },
    };
  },
};

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

function none(): never {
  throw new Error('Expected no image to be read');
}

async function frameAt(source: ByteSource, rows: number, frame: number) {
  const bytes = Buffer.from(await source.readAt(8 + (rows - 1 - frame) * FRAME_BYTES, FRAME_BYTES));
  return { depth: bytes.readDoubleLE(0), samples: Float32Array.of(bytes.readFloatLE(8), bytes.readFloatLE(12)) };
}

function blockOf({ depth, samples }: { depth: number; samples: Float32Array }, frame: number): ScanlineBlock {
  return {
    ...{ count: 1, width: WIDTH, depths: Float64Array.of(depth), samples, skippedRecords: 0, depthUnit: 'ft' },
    ...{ places: Float64Array.of(frame), placeKind: 'frame' },
  };
}
