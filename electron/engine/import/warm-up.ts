// Reads and builds a small made-up log, so that the code is compiled by the time the first file is imported.
import { chooseReader } from './readers/choose-reader.ts';
import { storedParts } from './build/stored-part.ts';
import { TableBuilder } from './build/table-builder.ts';
import type { ByteSource } from './readers/log-reader.ts';
import { Tally } from './records/tally.ts';
import { readInSegments } from './segments/table-segments.ts';

/** Enough rows for the engine to optimise each loop, and for segments; takes a fifth of a second on its own thread. */
const ROWS = 3400;
const COLUMNS = 200;

/** Different scanlines, so that samples fall into as many bins as those of a log do. */
const SCANLINES = 64;
/** What is slow the first time is compiled by the second. */
const TIMES = 2;

/** Builds a small log and drops it. The first import of a session then takes a third of the time. */
export async function warmUp(): Promise<void> {
  const scanlines = Array.from({ length: SCANLINES }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) => (row * row * 11 + column * column * 37) % 256).join(','),
  );
  const text = Array.from({ length: ROWS }, (_, row) => `${(row / 10).toFixed(1)},${scanlines[row % SCANLINES]!}\n`);
  const bytes = new TextEncoder().encode(text.join(''));
  for (let time = 0; time < TIMES; time++) await build(bytes);
}

async function build(bytes: Uint8Array): Promise<void> {
  const file: ByteSource = {
    name: 'warm-up',
    async *stream() {
      yield bytes;
    },
    readAt: async (offset, length) => bytes.subarray(offset, offset + length),
  };
  const { reader, source } = await chooseReader(file);
  const { tables } = await reader.open(source, {});
  const [table] = tables;
  const parts = storedParts([{ kind: 'image', width: COLUMNS }], { width: 150, interpolation: 'linear' });
  const builder = new TableBuilder(file.name, parts);
  const rows = table!.read({
    ...{ parts: table!.parts, tally: new Tally() },
    inSegments: (all, records) => readInSegments(all, records, { threads: undefined, parts, order: builder.order }),
  });
  for await (const part of rows) {
    for (const tile of builder.add(part)) void tile;
  }
  builder.finish();
}
